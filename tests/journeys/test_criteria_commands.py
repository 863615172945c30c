"""Criteria sets on the command line: an annex checked and taken in, two sets compared, a set tried on a year."""

import json
from pathlib import Path
from typing import Any

import pytest

import main
from storage.annex_files import annex_of_set
from tests.core import criteria_sets
from ui.texts.criteria_annex import ANNEX_WORDS

SAMPLE = criteria_sets.sample().set_id


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Any]:
    code = main.main([str(word) for word in (*words, "--json")])
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture
def annex(tmp_path: Path) -> Path:
    path = tmp_path / "phu-luc.xlsx"
    path.write_bytes(annex_of_set(criteria_sets.sample(), words=ANNEX_WORDS))
    return path


@pytest.fixture
def authority(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "so"
    assert run(capsys, "init", folder, "--role", "appraiser", "--unit", "52")[0] == 0
    return folder


def test_check_tells_what_was_recognised_and_what_is_open(annex: Path, capsys: Any) -> None:
    code, told = run(capsys, "criteria", "check", annex)
    assert code == 1
    assert told["layout"] == "annex"
    assert told["counts"]["leaf"] == len(criteria_sets.sample().leaves())
    assert told["total"] == "100.00"
    row = next(each for each in told["rows"] if each["id"] == "1.1.2")
    assert (row["rule"], row["whole"], row["points"]) == ("ratio_bands", True, "2.00")
    assert {each["code"] for each in told["problems"]} >= {"C_MEMBER_MISSING"}


def test_an_open_annex_is_refused_or_kept_as_a_draft(annex: Path, authority: Path, capsys: Any) -> None:
    code, told = run(capsys, "criteria", "import", authority, annex, "--like", SAMPLE)
    assert (code, told["error"]["code"]) == (1, "E_CRITERIA_SET")
    code, told = run(
        capsys, "criteria", "import", authority, annex, "--like", SAMPLE, "--id", "GL", "--draft"
    )
    assert code == 0
    assert told["draft"]
    assert told["id"] == "GL"
    assert run(capsys, "info", authority)[1]["criteria_sets"] == []


def test_two_sets_are_compared(tmp_path: Path, capsys: Any) -> None:
    other = criteria_sets.decoded()
    criteria_sets.row(other, "1.2")["name"] = "Báo cáo định kỳ"
    path = tmp_path / "b.json"
    path.write_text(json.dumps(other, ensure_ascii=False), encoding="utf-8")
    code, told = run(capsys, "criteria", "diff", SAMPLE, path)
    assert code == 0
    assert told["counts"] == {"changed": 1}
    assert told["changes"][0]["members"] == ["name"]
    assert run(capsys, "criteria", "diff", SAMPLE, SAMPLE)[1]["same"] is True


def test_a_year_without_a_round_cannot_be_tried(authority: Path, capsys: Any) -> None:
    code, told = run(capsys, "criteria", "dry-run", authority, "--set", SAMPLE, "--year", "2025")
    assert (code, told["error"]["code"]) == (1, "E_NO_ROUND")


def test_an_annex_is_written_and_read_again(authority: Path, tmp_path: Path, capsys: Any) -> None:
    out = tmp_path / "ra.xlsx"
    assert run(capsys, "criteria", "export", authority, SAMPLE, "--out", out, "--annex")[0] == 0
    assert run(capsys, "criteria", "check", out)[1]["counts"]["area"] == 8
