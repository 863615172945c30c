"""Where things stand on a sheet of records; writer and reader share it, and it never changes in a format."""

INFO_SHEET = "_socchc"
KIND_MARK = "socchc:"
LABEL_ROW = 2
CODE_ROW = 3
FIRST_ROW = 4
ID_COLUMN, YEAR_COLUMN, FIRST_FIELD = 1, 2, 3
ID_CODE, YEAR_CODE = "id", "year"
