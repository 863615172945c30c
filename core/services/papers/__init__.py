"""The kinds of reports, one family a module: each gathers its figures and answers its `Paper` values.

`own_year`      what a commune prints of its year: self-score, checklist, deadlines
`of_evidence`   the evidence register, what is missing by person
`of_plan`       the year's plan, its amendments, breakthrough work
`after_result`  the result, lost points, self-review, the sheet of the head
`of_records`    annexes of a commune's registers: training, dossiers
`of_exchange`   the record of handing over, the sheet of the office's key
`blank`         forms for collecting by hand
`periodic`      periodic reports of a commune with their statistics annexes
`annexes`       statistics by period, for both roles
`of_round`      what the authority prints of a round
`round_status`, `minutes`, `comparison`
                where a round stands, a unit's appraisal line by line, claimed beside appraised points
`summary`, `bands`, `years`
                the round on the chairman's page, its bands, the years held side by side
`survey`        survey campaigns with what every unit's people answered
`claims`, `minutes_reading`
                who claimed that nothing occurred; how the rows behind minutes are read
`commune_words`, `authority_words`
                what the families of either role share

`make_report` beside this folder is their register; builders of the documents stand in `core/reporting`.
"""
