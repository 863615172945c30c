"""Everything an officer keeps through the year: one frozen class per kind of record.

`fields.py`   how a kind declares its fields; screens, tables, spreadsheets and packages derive from it
`planning`    plans, tasks, periodic reports, breakthroughs, external indexes
`oversight`   inspections, findings, legal work, delegation, procedures, complaints, documents issued
`dossiers`    monthly counts, late dossiers, feedback, satisfaction
`people`      staff, training, discipline, commendation, rotation, organisation, committees
`outreach`    communication, dialogues, initiatives
`means`       budget publicity, finance, electronic documents, ISO, website
`catalogue`   the list of kinds under their codes
`checks`      findings on one record or on a year of records
"""
