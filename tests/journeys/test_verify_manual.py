"""The printed manual on checking packages: its commands really check a real package, and find a changed one."""

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from core.packages.kinds import Kind, namespace_of
from core.reporting.document import Commands, Paragraph, Report, Table, tables_of
from core.reporting.wrapped import INDENT, wrapped
from core.services.key_care import KeyCard
from tests.offices import COMMUNE, PASSPHRASE, Desk, Offices, fill
from ui.texts.verify_manual import FILE, LINUX, WINDOWS, verify_manual

SEAL, SUMS, BAGIT, CMS = "ssh-keygen -Y", "sha512sum", "bagit.py", "openssl"


def manual_of(desk: Desk) -> tuple[Report, KeyCard]:
    card = desk.services.key_care.card()
    assert card is not None
    return verify_manual(card, desk.services.set_up.office(), day=desk.clock.today()), card


def commands(report: Report, system: str) -> tuple[str, ...]:
    return tuple(
        line
        for block in report.blocks
        if isinstance(block, Commands) and block.system == system
        for line in block.lines
    )


def shell(folder: Path, lines: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Type the lines one after the other; the first that fails ends it."""
    path = f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(lines)],
        cwd=folder,
        env={"PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def package(offices: Offices) -> tuple[Desk, Path]:
    """A commune and the package it sent."""
    offices.open_round(COMMUNE)
    commune = offices.commune()
    fill(commune)
    return commune, commune.export().files[0]


@pytest.fixture
def desktop(tmp_path: Path, package: tuple[Desk, Path]) -> Path:
    """An empty folder with the package and the list of keys typed from the manual, as the manual asks for."""
    commune, file = package
    folder = tmp_path / "may ban khac"
    folder.mkdir()
    shutil.copyfile(file, folder / "GOI.cchc")
    (line,) = commands(manual_of(commune)[0], FILE)
    (folder / "allowed_signers").write_text(f"{line}\n", encoding="ascii")
    return folder


def plain(lines: Sequence[str]) -> list[str]:
    """Without the steps for split, encrypted and token-signed packages."""
    return [line for line in lines if not line.startswith(("cat", "age", CMS))]


def test_the_linux_commands_accept_a_package_as_it_was_sent(
    package: tuple[Desk, Path], desktop: Path
) -> None:
    report, card = manual_of(package[0])
    lines = commands(report, LINUX)
    done = shell(desktop, plain(lines))
    assert done.returncode == 0, done.stderr
    assert card.fingerprint in done.stdout
    good = f'Good "{namespace_of(Kind.SUBMISSION)}" signature for xa-{COMMUNE}@socchc.vn'
    assert good in done.stdout
    results = next(table for table in tables_of(report) if table.name == "Kết quả")
    assert results.rows[0].cells[0] == good
    assert "FAILED" not in done.stdout
    assert done.stdout.count(": OK") >= 4
    assert {SEAL, SUMS, BAGIT, CMS} == {sign for sign in (SEAL, SUMS, BAGIT, CMS) if any(sign in each for each in lines)}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "complains"), [("bag-info.txt", SUMS), ("data/submission.json", SUMS), ("tagmanifest-sha512.txt", SEAL)]
)  # fmt: skip
def test_the_linux_commands_notice_a_changed_file(
    package: tuple[Desk, Path], desktop: Path, changed: str, complains: str
) -> None:
    lines = plain(commands(manual_of(package[0])[0], LINUX))
    at = lines.index("cd goi/*") + 1
    spoil = f"printf x >> {changed}"
    check = next(line for line in lines if line.startswith(complains))
    assert shell(desktop, [*lines[:at], check]).returncode == 0
    shutil.rmtree(desktop / "goi")
    assert shell(desktop, [*lines[:at], spoil, check]).returncode != 0


def test_another_name_or_kind_does_not_pass(package: tuple[Desk, Path], desktop: Path) -> None:
    lines = plain(commands(manual_of(package[0])[0], LINUX))
    for right, wrong in (("-I xa-", "-I td-"), ("-n submission@", "-n result@")):
        shutil.rmtree(desktop / "goi", ignore_errors=True)
        done = shell(desktop, [line.replace(right, wrong) for line in lines])
        assert done.returncode != 0
        assert "Could not verify signature" in done.stderr + done.stdout


def test_parts_are_joined_and_an_encrypted_package_is_opened(
    package: tuple[Desk, Path], desktop: Path
) -> None:
    lines = commands(manual_of(package[0])[0], LINUX)
    join = next(line for line in lines if line.startswith("cat"))
    opening = next(line for line in lines if line.startswith("age"))
    ready = "mv GOI.cchc goc && split -b 2000 -a 3 --numeric-suffixes=1 goc GOI.cchc. && touch GOI.cchc.parts.json"
    assert shell(desktop, [ready, join, "cmp goc GOI.cchc"]).returncode == 0
    hidden = (
        "age-keygen -o khoa.txt 2> keys.log",
        "age -r $(age-keygen -y khoa.txt) -o GOI.cchc.age goc",
        "rm GOI.cchc",
    )
    done = shell(desktop, [*hidden, opening, "cmp goc GOI.cchc"])
    assert done.returncode == 0, done.stderr


def test_a_token_signature_is_checked(package: tuple[Desk, Path], desktop: Path) -> None:
    """Signed here by a certificate of its own; a real one ends in the root of the government."""
    lines = commands(manual_of(package[0])[0], LINUX)
    check = next(line for line in lines if line.startswith(CMS))
    ready = (
        "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out goc.pem -subj /CN=test 2> req.log",
        *(line for line in lines if line.startswith(("unzip", "cd"))),
        (
            "openssl cms -sign -binary -in tagmanifest-sha512.txt -signer ../../goc.pem -inkey ../../key.pem "
            "-outform DER -out signatures/signer-v1.p7s"
        ),
    )
    done = shell(desktop, [*ready, check])
    assert done.returncode == 0, done.stderr
    done = shell(desktop, ["cd goi/*", "printf x >> tagmanifest-sha512.txt", check])
    assert done.returncode != 0


def test_each_office_has_its_own_names_and_every_kind_its_namespace(offices: Offices) -> None:
    commune = offices.commune()
    for desk, own, other in ((commune, f"xa-{COMMUNE}", "td-52"), (offices.province, "td-52", "xa-")):
        report, card = manual_of(desk)
        key, kinds, _results = tables_of(report)
        said = "\n".join(str(cell) for row in key.rows for cell in row.cells)
        assert card.fingerprint in said
        assert all(group in said for group in card.digits)
        assert f"{own}@socchc.vn" in said
        assert f"{other}" in said
        assert {str(row.cells[1]) for row in kinds.rows} == {namespace_of(kind) for kind in Kind}
        assert all(f"-I {own}@socchc.vn" in line for line in commands(report, LINUX) if SEAL in line)


def test_the_windows_commands_use_what_windows_has_and_no_pipe(package: tuple[Desk, Path]) -> None:
    report, _card = manual_of(package[0])
    lines = commands(report, WINDOWS)
    programs = {line.split()[0] for line in lines}
    assert programs == {"ssh", "copy", "age", "mkdir", "tar", "dir", "cd", "cmd", "certutil", "type"}
    assert not [line for line in lines if "|" in line]
    (seal,) = [line for line in lines if SEAL in line]
    assert re.fullmatch(r'cmd /c "ssh-keygen .* < tagmanifest-sha512\.txt"', seal)
    said = " ".join(block.text for block in report.blocks if isinstance(block, Paragraph))
    for word in ("PowerShell", "8.1", "không phải chữ ký số", "thu hồi", "không quét mã độc"):
        assert word in said


def test_the_manual_is_written_for_printing_and_for_editing(
    package: tuple[Desk, Path], tmp_path: Path
) -> None:
    commune = package[0]
    report, _card = manual_of(commune)
    pdf = commune.services.make_report.write_made(report, tmp_path / "a.pdf")
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    typed = re.sub(r"\s+", " ", text)
    for system in (LINUX, WINDOWS, FILE):
        for line in commands(report, system):
            assert re.sub(r"\s+", " ", line) in typed
    word = commune.services.make_report.write_made(report, tmp_path / "a.docx")
    paragraphs = [paragraph.text for paragraph in Document(str(word)).paragraphs]
    assert set(commands(report, LINUX)) <= set(paragraphs)
    assert any(isinstance(block, Table) for block in report.blocks)


def test_a_long_command_is_broken_before_an_option_never_inside_one() -> None:
    command = "tool -Y verify -n name@place --flag -q < input.txt one-word-that-is-longer-than-the-line"
    lines = wrapped(command, 24)
    assert " ".join(line.strip() for line in lines) == command
    assert all(line.startswith(INDENT) for line in lines[1:])
    for whole in ("-Y verify", "-n name@place", "< input.txt"):
        assert any(whole in line for line in lines)
    assert wrapped("", 10) == ("",)


def test_a_sheet_holds_the_commands_too(package: tuple[Desk, Path], tmp_path: Path) -> None:
    report, _card = manual_of(package[0])
    book = openpyxl.load_workbook(package[0].services.make_report.write_made(report, tmp_path / "a.xlsx"))
    said = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert set(commands(report, LINUX)) <= said


def test_the_command_line_writes_the_manual(
    package: tuple[Desk, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commune = package[0]
    commune.opened.close()
    root = commune.opened.workspace.root
    monkeypatch.setenv("SOCCHC_PASSPHRASE", PASSPHRASE)
    from_line = subprocess.run(
        [sys.executable, "main.py", "key", "manual", root, "--out", tmp_path / "hd.pdf", "--json"],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert from_line.returncode == 0, from_line.stderr + from_line.stdout
    assert (tmp_path / "hd.pdf").read_bytes().startswith(b"%PDF-")
