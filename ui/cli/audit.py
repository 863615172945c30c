"""Commands on the log of changes: list it, hand it out, set another office's file beside its packages."""

from datetime import timedelta
from pathlib import Path

from core.audit import ActsWanted, AuditEntry
from core.dates import midnight
from core.progress import Silent
from core.services.prove_history import Proved
from core.told_changes import read_told
from ui.audit_paper import audit_paper
from ui.cli.answers import DONE, REFUSED, Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder, day
from ui.cli.passphrase import passphrase
from ui.services import Services
from ui.texts import audit as words
from ui.texts import cli as texts
from ui.texts import cli_audit as said
from ui.texts import common

_MOST = 200
_WORKBOOK = ".xlsx"


def add(commands: Commands) -> None:
    """Put the commands in."""
    group = commands.group("audit")
    shown = group.add("list", list_changes)
    add_folder(shown)
    shown.add_argument("--officer", metavar=texts.NAME, default="", help=said.OFFICER_HELP)
    shown.add_argument("--act", metavar=texts.ID, default="", dest="what", help=said.ACT_HELP)
    shown.add_argument("--word", metavar=texts.TEXT, default="", help=said.WORD_HELP)
    shown.add_argument("--from", metavar=texts.DAY, type=day, dest="first", help=said.FROM_HELP)
    shown.add_argument("--to", metavar=texts.DAY, type=day, dest="last", help=said.TO_HELP)
    shown.add_argument("--most", metavar=texts.NUMBER, type=int, default=_MOST, help=said.MOST_HELP)
    handed = group.add("export", hand_out)
    add_folder(handed)
    handed.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=said.OUT_HELP)
    handed.add_argument("--sign", action="store_true", help=said.SIGN_HELP)
    proved = group.add("verify", prove)
    add_folder(proved)
    proved.add_argument("file", metavar=texts.FILE, type=Path, help=said.FILE_HELP)


def list_changes(asked: Arguments, doors: Doors) -> Answer:
    """The newest changes that are wanted."""
    wanted = ActsWanted(
        officer=asked.officer,
        act=asked.what,
        since=None if asked.first is None else midnight(asked.first),
        until=None if asked.last is None else midnight(asked.last + timedelta(days=1)),
        words=asked.word,
    )
    with doors.open_workspace(asked.folder) as services:
        part = services.read_audit.part(wanted, most=max(asked.most, 1))
        whole = services.read_audit.names().count
    return Answer(
        document={
            "entries": [_entry(entry, part.later.get(entry.number)) for entry in part.entries],
            "whole": whole,
        },
        lines=(
            *(_line(entry, part.later.get(entry.number)) for entry in part.entries),
            words.shown(len(part.entries), whole),
        ),
    )


def hand_out(asked: Arguments, doors: Doors) -> Answer:
    """The whole log into a file: text to be compared, or a workbook to be read."""
    with doors.open_workspace(asked.folder) as services:
        if asked.out.suffix.lower() == _WORKBOOK:
            return _workbook(services, asked.out)
        secret = passphrase() if asked.sign else None
        done = services.prove_history.hand_out(asked.out, is_signed=asked.sign, passphrase=secret)
    return Answer(
        document={
            "file": str(done.path),
            "signature": None if done.seal is None else str(done.seal),
            "entries": done.entries,
            "head": done.head,
        },
        lines=words.handed_lines(done),
    )


def prove(asked: Arguments, doors: Doors) -> Answer:
    """Whether an office's log is unbroken and holds what its packages told."""
    with doors.open_workspace(asked.folder) as services:
        found = services.prove_history.prove(asked.file)
    return Answer(
        document=_proved(found), lines=words.proved_lines(found), code=DONE if found.holds else REFUSED
    )


def _workbook(services: Services, path: Path) -> Answer:
    part = services.read_audit.all(ActsWanted())
    paper = audit_paper(part, unit=services.set_up.office().unit.name)
    services.print_papers.write(paper, path, progress=Silent())
    document = {"file": str(path), "signature": None, "entries": len(part.entries), "head": None}
    return Answer(document=document, lines=(f"{words.WRITTEN} {path}",))


def _line(entry: AuditEntry, later: AuditEntry | None) -> str:
    why = words.why(entry, later)
    told = (common.moment(entry.at), entry.officer, words.act_name(entry.act), words.about(entry), why)
    return " | ".join((str(entry.number), *(each for each in told if each)))


def _entry(entry: AuditEntry, later: AuditEntry | None) -> dict[str, object]:
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "officer": entry.officer,
        "act": entry.act,
        "subject": entry.subject,
        "old": read_told(entry.old) or entry.old,
        "new": read_told(entry.new) or entry.new,
        "why": entry.why,
        "why_later": None if later is None else {"number": later.number, "why": later.why},
        "digest": entry.digest,
    }


def _proved(found: Proved) -> dict[str, object]:
    return {
        "ok": found.holds,
        "unit": found.unit,
        "entries": found.entries,
        "head": found.head,
        "signed_by": found.signed_by or None,
        "broken": found.broken,
        "packages": found.heads,
        "missing": [
            {
                "kind": each.kind,
                "period": each.period,
                "revision": each.revision,
                "number": each.head.number,
                "digest": each.digest,
                "received_at": each.at.isoformat(),
            }
            for each in found.missing
        ],
    }
