"""The disk: everything that touches a file. Fulfils `core/ports.py`; sees core and nothing else.

`workspace`     open or make a workspace: database, evidence, keys and lock joined; `paths` its layout
`database`      open, settings, migrate, snapshot, check; `tables`, `migrations/` the schema
`transaction`   the stores of one all-or-nothing piece of work: `office`, `records`, `evidence_register`,
                `criteria`, `assessments`, `rounds`, `every_unit`, `exchanges`, `trust`, `audit`
`attachments`   evidence by SHA-256; `quarantine`, `package_files` packages coming and going; `keys`
`backup`        a whole workspace in one verified file; `backup_store` the copies it keeps of itself, over
                `backup_contents`, where evidence lies once for all of them;
                `backup_elsewhere` those on another drive, `backup_keys` opens them
`restore`       and back, `going_back` to a copy it keeps, `as_it_stands` copies what gives way; `beside`
                takes the place of a folder; `lock` one program per workspace
`cms`, `certificate_files`, `certificate_chains`   the government signature; `tokens` asks `token_process`,
                which alone loads a token's driver; `pdf_signatures` asks `pdf_process`; both are
                `child_process`es; `signing_tools` loads any of them on first use
`this_machine`  folders, log and other windows of this computer; `folder_risk`, `raising`, `support_files`,
                `sample_cache` what the window asks for before a workspace is open
`template_files`   Word templates of a province, checked and filled by `templates/`, kept by
                `template_store`; `letterheads` keeps heads, signers and recipients of papers
`logs`, `clock`, `criteria_files`, `disk`, `safe_names`   the small things
"""
