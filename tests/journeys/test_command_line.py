"""The whole job by commands alone: two workspaces that meet only through files."""

import json
import shutil
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

import main
from core.services import new_keys

ROOT = Path(__file__).resolve().parents[2]
CRITERIA = ROOT / "resources" / "criteria" / "criteria-sample.json"
SET_ID = "VN-CX-CANDIDATE-2025"
YEAR = "2025"
COMMUNE, PROVINCE, ABSENT = "21583", "52", "21589"
RECORDS = {
    "format": "socchc-records",
    "format_version": 1,
    "unit": COMMUNE,
    "records": {
        "plan": [
            {
                "id": "ke-hoach-2025",
                "year": 2025,
                "title": "Kế hoạch CCHC năm 2025",
                "number": "05/KH-UBND",
                "issued_on": "2025-01-10",
            }
        ],
        "task": [
            {
                "id": "viec-1",
                "year": 2025,
                "title": "Rà soát thủ tục",
                "progress": 100,
                "done_on": "2025-06-01",
            },
            {"id": "viec-2", "year": 2025, "title": "Đối thoại với người dân", "progress": 40},
        ],
    },
}


HALF = {"from_on": "2025-01-01", "to_on": "2025-06-30"}


@dataclass(frozen=True)
class Office:
    folder: Path

    def __call__(self, *words: str | Path, code: int = 0) -> Any:
        """Run a command with `--json`; its document."""
        arguments = [str(word).replace("DIR", str(self.folder)) for word in words]
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            found = main.main([*arguments, "--json"])
        assert found == code, f"{arguments}: {found}\n{out.getvalue()}\n{err.getvalue()}"
        assert not err.getvalue()
        assert out.getvalue().endswith("\n")
        return json.loads(out.getvalue())


@dataclass(frozen=True)
class Scene:
    commune: Office
    authority: Office
    folder: Path


@pytest.fixture(autouse=True, scope="module")
def _quick_keys() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(new_keys, "KDF_ROUNDS", 4)
        patch.setenv("SOCCHC_PASSPHRASE", "sau tu thu khong ai doan")
        yield


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both offices with keys that trust each other, and a round of two communes.

    The authority imports the criteria set; the commune uses the same one as shipped.
    """
    folder = tmp_path_factory.mktemp("prepared")
    commune, authority = Office(folder / "xa"), Office(folder / "tinh")
    commune("init", "DIR", "--role", "submitter", "--unit", COMMUNE, "--officer", "Nguyễn Thị Hạnh")
    authority("init", "DIR", "--role", "appraiser", "--unit", PROVINCE)
    authority("criteria", "import", "DIR", CRITERIA)
    for teller, hearer in ((commune, authority), (authority, commune)):
        teller("key", "create", "DIR")
        _introduce(teller, hearer)
    units = folder / "units.txt"
    units.write_text(f"{COMMUNE}\n{ABSENT}  # chưa gửi\n", encoding="utf-8")
    authority("round", "open", "DIR", "--year", YEAR, "--criteria", SET_ID, "--units", units)
    return folder


@pytest.fixture
def scene(prepared: Path, tmp_path: Path) -> Scene:
    """A copy of the prepared offices, to be worked in."""
    for name in ("xa", "tinh"):
        shutil.copytree(prepared / name, tmp_path / name)
    return Scene(Office(tmp_path / "xa"), Office(tmp_path / "tinh"), tmp_path)


def test_a_commune_reports_a_year_and_reads_its_result(scene: Scene) -> None:
    package = _submit(scene)
    _judge_without_a_workspace(scene, package)
    _take_in(scene, package)
    _appraise_and_rank(scene)
    _answer(scene)
    for office in (scene.commune, scene.authority):
        assert office("check", "DIR") == {"ok": True, "problems": []}


def test_packages_leave_and_arrive_in_parts_and_encrypted(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    _submit(scene)
    stick = scene.folder / "stick"
    write = ("export", "DIR", "--year", YEAR, "--out", stick, "--reason", "gửi thư", "--part-size")
    assert scene.commune(*write, "9999", code=1)["error"]["code"] == "E_PART_SIZE"
    assert not stick.exists()
    sent = scene.commune(*write, "1", "--encrypt")
    first, listed = map(Path, sent["files"])
    assert (first.name[-13:], listed.name[-11:]) == (".cchc.age.001", ".parts.json")
    first.rename(scene.folder / first.name)
    again = scene.commune("deliver", "DIR", sent["digest"][:16], "--out", stick, "--part-size", "1")
    assert again["revision"] == sent["revision"] == 2
    assert (again["digest"], again["kept"]) == (sent["digest"], 0)
    assert scene.commune("deliver", "DIR", sent["digest"], "--out", stick, "--part-size", "1")["kept"] == 1
    assert scene.commune("deliver", "DIR", "00" * 64, "--out", stick, code=1)["error"]["code"] == (
        "E_PACKAGE_UNKNOWN"
    )
    encrypted, plain = sorted(scene.authority("import", "DIR", stick, code=1)["results"], key=_code_of)
    assert (encrypted["status"], encrypted["code"]) == ("refused", "E_PART_MISSING")
    assert plain["status"] == "imported"
    (scene.folder / first.name).rename(first)
    for passphrase, status, code in (
        ("", "refused", "E_AGE_LOCKED"),
        ("wrong wrong", "refused", "E_AGE_LOCKED"),
    ):
        monkeypatch.setenv("SOCCHC_PASSPHRASE", passphrase)
        (told,) = scene.authority("import", "DIR", first, code=1)["results"]
        assert (told["status"], told["code"]) == (status, code)
    monkeypatch.undo()
    (told,) = scene.authority("import", "DIR", first, listed)["results"]
    assert (told["status"], told["code"], told["revision"]) == ("unchanged", "I_DUPLICATE", 2)


def _code_of(result: Any) -> str:
    return result["code"] or "Z"


def test_reports_are_written_in_every_form(scene: Scene) -> None:
    _take_in(scene, _submit(scene))
    kinds = scene.commune("report", "DIR", "--list")["kinds"]
    assert {"self-score", "checklist", "deadlines", "annex", "periodic"} <= set(kinds)
    for office, kind, suffix in (
        (scene.commune, "self-score", "pdf"),
        (scene.commune, "checklist", "xlsx"),
        (scene.commune, "deadlines", "pdf"),
        (scene.commune, "annex", "docx"),
        (scene.authority, "ranking", "xlsx"),
    ):
        out = scene.folder / f"{kind}.{suffix}"
        office("report", "DIR", kind, "--year", YEAR, "--out", out)
        assert out.stat().st_size > 1000
    told = scene.commune("report", "DIR", "ranking", "--year", YEAR, "--out", out, code=1)
    assert told["error"]["code"] == "E_REPORT_KIND"
    told = scene.commune("report", "DIR", "annex", "--year", YEAR, "--unit", ABSENT, "--out", out, code=1)
    assert told["error"]["code"] == "E_UNIT"
    for part in (("--part", "nowhere"), ("--unit", ABSENT)):
        told = scene.authority("report", "DIR", "ranking", "--year", YEAR, *part, "--out", out, code=1)
        assert told["error"]["code"] == "E_REPORT_NO_PART"


def test_two_rounds_go_by_commands_alone(scene: Scene) -> None:
    _take_in(scene, _submit(scene))
    line = ("--year", YEAR, "--unit", COMMUNE, "--criterion", "2.1.1")
    scene.authority("appraise", "DIR", "--year", YEAR, "--unit", COMMUNE, "--accept-self")
    scene.authority("question", "ask", "DIR", *line, "--text", "Kế hoạch số mấy?")
    (asked,) = scene.authority("question", "list", "DIR", "--year", YEAR)["questions"]
    assert (asked["state"], asked["text"], asked["revision"]) == ("collected", "Kế hoạch số mấy?", 1)
    out = scene.folder / "hoi"
    sent = scene.authority("return", "DIR", "--year", YEAR, "--unit", COMMUNE, "--collected", "--out", out)
    (asked,) = scene.authority("question", "list", "DIR", "--year", YEAR, "--unit", COMMUNE)["questions"]
    assert (asked["state"], asked["package"]) == ("sent", sent["digest"])
    assert scene.authority("sheet", "DIR", "--year", YEAR, "--unit", COMMUNE)["state"] == "explanation"
    assert not scene.authority("question", "drop", "DIR", *line)["dropped"]
    scene.commune("import", "DIR", *map(Path, sent["files"]))
    again = scene.commune("export", "DIR", "--year", YEAR, "--out", out, "--reason", "Đã giải trình")
    scene.authority("import", "DIR", *map(Path, again["files"]))
    sheet = scene.authority("sheet", "DIR", "--year", YEAR, "--unit", COMMUNE)
    assert (sheet["state"], sheet["stage"], sheet["revision"]) == ("appraisal_2", "appraisal_2", 2)
    assert sheet["older_lines"] > 1
    kept = scene.authority("appraise", "DIR", "--year", YEAR, "--unit", COMMUNE, "--keep-unchanged")
    assert (kept["older_lines"], kept["state"]) == (1, "appraisal_2")
    points = scene.folder / "points.json"
    value = {"lines": [{"criterion": "2.1.1", "points": "0.25", "reason": "Thiếu số", "opinion": "Bổ sung"}]}
    points.write_text(json.dumps(value), encoding="utf-8")
    scene.authority(
        "appraise", "DIR", "--year", YEAR, "--unit", COMMUNE, "--from", points, "--stage", "council"
    )
    sheet = scene.authority("sheet", "DIR", "--year", YEAR, "--unit", COMMUNE)
    held = next(each for each in sheet["lines"] if each["criterion"] == "2.1.1")
    assert [(each["stage"], each["points"], each["revision"]) for each in held["history"]][-1] == (
        "council",
        "0.25",
        2,
    )
    assert held["history"][-1]["opinion"] == "Bổ sung"


def test_a_backup_brings_everything_back(scene: Scene) -> None:
    _submit(scene)
    before = scene.commune("score", "DIR", "--year", YEAR)
    copy = scene.folder / "xa.zip"
    scene.commune("backup", "DIR", "--out", copy)
    again = Office(scene.folder / "xa-2")
    again("restore", copy, "DIR")
    assert again("score", "DIR", "--year", YEAR) == before
    assert again("key", "show", "DIR") == scene.commune("key", "show", "DIR")
    assert again("check", "DIR")["ok"]


def test_records_come_back_unchanged(scene: Scene) -> None:
    _import_records(scene)
    for suffix in ("json", "xlsx"):
        out = scene.folder / f"ra.{suffix}"
        scene.commune("records", "export", "DIR", "--out", out)
        again = scene.commune("records", "import", "DIR", out)
        assert (again["added"], again["updated"], again["unchanged"]) == ({}, {}, 3)
        assert not again["findings"]


def test_records_with_one_error_add_nothing(scene: Scene) -> None:
    wrong = json.loads(json.dumps(RECORDS))
    wrong["records"]["plan"][0]["issued_on"] = "2025-02-30"
    file = _json(scene.folder / "wrong.json", wrong)
    told = scene.commune("records", "import", "DIR", file, code=1)
    assert told["added"] == {}
    assert [finding["code"] for finding in told["findings"]] == ["CELL_DAY"]
    assert all(finding["message"] for finding in told["findings"])
    assert not any(scene.commune("info", "DIR")["counts"].values())


@pytest.mark.parametrize(
    ("kind", "fields", "code", "finding"),
    [
        ("plan", {"title": ""}, 1, "REQUIRED"),
        ("task", {"title": "x", "progress": 40, "done_on": "2025-06-01"}, 0, "TASK_DONE_BELOW_FULL"),
        ("e_documents", {**HALF, "outgoing": 5, "signed_sent": 9}, 0, "PART_ABOVE_WHOLE"),
    ],
)
def test_a_rule_that_does_not_hold_in_a_file_is_told_in_a_sentence(
    scene: Scene, kind: str, fields: dict[str, Any], code: int, finding: str
) -> None:
    wrong = {**RECORDS, "records": {kind: [{"id": "dong-1", "year": 2025, **fields}]}}
    told = scene.commune("records", "import", "DIR", _json(scene.folder / "w.json", wrong), code=code)
    (found,) = [each for each in told["findings"] if each["code"] == finding]
    assert found["where"].startswith(f"records.{kind}[")
    assert found["message"].endswith(".")


def test_points_need_a_reason_and_stay_within_the_maximum(scene: Scene) -> None:
    _take_in(scene, _submit(scene))
    appraise = ("appraise", "DIR", "--year", YEAR, "--unit", COMMUNE)
    for line, code in (
        ({"criterion": "1.1.1", "points": "0.50"}, "E_REASON"),
        ({"criterion": "1.1.1", "points": "9.00", "reason": "Quá cao"}, "E_POINTS_RANGE"),
        ({"criterion": "99", "points": "1", "reason": "Không có"}, "E_CRITERION"),
        ({"criterion": "1.1.1", "points": "x", "reason": "Không phải số"}, "E_FILE_FORM"),
        ({"points": "1"}, "E_FILE_FORM"),
    ):
        file = _json(scene.folder / "points.json", {"lines": [line]})
        told = scene.authority(*appraise, "--from", file, code=1)
        assert told["error"]["code"] == code
    good = {"criterion": "1.1.1", "points": "0.50", "reason": "Ban hành chậm", "opinion": "Xem lại"}
    file = _json(scene.folder / "points.json", {"lines": [good]})
    assert scene.authority(*appraise, "--from", file)["total"] == "0.50"


def test_the_number_checker_reads_text_and_word_files(scene: Scene) -> None:
    sentence = "Tiếp nhận trực tuyến 2.547/12.421 hồ sơ, đạt 25,51%."
    plain, word = scene.folder / "a.txt", scene.folder / "a.docx"
    plain.write_text(sentence, encoding="utf-8")
    document = Document()
    document.add_paragraph("Báo cáo")
    document.add_table(rows=1, cols=1).cell(0, 0).text = sentence
    document.save(str(word))
    for file in (plain, word):
        (claim,) = scene.commune("figures", "check", file)
        assert (claim["numerator"], claim["denominator"]) == (2547, 12421)
        assert (claim["stated"], claim["correct"], claim["ok"]) == ("25.51", "20.51", False)
    plain.write_bytes(b"\xff\xfe\x00")
    assert scene.commune("figures", "check", plain, code=1)["error"]["code"] == "E_TEXT_FILE"
    word.write_bytes(b"PK\x03\x04 not a document")
    assert scene.commune("figures", "check", word, code=1)["error"]["code"] == "E_SOURCE"


def _introduce(teller: Office, hearer: Office) -> None:
    """The hearer trusts the teller's key by the digits of its paper sheet."""
    file, sheet = hearer.folder.parent / f"to-{hearer.folder.name}.cchc", hearer.folder.parent / "sheet.pdf"
    card = teller("key", "enrol", "DIR", "--out", file, "--sheet", sheet)
    assert sheet.read_bytes().startswith(b"%PDF-")
    wrong = hearer("key", "trust", "DIR", file, "--confirm", "00000 00000 00000 00000", code=1)
    assert wrong["error"]["code"] == "E_DIGITS"
    held = hearer("key", "trust", "DIR", file, "--confirm", card["confirm"])
    assert held["fingerprint"] == card["fingerprint"]
    file.unlink()


def _import_records(scene: Scene) -> None:
    told = scene.commune("records", "import", "DIR", _json(scene.folder / "so-lieu.json", RECORDS))
    assert told["added"] == {"plan": 1, "task": 2}


def _submit(scene: Scene) -> Path:
    _import_records(scene)
    refused = scene.commune("export", "DIR", "--year", YEAR, "--out", scene.folder, code=1)
    assert refused["error"]["code"] == "E_GATE"
    scored = scene.commune("score", "DIR", "--year", YEAR)
    lacking = [item["criterion"] for item in scored["missing"] if item["need"] == "evidence"]
    assert lacking
    for number, criterion in enumerate((*lacking, lacking[0])):
        paper = scene.folder / "ke-hoach.txt"
        paper.write_text(f"Kế hoạch {number % 2}", encoding="utf-8")
        scene.commune(
            *("evidence", "add", "DIR", "--year", YEAR, "--criterion", criterion),
            *("--number", "05/KH-UBND", "--date", "10/01/2025", "--issuer", "UBND phường", paper),
        )
    assert scene.commune("score", "DIR", "--year", YEAR)["total"] == scored["total"] != "0.00"
    sent = scene.commune("export", "DIR", "--year", YEAR, "--out", scene.folder)
    assert sent["revision"] == 1
    return Path(sent["files"][0])


def _judge_without_a_workspace(scene: Scene, package: Path) -> None:
    signers = scene.folder / "allowed_signers"
    scene.authority("key", "export", "DIR", "--out", signers)
    shown = scene.authority("verify", package, "--allowed-signers", signers)["results"]
    assert shown[0] | {"digest": "", "signer": ""} == {
        "file": str(package), "verdict": "authentic", "code": None, "kind": "submission",
        "unit": COMMUNE, "year": 2025, "revision": 1, "signer": "", "digest": "", "cms": None,
    }  # fmt: skip
    spoilt, absent = _spoilt(package), scene.folder / "khong-co.cchc"
    good, bad, gone = scene.authority(
        "verify", package, spoilt, absent, "--allowed-signers", signers, code=1
    )["results"]
    assert good["verdict"] == "authentic"
    assert bad["verdict"] == gone["verdict"] == "refused"
    assert gone["code"] == "E_READ"
    assert bad["code"].startswith("E_")
    assert all(bad[key] is None for key in ("kind", "unit", "year", "revision", "signer", "digest"))


def _take_in(scene: Scene, package: Path) -> None:
    planned = scene.authority("import", "DIR", package, "--dry-run")["results"][0]
    assert planned["status"] == "planned"
    listed = scene.folder / "loi.xlsx"
    words = ("import", "DIR", package, _spoilt(package), "--refused", listed)
    document = scene.authority(*words, code=1)
    assert document["refused_list"] == str(listed)
    assert listed.read_bytes()[:2] == b"PK"
    first, bad = document["results"]
    assert (first["status"], first["unit"], first["year"], first["revision"]) == (
        "imported",
        COMMUNE,
        2025,
        1,
    )
    assert bad["status"] == "refused"
    assert bad["unit"] is None
    again = scene.authority("import", "DIR", package)["results"][0]
    assert (again["status"], again["code"]) == ("unchanged", "I_DUPLICATE")
    board = scene.authority("round", "status", "DIR", "--year", YEAR)
    assert (board["expected"], board["missing"], board["accepted"]) == (2, 1, 0)
    assert {row["unit"]: row["revision"] for row in board["rows"]} == {COMMUNE: 1, ABSENT: 0}
    _extend_and_remind(scene)


def _extend_and_remind(scene: Scene) -> None:
    extend = ("round", "extend", "DIR", "--year", YEAR, "--unit", ABSENT, "--reason", "Bão số 9")
    (given,) = scene.authority(*extend, "--due", "2099-02-20", "--document", "CV 12")["extensions"]
    assert (given["unit"], given["due_on"], given["document"]) == (ABSENT, "2099-02-20", "CV 12")
    early = scene.authority(*extend, "--due", "2020-01-01", code=1)
    assert early["error"]["code"] == "E_EXTENSION_EARLY"
    board = scene.authority("round", "status", "DIR", "--year", YEAR)
    assert (board["extended"], board["late"], len(board["extensions"])) == (1, 0, 1)
    assert {row["unit"]: row["due_on"] for row in board["rows"]}[ABSENT] == "2099-02-20"
    letters = scene.folder / "thong-bao"
    letters.mkdir()
    told = scene.authority("round", "remind", "DIR", "--year", YEAR, "--each", letters)
    assert [Path(path).name for path in told["files"]] == [f"nhac-gui-{YEAR}-{ABSENT}.pdf"]
    one = scene.authority("round", "remind", "DIR", "--year", YEAR, "--out", letters / "chung.docx")
    assert (one["units"], Path(one["files"][0]).read_bytes()[:2]) == (1, b"PK")
    report = scene.authority("report", "DIR", "reminders", "--year", YEAR, "--out", letters / "bao-cao.pdf")
    assert Path(report["file"]).read_bytes()[:5] == b"%PDF-"


def _appraise_and_rank(scene: Scene) -> None:
    early = scene.authority("rank", "DIR", "--year", YEAR, "--publish", code=1)
    assert early["error"]["code"] == "E_LINES_OPEN"
    scored = scene.commune("score", "DIR", "--year", YEAR)
    sheet = scene.authority("appraise", "DIR", "--year", YEAR, "--unit", COMMUNE, "--accept-self")
    assert sheet["total"] == scored["total"]
    ranked = scene.authority("rank", "DIR", "--year", YEAR, "--publish")
    assert [(row["rank"], row["unit"]) for row in ranked["rows"]] == [(1, COMMUNE)]
    assert ranked["rows"][0]["total"] == scored["total"]
    assert [row["unit"] for row in ranked["not_submitted"]] == [ABSENT]


def _answer(scene: Scene) -> None:
    folder = scene.folder / "ket-qua"
    folder.mkdir()
    (sent,) = scene.authority("results", "export", "DIR", "--year", YEAR, "--out", folder)["results"]
    assert sent["unit"] == COMMUNE
    done = scene.commune("import", "DIR", sent["files"][0])["results"][0]
    assert (done["status"], done["unit"]) == ("imported", COMMUNE)
    assert scene.commune("score", "DIR", "--year", YEAR)["state"] == "published"


def _spoilt(package: Path) -> Path:
    content = bytearray(package.read_bytes())
    content[len(content) // 2] ^= 1
    spoilt = package.with_name("hong.cchc")
    spoilt.write_bytes(content)
    return spoilt


def _json(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path
