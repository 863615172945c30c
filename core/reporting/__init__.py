"""Reports as values: what stands in a document, without saying in which file form it is written.

`document`    Report and everything in it: paragraphs, headings, tables, annexes, letterhead, signature
`display`     how counts, points, ratios and days are printed
`data`        the plain figures each report is made from; a service fills them
`words`       the words each report needs; `ui/texts/reports.py` fills them
`head`        letterhead and signature from data and words
`self_score`, `checklist`, `due_list`, `ranking_table`, `pooled_annex`, `aid_list`
              one builder per report: a pure function of data and words

A report about more than one unit kind has one table per kind (guide 7).
"""
