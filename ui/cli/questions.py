"""Commands on the two rounds: questions to a unit, and the sheet with everything kept about its lines."""

from core.appraisal_sheet import AppraisalLine, AppraisalSheet
from core.assessment import Appraisal
from core.explanation import ClaimChange, LineQuestion
from ui.cli.answers import Answer, decimal_text
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, Parser, add_folder, add_year
from ui.services import Services
from ui.texts import cli as texts
from ui.texts import cli_questions as words


def add(commands: Commands) -> None:
    """Put the commands in."""
    group = commands.group("question")
    asked = group.add("ask", ask)
    _add_line(asked)
    asked.add_argument("--text", metavar=texts.TEXT, required=True, help=words.QUESTION_TEXT_HELP)
    _add_line(group.add("drop", drop))
    listed = group.add("list", list_questions)
    add_folder(listed)
    add_year(listed)
    listed.add_argument("--unit", metavar=texts.UNIT, help=words.ALL_UNITS_HELP)
    shown = commands.add("sheet", sheet)
    add_folder(shown)
    add_year(shown)
    shown.add_argument("--unit", metavar=texts.UNIT, required=True, help=texts.UNIT_HELP)


def ask(asked: Arguments, doors: Doors) -> Answer:
    """Keep a question until it is sent."""
    with doors.open_workspace(asked.folder) as services:
        question = services.ask_questions.ask(
            asked.year, asked.unit, criterion=asked.criterion, text=asked.text
        )
    return Answer(
        document={"question": _question(asked.unit, question, state="collected")},
        lines=(words.asked(asked.unit, asked.criterion),),
    )


def drop(asked: Arguments, doors: Doors) -> Answer:
    """Take back a question that was not sent."""
    with doors.open_workspace(asked.folder) as services:
        is_done = services.ask_questions.withdraw(asked.year, asked.unit, criterion=asked.criterion)
    return Answer(
        document={"dropped": is_done},
        lines=(words.dropped(asked.unit, asked.criterion, is_done=is_done),),
    )


def list_questions(asked: Arguments, doors: Doors) -> Answer:
    """Every question of a round with where it stands and what the unit said."""
    with doors.open_workspace(asked.folder) as services:
        units = [row.unit.code for row in services.appraisal.units(asked.year)]
        wanted = [unit for unit in units if asked.unit in {None, unit}]
        found = [item for unit in wanted for item in _questions(services, asked.year, unit=unit)]
    return Answer(
        document={"questions": found},
        lines=tuple(
            words.listed(
                str(item["unit"]),
                str(item["criterion"]),
                text=str(item["text"]),
                state=str(item["state"]),
                answer=str(item["answer"]),
            )
            for item in found
        ),
    )


def sheet(asked: Arguments, doors: Doors) -> Answer:
    """One unit's lines: claimed, computed, last year's, given, what changed, and the history."""
    with doors.open_workspace(asked.folder) as services:
        found = services.appraisal.sheet(asked.year, asked.unit)
    return Answer(
        document={
            "unit": found.unit.code,
            "year": found.round.year,
            "state": found.standing.state.value,
            "stage": found.stage.value,
            "revision": found.standing.revision,
            "total": decimal_text(found.total),
            "maximum": decimal_text(found.maximum),
            "open_lines": found.open_lines,
            "older_lines": found.older_lines,
            "lines": [_line(line) for line in found.lines],
        },
        lines=words.sheet_lines(found),
    )


def _questions(services: Services, year: int, *, unit: str) -> list[dict[str, object]]:
    asked = services.ask_questions.of_unit(year, unit)
    if not asked:
        return []
    found: AppraisalSheet = services.appraisal.sheet(year, unit)
    lines = {line.criterion.id: line for line in found.lines}
    rows = []
    for question in asked:
        line = lines.get(question.criterion)
        later = [] if line is None else [each for each in line.claims if each.revision > question.revision]
        answer = later[0].explanation if question.is_sent and later else ""
        state = _state(question, found.standing.revision)
        rows.append(_question(unit, question, state=state) | {"answer": answer})
    return rows


def _state(question: LineQuestion, revision: int) -> str:
    if question.withdrawn_at is not None:
        return "withdrawn"
    if question.is_collected:
        return "collected"
    return "sent" if question.waits_on(revision) else "answered"


def _question(unit: str, question: LineQuestion, *, state: str) -> dict[str, object]:
    return {
        "unit": unit,
        "criterion": question.criterion,
        "text": question.text,
        "officer": question.officer,
        "at": question.at.isoformat(),
        "revision": question.revision,
        "package": question.package,
        "state": state,
    }


def _line(line: AppraisalLine) -> dict[str, object]:
    computed = None if line.computed is None else line.computed.points
    given = line.appraisal
    return {
        "criterion": line.criterion.id,
        "maximum": decimal_text(line.criterion.max_points),
        "self_points": decimal_text(line.self_points),
        "computed": decimal_text(computed),
        "difference": decimal_text(line.difference),
        "last_year": decimal_text(line.last_year),
        "points": None if given is None else decimal_text(given.points),
        "excluded": given is not None and given.excluded,
        "given_on": None if given is None else given.revision,
        "to_look_again": line.is_older,
        "change": None if line.change is None else _change(line.change),
        "question": None if line.question is None else line.question.text,
        "waits_for_explanation": line.is_waiting,
        "evidence": len(line.evidence),
        "history": [_given(item) for item in line.history],
    }


def _change(change: ClaimChange) -> dict[str, object]:
    return {
        "from_revision": change.older.revision,
        "to_revision": change.newer.revision,
        "points": None if change.points is None else [decimal_text(each) for each in change.points],
        "computed": None if change.computed is None else [decimal_text(each) for each in change.computed],
        "explanation": change.newer.explanation if change.explanation else None,
        "documents_added": list(change.added),
        "documents_removed": list(change.removed),
    }


def _given(item: Appraisal) -> dict[str, object]:
    return {
        "at": item.at.isoformat(),
        "officer": item.officer,
        "stage": item.stage.value,
        "points": decimal_text(item.points),
        "excluded": item.excluded,
        "reason": item.reason,
        "opinion": item.opinion,
        "revision": item.revision,
        "desk": item.desk,
    }


def _add_line(parser: Parser) -> None:
    add_folder(parser)
    add_year(parser)
    parser.add_argument("--unit", metavar=texts.UNIT, required=True, help=texts.UNIT_HELP)
    parser.add_argument("--criterion", metavar=texts.ID, required=True, help=words.CRITERION_HELP)
