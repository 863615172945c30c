"""One file per page of the window. A page knows services and shared parts, never another page.

Submitter: home, tasks, dossiers, training, other_records, evidence, self_assessment, export, results.
Appraiser: round_board, import_packages, appraisal, ranking, send_results, criteria.
Both: reports, keys, settings. `ui/page_list.py` gives each role its pages in order.
"""
