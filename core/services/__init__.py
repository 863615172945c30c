"""The product's table of contents: one file per job an officer would name.

Both roles      `set_up`, `office_names`, `calendar_care`, `adopt_criteria`, `draft_criteria`, `try_criteria`
   keys         `key_care`, `new_keys`, `key_lock`, `enrol_keys`, `key_packages`, `trust_lists`,
                `rotate_key`, `sealed_keys`, `government_signature`
   safety       `safekeeping`, `check_whole`, `keep_backups`, `copy_elsewhere`, `rehearse_restore`,
                `time_watch`, `noting`, `watch_history`, `prove_history`, `read_audit`, `update_program`
   papers       `make_report` over `papers/`; `print_papers`, `paper_head`, `letterhead_care`,
                `replace_templates`, `province_forms`, `report_texts`, `report_sentences`, `check_figures`
   packages in  `import_package`, `import_batch`, `import_answers`, `known_packages`,
                `accepted_package`, `taking_back`; `receiving` and a file for each kind:
                `receive_submission`, `receive_results`, `receive_return`, `returns`, `receive_receipt`,
                `receive_criteria`, `receive_keys`, `receive_tasks`, `receive_work`; `reading_office`,
                `fork_block`, `stream_care`
   and out      `outgoing`, `dispatch`, `deliver_package`, `hand_over`, `rebuild_package`,
                `package_history`, `receipts`
The submitter   `record_entry`, `correct_sent`, `correcting`, `exchange_records`, `map_foreign`,
                `taking_rows`, `follow_targets`, `plan_history`, `carry_over`, `year_overview`,
                `year_history`, `years_side_by_side`
   evidence     `keep_evidence`, `offer_evidence`, `preview_evidence`, `watch_scans`, `taking_back`
   submission   `self_assessment`, `submitting`, `export_package`, `own_packages`
   aftermath    `aftermath` with `win_back`, `review_report`
The appraiser   `province_home`, `round_board`, `run_round`, `extend_round`, `unit_round`,
                `round_reading`, `submitted_claims`
   appraisal    `appraisal`, `appraisal_progress`, `appraise_across`, `ask_questions`, `standard_remarks`,
                `judgement_aids`, `look_over`, `recomputing`
   desks        `assign_desks`, `desk_work`, `desk_lines`, `export_work`, `merge_work`, `merge_questions`,
                `decide_conflicts`
   beside it    `outside_values`, `outside_plan`, `exchange_outside`, `run_survey`, `keep_council`,
                `keep_past_results`
   outcome      `publish_ranking`, `ranking_reading`, `ranking_documents`, `ranking_report`,
                `compare_ranking`, `consolidate_report`, `round_papers`, `result_papers`
   sending      `send_results`, `send_return`, `send_criteria`, `send_tasks`, `send_many`
Joined          `compose` from `workspace_parts` into `office_services`; `compose_criteria`,
                `compose_evidence`, `compose_exchange`, `compose_round`, `compose_forms`,
                `compose_papers`, `compose_commune`,
                `compose_authority_papers`

A service is built once in `main.py` from the ports it needs; its methods are the acts. Each act is one
transaction, checks before it writes, and raises `UserError` or `DeviceError` with a code.
"""
