"""Commands on desks of the appraiser: who appraises what, work handed out and brought back, conflicts."""

from dataclasses import replace
from pathlib import Path

from core.assessment import Appraisal
from core.desks import Assignment
from core.progress import Silent
from core.services.assign_desks import AppraiserProgress, AssignmentBoard, DeskView
from core.services.decide_conflicts import Choice, ConflictView, Decision
from core.services.export_package import Exported
from core.services.export_work import Handing
from core.services.import_package import Imported
from core.services.send_many import Outward
from core.units import desk_number
from ui.cli.answers import Answer, decimal_text
from ui.cli.delivery import add_form, form_of
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder, add_year, decimal, year
from ui.cli.packages import answer_of, documents_of
from ui.cli.passphrase import passphrase
from ui.services import Services
from ui.texts import cli as texts
from ui.texts import cli_desks as words


def add(commands: Commands) -> None:
    """Put the commands in."""
    group = commands.group("desk")
    _add_list(group)
    _add_assign(group)
    sent = group.add("export", export)
    add_folder(sent)
    add_year(sent)
    sent.add_argument("--desk", metavar=words.NUMBER, help=words.DESK_TO_HELP)
    sent.add_argument("--unit", metavar=texts.UNIT, nargs="+", action="extend", help=words.SOME_UNITS_HELP)
    sent.add_argument("--again", action="store_true", help=words.AGAIN_HELP)
    sent.add_argument("--out", metavar=texts.FOLDER, type=Path, required=True, help=texts.OUT_FOLDER_HELP)
    add_form(sent)
    merged = group.add("merge", merge)
    add_folder(merged)
    merged.add_argument("files", metavar=texts.FILE, type=Path, nargs="+", help=words.MERGE_FILES_HELP)
    merged.add_argument("--dry-run", action="store_true", help=words.DRY_HELP)
    shown = group.add("conflicts", conflicts)
    add_folder(shown)
    add_year(shown)
    shown.add_argument("--all", action="store_true", help=words.ALL_HELP)
    _add_decide(group)


def _add_list(group: Commands) -> None:
    listed = group.add("list", show)
    add_folder(listed)
    listed.add_argument("--year", metavar=texts.YEAR, type=year, help=texts.YEAR_HELP)
    named = group.add("put", put)
    add_folder(named)
    named.add_argument("--desk", metavar=words.NUMBER, required=True, help=words.DESK_HELP)
    named.add_argument("--name", metavar=texts.NAME, required=True, help=words.NAME_HELP)
    named.add_argument("--person", metavar=texts.NAME, default="", help=words.PERSON_HELP)
    named.add_argument("--note", metavar=texts.TEXT, default="", help=words.NOTE_HELP)
    removed = group.add("remove", remove)
    add_folder(removed)
    removed.add_argument("--desk", metavar=words.NUMBER, required=True, help=words.DESK_HELP)


def _add_assign(group: Commands) -> None:
    assigned = group.add("assign", assign)
    add_folder(assigned)
    add_year(assigned)
    assigned.add_argument(
        "--node", metavar=texts.ID, nargs="+", action="extend", required=True, help=words.NODE_HELP
    )
    assigned.add_argument("--desk", metavar=words.NUMBER, default="", help=words.DESK_HELP)
    assigned.add_argument("--person", metavar=texts.NAME, default="", help=words.ASSIGN_PERSON_HELP)
    assigned.add_argument(
        "--unit", metavar=texts.UNIT, nargs="+", action="extend", help=words.SOME_UNITS_HELP
    )
    assigned.add_argument("--clear", action="store_true", help=words.CLEAR_HELP)


def _add_decide(group: Commands) -> None:
    made = group.add("decide", decide)
    add_folder(made)
    add_year(made)
    made.add_argument("id", metavar=texts.ID, help=words.CONFLICT_HELP)
    made.add_argument(
        "--choose", choices=[each.value for each in Choice], required=True, help=words.CHOOSE_HELP
    )
    made.add_argument("--points", metavar=words.POINTS, type=decimal, help=words.POINTS_HELP)
    made.add_argument("--excluded", action="store_true", help=words.EXCLUDED_HELP)
    made.add_argument("--reason", metavar=texts.TEXT, required=True, help=words.REASON_HELP)


def show(asked: Arguments, doors: Doors) -> Answer:
    """The desks; with a year also the parts and how far everybody is."""
    with doors.open_workspace(asked.folder) as services:
        desks = services.desks.assign.desks()
        board = None if asked.year is None else services.desks.assign.board(asked.year)
    if board is None:
        return Answer(document={"desks": [_desk(each) for each in desks]}, lines=words.desk_lines(desks))
    return Answer(document=_board(board), lines=words.board_lines(board))


def put(asked: Arguments, doors: Doors) -> Answer:
    """List a desk, or rename it."""
    with doors.open_workspace(asked.folder) as services:
        desk = services.desks.assign.put_desk(
            desk_number(asked.desk), name=asked.name, person=asked.person, words=asked.note
        )
    return Answer(
        document={"code": desk.code, "name": desk.name, "person": desk.person},
        lines=(words.DESK_PUT.format(name=desk.name, code=desk.code),),
    )


def remove(asked: Arguments, doors: Doors) -> Answer:
    """Take a desk off the list."""
    with doors.open_workspace(asked.folder) as services:
        code = _code(services, asked.desk)
        services.desks.assign.remove_desk(code)
    return Answer(document={"code": code, "removed": True}, lines=(words.DESK_REMOVED.format(code=code),))


def assign(asked: Arguments, doors: Doors) -> Answer:
    """Give parts to a desk or a person; the same parts given before go over to it."""
    with doors.open_workspace(asked.folder) as services:
        desk = _code(services, asked.desk) if asked.desk else ""
        units = tuple(asked.unit or ("",))
        places = {(node, unit) for node in asked.node for unit in units}
        kept = [
            each
            for each in services.desks.assign.assignments(asked.year)
            if (each.node, each.unit) not in places
        ]
        added = [
            Assignment(node=node, unit=unit, desk=desk, person="" if desk else asked.person)
            for node in asked.node
            for unit in units
        ]
        board = services.desks.assign.assign(asked.year, [*kept, *([] if asked.clear else added)])
    return Answer(document=_board(board), lines=words.board_lines(board))


def export(asked: Arguments, doors: Doors) -> Answer:
    """At the lead office: the work of a desk and the submissions beside it. At a desk: what it gave."""
    outward = Outward(folder=asked.out, passphrase=passphrase(), progress=Silent(), form=form_of(asked))
    with doors.open_workspace(asked.folder) as services:
        if services.set_up.office().is_desk:
            sent = services.desks.work.bring(asked.year, outward=outward)
            return Answer(document=_sent(sent), lines=(words.BROUGHT.format(file=sent.files[0]),))
        code = _code(services, asked.desk or "")
        given = services.desks.work.give(
            asked.year,
            code,
            handing=Handing(units=tuple(asked.unit or ()), again=asked.again),
            outward=outward,
        )
    return Answer(
        document={**_sent(given.work), "desk": code, "packages": given.packages},
        lines=words.given_lines(given),
    )


def merge(asked: Arguments, doors: Doors) -> Answer:
    """Take in work brought back, or given; the same file twice changes nothing."""
    with doors.open_workspace(asked.folder) as services:
        done = services.import_package.take_in_all(
            tuple(asked.files), is_dry_run=asked.dry_run, progress=Silent()
        )
    told = [{**one, "work": _work(each)} for one, each in zip(documents_of(done), done, strict=True)]
    return replace(answer_of(done), document={"results": told})


def conflicts(asked: Arguments, doors: Doors) -> Answer:
    """Lines two PCs gave differently: both values with who, when and why."""
    with doors.open_workspace(asked.folder) as services:
        found = services.desks.conflicts.conflicts(asked.year, decided=asked.all)
    return Answer(
        document={"conflicts": [_conflict(each) for each in found]}, lines=words.conflict_lines(found)
    )


def decide(asked: Arguments, doors: Doors) -> Answer:
    """Choose one of both values, or another, with a reason."""
    decision = Decision(
        choice=Choice(asked.choose), reason=asked.reason, points=asked.points, excluded=asked.excluded
    )
    with doors.open_workspace(asked.folder) as services:
        row = services.desks.conflicts.decide(asked.year, asked.id, decision=decision)
        left = services.desks.conflicts.open_count(asked.year)
    return Answer(
        document={"decided": asked.id, **_row(row), "open": left}, lines=(words.decided(row, left),)
    )


def _code(services: Services, text: str) -> str:
    """A desk by its number or its whole code."""
    province = services.set_up.office().unit.code
    number = text.removeprefix(province) if len(text) == len(province) + 2 else text
    return f"{province}{desk_number(number):02d}"


def _board(board: AssignmentBoard) -> dict[str, object]:
    return {
        "year": board.round.year,
        "desks": [_desk(each) for each in board.desks],
        "assignments": [
            {
                "node": each.node,
                "unit": each.unit or None,
                "desk": each.desk or None,
                "person": each.person or None,
            }
            for each in board.assignments
        ],
        "progress": [_progress(each) for each in board.progress],
        "unassigned": board.unassigned,
    }


def _desk(view: DeskView) -> dict[str, object]:
    return {
        "code": view.desk.code,
        "name": view.desk.name,
        "person": view.desk.person,
        "has_key": view.has_key,
        "given_at": None if view.given_at is None else view.given_at.isoformat(),
        "merged_at": None if view.merged_at is None else view.merged_at.isoformat(),
    }


def _progress(each: AppraiserProgress) -> dict[str, object]:
    return {
        "desk": None if each.desk is None else each.desk.desk.code,
        "person": each.person,
        "lines": each.lines,
        "given": each.given,
        "units": each.units,
        "units_done": each.units_done,
        "conflicts": each.conflicts,
    }


def _sent(sent: Exported) -> dict[str, object]:
    return {"files": [str(path) for path in sent.files], "digest": sent.digest, "revision": sent.revision}


def _work(done: Imported) -> dict[str, object] | None:
    news = None if done.plan is None else done.plan.work
    if news is None:
        return None
    return {
        "new": news.lines_new,
        "equal": news.lines_equal,
        "questions": news.questions,
        "conflicts": [
            {
                "unit": each.unit,
                "criterion": each.criterion,
                "ours": decimal_text(each.ours),
                "theirs": decimal_text(each.theirs),
            }
            for each in news.contested
        ],
    }


def _conflict(view: ConflictView) -> dict[str, object]:
    held = view.conflict
    return {
        "id": held.id,
        "unit": held.unit,
        "unit_name": view.unit.name,
        "criterion": held.criterion,
        "desk": held.desk,
        "found_at": held.found_at.isoformat(),
        "ours": {**_row(view.ours), "office": view.ours_name},
        "theirs": {**_row(view.theirs), "office": view.desk_name},
        "base": None if view.base is None else _row(view.base),
        "decision": None if view.decision is None else _row(view.decision),
    }


def _row(row: Appraisal) -> dict[str, object]:
    return {
        "points": decimal_text(row.points),
        "excluded": row.excluded,
        "reason": row.reason,
        "officer": row.officer,
        "at": row.at.isoformat(),
    }
