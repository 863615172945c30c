"""Files of other programs, above all exports of one-stop software: which column holds what, what it counts.

values.py     a file as it was looked at; the plan of an import
words.py      how headings, fields, channels and states are written (folded, without accents)
headings.py   where the table begins; a proposal of columns
dossiers.py   a list of single dossiers -> counts by month and field (guide 4, decision 766)

Only mapped columns are ever handed to the services: names and telephone numbers of citizens stay in the file.
"""
