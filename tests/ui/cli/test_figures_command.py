"""`figures check`: the list of ratio claims stays what it was; `--all` and the lines tell everything."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docx import Document

from core.figure_findings import FigureFinding, FigureKind, Reason, Standing, Unit
from core.figure_report import check_text
from storage.texts_in import read_text_file
from tests.core.figure_report_sentences import DOUBTFUL, WRONG
from ui.cli.answers import Answer
from ui.cli.parser import parser
from ui.texts import figure_words

SEEDS = Path(__file__).parents[2] / "vectors" / "seeds"
CLAIM = {"text", "numerator", "denominator", "stated", "correct", "ok", "expected_denominator"}
DOORS: Any = SimpleNamespace(read_text=read_text_file)


def run(file: Path, *words: str) -> Answer:
    asked = parser().parse_args(["figures", "check", str(file), *words])
    answer: Answer = asked.act(asked, DOORS)
    return answer


def seed(number: str) -> Path:
    return next(SEEDS.glob(f"{number}_*.txt"))


def test_the_document_is_the_list_of_ratio_claims_and_nothing_else() -> None:
    listed: Any = run(seed("002"), "--json").document
    assert len(listed) == 13
    assert all(set(each) == CLAIM for each in listed)
    assert all(each["ok"] == (each["stated"] == each["correct"]) for each in listed)


def test_everything_stands_beside_that_list_when_it_is_asked_for() -> None:
    told: Any = run(seed("003"), "--json", "--all").document
    assert told["claims"] == run(seed("003"), "--json").document
    assert set(told) == {"claims", "ratios", "sums", "changes", "ranks", "references", "dates", "counts"}
    assert [each["standing"] for each in told["ranks"]] == ["right"] * 4
    (symbols,) = told["references"]
    assert (symbols["standing"], symbols["stated"], symbols["words"][0]) == ("wrong", "91-KT/TU", "91-KL/TU")


def test_people_are_told_everything() -> None:
    lines = run(seed("003")).lines
    assert any("mẫu số phải là" in line or "tính lại" in line for line in lines)
    assert any("91-KL/TU" in line for line in lines)
    assert any("Hạng trước: 25 + 23 = 48" in line for line in lines)


def test_a_table_of_a_word_file_is_added_up(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(rows=4, cols=2)
    rows = (("Lĩnh vực", "Số hồ sơ"), ("Đất đai", "10"), ("Hộ tịch", "20"), ("Tổng cộng", "31"))
    for at, row in enumerate(rows):
        table.cell(at, 0).text, table.cell(at, 1).text = row
    file = tmp_path / "a.docx"
    document.save(str(file))
    told: Any = run(file, "--json", "--all").document
    assert [(each["standing"], each["stated"], each["correct"]) for each in told["sums"]] == [
        ("wrong", "31", "30")
    ]
    assert told["sums"][0]["message"] == "Cột “Số hồ sơ”: 10 + 20 = 30; văn bản ghi 31."


def test_an_index_beside_a_ratio_in_a_table_is_no_share_of_it(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for head, found in (("Chỉ số bình quân", 0), ("Tỷ lệ", 1)):
        file.write_text(f"Đã gửi\t{head}\n18/20\t82,73 %\n", "utf-8")
        told: Any = run(file, "--json").document
        assert len(told) == found


def test_every_kind_and_standing_has_its_name() -> None:
    assert set(figure_words.KINDS) == set(FigureKind)
    assert set(figure_words.STANDINGS) == set(Standing)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_told_in_a_sentence(reason: Reason) -> None:
    """Each is met in the sentences of the tests or in the seeds."""
    texts = [*(each[0] for each in WRONG), *(each[0] for each in DOUBTFUL), *_more()]
    found = [each for text in texts for each in check_text(text, populations=(136,)).findings]
    told = [figure_words.line(each) for each in found if each.reason is reason]
    assert told or reason is Reason.LATER_THAN_TEXT
    for line in told:
        assert line.endswith(".")
        assert "{" not in line
        assert "Decimal" not in line


BANDS = (
    "Xuất sắc 9/136 đơn vị (6,62%), Tốt 62/136 đơn vị (45,59%), "
    "Khá 41/136 đơn vị (30,15%), Trung bình 24/136 đơn vị (17,65%)."
)
TABLE = (
    "Lĩnh vực\tTổng\tA\tB\tTỷ lệ A (%)\nMột\t30\t10\t20\t33,33\nHai\t40\t10\t30\t25,00\n"
    "Ba\t5\t2\t3\t40,00\nCộng\t75\t22\t53\t29,33"
)


def _more() -> list[str]:
    return [*(path.read_text("utf-8") for path in SEEDS.glob("*.txt")), BANDS, TABLE]


def test_figures_are_written_as_officials_write_them() -> None:
    found = FigureFinding(
        kind=FigureKind.RATIO,
        standing=Standing.WRONG,
        reason=Reason.RATIO,
        text="979/17.328 hồ sơ, đạt 5,68%",
        start=0,
        end=1,
        unit=Unit.PERCENT,
        stated="5.68",
        correct="5.65",
        values=check_text("979/17.328 hồ sơ, đạt 5,68%").findings[0].values,
    )
    assert figure_words.stated(found) == "5,68\N{NO-BREAK SPACE}%"
    assert figure_words.correct(found) == "5,65\N{NO-BREAK SPACE}%"
    assert figure_words.how(found) == (
        "979/17.328 = 5,65\N{NO-BREAK SPACE}%; văn bản ghi 5,68\N{NO-BREAK SPACE}%."
    )
