"""The commands on what is entered beside submissions, from the workbook to the list."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import main
from core.units import Role
from tests.offices import COMMUNE, PROVINCE, SECOND, YEAR, found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    desk = found(tmp_path, role=Role.APPRAISER, code=PROVINCE)
    desk.services.run_round.open_round(YEAR, criteria_set="VN-CX-CANDIDATE-2025", units=(COMMUNE, SECOND))
    desk.opened.close()
    return desk.opened.workspace.root


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Any]:
    code = main.main([*map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_survey_goes_out_as_a_workbook_and_comes_back_as_points(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = tmp_path / "ket-qua.txt"
    result.write_text("A;50", encoding="utf-8")
    year = ("--year", YEAR)
    _, kept = run(
        capsys, "outside", "survey", folder, *year, "--name", "SIPAS 2025", "--document", "12/BC",
        "--begin", "01/09/2025", "--end", "30/09/2025", "--file", result,
    )  # fmt: skip
    (survey,) = kept["surveys"]
    assert (survey["begin"], survey["file"], len(survey["sha256"])) == ("2025-09-01", "ket-qua.txt", 64)
    sheet = tmp_path / "mau.xlsx"
    code, told = run(
        capsys, "outside", "template", folder, *year, "--kind", "survey", "--survey", survey["id"],
        "--criterion", "8.2", "--out", sheet,
    )  # fmt: skip
    assert (code, told["units"]) == (0, 2)
    book = load_workbook(sheet)
    assert book.sheetnames == ["8.2", "_socchc"]
    assert book["8.2"].protection.sheet
    for row in (4, 5):
        for at, value in enumerate((50, 30, 15, 5, 100), start=3):
            book["8.2"].cell(row=row, column=at).value = value
    book.save(sheet)
    code, plan = run(capsys, "outside", "import", folder, sheet, *year, "--plan")
    assert (code, plan["new"], plan["taken"]) == (0, 2, None)
    code, plan = run(capsys, "outside", "import", folder, sheet, *year)
    assert (code, plan["new"], plan["taken"]) == (0, 2, 2)
    _, listed = run(capsys, "outside", "list", folder, *year, "--unit", SECOND)
    (unit,) = listed["units"]
    (value,) = unit["values"]
    assert (value["points"], value["self_scored"], value["document"]) == ("2.84", False, "12/BC")
    assert (value["entered_by"], value["survey"]) == ("Cán bộ 52", survey["id"])
    _, again = run(capsys, "outside", "survey", folder, *year)
    assert again == kept


def test_a_wrong_workbook_ends_with_1_and_keeps_nothing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = tmp_path / "mau.xlsx"
    run(capsys, "outside", "template", folder, "--year", YEAR, "--kind", "index", "--out", sheet)
    book = load_workbook(sheet)
    book["3.6"]["C4"].value, book["3.6"]["D4"].value = 130, "45/TB"
    book.save(sheet)
    code, plan = run(capsys, "outside", "import", folder, sheet, "--year", YEAR)
    assert (code, plan["taken"]) == (1, None)
    (finding,) = plan["findings"]
    assert (finding["code"], finding["where"]) == ("OUTSIDE_FIGURE", "3.6!C4")
    assert "thang" in finding["message"]
    _, listed = run(capsys, "outside", "list", folder, "--year", YEAR)
    assert all(unit["values"] == [] for unit in listed["units"])


def test_the_council_is_kept_from_a_file_and_printed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "hoi-dong.json"
    members = [
        {"name": "Lê Thị Hoa", "organisation": "Ủy ban MTTQ Việt Nam tỉnh", "part": "invited"},
        {"name": "Trần Bình", "job": "Phó Chủ tịch", "part": "chair", "areas": ["1"]},
    ]
    source.write_text(json.dumps({"members": members}), encoding="utf-8")
    _, council = run(capsys, "council", folder, "--year", YEAR, "--from", source)
    assert [each["part"] for each in council["members"]] == ["chair", "invited"]
    _, report = run(capsys, "report", folder, "council", "--year", YEAR, "--out", tmp_path / "hd.docx")
    assert Path(report["file"]).stat().st_size > 5000
    source.write_text(json.dumps({"members": [{"name": "A", "part": "boss"}]}), encoding="utf-8")
    code, told = run(capsys, "council", folder, "--year", YEAR, "--from", source)
    assert (code, told["error"]["code"]) == (1, "E_NOT_THE_FILE") or code == 1
