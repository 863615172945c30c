"""The contract with scripts: commands and options, exit codes, what goes to which stream."""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import main
from core.packages.refusals import DiskFull
from core.services import new_keys, sealed_keys
from core.units import Role
from storage.error_files import write_error_file
from tests.test_architecture import VIETNAMESE
from ui.cli import output, passphrase
from ui.cli.errors import PassphraseMissing, PassphrasesDiffer
from ui.cli.grammar import Parser
from ui.cli.parser import parser
from ui.set_up.answers import Opening
from ui.texts import cli_grammar as texts

ROOT = Path(__file__).resolve().parents[3]
# The tables of the contract.
COMMANDS = {
    "demo": {"--out"},
    "gui": {"--sample", "--file"},
    "self-check": {"--out", "--workspaces"},
    "init": {"--role", "--unit", "--authority"},
    "info": set(),
    "check": set(),
    "backup": {"--out"},
    "restore": {"--sheet"},
    "update check": set(),
    "update apply": {"--workspace", "--silent"},
    "criteria import": {
        "--id",
        "--set-version",
        "--name",
        "--for-year",
        "--decision",
        "--like",
        "--scored-by",
        "--no-occurrence",
        "--draft",
    },
    "criteria check": set(),
    "criteria template": {"--out"},
    "criteria export": {"--out", "--annex"},
    "criteria diff": set(),
    "criteria dry-run": {"--set", "--set-version", "--year", "--out"},
    "criteria score": set(),
    "records import": {"--annotated", "--mapping", "--dry-run", "--year"},
    "records map list": set(),
    "records map show": set(),
    "records map forget": set(),
    "records map learn": {"--name", "--kind", "--set"},
    "records export": {"--out"},
    "evidence add": {"--year", "--criterion", "--number", "--date", "--issuer"},
    "figures check": {"--all", "--units", "--workspace"},
    "score": {"--year"},
    "assess": {"--year", "--from"},
    "key create": {"--replace", "--escrow-sheet"},
    "key show": set(),
    "key enrol": {"--out", "--sheet"},
    "key trust": {"--confirm", "--second"},
    "key confirm": {"--confirm", "--second"},
    "key list": set(),
    "key revoke": {"--reason", "--compromised"},
    "key export": {"--out", "--krl"},
    "key manual": {"--out"},
    "key rotate": {"--out", "--reason"},
    "key accept": set(),
    "key seal": {"--sheet", "--escrow"},
    "key recover": set(),
    "trust issue": {"--out", "--above"},
    "trust draft": {"--out", "--new-root", "--threshold", "--above"},
    "trust sign": {"--root"},
    "trust finish": set(),
    "trust show": set(),
    "root make": set(),
    "root move": {"--out"},
    "root letter": {"--out"},
    "seal policy": {"--set", "--reason"},
    "certificate add": set(),
    "certificate list": set(),
    "certificate remove": {"--reason"},
    "token list": {"--driver"},
    "export": {"--year", "--out", "--part-size", "--encrypt", "--token", "--certificate", "--supersedes"},
    "receipts export": {"--unit", "--out"},
    "receipts list": set(),
    "return": {
        "--year",
        "--unit",
        "--from",
        "--collected",
        "--reason",
        "--due",
        "--out",
        "--part-size",
        "--encrypt",
    },
    "returned": {"--year"},
    "tasks send": {"--year", "--from", "--unit", "--out", "--part-size", "--encrypt"},
    "criteria send": {"--set", "--version", "--year", "--unit", "--out", "--part-size", "--encrypt"},
    "stream list": set(),
    "stream lift": {"--unit", "--year", "--first", "--second", "--reason", "--kind"},
    "stream confirm-jump": {"--reason"},
    "stream confirm-time": {"--reason"},
    "refusals": set(),
    "deliver": {"--out", "--part-size", "--encrypt"},
    "verify": {"--allowed-signers", "--cms-roots"},
    "import": {"--dry-run", "--receipts", "--refused"},
    "round open": {"--year", "--criteria", "--units", "--bands"},
    "round status": {"--year"},
    "round extend": {"--year", "--due", "--unit", "--units", "--reason", "--document"},
    "round remind": {"--year", "--out", "--each", "--unit", "--units", "--until"},
    "round across": {"--year", "--criterion", "--accept-plain"},
    "round aids": {"--year", "--dismiss", "--restore", "--reason"},
    "appraise": {"--year", "--unit", "--from", "--accept-self", "--keep-unchanged", "--stage"},
    "question ask": {"--year", "--unit", "--criterion", "--text"},
    "question drop": {"--year", "--unit", "--criterion"},
    "question list": {"--year", "--unit"},
    "sheet": {"--year", "--unit"},
    "outside survey": {
        "--year",
        "--name",
        "--organiser",
        "--begin",
        "--end",
        "--document",
        "--note",
        "--file",
    },
    "outside template": {"--year", "--kind", "--survey", "--criterion", "--out"},
    "outside import": {"--year", "--plan"},
    "outside list": {"--year", "--unit"},
    "council": {"--year", "--from"},
    "rank": {"--year", "--publish", "--compare", "--scheme"},
    "ranking tie": {"--year", "--units", "--decision"},
    "ranking untie": {"--year", "--units", "--reason"},
    "ranking reopen": {"--year", "--reason"},
    "ranking history": {"--year"},
    "past import": {"--year"},
    "past template": {"--year", "--out"},
    "past list": set(),
    "results export": {"--year", "--units", "--out", "--part-size", "--encrypt"},
    "results status": {"--year"},
    "desk list": {"--year"},
    "desk put": {"--desk", "--name", "--person", "--note"},
    "desk remove": {"--desk"},
    "desk assign": {"--year", "--node", "--desk", "--person", "--unit", "--clear"},
    "desk export": {"--year", "--desk", "--unit", "--again", "--out", "--part-size", "--encrypt"},
    "desk merge": {"--dry-run"},
    "desk conflicts": {"--year", "--all"},
    "desk decide": {"--year", "--choose", "--points", "--excluded", "--reason"},
    "report": {"--year", "--unit", "--out", "--list"},
    "letterhead show": set(),
    "letterhead set": {"--from", "--superior", "--issuer", "--place", "--symbol"},
    "letterhead drop": {"--from"},
    "letterhead signer": {"--name", "--post", "--form", "--kinds", "--remove"},
    "letterhead recipients": {"--to", "--usual", "--drafted-by"},
    "template list": set(),
    "template check": {"--year"},
    "template use": {"--year"},
    "template drop": set(),
    "audit list": {"--act", "--from", "--to", "--officer", "--word", "--most"},
    "audit export": {"--out", "--sign"},
    "audit verify": set(),
    "rescue": {"--back", "--out"},
    "rehearse": set(),
    "backups list": set(),
    "backups make": set(),
    "backups restore": {"--to"},
    "backups copy": {"--to", "--plain"},
    "template write": {"--year", "--out"},
    "template fields": {"--year"},
    "template export": {"--out"},
    "template import": {"--year"},
}


def test_every_command_of_the_contract_exists_with_its_options() -> None:
    found = dict(_commands(parser()))
    assert COMMANDS.keys() == found.keys()
    for name, wanted in COMMANDS.items():
        assert wanted | {"--json", "--help"} <= found[name], name


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_vietnamese_and_ends_well(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main([*name.split(), "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Cách dùng: ")
    assert VIETNAMESE.search(told)
    assert not {"usage:", "options:", "positional", "show this"} & set(told.replace("\n", " ").split(" "))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["nope"], "LỆNH không nhận giá trị 'nope'"),
        (["criteria"], "còn thiếu LỆNH"),
        (["score"], "còn thiếu THƯ_MỤC_SỔ, --year"),
        (["score", "x", "--year", "25"], "“25” không phải năm"),
        (["score", "x", "--year"], "--year cần một giá trị"),
        (["score", "x", "--year", "2025", "--nope"], "--nope"),
        (["init", "x", "--role", "boss", "--unit", "1"], "--role không nhận giá trị 'boss'"),
        (["appraise", "x", "--year", "2025", "--unit", "1"], "cần một trong"),
        (
            ["appraise", "x", "--year", "2025", "--unit", "1", "--accept-self", "--from", "y"],
            "không dùng cùng",
        ),
        (
            ["evidence", "add", "x", "--year", "2025", "--criterion", "1", "--date", "31/02/2025", "f"],
            "31/02",
        ),
        (["report", "x"], "report cần"),
        (["export", "x", "--year", "2025", "--out", "y", "--part-size", "17MB"], "“17MB” không phải số MiB"),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(
    words: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(words) == 2
    told = capsys.readouterr()
    assert not told.out
    assert reason in told.err


def test_an_unknown_complaint_of_the_argument_parser_stays_vietnamese(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        Parser(prog="x").error("something new in English")
    assert "English" not in capsys.readouterr().err


def test_a_refusal_is_one_document_or_a_few_sentences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["info", str(tmp_path), "--json"]) == 1
    told = capsys.readouterr()
    refused = json.loads(told.out)["error"]
    assert refused["code"] == "E_NO_WORKSPACE"
    assert refused["message"]
    assert refused["advice"]
    assert not told.err
    assert main.main(["info", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert not told.out
    assert refused["advice"] in told.err
    assert "E_NO_WORKSPACE" in told.err


def test_a_device_that_fails_ends_with_three(capsys: pytest.CaptureFixture[str]) -> None:
    def full(_path: Path) -> None:
        raise DiskFull(name="a.cchc")

    assert output.run(["info", "x", "--json"], _doors(open_workspace=full)) == 3
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "E_DISK_FULL"


def test_a_bug_leaves_a_file_without_personal_data(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(_path: Path) -> None:
        raise RuntimeError("Nguyễn Văn An")

    def note(error: BaseException) -> Path:
        return write_error_file(tmp_path / "logs", error)

    assert output.run(["info", "x"], _doors(open_workspace=broken, note_bug=note)) == 70
    (file,) = (tmp_path / "logs").iterdir()
    told = capsys.readouterr()
    assert str(file) in told.err
    written = file.read_text(encoding="utf-8")
    assert "RuntimeError" in written
    assert "broken" in written
    assert "An" not in written + caplog.text
    assert str(tmp_path) not in written


def test_stopping_from_the_keyboard_is_no_bug(capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(_path: Path) -> None:
        raise KeyboardInterrupt

    assert output.run(["info", "x"], _doors(open_workspace=stopped)) == 130
    assert texts.STOPPED in capsys.readouterr().err


def test_no_command_opens_the_window_on_the_first_run_dialog() -> None:
    opened: list[Any] = []

    def window(_doors: Any, wanted: Opening) -> int:
        opened.append(wanted)
        return 0

    assert output.run([], _doors(open_window=window)) == 0
    assert output.run(["gui", "x", "--sample", "appraiser"], _doors(open_window=window)) == 0
    assert opened == [Opening(), Opening(folder=Path("x"), sample=Role.APPRAISER)]


def test_the_passphrase_comes_from_the_environment_or_a_prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCCHC_PASSPHRASE", "tu moi truong")
    assert passphrase.passphrase() == passphrase.new_passphrase() == "tu moi truong"
    monkeypatch.delenv("SOCCHC_PASSPHRASE")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: False))
    with pytest.raises(PassphraseMissing):
        passphrase.passphrase()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    typed = iter(["mot", "mot", "mot", "hai", ""])
    monkeypatch.setattr(passphrase.getpass, "getpass", lambda _prompt, stream: next(typed))
    assert passphrase.new_passphrase() == "mot"
    with pytest.raises(PassphrasesDiffer):
        passphrase.new_passphrase()
    with pytest.raises(PassphraseMissing):
        passphrase.passphrase()


def test_the_scoring_rules_answer_the_cases_in_their_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = tmp_path / "cases.json"
    good = {"criterion_id": "7.2.1", "inputs": {"online": 2547, "total": 12421}}
    wrong = {"criterion_id": "7.2.1", "inputs": {"online": -1, "total": 2}}
    cases.write_text(json.dumps({"cases": [good, wrong, {"criterion_id": "x"}]}), encoding="utf-8")
    told = []
    for criteria in ("VN-CX-CANDIDATE-2025", str(ROOT / "resources/criteria/criteria-sample.json")):
        assert main.main(["criteria", "score", criteria, str(cases), "--json"]) == 0
        told.append(json.loads(capsys.readouterr().out))
    assert told[0] == told[1]
    first, second, third = told[0]["cases"]
    assert first == {"criterion_id": "7.2.1", "points": "1.64", "state": "scored", "flags": [], "error": None}
    assert second["points"] is None
    assert second["error"].startswith("E_INPUTS")
    assert third["error"].startswith("E_CRITERION_UNKNOWN")


def test_a_wrong_criteria_file_is_listed_and_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "set.json"
    for content in ("{", '{"format": "cchc-criteria-set", "format_version": 1}'):
        file.write_text(content, encoding="utf-8")
        assert main.main(["criteria", "check", str(file), "--json"]) == 1
        told = json.loads(capsys.readouterr().out)
        assert not told["ok"]
        assert all(problem["message"] for problem in told["problems"])


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An authority's workspace, for commands that are refused and so leave it as it is."""
    folder = tmp_path_factory.mktemp("contract") / "office"
    assert main.main(["init", str(folder), "--role", "appraiser", "--unit", "52"]) == 0
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ["figures", "check", "FILE"],
        ["criteria", "check", "FILE"],
        ["criteria", "score", "VN-CX-CANDIDATE-2025", "FILE"],
        ["verify", "FILE", "--allowed-signers", "FILE"],
        ["restore", "FILE", "DIR"],
        ["key", "trust", "OFFICE", "FILE", "--confirm", "00000 00000 00000 00000"],
        ["import", "OFFICE", "FILE"],
        ["records", "import", "OFFICE", "FILE.xlsx"],
        ["criteria", "import", "OFFICE", "FILE"],
    ],
)
def test_a_named_file_that_is_not_there_is_for_the_person_to_choose_again(
    words: list[str], office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"FILE": "none", "FILE.xlsx": "none.xlsx", "DIR": "new"}
    named = [str(tmp_path / places[word]) if word in places else word for word in words]
    named = [str(office) if word == "OFFICE" else word for word in named]
    capsys.readouterr()
    assert main.main([*named, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)


def test_folders_that_are_not_there_yet_are_made_for_what_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(passphrase.VARIABLE, "mot hai ba bon nam")
    for module in (new_keys, sealed_keys):
        monkeypatch.setattr(module, "KDF_ROUNDS", 4)
    office, new = str(tmp_path / "xa moi" / "so"), tmp_path / "thu muc" / "moi"
    assert main.main(["init", office, "--role", "submitter", "--unit", "21808", "--authority", "52"]) == 0
    assert main.main(["key", "create", office]) == 0
    written = [new / "1" / "e.cchc", new / "2" / "s.pdf", new / "3" / "b", new / "4" / "r.xlsx"]
    enrolled = ["key", "enrol", office, "--out", str(written[0]), "--sheet", str(written[1])]
    assert main.main(enrolled) == 0
    assert main.main(["backup", office, "--out", str(written[2])]) == 0
    assert main.main(["records", "export", office, "--out", str(written[3])]) == 0
    assert all(path.is_file() for path in written)


def test_a_number_that_is_none_is_an_error_of_its_own_case_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = [{"criterion_id": "7.2.1", "inputs": {"online": n, "total": 12421}} for n in (float("nan"), 2547)]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps({"cases": cases}), encoding="utf-8")
    assert main.main(["criteria", "score", "VN-CX-CANDIDATE-2025", str(file), "--json"]) == 0
    wrong, right = json.loads(capsys.readouterr().out)["cases"]
    assert wrong["error"].startswith("E_INPUTS")
    assert (right["points"], right["error"]) == ("1.64", None)


def test_verifying_waits_for_no_heavy_library(tmp_path: Path) -> None:
    signers = tmp_path / "signers"
    signers.write_text("", encoding="utf-8")
    words = ["verify", str(tmp_path / "none.cchc"), "--allowed-signers", str(signers)]
    script = (
        "import sys, main\n"
        f"code = main.main({words!r})\n"
        "heavy = {'PySide6', 'sqlalchemy', 'alembic', 'reportlab', 'openpyxl', 'docx', 'msgspec'}\n"
        "print(code, sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "1 []\n"


def _commands(level: argparse.ArgumentParser, prefix: str = "") -> Iterator[tuple[str, set[str]]]:
    for action in level._actions:
        if not isinstance(action, argparse._SubParsersAction):
            continue
        for name, below in action.choices.items():
            if below._subparsers is None:
                yield f"{prefix}{name}", set(below._option_string_actions)
            yield from _commands(below, f"{prefix}{name} ")


def _doors(**given: Any) -> Any:
    return SimpleNamespace(**given)
