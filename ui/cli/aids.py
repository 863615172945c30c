"""Commands that look at a whole round: one criterion of every unit, and what to look at twice."""

from core.across_sheet import AcrossLine, AcrossSheet
from core.dismissals import AidRow, UnknownFinding
from core.services.appraise_across import AcceptedMany
from core.services.judgement_aids import AidReport
from ui.cli.answers import Answer, decimal_text
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder, add_year
from ui.texts import appraisal_across as across_texts
from ui.texts import cli as texts
from ui.texts import judgement_aids as aid_texts


def add(group: Commands) -> None:
    """Put the commands into the group of the round."""
    across = group.add("across", one_criterion)
    add_folder(across)
    add_year(across)
    across.add_argument("--criterion", metavar=texts.ID, required=True, help=texts.ACROSS_CRITERION_HELP)
    across.add_argument("--accept-plain", action="store_true", help=texts.ACCEPT_PLAIN_HELP)
    found = group.add("aids", aids)
    add_folder(found)
    add_year(found)
    how = found.add_mutually_exclusive_group()
    how.add_argument("--dismiss", metavar=texts.MARK, help=texts.DISMISS_HELP)
    how.add_argument("--restore", metavar=texts.MARK, help=texts.RESTORE_AID_HELP)
    found.add_argument("--reason", metavar=texts.TEXT, default="", help=texts.DISMISS_REASON_HELP)


def one_criterion(asked: Arguments, doors: Doors) -> Answer:
    """One criterion of every unit; on request the points of those that need no look are taken."""
    with doors.open_workspace(asked.folder) as services:
        sheet = services.across.sheet(asked.year, asked.criterion)
        sheet = sheet.with_computed(services.across.compute(sheet))
        taken: AcceptedMany | None = None
        if asked.accept_plain:
            units = [line.unit.code for line in sheet.lines if line.is_plain]
            taken = services.across.accept(sheet, units)
            again = services.across.sheet(asked.year, asked.criterion)
            sheet = again.with_computed(services.across.compute(again))
    document = _sheet(sheet)
    if taken is not None:
        document["accepted"] = list(taken.accepted)
        document["refused"] = [{"unit": unit, "code": error.code} for unit, error in taken.refused]
    return Answer(document=document, lines=across_texts.lines(sheet, taken))


def aids(asked: Arguments, doors: Doors) -> Answer:
    """What to look at twice in a round; one finding may be set aside or taken back."""
    with doors.open_workspace(asked.folder) as services:
        service = services.judgement_aids
        report = service.search(asked.year)
        marked = asked.dismiss or asked.restore
        if marked:
            chosen = [row.finding for row in report.rows if row.finding.mark == marked]
            if not chosen:
                raise UnknownFinding(mark=marked)
            if asked.dismiss:
                service.dismiss(asked.year, chosen, reason=asked.reason)
            else:
                service.restore(asked.year, chosen)
            report = service.current(asked.year)
    return Answer(document=_report(report), lines=aid_texts.lines(report))


def _sheet(sheet: AcrossSheet) -> dict[str, object]:
    return {
        "year": sheet.round.year,
        "criterion": sheet.criterion.id,
        "name": sheet.criterion.name,
        "maximum": decimal_text(sheet.criterion.max_points),
        "usual": None if sheet.usual is None else decimal_text(sheet.usual.middle),
        "open": sheet.open_lines,
        "rows": [_line(line) for line in sheet.lines],
    }


def _line(line: AcrossLine) -> dict[str, object]:
    return {
        "unit": line.unit.code,
        "name": line.unit.name,
        "state": line.state.value,
        "self": decimal_text(line.held.self_points),
        "computed": decimal_text(line.computed_points),
        "given": None if line.given is None else decimal_text(line.given.points),
        "last_year": decimal_text(line.last_year),
        "documents": line.held.documents,
        "differs": line.differs,
        "outlying": line.is_outlying,
        "plain": line.is_plain,
    }


def _report(report: AidReport) -> dict[str, object]:
    return {
        "year": report.year,
        "units": report.sent,
        "counts": {aid.value: count for aid, count in report.open_counts.items()},
        "findings": [_finding(row, report) for row in report.rows],
    }


def _finding(row: AidRow, report: AidReport) -> dict[str, object]:
    finding, dismissal = row.finding, row.dismissal
    return {
        "mark": finding.mark,
        "kind": finding.aid.value,
        "unit": finding.unit or None,
        "units": list(finding.units),
        "criterion": finding.criterion or None,
        "points": decimal_text(finding.points),
        "message": aid_texts.words(finding, report.units),
        "values": dict(finding.values),
        "set_aside": None
        if dismissal is None
        else {"by": dismissal.officer, "at": dismissal.at.isoformat(), "reason": dismissal.reason},
    }
