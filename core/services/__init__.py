"""The product's table of contents: one file per job an officer would name.

Both roles      `set_up`, `adopt_criteria`, `key_care`, `enrol_keys`, `trust_lists`, `rotate_key`,
                `sealed_keys`, `safekeeping`, `make_report`, `letterhead_care`, `replace_templates`,
                `import_package`
The submitter   `record_entry`, `exchange_records`, `keep_evidence`, `self_assessment`, `export_package`,
                `receive_results`
The appraiser   `appraisal`, `publish_ranking`, `send_results`

A service is built once in `main.py` from the ports it needs; its methods are the acts. Each act is one
transaction, checks before it writes, and raises `UserError` or `DeviceError` with a code.
"""
