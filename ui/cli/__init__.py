"""The command line: every job of the window without one; no Qt.

`output`     run a command: text or JSON, exit codes, the error file; `answers` what a command answers
`parser`     every command with its options; `grammar` the Vietnamese argument parser
`doors`      what `main.py` hands in: workspaces, files, the window
`passphrase` from the environment or a prompt, never an argument
`workspace`, `criteria`, `records`, `evidence`, `figures`, `score`, `keys`, `packages`, `rounds`,
`results`, `program`     one module per command group
"""
