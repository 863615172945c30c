"""Where things stand on a sheet of figures by unit; writer and reader share it, and a format keeps it."""

INFO_SHEET = "_socchc"
MARK = "socchc-outside:"
TITLE_ROW, LABEL_ROW, CODE_ROW, FIRST_ROW = 1, 2, 3, 4
UNIT_COLUMN, NAME_COLUMN, FIRST_CELL = 1, 2, 3
NAME_CODE = "name"
