"""Every Vietnamese sentence a person reads: constants and small typed functions, no Qt.

`common`, `numbers`   words every page shares; how counts, points, ratios and days are shown
`errors`              what could not be done, why, what to do now: joins the rooms' own sentences
`every_finding`       one sentence for any finding of any room
`records`, `criteria`, `deadlines`, `findings`   the words of the field
one module per page, report, command line and demo
"""
