"""Reports as values: what stands in a document, without saying in which file form it is written.

`paper`         what kinds there are and what is asked of one; `document` Report and everything in it
`display`       how counts, points, ratios and days are printed; `columns`, `wrapped`, `written`, `by_area`
                cells, lines and officers' own words that stand the same way in every paper
`data`, `words` the figures and words of the older reports; newer builders hold their own beside them
`head`          letterhead and signature; `template_fields` what a province's own form may use; `forms`
                the file forms

One builder per report, a pure function of data and words:

a unit's year   `self_score`, `checklist`, `due_list`, `evidence_register`, `missing_by_owner`, `plan_paper`,
                `plan_amendment`, `breakthrough_paper`, `training_annex`, `dossier_annex`, `blank_forms`
every period    `periodic` with `periodic_annexes`, `periodic_tables`, `periodic_words`; `pooled_annex`
after a result  `result_sheet`, `improvement_paper`, `review_paper`, `head_sheet`, `lost_points`
exchange        `hand_over`, `enrolment_sheet`, `sent_list`, `refused_list`, `reminders`
a round         `round_status`, `minutes` with `minutes_tables` and `minutes_values`, `comparison`,
                `ranking_table`, `band_summary`, `consolidated`, `province_summary`, `years_paper`,
                `survey_paper`, `council_list`, `aid_list`, `trial_table`; `round_words` what they share
figures         `figure_findings`

A report about more than one unit kind has one table per kind (guide 7).
"""
