"""The officer's work in plain Python: values, rules, and one service per job.

Nothing here opens a file, a socket or a window. `ports.py` states what the work needs from outside;
`storage` fulfils it. What moves between rooms is always a frozen value.

Start with `services/`: one file per job an officer would name.
Then `records/`, `criteria/`, `scoring/`, `ranking.py` (the rules of the field), and `packages/`
(the signed package, both directions).
"""
