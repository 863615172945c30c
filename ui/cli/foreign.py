"""Commands on exports of other programs: mappings of their columns, and an import by one of them."""

from pathlib import Path

from core.column_mappings import ColumnMapping
from core.findings import Finding
from core.foreign.values import SINGLE_DOSSIERS, ForeignPlan, ForeignSheet, Writing
from core.progress import Silent
from core.services.map_foreign import ForeignOutcome, MapForeign, PlannedRow
from ui.cli.answers import DONE, REFUSED, Answer, finding_document
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, Parser, add_folder, year
from ui.texts import cli as texts
from ui.texts import cli_foreign as words
from ui.texts import foreign_export


def add(records: Commands) -> None:
    """Put `records map …` in."""
    group = records.group("map")
    add_folder(group.add("list", list_mappings))
    for name, act in (("show", show), ("forget", forget)):
        command = group.add(name, act)
        add_folder(command)
        command.add_argument("name", metavar=words.NAME, help=words.NAME_HELP)
    learned = group.add("learn", learn)
    add_folder(learned)
    learned.add_argument("file", metavar=texts.FILE, type=Path, help=words.FILE_HELP)
    learned.add_argument("--name", metavar=words.NAME, required=True, help=words.NAME_HELP)
    learned.add_argument("--kind", metavar=words.KIND, default="", help=words.KIND_HELP)
    learned.add_argument("--set", metavar=words.PAIR, action="append", default=[], help=words.SET_HELP)


def list_mappings(asked: Arguments, doors: Doors) -> Answer:
    """Every mapping, the one used last first."""
    with doors.open_workspace(asked.folder) as services:
        found = services.map_foreign.mappings()
    return Answer(
        document={
            "mappings": [{"name": one.name, "kind": one.kind, "columns": dict(one.columns)} for one in found]
        },
        lines=tuple(
            foreign_export.mapping_line(one.name, one.kind, columns=len(one.columns)) for one in found
        )
        or (words.NO_MAPPING,),
    )


def show(asked: Arguments, doors: Doors) -> Answer:
    """One mapping: which heading each of our fields is taken from."""
    with doors.open_workspace(asked.folder) as services:
        found = services.map_foreign.mapping(asked.name)
    return Answer(
        document=_document(found),
        lines=tuple(
            f"{foreign_export.column_label(found.kind, field)}: {heading}"
            for field, heading in found.columns.items()
        ),
    )


def forget(asked: Arguments, doors: Doors) -> Answer:
    """Forget a mapping."""
    with doors.open_workspace(asked.folder) as services:
        services.map_foreign.forget(asked.name)
    return Answer(document={"forgotten": asked.name}, lines=(foreign_export.forgotten(asked.name),))


def learn(asked: Arguments, doors: Doors) -> Answer:
    """Propose a mapping from a file, take the officer's word for single fields, and remember it."""
    with doors.open_workspace(asked.folder) as services:
        service = services.map_foreign
        sheet = _table(service, asked.file)
        proposal = service.propose(sheet, kind=asked.kind)
        columns = dict(proposal.columns)
        for pair in asked.set:
            field, _, heading = pair.partition("=")
            columns.pop(field, None)
            if heading:
                columns[field] = service.position(heading, proposal.headers)
        plan = ForeignPlan(
            sheet=sheet.name, header=proposal.header, kind=proposal.kind, year=0, columns=columns
        )
        service.remember(asked.name, plan, headers=proposal.headers)
        kept = service.mapping(asked.name)
    return Answer(
        document=_document(kept),
        lines=(foreign_export.remembered(kept.name),),
    )


def take_in(asked: Arguments, doors: Doors) -> Answer:
    """A file by a mapping; with `--dry-run` only what would come of it."""
    with doors.open_workspace(asked.folder) as services:
        service = services.map_foreign
        plan = service.plan_of(asked.file, asked.mapping, year=asked.year)
        outcome = service.preview(asked.file, plan, progress=Silent())
        result = None if asked.dry_run else service.take(outcome)
    is_done = outcome.may_take if result is None else result.is_done
    return Answer(
        document={
            "status": "planned" if result is None else "imported" if is_done else "refused",
            "read": outcome.read,
            "counted": outcome.counted,
            "added": {} if result is None else dict(result.added),
            "updated": {} if result is None else dict(result.updated),
            "unchanged": 0 if result is None else result.unchanged,
            "rows": [_row(each) for each in outcome.planned],
            "findings": [finding_document(finding) for finding in outcome.findings],
        },
        lines=_lines(outcome, is_planned=result is None, is_done=is_done),
        code=DONE if is_done else REFUSED,
    )


def _document(mapping: ColumnMapping) -> dict[str, object]:
    return {"name": mapping.name, "kind": mapping.kind, "columns": dict(mapping.columns)}


def _table(service: MapForeign, path: Path) -> ForeignSheet:
    """The first sheet that has anything in it."""
    look = service.look(path, Writing())
    return next((sheet for sheet in look.sheets if sheet.rows), look.sheets[0])


def _row(planned: PlannedRow) -> dict[str, object]:
    record = planned.row.record
    return {
        "kind": planned.row.kind,
        "from_on": str(getattr(record, "from_on", "") or ""),
        "field": str(getattr(record, "field", "")),
        "is_new": planned.before is None,
        "changes": {name: [_plain(old), _plain(new)] for name, old, new in planned.changes()},
    }


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int) else str(value)


def _lines(outcome: ForeignOutcome, *, is_planned: bool, is_done: bool) -> tuple[str, ...]:
    head = foreign_export.counted(outcome.read, outcome.counted, rows=len(outcome.planned))
    rules = (foreign_export.RULES,) if outcome.plan.kind == SINGLE_DOSSIERS else ()
    state = words.PLANNED if is_planned else words.DONE if is_done else words.REFUSED
    return (head, *rules, *map(_told, outcome.findings), state)


def _told(finding: Finding) -> str:
    return str(texts.finding_line(finding))


def mapped_arguments(command: Parser) -> None:
    """The arguments of `records import` for files of other programs."""
    command.add_argument("--mapping", metavar=words.NAME, default="", help=words.MAPPING_HELP)
    command.add_argument("--dry-run", action="store_true", help=words.DRY_RUN_HELP)
    command.add_argument("--year", metavar=texts.YEAR, type=year, help=words.YEAR_HELP)
