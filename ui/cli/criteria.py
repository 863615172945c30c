"""Commands on criteria sets: take in, check, write out, and the scoring rules alone."""

from pathlib import Path

from core.criteria import CriteriaSet, CriteriaSetRefused, check_set, parse_set
from core.errors import UserError
from core.findings import Finding, has_errors
from core.scoring.cases import CaseResult, score_cases
from core.services.adopt_criteria import decoded
from ui.cli.annexes import add_answers, check_annex, take_annex
from ui.cli.answers import DONE, REFUSED, Answer, decimal_text, finding_document
from ui.cli.compare_criteria import add_comparisons
from ui.cli.doors import Doors
from ui.cli.exchange import add_send_criteria
from ui.cli.files import read_json
from ui.cli.grammar import Arguments, Commands, add_folder
from ui.error_sentences import sentence_of
from ui.texts import cli as texts


def add(commands: Commands) -> None:
    """Put the commands in."""
    group = commands.group("criteria")
    taken = group.add("import", take_in)
    add_folder(taken)
    taken.add_argument("file", metavar=texts.FILE, type=Path, help=texts.CRITERIA_FILE_HELP)
    add_answers(taken)
    checked = group.add("check", check)
    checked.add_argument("file", metavar=texts.FILE, type=Path, help=texts.CRITERIA_FILE_HELP)
    begun = group.add("template", template)
    begun.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=texts.CRITERIA_OUT_HELP)
    written = group.add("export", export)
    add_folder(written)
    written.add_argument("set", metavar=texts.SET, help=texts.HELD_SET_HELP)
    written.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=texts.CRITERIA_OUT_HELP)
    written.add_argument("--annex", action="store_true", help=texts.ANNEX_OUT_HELP)
    add_send_criteria(group)
    add_comparisons(group)
    scored = group.add("score", score)
    scored.add_argument("set", metavar=texts.SET, help=texts.SET_HELP)
    scored.add_argument("cases", metavar=texts.CASES, type=Path, help=texts.CASES_HELP)


def take_in(asked: Arguments, doors: Doors) -> Answer:
    """Check a criteria file and keep it in a workspace; an annex of a decision may become a draft."""
    tables = doors.criteria.annex(asked.file)
    if tables is not None:
        return take_annex(asked, doors, tables=tables)
    with doors.open_workspace(asked.folder) as services:
        held = services.adopt_criteria.adopt(asked.file)
    return Answer(
        document={
            "id": held.set_id,
            "version": held.version,
            "name": held.name,
            "year": held.year,
            "sha512": held.sha512,
        },
        lines=(texts.criteria_taken(held),),
    )


def check(asked: Arguments, doors: Doors) -> Answer:
    """What is wrong with a criteria file; nothing is taken in."""
    tables = doors.criteria.annex(asked.file)
    if tables is not None:
        return check_annex(asked, doors, tables=tables)
    try:
        findings: tuple[Finding, ...] = check_set(decoded(doors.criteria.read(asked.file)))
    except CriteriaSetRefused as refused:
        findings = refused.findings
    return Answer(
        document={
            "ok": not has_errors(findings),
            "problems": [finding_document(finding) for finding in findings],
        },
        lines=texts.finding_lines(findings, texts.CRITERIA_SOUND),
        code=REFUSED if has_errors(findings) else DONE,
    )


def template(asked: Arguments, doors: Doors) -> Answer:
    """Write the sample set for a province to start from; no workspace is needed."""
    sample = doors.criteria.bundled()[0]
    doors.criteria.write(asked.out, sample)
    return _written(parse_set(decoded(sample)).set_id, asked.out)


def export(asked: Arguments, doors: Doors) -> Answer:
    """Write a set that a workspace holds, or one shipped with the program."""
    with doors.open_workspace(asked.folder) as services:
        held = services.adopt_criteria.find(asked.set)
    if asked.annex:
        doors.criteria.write_annex(asked.out, held.document)
    else:
        doors.criteria.write(asked.out, held.document)
    return _written(held.set_id, asked.out)


def _written(set_id: str, file: Path) -> Answer:
    return Answer(document={"id": set_id, "file": str(file)}, lines=(texts.criteria_written(set_id, file),))


def score(asked: Arguments, doors: Doors) -> Answer:
    """Score worked cases by the rules of a set alone."""
    results = score_cases(_set(asked.set, doors), read_json(doors, asked.cases, keeps_fractions=True))
    return Answer(
        document={"cases": [_case_document(result) for result in results]},
        lines=tuple(_case_line(result) for result in results),
    )


def _set(named: str, doors: Doors) -> CriteriaSet:
    """A bundled set by its id, else a file."""
    for content in doors.criteria.bundled():
        bundled = parse_set(decoded(content))
        if bundled.set_id == named:
            return bundled
    return parse_set(decoded(doors.criteria.read(Path(named))))


def _case_document(result: CaseResult) -> dict[str, object]:
    scored = result.score
    return {
        "criterion_id": result.criterion_id,
        "points": None if scored is None else decimal_text(scored.points),
        "state": None if scored is None else scored.state.value,
        "flags": [] if scored is None else list(scored.flags),
        "error": None if result.error is None else _reason(result.error),
    }


def _reason(error: UserError) -> str:
    words = sentence_of(error)
    return f"{error.code}: {words.what} {words.why}"


def _case_line(result: CaseResult) -> str:
    if result.error is not None:
        return f"{result.criterion_id}: {_reason(result.error)}"
    assert result.score is not None
    return texts.case_line(result.criterion_id, decimal_text(result.score.points))
