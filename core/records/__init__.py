"""Everything an officer keeps through the year: one frozen class per kind of record.

`fields.py`   how a kind declares its fields; screens, tables, spreadsheets and packages derive from it
`planning`    plans, tasks, periodic reports, breakthroughs, external indexes
`targets`     what is to be reached, and ratios that other documents state
`oversight`   inspections, findings, legal work, delegation, procedure counts, complaints, documents
`procedures`  procedures one by one, and the place that receives dossiers
`dossiers`    monthly counts, late dossiers, feedback, satisfaction
`people`      staff, training, discipline, commendation, rotation, organisation, committees, the head's rating
`outreach`    communication, dialogues, initiatives
`means`       budget publicity, finance, autonomy, electronic documents, ISO, website, equipment
`levels`      levels of government
`catalogue`   the list of kinds under their codes, in groups
`checks`      findings on one record or on a year of records
`own_checks`  what only one kind can have wrong; `year_checks` a year together, `list_checks` counts and lists
"""
