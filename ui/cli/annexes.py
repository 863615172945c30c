"""The annex table of a decision on the command line: what is recognised, and a set or a draft made of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from core.annex import Annex, AnnexAnswers, AnnexLine, AnnexSheet, Role, built, read_annex
from core.criteria import CriteriaSetRefused, NaPolicy, ScoredBy, check_set
from core.findings import Finding, has_errors
from core.services.adopt_criteria import decoded
from core.services.draft_criteria import as_document
from core.text import safe_ascii_slug
from ui.cli.answers import DONE, REFUSED, Answer, finding_document
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Parser
from ui.texts import cli as texts
from ui.texts import criteria_annex as words
from ui.texts.every_finding import message_of


def add_answers(parser: Parser) -> None:
    """What no table says and the person must."""
    parser.add_argument("--id", dest="set_id", metavar=texts.SET, default="", help=texts.ANNEX_ID_HELP)
    parser.add_argument("--set-version", default="1", help=texts.ANNEX_VERSION_HELP)
    parser.add_argument("--name", default="", help=texts.ANNEX_NAME_HELP)
    parser.add_argument("--for-year", type=int, help=texts.ANNEX_YEAR_HELP)
    parser.add_argument("--decision", default="", help=texts.ANNEX_DECISION_HELP)
    parser.add_argument("--like", metavar=texts.SET, default="", help=texts.ANNEX_LIKE_HELP)
    parser.add_argument(
        "--scored-by", choices=[each.value for each in ScoredBy], help=texts.ANNEX_SCORED_BY_HELP
    )
    parser.add_argument(
        "--no-occurrence", choices=[each.value for each in NaPolicy], help=texts.ANNEX_POLICY_HELP
    )
    parser.add_argument("--draft", action="store_true", help=texts.ANNEX_DRAFT_HELP)


def check_annex(asked: Arguments, doors: Doors, *, tables: Sequence[AnnexSheet]) -> Answer:
    """What was recognised row by row, and what the set made of it lacks."""
    del asked, doors
    annex = read_annex(tables)
    findings = (*annex.every_finding(), *_of_set(annex))
    return Answer(
        document={"ok": not has_errors(findings), **_document(annex, findings)},
        lines=(*_rows(annex), *(message_of(finding) for finding in findings)),
        code=REFUSED if has_errors(findings) else DONE,
    )


def take_annex(asked: Arguments, doors: Doors, *, tables: Sequence[AnnexSheet]) -> Answer:
    """Adopt the set an annex states when nothing is open or wrong, or keep it as a draft.

    Raises:
        CriteriaSetRefused: something is open or does not add up, and no draft is wanted.
    """
    annex = read_annex(tables)
    with doors.open_workspace(asked.folder) as services:
        like = decoded(services.adopt_criteria.find(asked.like).document) if asked.like else None
        answers = _answers(asked, annex, like=like if isinstance(like, dict) else None)
        if asked.draft:
            draft = services.criteria_work.drafts.begin_from(annex, answers, file=asked.file.name)
            findings = (*annex.every_finding(), *check_set(draft.value))
            return Answer(
                document={"draft": draft.head.id, "id": draft.head.set_id, **_document(annex, findings)},
                lines=(texts.draft_kept(draft.head.name, len(findings)),),
            )
        value = built(annex, answers)
        findings = (*annex.every_finding(), *check_set(value))
        if has_errors(findings):
            raise CriteriaSetRefused(findings, set_id=answers.set_id, problems=len(findings))
        held = services.adopt_criteria.adopt_document(as_document(value))
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


def _answers(asked: Arguments, annex: Annex, *, like: Mapping[str, Any] | None) -> AnnexAnswers:
    return AnnexAnswers(
        set_id=asked.set_id or _default_id(annex, asked.file),
        version=asked.set_version,
        name=asked.name or annex.name or asked.file.stem,
        year=asked.for_year or annex.year,
        issuing_decision=asked.decision or annex.decision,
        scored_by=None if asked.scored_by is None else ScoredBy(asked.scored_by),
        na_policy=None if asked.no_occurrence is None else NaPolicy(asked.no_occurrence),
        like=like,
    )


def _default_id(annex: Annex, file: Path) -> str:
    return safe_ascii_slug(f"{file.stem} {annex.year or ''}", limit=40).upper()


def _of_set(annex: Annex) -> tuple[Finding, ...]:
    if not annex.lines:
        return ()
    answers = AnnexAnswers(set_id="ANNEX", version="1", name=annex.name or "ANNEX", year=annex.year)
    return check_set(built(annex, answers))


def _document(annex: Annex, findings: Sequence[Finding]) -> dict[str, object]:
    roles = [line.role for line in annex.lines]
    return {
        "layout": "annex",
        "sheet": annex.sheet,
        "name": annex.name,
        "decision": annex.decision,
        "year": annex.year,
        "total": None if annex.total is None else str(annex.total),
        "counts": {role.value: roles.count(role) for role in (Role.AREA, Role.GROUP, Role.LEAF)},
        "rows": [_row_document(line) for line in annex.lines],
        "problems": [finding_document(finding) for finding in findings],
    }


def _row_document(line: AnnexLine) -> dict[str, object]:
    return {
        "row": line.row,
        "role": line.role.value,
        "id": line.id,
        "parent": line.parent or None,
        "name": line.name,
        "points": None if line.points is None else str(line.points),
        "rule": None if line.guess.kind is None else line.guess.kind.value,
        "words": list(line.guess.words),
        "whole": line.guess.is_whole,
        "doubts": list(line.guess.doubts),
    }


def _rows(annex: Annex) -> tuple[str, ...]:
    return tuple(words.row_line(line) for line in annex.lines if line.role is not Role.IGNORED)
