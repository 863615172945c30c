"""Run a command: its answer as text or JSON, its exit code, and an error file when it has a bug."""

import io
import json
import logging
import sys
from collections.abc import Callable, Sequence

from core.criteria import CriteriaSetRefused
from core.errors import CchcError
from core.phone_codes import error_code
from core.progress import Cancelled
from ui.cli import voice
from ui.cli.answers import BUG, DONE, Answer, refusal
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments
from ui.cli.parser import parser
from ui.cli.program import with_files
from ui.texts import cli_grammar as texts
from ui.window_starts import opens_window

log = logging.getLogger(__name__)
_STOPPED = 130  # as shells say of a program ended from the keyboard


def run(arguments: Sequence[str], doors: Doors) -> int:
    """Read the arguments, do the work, tell it; the exit code of the program."""
    _speak_utf8()
    try:
        asked = parser(only_window=opens_window(arguments)).parse_args(with_files(arguments))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    answer = _answer(asked, doors)
    if asked.json and answer.document is not None:
        voice.answer(json.dumps(answer.document, ensure_ascii=False, indent=1))
    elif answer.lines:
        tell = voice.say if answer.code == DONE else voice.insist
        tell("\n".join(answer.lines))
    return answer.code


def _answer(asked: Arguments, doors: Doors) -> Answer:
    try:
        answer: Answer = asked.act(asked, doors)
    except CriteriaSetRefused as refused:
        return refusal(refused, refused.findings)
    except CchcError as refused:
        return refusal(refused)
    except (KeyboardInterrupt, Cancelled):
        return Answer(lines=(texts.STOPPED,), code=_STOPPED)
    except Exception as bug:  # noqa: BLE001 - the last resort of every command
        name = type(bug).__name__
        facts = {"code": error_code(bug), "kind": name}
        log.error("command failed: %s", name, extra=facts)  # noqa: TRY400 - a message may quote personal data
        return Answer(lines=(texts.bug(doors.note_bug(bug)),), code=BUG)
    return answer


def attempted(work: Callable[[], object]) -> Exception | None:
    """Do a piece of work; its error, whatever it is. A check that breaks fails alone."""
    try:
        work()
    except Exception as error:  # noqa: BLE001 - told beside what was checked, never lost
        return error
    return None


def _speak_utf8() -> None:
    """JSON is UTF-8 whatever the console's own code page is; a name that is no text is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
