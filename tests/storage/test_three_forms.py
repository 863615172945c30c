"""Every kind of report, after a sample year and in an empty one: LibreOffice opens it, three forms say the same."""

from collections import Counter
from pathlib import Path

import pytest

from core.figure_report import check_text
from core.reporting.document import Report, tables_of
from storage.report_files import docx
from storage.templates.checking import look_over
from storage.templates.filling import fill
from storage.templates.starting import starting
from storage.texts_in import read_text_file
from tests.report_offices import every_report
from tests.storage.test_report_files import corpora, table_report
from tests.template_samples import texts_of as paragraphs_of
from tests.three_forms import (
    Read,
    as_a_sheet_shows,
    cells_of,
    numbers_in,
    texts_of,
    titles_of,
    write_and_read,
    written,
)
from ui.texts.figure_words import line

HOSTILE = "hostile"
REFUSALS = frozenset({"E_NO_ROUND", "E_NOTHING_TO_MINUTE", "E_NOTHING_TO_RANK"})


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return {made.name: made.report for made in every_report() if made.report is not None}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms")


@pytest.fixture(scope="module")
def read(reports: dict[str, Report], folder: Path) -> dict[str, Read]:
    everything = {**reports, HOSTILE: table_report(*corpora())}
    return write_and_read(everything, folder)


def test_every_kind_is_made_after_a_sample_year_and_in_an_empty_one(reports: dict[str, Report]) -> None:
    assert len(reports) > 50
    for role in ("commune", "authority"):
        assert any(name.startswith(f"{role}-") for name in reports)
        assert any(name.startswith(f"empty-{role}-") for name in reports)
    refused = {made.name: made.refusal for made in every_report() if made.report is None}
    assert {name: code for name, code in refused.items() if not name.startswith("empty-")} == {}
    assert set(refused.values()) <= REFUSALS, refused


def test_text_document_and_page_show_the_numbers_of_the_report(
    reports: dict[str, Report], read: dict[str, Read]
) -> None:
    wrong = {}
    for name, report in reports.items():
        repeated = numbers_in(list(titles_of(report))).keys()
        expected = numbers_in(list(texts_of(report)))
        found = read[name]
        for form, numbers in (("docx", found.docx), ("pdf", found.pdf)):
            lost = {each: count for each, count in (expected - numbers).items() if each not in repeated}
            added = {each: count for each, count in (numbers - expected).items() if each not in repeated}
            if lost or (added and not _draws(report)):
                wrong[name, form] = (lost, added)
    assert wrong == {}


def test_every_table_of_a_text_document_holds_the_cells_of_the_report(
    reports: dict[str, Report], read: dict[str, Read]
) -> None:
    for name, report in reports.items():
        tables = [table for each in (report, *report.following) for table in tables_of(each)]
        assert [cells_of(table) for table in tables] == [*read[name].tables], name


def test_every_table_of_a_workbook_holds_the_cells_of_the_report(
    reports: dict[str, Report], read: dict[str, Read]
) -> None:
    for name, report in reports.items():
        sheets = iter(read[name].sheets)
        for each in (report, *report.following):
            for table in tables_of(each):
                rows = table.rows if table.total is None else (*table.rows, table.total)
                expected = [
                    [
                        as_a_sheet_shows(value, column)
                        for value, column in zip(row.cells, table.columns, strict=True)
                    ]
                    for row in rows
                ]
                titles = [" ".join(column.title.split()) for column in table.columns]
                sheet = next(sheet for sheet in sheets if _header(sheet, titles) is not None)
                start = (_header(sheet, titles) or 0) + 1
                # LibreOffice leaves out empty rows at the end of a sheet, as of a form to be filled by hand.
                empty = ("",) * len(titles)
                found = [
                    [*(sheet[at] if at < len(sheet) else empty)][: len(titles)]
                    for at in range(start, start + len(rows))
                ]
                assert found == expected, (name, table.name)


def test_libreoffice_opens_files_full_of_hostile_text(read: dict[str, Read]) -> None:
    """No row is lost, none is merged with its neighbour, and no text of the corpora ends the reading."""
    found, count = read[HOSTILE], len(corpora())
    assert [len(table) for table in found.tables] == [count]
    (sheet,) = found.sheets
    assert len([row for row in sheet if row[1] == "1.50"]) == count
    assert found.docx["1,50"] >= count
    assert found.pdf["1,50"] >= count


def test_no_report_is_without_numbers_everywhere(read: dict[str, Read]) -> None:
    assert sum((found.pdf for found in read.values()), Counter()).total() > 2000


def _header(sheet: tuple[tuple[str, ...], ...], titles: list[str]) -> int | None:
    """The row of the column titles; where neighbours share a heading, other titles stand a row above."""
    for at, row in enumerate(sheet):
        if [*row[: len(titles)]] == titles:
            return at
    return None


def _draws(report: Report) -> bool:
    """A drawn chart also shows the figures of its axis, a square code says its label to who cannot see it."""
    told = repr(report)
    return "Drawing(" in told or "Code(" in told


def test_the_template_a_province_begins_from_gives_the_same_text(reports: dict[str, Report]) -> None:
    """One report of each kind and lay-out: the template is whole, and filled it is the built-in document."""
    kinds = {(made.kind, len(made.annexes), bool(made.following)): made for made in reports.values()}
    wrong = {}
    for key, report in kinds.items():
        started = starting(report)
        findings = look_over(started, report)
        if findings or paragraphs_of(fill(started, report)) != paragraphs_of(docx.render(report)):
            wrong[key] = findings
    assert wrong == {}
    assert len({kind for kind, _annexes, _following in kinds}) > 20


@pytest.fixture(scope="module")
def words(reports: dict[str, Report], read: dict[str, Read], folder: Path) -> dict[str, str]:
    """What the figures checker reads in the text document of each report."""
    return {name: read_text_file(written(name, folder, ".docx")) for name in reports}


def test_the_figures_checker_raises_no_alarm_about_our_own_papers(words: dict[str, str]) -> None:
    found = {name: check_text(text) for name, text in words.items()}
    told = {name: [line(each) for each in checked.open] for name, checked in found.items()}
    assert {name: lines for name, lines in told.items() if lines} == {}
    assert sum(len(checked.findings) for checked in found.values()) > 500
