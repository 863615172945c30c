"""Work goes to a desk and back by commands alone."""

import json
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import main
from tests.desk_offices import LINE, assign, desk_of, opened_round, points
from tests.offices import COMMUNE, PASSPHRASE, SECOND, Desk, joined


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCCHC_PASSPHRASE", PASSPHRASE)


def run(desk: Path, *words: object, code: int = 0) -> Any:
    """A command on a workspace that is closed; its document."""
    out, told = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(told):
        ended = main.main([*(str(word).replace("DIR", str(desk)) for word in words), "--json"])
    assert ended == code, out.getvalue() + told.getvalue()
    return json.loads(out.getvalue())


@pytest.fixture
def places(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A lead office with two communes, and a desk: closed workspaces."""
    made: list[Desk] = []
    for offices in joined(tmp_path):
        opened_round(offices)
        points(offices.province, "1.00", reason="Như đơn vị tự chấm")
        desk = desk_of(offices, confirmed=True)
        assign(offices, ("4", "5201"))
        made += [offices.province, desk]
    return made[0].opened.workspace.root, made[1].opened.workspace.root


def test_work_is_given_appraised_brought_back_and_decided_by_commands(
    places: tuple[Path, Path], tmp_path: Path
) -> None:
    lead, desk = places
    listed = run(lead, "desk", "list", "DIR", "--year", "2025")
    assert [(each["code"], each["has_key"]) for each in listed["desks"]] == [("5201", True)]
    assert [(each["node"], each["desk"]) for each in listed["assignments"]] == [("4", "5201")]
    stick = tmp_path / "stick"
    run(lead, "key", "enrol", "DIR", "--out", tmp_path / "list.cchc")
    given = run(lead, "desk", "export", "DIR", "--year", "2025", "--desk", "1", "--out", stick)
    assert (given["desk"], given["packages"]) == ("5201", 2)
    assert len(list(stick.glob("*.cchc"))) == 4
    taken = run(desk, "import", "DIR", stick)
    assert {each["status"] for each in taken["results"]} == {"imported"}
    changed = tmp_path / "points.json"
    changed.write_text(
        json.dumps({"lines": [{"criterion": LINE, "points": "0.50", "reason": "Chưa đủ văn bản"}]}),
        encoding="utf-8",
    )
    run(desk, "appraise", "DIR", "--year", "2025", "--unit", COMMUNE, "--from", changed)
    refused = tmp_path / "other.json"
    refused.write_text(json.dumps({"lines": [{"criterion": "2.1.1", "points": "0", "reason": "?"}]}))
    told = run(desk, "appraise", "DIR", "--year", "2025", "--unit", SECOND, "--from", refused, code=1)
    assert told["error"]["code"] == "E_NOT_ASSIGNED"
    assert run(desk, "rank", "DIR", "--year", "2025", "--publish", code=1)["error"]["code"] == "E_DESK"
    back = run(desk, "desk", "export", "DIR", "--year", "2025", "--out", tmp_path / "back")
    # The lead office went on meanwhile.
    changed.write_text(
        json.dumps({"lines": [{"criterion": LINE, "points": "0.75", "reason": "Đã giải trình"}]}),
        encoding="utf-8",
    )
    run(lead, "appraise", "DIR", "--year", "2025", "--unit", COMMUNE, "--from", changed)
    planned = run(lead, "desk", "merge", "DIR", back["files"][0], "--dry-run")["results"][0]
    assert (planned["status"], len(planned["work"]["conflicts"])) == ("planned", 1)
    merged = run(lead, "desk", "merge", "DIR", back["files"][0])["results"][0]
    assert merged["status"] == "imported"
    assert run(lead, "desk", "merge", "DIR", back["files"][0])["results"][0]["status"] == "unchanged"
    (conflict,) = run(lead, "desk", "conflicts", "DIR", "--year", "2025")["conflicts"]
    assert (conflict["ours"]["points"], conflict["theirs"]["points"]) == ("0.75", "0.50")
    assert (conflict["theirs"]["officer"], conflict["theirs"]["office"]) == (
        "Chuyên viên 5201",
        "Sở Tài chính",
    )
    decided = run(
        lead,
        *("desk", "decide", "DIR", conflict["id"], "--year", "2025"),
        *("--choose", "other", "--points", "0,25", "--reason", "Theo biên bản"),
    )
    assert (decided["points"], decided["open"]) == ("0.25", 0)
    assert run(lead, "desk", "conflicts", "DIR", "--year", "2025")["conflicts"] == []
    (kept,) = run(lead, "desk", "conflicts", "DIR", "--year", "2025", "--all")["conflicts"]
    assert kept["decision"]["points"] == "0.25"


def test_a_desk_is_made_listed_and_given_parts_by_commands(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    made = run(
        desk,
        *("init", "DIR", "--role", "appraiser", "--unit", "52", "--desk", "001"),
        *("--desk-name", "Sở Nội vụ"),
    )
    assert (made["unit"], made["desk"]) == ({"code": "5201", "name": "Sở Nội vụ"}, True)
    assert made["authority"]["code"] == "52"
    told = run(
        tmp_path / "other", "init", "DIR", "--role", "appraiser", "--unit", "52", "--desk", "100", code=1
    )
    assert told["error"]["code"] == "E_UNIT_CODE"
    told = run(
        tmp_path / "nameless", "init", "DIR", "--role", "appraiser", "--unit", "52", "--desk", "2", code=1
    )
    assert told["error"]["code"] == "E_DESK_NAME"
    told = run(desk, "desk", "assign", "DIR", "--year", "2025", "--node", "4", "--person", "Hoa", code=1)
    assert told["error"]["code"] == "E_DESK"


def test_parts_go_to_a_person_and_are_taken_back(places: tuple[Path, Path]) -> None:
    lead, _desk = places
    board = run(
        lead,
        "desk",
        "assign",
        "DIR",
        "--year",
        "2025",
        "--node",
        "2",
        "--person",
        "Lê Thị Hoa",
        "--unit",
        COMMUNE,
    )
    assert {(each["node"], each["unit"], each["person"]) for each in board["assignments"]} == {
        ("4", None, None),
        ("2", COMMUNE, "Lê Thị Hoa"),
    }
    board = run(lead, "desk", "assign", "DIR", "--year", "2025", "--node", "2", "--unit", COMMUNE, "--clear")
    assert len(board["assignments"]) == 1
    run(lead, "desk", "put", "DIR", "--desk", "7", "--name", "Sở Tư pháp")
    run(lead, "desk", "remove", "DIR", "--desk", "7901", code=1)
    assert run(lead, "desk", "remove", "DIR", "--desk", "07")["removed"]
