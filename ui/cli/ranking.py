"""Commands around a ranking: preview, comparison, ties, publishing, opening again, years ranked outside."""

import argparse
from pathlib import Path

from core.progress import Silent
from ui.cli.answers import DONE, REFUSED, Answer, finding_document
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder, add_year
from ui.cli.ranking_answers import changes_document, comparison_document, ranked_document, step_document
from ui.texts import cli as texts
from ui.texts import cli_ranking as words
from ui.texts import ranking_page


def add(commands: Commands) -> None:
    """Put the commands in."""
    ranked = commands.add("rank", rank)
    add_folder(ranked)
    add_year(ranked)
    ranked.add_argument("--publish", action="store_true", help=texts.PUBLISH_HELP)
    ranked.add_argument("--compare", action="store_true", help=words.COMPARE_HELP)
    ranked.add_argument("--scheme", metavar=words.SCHEME, help=words.SCHEME_HELP)
    group = commands.group("ranking")
    tied = group.add("tie", tie)
    untied = group.add("untie", untie)
    for made in (tied, untied):
        add_folder(made)
        add_year(made)
        made.add_argument("--units", metavar=texts.UNIT, type=codes, required=True, help=words.TIED_HELP)
    tied.add_argument("--decision", metavar=words.DECISION, required=True, help=words.DECISION_HELP)
    untied.add_argument("--reason", metavar=words.REASON, required=True, help=words.REASON_HELP)
    opened = group.add("reopen", reopen)
    add_folder(opened)
    add_year(opened)
    opened.add_argument("--reason", metavar=words.REASON, required=True, help=words.REASON_HELP)
    told = group.add("history", history)
    add_folder(told)
    add_year(told)
    _add_past(commands.group("past"))


def _add_past(group: Commands) -> None:
    taken = group.add("import", past_import)
    add_folder(taken)
    taken.add_argument("file", metavar=texts.FILE, type=Path, help=words.PAST_FILE_HELP)
    add_year(taken)
    written = group.add("template", past_template)
    add_folder(written)
    add_year(written)
    written.add_argument("--out", metavar=texts.FILE, type=Path, required=True, help=words.TEMPLATE_OUT_HELP)
    add_folder(group.add("list", past_list))


def codes(text: str) -> tuple[str, ...]:
    """Unit codes with commas between."""
    found = tuple(part.strip() for part in text.split(",") if part.strip())
    if not found:
        raise argparse.ArgumentTypeError(texts.UNIT)
    return found


def rank(asked: Arguments, doors: Doors) -> Answer:
    """The ranking as it stands; published, or compared with the year before, on request."""
    with doors.open_workspace(asked.folder) as services:
        if asked.publish:
            services.publish_ranking.publish(asked.year)
        if asked.compare:
            beside = services.compare_ranking.compare(asked.year, scheme=asked.scheme)
            document = {**ranked_document(beside.view), "comparison": comparison_document(beside)}
            return Answer(document=document, lines=words.compared_lines(beside))
        view = services.publish_ranking.preview(asked.year, scheme=asked.scheme)
    return Answer(document=ranked_document(view), lines=words.ranking_lines(view))


def tie(asked: Arguments, doors: Doors) -> Answer:
    """Put units that share an index into the order that was decided."""
    with doors.open_workspace(asked.folder) as services:
        view = services.publish_ranking.decide_tie(asked.year, asked.units, decision=asked.decision)
    return Answer(document=ranked_document(view), lines=words.ranking_lines(view))


def untie(asked: Arguments, doors: Doors) -> Answer:
    """Take the places back."""
    with doors.open_workspace(asked.folder) as services:
        view = services.publish_ranking.withdraw_tie(asked.year, asked.units, reason=asked.reason)
    return Answer(document=ranked_document(view), lines=words.ranking_lines(view))


def reopen(asked: Arguments, doors: Doors) -> Answer:
    """Open a published ranking again."""
    with doors.open_workspace(asked.folder) as services:
        done = services.publish_ranking.reopen(asked.year, reason=asked.reason)
    return Answer(
        document={
            "year": asked.year,
            "publication": done.number,
            "reason": done.reason,
            "officer": done.officer,
            "at": done.at.isoformat(),
        },
        lines=(ranking_page.reopened(asked.year, done.number),),
    )


def history(asked: Arguments, doors: Doors) -> Answer:
    """Publications, reopenings, and what changed between two publications."""
    with doors.open_workspace(asked.folder) as services:
        steps = services.publish_ranking.history(asked.year)
        changes = services.publish_ranking.changes(asked.year)
    return Answer(
        document={
            "year": asked.year,
            "steps": [step_document(step) for step in steps],
            "changes": [changes_document(each) for each in changes],
        },
        lines=ranking_page.history_lines(steps, changes),
    )


def past_import(asked: Arguments, doors: Doors) -> Answer:
    """Read a year ranked outside; all of it or nothing."""
    with doors.open_workspace(asked.folder) as services:
        done = services.keep_past_results.import_file(asked.file, asked.year, progress=Silent())
    return Answer(
        document={
            "year": asked.year,
            "units": done.count,
            "done": done.is_done,
            "findings": [finding_document(finding) for finding in done.findings],
        },
        lines=words.past_lines(done, asked.year),
        code=DONE if done.is_done else REFUSED,
    )


def past_template(asked: Arguments, doors: Doors) -> Answer:
    """Write the sheet to be filled."""
    with doors.open_workspace(asked.folder) as services:
        written = services.keep_past_results.template(asked.out, asked.year)
    return Answer(document={"file": str(written)}, lines=(texts.written(written),))


def past_list(asked: Arguments, doors: Doors) -> Answer:
    """Which years are held, with how many units."""
    with doors.open_workspace(asked.folder) as services:
        service = services.keep_past_results
        held = [(year, len(service.results(year))) for year in service.years()]
    return Answer(
        document={"years": [{"year": year, "units": count} for year, count in held]},
        lines=tuple(f"{year}: {ranking_page.units(count)}" for year, count in held),
    )
