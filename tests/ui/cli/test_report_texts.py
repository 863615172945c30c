"""The officer's words of a report by command: written from a file, shown, and printed in the report."""

import json
from pathlib import Path

import pytest

import main


@pytest.fixture
def commune(tmp_path: Path) -> str:
    folder = str(tmp_path / "xa")
    assert main.main(["init", folder, "--role", "submitter", "--unit", "21808"]) == 0
    return folder


def _answer(capsys, *arguments: str) -> tuple[int, dict]:
    capsys.readouterr()
    code = main.main([*arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_text_is_kept_from_a_file_and_shown(commune: str, tmp_path: Path, capsys) -> None:
    source = tmp_path / "han-che.txt"
    source.write_text("Hồ sơ đất đai còn trễ.\n\nHết.", encoding="utf-8")
    place = ("report", commune, "periodic", "--year", "2025", "--part", "q1")
    code, found = _answer(capsys, *place, "--section", "limits", "--file", str(source))
    assert code == 0
    assert [each["text"] for each in found["sections"]] == ["Hồ sơ đất đai còn trễ.\n\nHết."]
    code, found = _answer(capsys, *place, "--show")
    written = {each["key"]: each["text"] for each in found["sections"]}
    assert len(written) == 12
    assert [key for key, text in written.items() if text] == ["limits"]
    code, found = _answer(capsys, *place[:-2], "--show")
    assert (code, found["part"]) == (0, "year")
    assert not any(each["text"] for each in found["sections"])


def test_an_unknown_section_is_refused_by_name(commune: str, capsys) -> None:
    place = ("report", commune, "periodic", "--year", "2025", "--section", "x")
    code, refused = _answer(capsys, *place)
    assert (code, refused["error"]["code"]) == (1, "E_REPORT_SECTION")
    assert "limits" in refused["error"]["message"]


def test_a_period_that_is_none_is_refused_by_name(commune: str, tmp_path: Path, capsys) -> None:
    out = str(tmp_path / "a.pdf")
    place = ("report", commune, "periodic", "--year", "2025", "--part", "q2", "--out", out)
    code, refused = _answer(capsys, *place)
    assert (code, refused["error"]["code"]) == (1, "E_REPORT_PERIOD")
    assert not Path(out).exists()


def test_a_report_over_any_days_is_written_in_every_form(commune: str, tmp_path: Path, capsys) -> None:
    for suffix in ("pdf", "docx", "xlsx"):
        out = tmp_path / f"a.{suffix}"
        part = "2025-01-01..2025-03-31"
        code, _ = _answer(
            capsys, "report", commune, "periodic", "--year", "2025", "--part", part, "--out", str(out)
        )
        assert code == 0
        assert out.stat().st_size > 5000
