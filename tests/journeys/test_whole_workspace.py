"""A commune and its authority do whatever comes to them, in any order; a small model foretells every outcome.

Records, the bin, half-typed records, entries with undo and redo, evidence, closing and reopening, scores,
packages to the authority, points, publications, results and receipts back, backups and restores on both sides, and
the program killed in the middle of any of it. Some plays begin with workspaces that an old version made. After
every act the office holds exactly what was foretold; after a kill it holds what it held before, or the whole act.
"""

import os

from hypothesis import Phase, settings

from tests.whole_workspace.exchange_rules import ExchangeRules

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE", "steady") != "steady"
PLAYS, STEPS = (400, 60) if IS_LONG else (10, 30)
PHASES = tuple(Phase) if IS_LONG else (Phase.explicit, Phase.generate)  # nobody waits for a shorter example

TestWholeWorkspace = ExchangeRules.TestCase
TestWholeWorkspace.settings = settings(max_examples=PLAYS, stateful_step_count=STEPS, phases=PHASES)
