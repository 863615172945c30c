"""The figures checker over every paper the program makes: no alarm about figures that are right by making."""

from pathlib import Path

import pytest

from core.figure_report import check_text
from storage.report_files import ReportWriter
from storage.texts_in import read_text_file
from tests.report_offices import every_report
from ui.texts.figure_words import line


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every kind after a sample year and in an empty one, read back from its Word file."""
    folder: Path = tmp_path_factory.mktemp("papers")
    read = {}
    for at, made in enumerate(every_report()):
        if made.report is not None:
            path = ReportWriter().write(made.report, folder / f"{at}.docx")
            read[made.name] = read_text_file(path)
    return read


def test_no_paper_of_our_own_raises_an_alarm(texts: dict[str, str]) -> None:
    told = {name: [line(each) for each in check_text(text).open] for name, text in texts.items()}
    assert {name: lines for name, lines in told.items() if lines} == {}


def test_their_sums_and_ratios_are_seen(texts: dict[str, str]) -> None:
    checked = sum(len(check_text(text).findings) for text in texts.values())
    assert checked > 500
