"""Keys by commands alone: two offices, three sticks, and paper."""

import json
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import main
from core.services import new_keys, sealed_keys
from ui.cli import trust

COMMUNE, PROVINCE = "21583", "52"
WORDS, STICK_WORDS = "sau tu thu khong ai doan", "bay tu thu tren thiet bi"


@dataclass(frozen=True)
class Program:
    """Runs commands; `DIR` stands for the office's folder."""

    folder: Path

    def __call__(self, *words: str | Path, code: int = 0) -> Any:
        arguments = [str(word).replace("DIR", str(self.folder)) for word in words]
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            found = main.main([*arguments, "--json"])
        assert found == code, f"{arguments}: {found}\n{out.getvalue()}\n{err.getvalue()}"
        return json.loads(out.getvalue())

    def say(self, *words: str | Path) -> str:
        """What a person reads."""
        arguments = [str(word).replace("DIR", str(self.folder)) for word in words]
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as err:
            assert main.main(arguments) == 0
        return err.getvalue()


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (new_keys, sealed_keys):
        monkeypatch.setattr(module, "KDF_ROUNDS", 4)
    monkeypatch.setattr(trust, "KDF_ROUNDS", 4)
    monkeypatch.setenv("SOCCHC_PASSPHRASE", WORDS)


@pytest.fixture
def commune(tmp_path: Path) -> Program:
    office = Program(tmp_path / "xa")
    office("init", "DIR", "--role", "submitter", "--unit", COMMUNE, "--officer", "Nguyễn Thị Hạnh")
    office("key", "create", "DIR")
    return office


@pytest.fixture
def authority(tmp_path: Path) -> Program:
    office = Program(tmp_path / "tinh")
    office("init", "DIR", "--role", "appraiser", "--unit", PROVINCE, "--officer", "Đỗ Minh Châu")
    made = office("key", "create", "DIR", "--escrow-sheet", tmp_path / "du-phong.pdf")
    assert made["escrow_sheet"] == str(tmp_path / "du-phong.pdf")
    return office


def introduce(teller: Program, hearer: Program, *more: str) -> Any:
    file, sheet = teller.folder.parent / "khoa.cchc", teller.folder.parent / "phieu.pdf"
    told = teller("key", "enrol", "DIR", "--out", file, "--sheet", sheet)
    assert sheet.read_bytes().startswith(b"%PDF-")
    return hearer("key", "trust", "DIR", file, "--confirm", told["confirm"], *more)


def test_the_first_run_leaves_a_sheet_and_shows_no_secret(authority: Program, tmp_path: Path) -> None:
    sheet = tmp_path / "du-phong.pdf"
    assert sheet.read_bytes().count(b"/Type /Page\n") == 2
    card = authority("key", "show", "DIR")
    assert card["digits"][-4:] == card["confirm"].split()
    assert len(card["root"]) == card["threshold"] == 1
    assert card["age_recipient"].startswith("age1")
    assert card["escrow_recipient"] != card["age_recipient"]
    assert "AGE-SECRET" not in json.dumps(card)
    other = Program(tmp_path / "tinh-2")
    other("init", "DIR", "--role", "appraiser", "--unit", "48")
    made = other("key", "create", "DIR")
    assert Path(made["escrow_sheet"]).parent == other.folder / "exports"


def test_a_card_of_a_commune_shows_its_own_key(commune: Program, authority: Program) -> None:
    held = introduce(authority, commune)
    assert held["fingerprint"] == authority("key", "show", "DIR")["fingerprint"]
    card = commune("key", "show", "DIR")
    assert card["root"] == authority("key", "show", "DIR")["root"]
    assert card["public_key"].startswith("ssh-ed25519 ")


def test_a_second_person_confirms_by_command(commune: Program, authority: Program) -> None:
    held = introduce(commune, authority)
    assert (held["confirmed_by"], held["second_by"]) == ("Đỗ Minh Châu", None)
    card = commune("key", "show", "DIR")
    words = ("key", "confirm", "DIR", card["fingerprint"], "--confirm", card["confirm"], "--second")
    same = authority(*words, "đỗ  minh châu", code=1)
    assert same["error"]["code"] == "E_SAME_PERSON"
    assert authority(*words, "Lê Thị Mai")["second_by"] == "Lê Thị Mai"
    told = authority.say("key", "list", "DIR")
    assert "Đỗ Minh Châu và Lê Thị Mai" in told
    at_once = introduce(commune, authority, "--second", "Phạm Văn Cường")
    assert at_once["second_by"] == "Phạm Văn Cường"


def test_three_sticks_take_over_from_the_first_root(
    commune: Program, authority: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    introduce(authority, commune)
    monkeypatch.setenv("SOCCHC_PASSPHRASE", STICK_WORDS)
    made = [authority("root", "make", tmp_path / f"goc-{number}") for number in (1, 2, 3)]
    again = authority("root", "make", tmp_path / "goc-1", code=1)
    assert again["error"]["code"] == "E_FILE_THERE"
    draft = tmp_path / "ban-nhap.cchc"
    named = [word for each in made for word in ("--new-root", each["public"])]
    authority("trust", "draft", "DIR", "--out", draft, *named, "--threshold", "2")
    assert authority("trust", "sign", draft)["signers"] == []
    for each in made[:2]:
        told = authority("trust", "sign", draft, "--root", each["file"])
    assert told["signers"] == [each["fingerprint"] for each in made[:2]]
    assert (
        authority("trust", "sign", draft, "--root", made[0]["file"], code=1)["error"]["code"]
        == "E_SIGNED_ALREADY"
    )
    monkeypatch.setenv("SOCCHC_PASSPHRASE", WORDS)
    early = authority("trust", "finish", "DIR", draft, code=1)
    assert early["error"]["code"] == "E_UNKNOWN_KEY"
    authority("trust", "sign", draft, "--root", authority.folder / "keys" / "root-key")
    assert authority("trust", "finish", "DIR", draft)["threshold"] == 2
    shown = authority("trust", "show", "DIR")
    assert sum(root["is_in_force"] for root in shown["roots"]) == 3
    assert not shown["is_due"]
    refused = authority("trust", "issue", "DIR", "--out", tmp_path / "x.cchc", code=1)
    assert refused["error"]["code"] == "E_ROOTS_ELSEWHERE"
    letter = authority("root", "letter", "DIR", "--out", tmp_path / "thong-bao.pdf")
    assert (tmp_path / "thong-bao.pdf").read_bytes().count(b"/Type /Page\n") == 1
    pinned = commune("key", "trust", "DIR", draft, "--confirm", letter["confirm"])
    assert pinned["unit"] == f"td-{PROVINCE}"
    assert commune("trust", "show", "DIR")["list"] == {"version": shown["list"]["version"], "threshold": 2}


def test_the_root_moves_to_a_stick(authority: Program, tmp_path: Path) -> None:
    authority("root", "move", "DIR", "--out", tmp_path / "goc")
    assert not (authority.folder / "keys" / "root-key").exists()
    told = subprocess.run(
        ["ssh-keygen", "-y", "-P", WORDS, "-f", tmp_path / "goc"], capture_output=True, text=True, check=True
    ).stdout
    assert told.startswith("ssh-ed25519 ")
    assert authority("root", "move", "DIR", "--out", tmp_path / "b", code=1)["error"]["code"] == "E_NO_KEY"
    draft = tmp_path / "d.cchc"
    authority("trust", "draft", "DIR", "--out", draft)
    authority("trust", "sign", draft, "--root", tmp_path / "goc")
    assert authority("trust", "finish", "DIR", draft)["version"] == 1


def test_a_commune_changes_its_key_and_the_authority_publishes_it(
    commune: Program, authority: Program, tmp_path: Path
) -> None:
    introduce(authority, commune)
    introduce(commune, authority)
    old = commune("key", "show", "DIR")["fingerprint"]
    done = commune("key", "rotate", "DIR", "--out", tmp_path / "doi.cchc", "--reason", "Đổi cán bộ")
    assert done["fingerprint"] != old
    held = authority("key", "accept", "DIR", tmp_path / "doi.cchc")
    assert (held["fingerprint"], held["key_epoch"]) == (done["fingerprint"], 2)
    issued = authority("trust", "issue", "DIR", "--out", tmp_path / "ds.cchc")
    letter = authority("key", "show", "DIR")["confirm"]
    commune("key", "trust", "DIR", tmp_path / "ds.cchc", "--confirm", letter)
    assert commune("trust", "show", "DIR")["list"]["version"] == issued["version"]
    told = authority.say("key", "list", "DIR")
    assert "lần 2  đang dùng" in told
    assert "lần 1  đã thay" in told


def test_a_revoked_key_is_in_the_revocation_list(
    commune: Program, authority: Program, tmp_path: Path
) -> None:
    held = introduce(commune, authority)
    told = authority(
        *("key", "revoke", "DIR", held["fingerprint"], "--reason", "Mất máy", "--compromised", "01/12/2025")
    )
    assert (told["status"], told["doubtful"]) == ("revoked", [])
    krl, signers = tmp_path / "thu-hoi.krl", tmp_path / "allowed_signers"
    authority("key", "export", "DIR", "--krl", krl, "--out", signers)
    public = commune.folder / "keys" / "signing-key.pub"
    assert subprocess.run(["ssh-keygen", "-Q", "-f", krl, public], check=False).returncode == 1
    assert held["fingerprint"] not in signers.read_text()
    assert f"goc-{PROVINCE}@socchc.vn" in signers.read_text()
    assert "--out" in authority.say("key", "export", "DIR")


def test_a_sealed_sheet_brings_the_decryption_key_back(authority: Program, tmp_path: Path) -> None:
    sealed = authority("key", "seal", "DIR", "--sheet", tmp_path / "phieu.pdf")
    assert sealed["recipient"] == authority("key", "show", "DIR")["age_recipient"]
    escrow = authority("key", "seal", "DIR", "--escrow", "--sheet", tmp_path / "du-phong-2.pdf")
    assert escrow["recipient"] == authority("key", "show", "DIR")["escrow_recipient"]
    typed = tmp_path / "go-lai.txt"
    typed.write_text("AGE-SECRET-KEY-1 SAI", encoding="ascii")
    assert authority("key", "recover", "DIR", typed, code=1)["error"]["code"] == "E_AGE_TEXT"
