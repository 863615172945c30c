"""A commune hands its log of changes out; its authority sets it beside the packages it took in."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from core.assessment import CriterionEntry
from core.audit import ActsWanted
from core.chain_file import ChainFileWrong, chain_text, read_chain
from core.dates import midnight
from core.packages.refusals import SignatureBad, SignatureNamespace, UnknownKey
from main import main
from tests.offices import COMMUNE, PASSPHRASE, SECOND, YEAR, Desk, Offices, fill, key_of


@pytest.fixture
def commune(offices: Offices) -> Desk:
    offices.open_round()
    desk = offices.commune(COMMUNE)
    fill(desk)
    offices.province.take_in(desk.export().files[0])
    return desk


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Any]:
    """One command with --json: its exit code and the document it prints."""
    capsys.readouterr()
    code = main([str(each) for each in words])
    return code, json.loads(capsys.readouterr().out)


def handed(desk: Desk, *, is_signed: bool = True) -> Path:
    path = desk.out / "nhat-ky.txt"
    desk.services.prove_history.hand_out(path, is_signed=is_signed, passphrase=PASSPHRASE)
    return path


def test_an_honest_log_holds_every_head_and_its_seal(offices: Offices, commune: Desk) -> None:
    path = handed(commune)
    found = offices.province.services.prove_history.prove(path)
    assert found.holds
    assert (found.unit, found.broken, found.missing) == (f"xa-{COMMUNE}", None, ())
    assert found.heads == 1
    assert found.signed_by == key_of(COMMUNE).public_key.fingerprint
    assert commune.acts()[-1] == "hand_out_history"
    assert commune.services.prove_history.prove(path).holds


def test_a_log_written_anew_lacks_the_heads_of_packages(offices: Offices, commune: Desk) -> None:
    path = handed(commune, is_signed=False)
    entries = read_chain(path.read_bytes(), path.name).entries
    path.write_bytes(b"".join(chain_text(f"xa-{COMMUNE}", entries[:3])))
    found = offices.province.services.prove_history.prove(path)
    assert not found.holds
    assert found.broken is None
    assert {each.kind for each in found.missing} == {"submission"}
    own = commune.services.prove_history.prove(path)
    assert own.broken is None


def test_a_changed_word_and_a_foreign_seal_are_told_apart(offices: Offices, commune: Desk) -> None:
    path = handed(commune)
    prove = offices.province.services.prove_history.prove
    whole, seal = path.read_bytes(), path.with_name(f"{path.name}.sshsig")
    changed = whole.replace("Chưa có văn bản".encode(), "Đã có văn bản".encode(), 1)
    assert changed != whole
    path.write_bytes(changed)
    with pytest.raises(SignatureBad):
        prove(path)
    seal.unlink()
    found = prove(path)
    assert found.broken is not None
    assert not found.holds
    path.write_bytes(whole)
    seal.write_bytes(key_of(SECOND).sign(whole, namespace="audit@socchc.vn"))
    with pytest.raises(UnknownKey):
        prove(path)
    seal.write_bytes(key_of(COMMUNE).sign(whole, namespace="submission@socchc.vn"))
    with pytest.raises(SignatureNamespace):
        prove(path)
    path.write_bytes(b"so tay")
    with pytest.raises(ChainFileWrong):
        prove(path)


def test_the_log_is_read_in_portions_by_person_act_day_and_word(commune: Desk) -> None:
    read = commune.services.read_audit
    for number in range(25):
        entry = CriterionEntry(criterion="4.1.1", note=f"Công văn {number}")
        commune.services.self_assessment.enter(YEAR, entry)
    names = read.names()
    assert names.count == len(commune.acts())
    assert names.officers == (f"Cán bộ {COMMUNE}",)
    assert {"enter", "export", "make_package"} <= set(names.acts)
    first = read.part(ActsWanted(act="enter"), most=10)
    second = read.part(ActsWanted(act="enter"), most=10, below=first.below)
    numbers = [entry.number for entry in (*first.entries, *second.entries)]
    assert len(numbers) == 20
    assert numbers == sorted(numbers, reverse=True)
    after, one = read.all(ActsWanted(words="cong van 17")).entries
    assert ("Công văn 17" in one.new, "Công văn 17" in after.old) == (True, True)
    assert read.all(ActsWanted(words="khong co dau")).entries == ()
    assert len(read.all(ActsWanted(words="khong co dau", meant=frozenset({"export"}))).entries) == 1
    today = commune.clock.today()
    assert len(read.all(ActsWanted(since=midnight(today))).entries) > 25
    assert read.all(ActsWanted(until=midnight(today), act="enter")).entries == ()
    assert read.all(ActsWanted(officer="Ai khác")).entries == ()
    assert read.all(ActsWanted()).entries == tuple(reversed(commune.services.safekeeping.audit()))


def test_the_commands_list_export_and_verify(
    offices: Offices, commune: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOCCHC_PASSPHRASE", PASSPHRASE)
    for desk in offices.desks:
        desk.opened.close()
    root, province = commune.opened.workspace.root, offices.province.opened.workspace.root
    code, shown = run(capsys, "audit", "list", root, "--act", "enter", "--most", "2", "--json")
    assert code == 0
    assert [entry["act"] for entry in shown["entries"]] == ["enter", "enter"]
    assert isinstance(shown["entries"][0]["new"], dict)
    text, sheet = commune.out / "log.txt", commune.out / "log.xlsx"
    code, done = run(capsys, "audit", "export", root, "--out", text, "--sign", "--json")
    assert code == 0
    assert Path(done["signature"]).exists()
    assert json.loads(text.read_bytes().splitlines()[0])["entries"] == done["entries"]
    code, done = run(capsys, "audit", "export", root, "--out", sheet, "--json")
    assert code == 0
    with closing(load_workbook(sheet, read_only=True)) as book:
        rows = list(book.worksheets[0].values)
    assert sum(1 for row in rows if any(cell == "Tự chấm một tiêu chí" for cell in row)) > 1
    code, proved = run(capsys, "audit", "verify", province, text, "--json")
    assert (code, proved["ok"], proved["packages"], proved["missing"]) == (0, True, 1, [])
    lines = text.read_bytes().splitlines(keepends=True)
    entries = read_chain(text.read_bytes(), "log.txt").entries[:2]
    text.with_name("log.txt.sshsig").unlink()
    text.write_bytes(b"".join(chain_text(json.loads(lines[0])["unit"], entries)))
    code, proved = run(capsys, "audit", "verify", province, text, "--json")
    assert (code, proved["ok"]) == (1, False)
    assert {each["kind"] for each in proved["missing"]} == {"submission"}
