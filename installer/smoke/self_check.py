"""The program's own check of itself, run as installed: every page, library and old notebook."""

from pathlib import Path

from smoke.command_line import CommandLine
from smoke.waiting import Failed

_LONGEST_S = 1800.0


def check_itself(command: CommandLine, databases: Path, *, out: Path) -> None:
    """Every check holds; its pictures are kept.

    Raises:
        Failed: one does not.
    """
    told = command("self-check", "--out", out, "--workspaces", databases, code=None, within=_LONGEST_S)
    wrong = [f"{check['name']}: {check['problem']}" for check in told["checks"] if not check["ok"]]
    if wrong or not told["ok"]:
        raise Failed("the program's own check: " + "; ".join(wrong))
