"""The figures of a periodic report: records seen through a window of days (CV 581/BNV-CCHC; guide 2 and 3).

`windows`   which records count in a window, and what is left out of it
`figures`   the statistics annexes: every code, its figures, and how each is counted
`counts`    the ways of counting that several figures share
`people`    rows of the annexes that are no single figure: staff, classes, indexes, fields, satisfaction
`ratios`    percentages derived from the counts, against the year before and the target
`checks`    the sum checks of the annexes
"""
