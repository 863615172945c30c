"""The government signature from the command line: policy, roots, tokens, verifying without a workspace."""

import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest

import main
from core.packages.cms import Countersigned
from tests.core.packages.builders import COMMUNE, packed
from tests.core.packages.test_cms import Judge
from tests.storage.authorities import BETWEEN, KEYS, ROOT, issue, revocation_list
from tests.storage.driver_doubles import LABEL, MODULE
from tests.storage.soft_tokens import make_token

NOW = datetime.now(UTC).replace(microsecond=0)
TREE = Path(main.__file__).parent


def told(*words: object, code: int = 0) -> dict:
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        found = main.main([*map(str, words), "--json"])
    assert found == code, out.getvalue() + err.getvalue()
    return json.loads(out.getvalue())


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    told("init", tmp_path / "so", "--role", "appraiser", "--unit", "52")
    return tmp_path / "so"


def test_the_libraries_of_signatures_load_only_when_something_is_signed() -> None:
    """They take most of a second, which every other command would wait for."""
    asked = "import sys, main, storage.workspace_ports; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=TREE, capture_output=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.decode().split()}
    assert not loaded & {"pyhanko", "pyhanko_certvalidator", "pkcs11", "asn1crypto", "aiohttp"}


def test_the_policy_is_shown_and_changed_with_a_reason(authority: Path) -> None:
    assert told("seal", "policy", authority) == {"policy": "sshsig"}
    refused = told("seal", "policy", authority, "--set", "sshsig+cms", code=1)
    assert refused["error"]["code"] == "E_SEAL_REASON"
    changed = told("seal", "policy", authority, "--set", "sshsig+cms", "--reason", "Công văn 12")
    assert changed == told("seal", "policy", authority) == {"policy": "sshsig+cms"}


def test_roots_and_lists_are_added_listed_and_taken_away(authority: Path, tmp_path: Path) -> None:
    (tmp_path / "goc.pem").write_bytes(ROOT.pem + BETWEEN.pem)
    (tmp_path / "a.crl").write_bytes(revocation_list(ROOT))
    added = told("certificate", "add", authority, tmp_path / "goc.pem", tmp_path / "a.crl")
    assert [(each["form"], each["anchor"]) for each in added["certificates"]] == [
        ("root", True),
        ("root", False),
        ("crl", False),
    ]
    assert told("certificate", "list", authority) == added
    first = added["certificates"][0]["sha256"]
    told("certificate", "remove", authority, first, "--reason", "Nạp nhầm")
    assert told("certificate", "list", authority)["certificates"] == added["certificates"][1:]
    assert (
        told("certificate", "add", authority, tmp_path / "so" / "socchc.db", code=1)["error"]["code"]
        == "E_CERT_FILE"
    )


def test_tokens_are_listed_and_a_missing_driver_is_told(
    authority: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOFTHSM2_CONF", "")
    make_token(tmp_path)
    (token,) = told("token", "list", authority, "--driver", MODULE)["tokens"]
    assert token["label"] == LABEL
    assert [each["subject"] for each in token["certificates"]] == ["Nguyễn Văn A"]
    refused = told("token", "list", authority, "--driver", tmp_path / "none.dll", code=1)
    assert refused["error"]["code"] == "E_TOKEN_DRIVER"


def test_the_program_itself_starts_the_drivers_process(authority: Path, tmp_path: Path) -> None:
    """As a user starts it: the spawned process imports `main.py` anew and must not run it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", "")
        make_token(tmp_path)
        environment = dict(os.environ)
    asked = [sys.executable, str(TREE / "main.py"), "token", "list", str(authority), "--driver", str(MODULE)]
    done = subprocess.run(
        [*asked, "--json"], env=environment, cwd=tmp_path, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["tokens"][0]["label"] == LABEL
    assert not done.stderr


AROUND = {"start": NOW - timedelta(30), "end": NOW + timedelta(30)}
TODAYS_ROOT = issue("Gốc hôm nay", is_ca=True, key=KEYS[0], **AROUND)
TODAYS_AUTHORITY = issue("Cơ quan hôm nay", TODAYS_ROOT, is_ca=True, key=KEYS[1], **AROUND)
TODAYS_OFFICER = issue("Nguyễn Văn C", TODAYS_AUTHORITY, key=KEYS[2], **AROUND)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A submission countersigned today, and the list of keys to verify it by."""
    key = Countersigned(
        key=COMMUNE,
        countersign=lambda message: TODAYS_OFFICER.countersign(message, TODAYS_AUTHORITY, at=NOW),
        judge=Judge(),
    )
    (tmp_path / "a.cchc").write_bytes(packed(key=key))
    line = f"xa-04012@socchc.vn {COMMUNE.public_key.line}\n"
    (tmp_path / "signers").write_text(line)
    return tmp_path / "a.cchc"


def verified(package: Path, *files: Path, code: int) -> dict:
    roots = [word for file in files for word in ("--cms-roots", file)]
    asked = ("verify", package, "--allowed-signers", package.parent / "signers", *roots)
    (result,) = told(*asked, code=code)["results"]
    return result


def test_without_roots_a_countersigned_package_never_looks_right(package: Path) -> None:
    result = verified(package, code=1)
    assert (result["verdict"], result["code"], result["cms"]) == ("refused", "E_CMS_CERT", None)


def test_with_roots_the_signer_and_what_was_checked_are_told(package: Path, tmp_path: Path) -> None:
    (tmp_path / "goc.cer").write_bytes(TODAYS_ROOT.der)
    result = verified(package, tmp_path / "goc.cer", code=0)
    assert result["verdict"] == "authentic"
    assert result["cms"]["state"] == "unchecked"
    assert result["cms"]["signer"] == "Nguyễn Văn C"
    for number, party in enumerate((TODAYS_ROOT, TODAYS_AUTHORITY)):
        crl = revocation_list(party, at=NOW - timedelta(1), until=NOW + timedelta(1))
        (tmp_path / f"{number}.crl").write_bytes(crl)
    files = (tmp_path / "goc.cer", tmp_path / "0.crl", tmp_path / "1.crl")
    assert verified(package, *files, code=0)["cms"]["state"] == "good"
