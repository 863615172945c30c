"""Entries, points and outside values from files."""

import json
from pathlib import Path

import main


def _office(folder: Path, *, role: str, unit: str) -> str:
    assert main.main(["init", str(folder), "--role", role, "--unit", unit]) == 0
    return str(folder)


def _answer(capsys, arguments: list[str]) -> tuple[int, dict]:
    capsys.readouterr()
    code = main.main([*arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def _file(path: Path, value: object) -> str:
    path.write_text(json.dumps(value), encoding="utf-8")
    return str(path)


def test_ticks_options_counts_and_claims_are_entered_from_a_file(tmp_path: Path, capsys) -> None:
    commune = _office(tmp_path / "xa", role="submitter", unit="21808")
    source = _file(
        tmp_path / "e.json",
        {
            "lines": [
                {"criterion": "2.1.1", "inputs": {"items": ["plan"]}, "explanation": "Sổ theo dõi"},
                {"criterion": "4.1.1", "inputs": {"option": "yes"}},
                {"criterion": "2.4", "inputs": {"on_time": 3, "due": 3}},
                {"criterion": "2.1.2", "claim": "no_occurrence", "claim_reason": "Không phát hiện"},
            ]
        },
    )
    code, found = _answer(capsys, ["assess", commune, "--year", "2025", "--from", source])
    points = {line["criterion"]: line["points"] for line in found["lines"]}
    assert code == 0
    assert (points["2.1.1"], points["4.1.1"], points["2.4"], points["2.1.2"]) == (
        "0.50",
        "1.00",
        "1.50",
        "1.00",
    )


def test_an_unknown_criterion_keeps_every_line_of_the_file_out(tmp_path: Path, capsys) -> None:
    commune = _office(tmp_path / "xa", role="submitter", unit="21808")
    lines = [{"criterion": "4.1.1", "inputs": {"option": "yes"}}, {"criterion": "9.9", "inputs": {"x": 1}}]
    source = _file(tmp_path / "e.json", {"lines": lines})
    code, refused = _answer(capsys, ["assess", commune, "--year", "2025", "--from", source])
    assert (code, refused["error"]["code"]) == (1, "E_CRITERION")
    _, found = _answer(capsys, ["score", commune, "--year", "2025"])
    assert found["total"] == "0.00"


def test_files_of_another_shape_are_refused(tmp_path: Path, capsys) -> None:
    commune = _office(tmp_path / "xa", role="submitter", unit="21808")
    for value in (
        [],
        {"lines": []},
        {"lines": [{"inputs": {}}]},
        {"lines": [{"criterion": "2.4", "claim": "x"}]},
    ):
        source = _file(tmp_path / "e.json", value)
        code, refused = _answer(capsys, ["assess", commune, "--year", "2025", "--from", source])
        assert (code, refused["error"]["code"]) == (1, "E_FILE_FORM"), value
