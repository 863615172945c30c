"""Where things stand on a sheet of records; writer and reader share it.

Version 2 puts the hidden codes above the labels, so that the labels carry the filter's buttons. Version 1
had them below; both are read.
"""

INFO_SHEET = "_socchc"
KIND_MARK = "socchc:"
FINDINGS_MARK = "socchc:findings"
WORKBOOK_VERSION = 2
CODE_ROW = 2
LABEL_ROW = 3
FIRST_ROW = 4
ID_COLUMN, YEAR_COLUMN, FIRST_FIELD = 1, 2, 3
ID_CODE, YEAR_CODE = "id", "year"
