"""The commands around a ranking, over services in memory: what they do and what they answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from core.errors import UserError
from core.ranking_ports import PastResult
from core.services.ranking_reading import UnknownScheme
from core.units import Role
from tests.ui import fakes
from tests.ui.fakes import COMMUNES, YEAR
from ui.cli.answers import REFUSED, Answer
from ui.cli.parser import parser
from ui.services import Services


@pytest.fixture
def services() -> Services:
    made = fakes.services(Role.APPRAISER)
    for unit in COMMUNES[:4]:
        made.appraisal.accept_self(YEAR, unit.code)
    return made


@pytest.fixture
def run(services: Services) -> Any:
    @contextmanager
    def opened(_folder: Path) -> Iterator[Services]:
        yield services

    doors = SimpleNamespace(
        open_workspace=opened,
        read_text=lambda path: path.read_text(encoding="utf-8"),
    )

    def run_it(*words: str) -> Answer:
        asked = parser().parse_args([*words, "--json"])
        answer: Answer = asked.act(asked, doors)
        return answer

    return run_it


def document(answer: Answer) -> dict[str, Any]:
    assert isinstance(answer.document, dict)
    return answer.document


def test_a_ranking_is_previewed_by_another_scheme_and_never_by_an_unknown_one(run: Any) -> None:
    told = document(run("rank", "so", "--year", str(YEAR), "--scheme", "4-band-KhanhHoa"))
    assert told["scheme"] == "4-band-KhanhHoa"
    assert [band["name"] for band in told["bands"]] == ["Tốt", "Khá", "Trung bình", "Yếu"]
    assert [each["unit"] for each in told["not_submitted"]] == [unit.code for unit in COMMUNES[4:]]
    assert told["rows"][0]["reasons"][0].startswith("Chỉ số ")
    with pytest.raises(UnknownScheme):
        run("rank", "so", "--year", str(YEAR), "--scheme", "six")


def test_the_comparison_tells_bands_in_counts_percentages_and_points(run: Any, services: Services) -> None:
    held = [
        PastResult(unit=unit.code, name=unit.name, index=Decimal(60 + at), rank=4 - at, band="Yếu")
        for at, unit in enumerate(COMMUNES[:4])
    ]
    services.keep_past_results.save(YEAR - 1, held)
    answer = run("rank", "so", "--year", str(YEAR), "--compare")
    told = document(answer)["comparison"]
    (kind,) = told["kinds"]
    weak = next(band for band in kind["bands"] if band["name"] == "Yếu")
    assert (weak["before"], weak["before_of"], weak["before_percent"]) == (4, 4, "100.00")
    assert weak["units"] == weak["now"] - 4
    assert (told["held"], told["origin"], told["same_scheme"]) == (True, "outside", None)
    assert kind["spread"]["compared"] == 4
    assert answer.lines[0].startswith(f"So với kết quả năm {YEAR - 1} đã công bố ngoài chương trình")


def test_publishing_reopening_and_what_changed_are_told(run: Any) -> None:
    year = str(YEAR)
    assert document(run("rank", "so", "--year", year, "--publish"))["published"] is True
    assert document(run("results", "status", "so", "--year", year))["counts"] == {
        "not_yet": 4,
        "sent": 0,
        "outdated": 0,
    }
    told = document(run("ranking", "reopen", "so", "--year", year, "--reason", "CV 12"))
    assert (told["publication"], told["reason"]) == (1, "CV 12")
    run("rank", "so", "--year", year, "--publish")
    told = document(run("ranking", "history", "so", "--year", year))
    assert [(step["publication"], step["reopening"]) for step in told["steps"]] == [
        (1, False),
        (1, True),
        (2, False),
    ]
    assert told["changes"] == [{"earlier": 1, "later": 2, "causes": [], "units": []}]


def test_only_tied_units_are_put_into_an_order(run: Any) -> None:
    one, two = COMMUNES[0].code, COMMUNES[1].code
    with pytest.raises(UserError) as refused:
        run("ranking", "tie", "so", "--year", str(YEAR), "--units", f"{one},{two}", "--decision", "QĐ 15")
    assert refused.value.code == "E_NOT_TIED"


def test_a_past_year_goes_out_as_a_sheet_and_comes_back_whole_or_not_at_all(run: Any, tmp_path: Path) -> None:
    path, year = tmp_path / "mau.xlsx", str(YEAR - 1)
    run("past", "template", "so", "--year", year, "--out", str(path))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["F4"], sheet["G4"], sheet["F5"] = 82.15, 1, "nhiều"
    book.save(path)
    answer = run("past", "import", "so", str(path), "--year", year)
    assert (answer.code, document(answer)["done"]) == (REFUSED, False)
    assert document(answer)["findings"][0]["code"] == "PAST_NUMBER"
    assert document(run("past", "list", "so"))["years"] == []
    sheet["F5"] = "74,5"
    book.save(path)
    assert document(run("past", "import", "so", str(path), "--year", year))["units"] == 2
    assert document(run("past", "list", "so"))["years"] == [{"year": YEAR - 1, "units": 2}]


def test_denominators_are_those_of_the_workspaces_round(run: Any, tmp_path: Path) -> None:
    text = tmp_path / "bao-cao.txt"
    text.write_text("có 2/5 xã (chiếm 40%) và 3/6 xã (chiếm 50%) xếp loại Tốt", encoding="utf-8")
    told = run("figures", "check", str(text), "--workspace", "so").document
    assert [(each["ok"], each["expected_denominator"]) for each in told] == [(True, 6), (True, None)]
    told = run("figures", "check", str(text), "--units", "5").document
    assert [each["expected_denominator"] for each in told] == [None, 5]
    assert [each["expected_denominator"] for each in run("figures", "check", str(text)).document] == [
        None,
        None,
    ]
