"""Commands on surveys, outside indexes, bonus and penalty, and the council."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from core.assessment import AdjustmentEntry, OutsideValue
from core.council import CouncilMember, CouncilPart
from core.outside import OutsideKind, Scored, adjusted, scored
from core.progress import Silent
from core.services.keep_council import Council
from core.services.outside_plan import OutsidePlan
from core.services.outside_values import OutsideTable
from core.surveys import Survey
from core.units import Unit
from ui.cli.answers import DONE, REFUSED, Answer, decimal_text, finding_document
from ui.cli.doors import Doors
from ui.cli.errors import NotTheRightFile
from ui.cli.files import read_json
from ui.cli.grammar import Arguments, Commands, add_folder, add_year, day
from ui.texts import cli
from ui.texts import cli_outside as texts

_ZERO = Decimal("0.00")


def add(commands: Commands) -> None:
    """Put the commands in."""
    group = commands.group("outside")
    _add_survey(group)
    written = group.add("template", template)
    add_folder(written)
    add_year(written)
    kinds = [kind.value for kind in OutsideKind]
    written.add_argument("--kind", choices=kinds, required=True, help=texts.KIND_HELP)
    written.add_argument("--survey", metavar=cli.ID, default="", help=texts.SURVEY_HELP)
    written.add_argument("--criterion", metavar=cli.ID, action="append", default=[], help=texts.KEYS_HELP)
    written.add_argument("--out", metavar=cli.FILE, type=Path, required=True, help=texts.SHEET_OUT_HELP)
    taken = group.add("import", take_in)
    add_folder(taken)
    add_year(taken)
    taken.add_argument("file", metavar=cli.FILE, type=Path, help=texts.SHEET_HELP)
    taken.add_argument("--plan", action="store_true", help=texts.PLAN_HELP)
    listed = group.add("list", show)
    add_folder(listed)
    add_year(listed)
    listed.add_argument("--unit", metavar=cli.UNIT, default="", help=texts.ONE_UNIT_HELP)
    council = commands.add("council", keep_council)
    add_folder(council)
    add_year(council)
    council.add_argument("--from", dest="source", metavar=cli.FILE, type=Path, help=texts.COUNCIL_FILE_HELP)


def _add_survey(group: Commands) -> None:
    kept = group.add("survey", keep_survey)
    add_folder(kept)
    add_year(kept)
    kept.add_argument("--name", metavar=cli.TEXT, default="", help=texts.NAME_HELP)
    kept.add_argument("--organiser", metavar=cli.TEXT, default="", help=texts.ORGANISER_HELP)
    kept.add_argument("--begin", metavar=cli.DAY, type=day, help=texts.FROM_HELP)
    kept.add_argument("--end", metavar=cli.DAY, type=day, help=texts.TO_HELP)
    kept.add_argument("--document", metavar=cli.TEXT, default="", help=texts.DOCUMENT_HELP)
    kept.add_argument("--note", metavar=cli.TEXT, default="", help=texts.NOTE_HELP)
    kept.add_argument("--file", metavar=cli.FILE, type=Path, help=texts.SURVEY_FILE_HELP)


def keep_survey(asked: Arguments, doors: Doors) -> Answer:
    """Enter a campaign with its file, or list those of the year."""
    with doors.open_workspace(asked.folder) as services:
        if not asked.name:
            held = services.run_survey.surveys(asked.year)
            return Answer(document={"surveys": list(map(_survey, held))}, lines=texts.survey_lines(held))
        survey = replace(
            services.run_survey.blank(asked.year),
            name=asked.name,
            organiser=asked.organiser,
            from_on=asked.begin,
            to_on=asked.end,
            document=asked.document,
            note=asked.note,
        )
        kept = services.run_survey.keep(
            survey, source=asked.file, is_not_secret=asked.file is not None, progress=Silent()
        )
    return Answer(document={"surveys": [_survey(kept)]}, lines=texts.survey_kept(kept))


def template(asked: Arguments, doors: Doors) -> Answer:
    """Write a workbook with every expected unit and what is held."""
    with doors.open_workspace(asked.folder) as services:
        written = services.exchange_outside.template(
            asked.out,
            year=asked.year,
            kind=OutsideKind(asked.kind),
            survey=asked.survey,
            keys=tuple(asked.criterion),
        )
        units = len(services.outside_values.table(asked.year).units)
    return Answer(document={"file": str(written), "units": units}, lines=(texts.written(written, units),))


def take_in(asked: Arguments, doors: Doors) -> Answer:
    """Read a filled workbook; with one error nothing is taken."""
    taken: int | None = None
    with doors.open_workspace(asked.folder) as services:
        plan = services.exchange_outside.plan(asked.file, year=asked.year, progress=Silent())
        if plan.is_good and not asked.plan:
            taken = services.exchange_outside.take(plan)
    return Answer(
        document=_plan(plan, taken),
        lines=(*texts.plan_lines(plan, taken), *(cli.finding_line(each) for each in plan.findings)),
        code=DONE if plan.is_good else REFUSED,
    )


def show(asked: Arguments, doors: Doors) -> Answer:
    """What is held about every unit, with the points it gives."""
    with doors.open_workspace(asked.folder) as services:
        table = services.outside_values.table(asked.year)
    units = [unit for unit in table.units if asked.unit in {"", unit.code}]
    return Answer(
        document={
            "year": asked.year,
            "published": table.is_frozen,
            "surveys": list(map(_survey, table.surveys)),
            "units": [_unit(table, unit) for unit in units],
        },
        lines=texts.table_lines(table),
    )


def keep_council(asked: Arguments, doors: Doors) -> Answer:
    """The council of a year; with a file that one is kept."""
    members = None if asked.source is None else _members(doors, asked.source)
    with doors.open_workspace(asked.folder) as services:
        if members is not None:
            services.keep_council.keep(asked.year, members)
        council = services.keep_council.council(asked.year)
    return Answer(document=_council(council), lines=texts.council_lines(council))


def _members(doors: Doors, path: Path) -> tuple[CouncilMember, ...]:
    value = read_json(doors, path)
    listed = value.get("members") if isinstance(value, dict) else None
    if not isinstance(listed, list):
        raise NotTheRightFile(name=path.name)
    return tuple(_member(item, path) for item in listed)


def _member(item: object, path: Path) -> CouncilMember:
    parts = {part.value: part for part in CouncilPart}
    areas = item.get("areas", []) if isinstance(item, dict) else None
    is_right = isinstance(areas, list) and all(isinstance(area, str) for area in areas)
    if not isinstance(item, dict) or not is_right or item.get("part", "member") not in parts:
        raise NotTheRightFile(name=path.name)
    return CouncilMember(
        name=str(item.get("name") or ""),
        job=str(item.get("job") or ""),
        organisation=str(item.get("organisation") or ""),
        part=parts[item.get("part", "member")],
        areas=tuple(areas or ()),
    )


def _council(council: Council) -> dict[str, object]:
    return {
        "year": council.year,
        "members": [
            {
                "name": each.name,
                "job": each.job,
                "organisation": each.organisation,
                "part": each.part.value,
                "areas": list(each.areas),
            }
            for each in council.members
        ],
    }


def _survey(survey: Survey) -> dict[str, object]:
    return {
        "id": survey.id,
        "name": survey.name,
        "organiser": survey.organiser,
        "begin": None if survey.from_on is None else survey.from_on.isoformat(),
        "end": None if survey.to_on is None else survey.to_on.isoformat(),
        "document": survey.document,
        "note": survey.note,
        "file": survey.file_name or None,
        "sha256": None if survey.file is None else survey.file.sha256,
    }


def _plan(plan: OutsidePlan, taken: int | None) -> dict[str, object]:
    return {
        "file": plan.file,
        "kind": plan.kind.value,
        "survey": None if plan.survey is None else plan.survey.id,
        "new": plan.new,
        "changed": plan.changed,
        "unchanged": plan.unchanged,
        "blank": plan.blank,
        "taken": taken,
        "findings": [finding_document(each) for each in plan.findings],
    }


def _unit(table: OutsideTable, unit: Unit) -> dict[str, object]:
    entries = table.adjustments.get(unit.code, {})
    results = adjusted(table.criteria, entries)
    return {
        "unit": unit.code,
        "name": unit.name,
        "values": [_value(table, value) for value in table.values.get(unit.code, {}).values()],
        "adjustments": [_entry(entry) for entry in entries.values()],
        "bonus": decimal_text(sum((each.points for each in results if each.is_bonus), _ZERO)),
        "penalty": decimal_text(sum((each.points for each in results if not each.is_bonus), _ZERO)),
    }


def _value(table: OutsideTable, value: OutsideValue) -> dict[str, object]:
    leaf = next((each for each in table.criteria.leaves() if each.id == value.criterion), None)
    found = Scored() if leaf is None else scored(leaf, value.inputs, year=table.round.year)
    return {
        "criterion": value.criterion,
        "inputs": dict(value.inputs),
        "points": decimal_text(found.points),
        "self_scored": False,
        "document": value.document,
        "survey": value.survey or None,
        "entered_by": value.entered_by,
        "entered_at": None if value.entered_at is None else value.entered_at.isoformat(),
    }


def _entry(entry: AdjustmentEntry) -> dict[str, object]:
    return {
        "item": entry.item,
        "count": entry.count,
        "note": entry.note,
        "documents": [{"text": each.text, "evidence": each.evidence or None} for each in entry.documents],
    }
