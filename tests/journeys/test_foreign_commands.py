"""Exports of one-stop software by commands: learn the columns, look first, take, list, forget; and marked copies."""

import json
from pathlib import Path

import openpyxl
import pytest

import main
from tests.offices import COMMUNE
from tests.storage.bad_workbooks import BAD, make
from tests.storage.foreign_samples import list_of_dossiers


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "so"
    assert main.main(["init", str(folder), "--role", "submitter", "--unit", COMMUNE]) == 0
    return folder


def told(capsys: pytest.CaptureFixture[str], *words: object, code: int = 0) -> dict[str, object]:
    capsys.readouterr()
    assert main.main([*map(str, words), "--json"]) == code
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_an_export_is_learnt_tried_taken_and_forgotten(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = list_of_dossiers(tmp_path / "mot-cua.xlsx")
    learnt = told(capsys, "records", "map", "learn", office, path, "--name", "Một cửa", "--set", "status=")
    assert learnt["kind"] == "single_dossiers"
    assert "status" not in learnt["columns"]  # type: ignore[operator]
    by_name = ("records", "import", office, path, "--mapping", "Một cửa", "--year", "2025")
    planned = told(capsys, *by_name, "--dry-run")
    assert (planned["status"], planned["read"], planned["counted"]) == ("planned", 4, 3)
    done = told(capsys, *by_name)
    assert (done["status"], done["added"]) == ("imported", {"dossier_count": 2})
    assert told(capsys, *by_name)["unchanged"] == 2
    (kept,) = told(capsys, "records", "map", "list", office)["mappings"]  # type: ignore[misc]
    assert kept == told(capsys, "records", "map", "show", office, "Một cửa")
    told(capsys, "records", "map", "forget", office, "Một cửa")
    error = told(capsys, *by_name, code=1)["error"]
    assert error["code"] == "E_MAPPING"  # type: ignore[index]


def test_a_refused_workbook_leaves_its_marked_copy(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = make(tmp_path / "a.xlsx", BAD["count_words"]), tmp_path / "b.xlsx"
    answer = told(capsys, "records", "import", office, path, "--annotated", target, code=1)
    assert answer["annotated"] == str(target)
    assert openpyxl.load_workbook(target).sheetnames[0] == "Cần sửa"
