"""Commands on what travels beside submissions and results: receipts, returns, tasks, criteria, streams."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from core.packages.kinds import Kind
from core.progress import Silent
from core.records.planning import TaskArea
from core.services.export_package import Exported
from core.services.receipts import ReceiptView
from core.services.send_many import Outward
from core.services.send_return import Correction, Question
from core.services.send_tasks import GivenTask
from core.services.stream_care import Block
from ui.cli.answers import Answer
from ui.cli.delivery import add_form, form_of
from ui.cli.doors import Doors
from ui.cli.errors import NotTheRightFile
from ui.cli.files import read_json
from ui.cli.grammar import Arguments, Commands, Parser, add_folder, add_year, day, year
from ui.cli.passphrase import passphrase
from ui.texts import cli as texts
from ui.texts import cli_exchange as words
from ui.texts import cli_questions as asking
from ui.texts import numbers

_ALL = "all"


def add(commands: Commands) -> None:
    """Put the commands in."""
    receipts = commands.group("receipts")
    written = receipts.add("export", export_receipts)
    add_folder(written)
    written.add_argument(
        "--unit", metavar=texts.UNIT, nargs="+", action="extend", help=words.RECEIPT_UNIT_HELP
    )
    written.add_argument("--out", metavar=texts.FOLDER, type=Path, required=True, help=texts.OUT_FOLDER_HELP)
    listed = receipts.add("list", list_receipts)
    add_folder(listed)
    returned = commands.add("return", send_back)
    add_folder(returned)
    add_year(returned)
    returned.add_argument("--unit", metavar=texts.UNIT, required=True, help=texts.UNIT_HELP)
    returned.add_argument("--from", dest="source", metavar=texts.FILE, type=Path, help=words.QUESTIONS_HELP)
    returned.add_argument("--collected", action="store_true", help=asking.COLLECTED_HELP)
    returned.add_argument("--reason", metavar=texts.TEXT, default="", help=words.RETURN_REASON_HELP)
    returned.add_argument("--due", metavar=texts.DAY, type=day, help=words.RETURN_DUE_HELP)
    _add_out(returned)
    shown = commands.add("returned", show_return)
    add_folder(shown)
    add_year(shown)
    tasks = commands.group("tasks").add("send", send_tasks)
    _add_units(tasks, words.ALL_OR_UNIT_HELP)
    add_year(tasks)
    tasks.add_argument(
        "--from", dest="source", metavar=texts.FILE, type=Path, required=True, help=words.TASKS_HELP
    )
    _add_streams(commands.group("stream"))
    add_folder(commands.add("refusals", refusals))


def add_send_criteria(group: Commands) -> None:
    """The command that stands among those on criteria."""
    sent = group.add("send", send_criteria)
    _add_units(sent, words.ALL_OR_UNIT_HELP)
    sent.add_argument("--set", metavar=texts.ID, required=True, help=texts.SET_ID_HELP)
    sent.add_argument("--version", metavar=texts.TEXT, default="", help=words.SET_VERSION_HELP)
    sent.add_argument("--year", metavar=texts.YEAR, type=year, help=words.ISSUED_YEAR_HELP)


def export_receipts(asked: Arguments, doors: Doors) -> Answer:
    """Sign and write receipts; those of named units come out again as they were."""
    with doors.open_workspace(asked.folder) as services:
        written = services.receipts.write(
            asked.out, units=asked.unit or (), passphrase=passphrase(), progress=Silent()
        )
    return Answer(
        document={"receipts": [{"file": str(each.path), **_receipt(each.receipt)} for each in written]},
        lines=words.receipts_written(written, asked.out),
    )


def list_receipts(asked: Arguments, doors: Doors) -> Answer:
    """Receipts issued, or at a submitter those held."""
    with doors.open_workspace(asked.folder) as services:
        views = (*services.receipts.issued(), *services.receipts.held().values())
    return Answer(
        document={"receipts": [_receipt(view) for view in views]},
        lines=tuple(f"{view.unit} {view.number}: {view.period} r{view.package_revision}" for view in views),
    )


def send_back(asked: Arguments, doors: Doors) -> Answer:
    """Send a submission back for correction."""
    correction = _correction(asked, doors)
    with doors.open_workspace(asked.folder) as services:
        if asked.collected:
            waiting = services.ask_questions.collected(asked.year).get(asked.unit, ())
            collected = tuple(Question(criterion=each.criterion, reason=each.text) for each in waiting)
            correction = replace(correction, questions=(*correction.questions, *collected))
        sent = services.send_return.send(
            asked.year, asked.unit, correction=correction, outward=_outward(asked)
        )
    return Answer(document=_sent(sent), lines=words.sent((sent,)))


def show_return(asked: Arguments, doors: Doors) -> Answer:
    """What the authority asks for, while no later package answers it."""
    with doors.open_workspace(asked.folder) as services:
        found = services.returns.waiting(asked.year)
    if found is None:
        return Answer(document={"returned": None}, lines=(words.NO_RETURN,))
    due = None if found.due_on is None else found.due_on.isoformat()
    return Answer(
        document={
            "returned": {
                "year": found.year,
                "answers": found.answers,
                "revision": found.answers_revision,
                "reason": found.reason,
                "due_on": due,
                "lines": [{"criterion": each, "reason": asks} for each, asks in found.lines],
            }
        },
        lines=words.return_lines(
            found.year,
            found.reason,
            due="" if found.due_on is None else numbers.day(found.due_on),
            questions=found.lines,
        ),
    )


def send_tasks(asked: Arguments, doors: Doors) -> Answer:
    """Give tasks to units."""
    tasks = _tasks(asked.source, doors)
    with doors.open_workspace(asked.folder) as services:
        sent = services.send_tasks.send(asked.year, tasks, units=_units(asked), outward=_outward(asked))
    return Answer(document={"packages": [_sent(each) for each in sent]}, lines=words.sent(sent))


def send_criteria(asked: Arguments, doors: Doors) -> Answer:
    """Issue a criteria set."""
    with doors.open_workspace(asked.folder) as services:
        sent = services.send_criteria.send(
            asked.set,
            version=asked.version,
            year=asked.year,
            units=_units(asked),
            outward=_outward(asked),
        )
    return Answer(document={"packages": [_sent(each) for each in sent]}, lines=words.sent(sent))


def list_streams(asked: Arguments, doors: Doors) -> Answer:
    """Blocked streams and what every page would show."""
    with doors.open_workspace(asked.folder) as services:
        blocks, notices = services.stream_care.blocks(), services.stream_care.notices()
    return Answer(
        document={
            "blocks": [_block(block) for block in blocks],
            "notices": [
                {"kind": each.kind.value, "at": each.at.isoformat(), "number": each.number}
                for each in notices
            ],
        },
        lines=words.block_lines(blocks, notices),
    )


def lift(asked: Arguments, doors: Doors) -> Answer:
    """Two persons lift the block of a stream."""
    with doors.open_workspace(asked.folder) as services:
        block = services.stream_care.lift(
            asked.unit,
            asked.year,
            first=asked.first,
            second=asked.second,
            reason=asked.reason,
            kind=Kind(asked.kind),
        )
    return Answer(document=_block(block), lines=words.lifted(block))


def confirm_jump(asked: Arguments, doors: Doors) -> Answer:
    """Let one package pass that jumped by more than a hundred."""
    with doors.open_workspace(asked.folder) as services:
        confirmed = services.stream_care.confirm_jump(asked.digest, asked.reason)
    return Answer(document={"digest": confirmed.digest}, lines=(words.JUMP_CONFIRMED,))


def confirm_time(asked: Arguments, doors: Doors) -> Answer:
    """Take the clock for right."""
    with doors.open_workspace(asked.folder) as services:
        services.stream_care.confirm_time(asked.reason)
    return Answer(document={"confirmed": True}, lines=(words.TIME_CONFIRMED,))


def refusals(asked: Arguments, doors: Doors) -> Answer:
    """What was refused and why."""
    with doors.open_workspace(asked.folder) as services:
        found = services.import_package.refusals()
    return Answer(
        document={
            "refusals": [
                {
                    "name": each.name,
                    "at": each.at.isoformat(),
                    "code": each.code,
                    "stage": each.stage,
                    "size": each.size,
                    "digest": each.digest,
                    "unit": each.unit,
                }
                for each in found
            ]
        },
        lines=tuple(words.refusal_line(each) for each in found) or (words.NO_REFUSALS,),
    )


def _add_streams(group: Commands) -> None:
    add_folder(group.add("list", list_streams))
    lifted = group.add("lift", lift)
    add_folder(lifted)
    add_year(lifted)
    lifted.add_argument("--unit", metavar=texts.UNIT, required=True, help=texts.UNIT_HELP)
    lifted.add_argument("--first", metavar=texts.NAME, required=True, help=words.FIRST_HELP)
    lifted.add_argument("--second", metavar=texts.NAME, required=True, help=words.SECOND_HELP)
    lifted.add_argument("--reason", metavar=texts.TEXT, required=True, help=words.WHY_HELP)
    kinds = [kind.value for kind in Kind]
    lifted.add_argument("--kind", choices=kinds, default=Kind.SUBMISSION.value, help=words.STREAM_KIND_HELP)
    jump = group.add("confirm-jump", confirm_jump)
    add_folder(jump)
    jump.add_argument("digest", metavar=texts.DIGEST, help=texts.DIGEST_HELP)
    jump.add_argument("--reason", metavar=texts.TEXT, required=True, help=words.WHY_HELP)
    time = group.add("confirm-time", confirm_time)
    add_folder(time)
    time.add_argument("--reason", metavar=texts.TEXT, required=True, help=words.WHY_HELP)


def _add_units(parser: Parser, described: str) -> None:
    add_folder(parser)
    parser.add_argument("--unit", metavar=texts.UNIT, nargs="+", action="extend", help=described)
    _add_out(parser)


def _add_out(parser: Parser) -> None:
    parser.add_argument("--out", metavar=texts.FOLDER, type=Path, required=True, help=texts.OUT_FOLDER_HELP)
    add_form(parser)


def _outward(asked: Arguments) -> Outward:
    return Outward(folder=asked.out, passphrase=passphrase(), progress=Silent(), form=form_of(asked))


def _units(asked: Arguments) -> tuple[str, ...]:
    named = tuple(asked.unit or ())
    return () if _ALL in named else named


def _correction(asked: Arguments, doors: Doors) -> Correction:
    given: Mapping[str, Any] = {} if asked.source is None else _object(asked.source, doors)
    lines = _objects(given, "lines", path=asked.source)
    return Correction(
        reason=asked.reason or str(given.get("reason") or ""),
        due_on=asked.due or _day(given.get("due"), asked.source),
        questions=tuple(
            Question(criterion=str(line.get("criterion") or ""), reason=str(line.get("reason") or ""))
            for line in lines
        ),
    )


def _tasks(source: Path, doors: Doors) -> tuple[GivenTask, ...]:
    """Tasks of a file; files to send along are looked for beside it."""
    return tuple(_task(item, source) for item in _objects(_object(source, doors), "tasks", path=source))


def _task(item: Mapping[str, Any], source: Path) -> GivenTask:
    files = item.get("files") or []
    area = item.get("area") or TaskArea.DIRECTION.value
    if not isinstance(files, list) or area not in {each.value for each in TaskArea}:
        raise NotTheRightFile(name=source.name)
    return GivenTask(
        title=str(item.get("title") or ""),
        id=str(item.get("id") or ""),
        area=TaskArea(area),
        product=str(item.get("product") or ""),
        due_on=_day(item.get("due"), source),
        document=str(item.get("document") or ""),
        note=str(item.get("note") or ""),
        files=tuple(source.parent / str(name) for name in files),
    )


def _object(source: Path, doors: Doors) -> Mapping[str, Any]:
    value = read_json(doors, source)
    if not isinstance(value, dict):
        raise NotTheRightFile(name=source.name)
    return value


def _objects(value: Mapping[str, Any], name: str, *, path: Path | None) -> Sequence[Mapping[str, Any]]:
    listed = value.get(name, [])
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise NotTheRightFile(name="" if path is None else path.name)
    return listed


def _day(value: object, path: Path | None) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as cause:
        raise NotTheRightFile(name="" if path is None else path.name) from cause


def _receipt(view: ReceiptView) -> dict[str, object]:
    return {
        "digest": view.digest,
        "number": view.number,
        "unit": view.unit,
        "package_digest": view.package_digest,
        "package_revision": view.package_revision,
        "period": view.period,
        "received_at": view.received_at.isoformat(),
        "signed": view.is_signed,
    }


def _sent(sent: Exported) -> dict[str, object]:
    return {
        "unit": sent.unit,
        "files": [str(path) for path in sent.files],
        "digest": sent.digest,
        "revision": sent.revision,
    }


def _block(block: Block) -> dict[str, object]:
    return {
        "unit": block.unit,
        "year": block.year,
        "kind": block.key.kind.value,
        "held": block.held,
        "offered": block.offered,
        "lifted": block.is_lifted,
    }
