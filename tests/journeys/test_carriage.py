"""Packages on their way: in parts, encrypted, interrupted, taken up again, and joined at the other end."""

import errno
import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.assessment import OutsideValue
from core.delivery import Delivered, Form, PackageUnknown
from core.enrolment import NoRecipient
from core.packages.parts import MIB, PartSizeWrong
from core.packages.refusals import WriteFailed
from core.progress import Cancelled, Silent
from core.services.export_package import Exported
from core.services.import_package import ImportStatus
from core.services.keep_evidence import EvidenceDetails
from storage import written_files
from tests.offices import (
    COMMUNE,
    PASSPHRASE,
    PROVINCE,
    ROOT,
    SECOND,
    YEAR,
    Desk,
    Offices,
    expected,
    identity_of_unit,
    key_of,
    reopened,
)

PARTS = Form(part_size=MIB)
SEALED = Form(is_encrypted=True)
BOTH = Form(part_size=MIB, is_encrypted=True)


@pytest.fixture
def commune(offices: Offices) -> Desk:
    """A commune whose year holds three megabytes of evidence."""
    return offices.bring_to(_with_evidence)


def _with_evidence(offices: Offices) -> None:
    expected(offices)
    desk = offices.desks[-1]
    for number in range(3):
        paper = desk.out / f"phu-luc-{number}.pdf"
        paper.write_bytes(b"%PDF-1.7\n" + os.urandom(MIB) + b"\n%%EOF\n")
        details = EvidenceDetails(year=YEAR, is_not_secret=True, number=str(number), criteria=("2.1.1",))
        desk.services.keep_evidence.add([paper], details, progress=Silent())
        paper.unlink()


def export(desk: Desk, form: Form, progress: object = None) -> Exported:
    return desk.services.export_package.export(
        YEAR, desk.out, passphrase=PASSPHRASE, form=form, progress=progress or Silent()
    )


def deliver(desk: Desk, digest: str, form: Form, progress: object = None) -> Delivered:
    return desk.services.deliver_package.deliver(digest, desk.out, form=form, progress=progress or Silent())


def names(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.out.iterdir() if path.name != "enrol.cchc")


def outbox(desk: Desk) -> list[Path]:
    folder = desk.opened.workspace.outbox
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


class Stopping(Silent):
    def __init__(self, after: int) -> None:
        self.left = after

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_a_package_in_parts_reaches_the_province(offices: Offices, commune: Desk) -> None:
    sent = export(commune, PARTS)
    assert [path.name[-4:] for path in sent.files] == [".001", ".002", ".003", ".004", "json"]
    assert names(commune) == sorted(path.name for path in sent.files)
    assert outbox(commune) == []
    assert offices.province.take_in(sent.files[1]).status is ImportStatus.IMPORTED
    assert offices.province.take_in(sent.files[-1]).status is ImportStatus.UNCHANGED
    rows = offices.province.services.import_package.history(YEAR)
    assert [(row.digest, row.size) for row in rows] == [(sent.digest, sent.size)]


@pytest.mark.parametrize("form", [SEALED, BOTH])
def test_an_encrypted_package_reaches_the_province_and_nobody_else(
    offices: Offices, commune: Desk, form: Form
) -> None:
    sent = export(commune, form)
    assert outbox(commune) == []
    province = offices.province
    stranger = offices.commune(SECOND)
    stranger.services.key_care.unlock(PASSPHRASE)
    province.services.key_care.lock()
    before = province.everything()
    remembered = province.services.import_package.refusals()
    assert province.take_in(sent.files[0]).code == "E_AGE_LOCKED"
    assert province.services.import_package.refusals() == remembered
    assert stranger.take_in(sent.files[0]).code == "E_AGE_NO_KEY"
    assert province.everything() == before
    province.services.key_care.unlock(PASSPHRASE)
    card = province.services.import_package.inspect(sent.files[0], progress=Silent())
    assert card.error is None
    assert card.digest == sent.digest
    assert card.size == sent.size
    assert province.take_in(sent.files[0]).status is ImportStatus.IMPORTED
    assert list(province.opened.workspace.quarantine.rglob("*")) == []


@pytest.mark.parametrize("unit", [PROVINCE, ROOT, COMMUNE])
def test_stock_tools_join_and_decrypt_it(commune: Desk, tmp_path: Path, unit: str) -> None:
    sent = export(commune, BOTH)
    (tmp_path / "key").write_text(f"{identity_of_unit(unit).secret}\n", encoding="ascii")
    plain = deliver(commune, sent.digest, Form()).files[0].path
    told = f"cat {sent.files[0].stem}.0* | age -d -i {tmp_path / 'key'} | cmp - {plain.name}"
    subprocess.run(told, shell=True, cwd=commune.out, check=True, capture_output=True)


def test_a_package_is_built_again_byte_for_byte(offices: Offices, commune: Desk) -> None:
    first = commune.export()
    good = first.files[0].read_bytes()
    first.files[0].unlink()
    commune.services.key_care.keep(
        key_of(COMMUNE, 2), PASSPHRASE, rounds=4
    )  # the old key is retired meanwhile
    again = deliver(commune, first.digest[:16].upper(), Form())
    assert again.paths == first.files
    assert again.paths[0].read_bytes() == good
    assert "deliver" in commune.acts()
    row = offices.province.take_in(again.paths[0])
    assert row.status is ImportStatus.IMPORTED
    received = offices.province.services.deliver_package.deliver(
        first.digest, offices.province.out, form=Form(), progress=Silent()
    )
    assert received.paths[0].read_bytes() == good


class StopWhen(Silent):
    """Stops as soon as something has happened."""

    def __init__(self, has_happened: Callable[[], bool]) -> None:
        self.has_happened = has_happened

    def check(self) -> None:
        if self.has_happened():
            raise Cancelled


@pytest.mark.parametrize("form", [PARTS, BOTH])
def test_an_interrupted_delivery_goes_on_with_the_parts_that_lie_there(
    offices: Offices, commune: Desk, form: Form
) -> None:
    def parts() -> list[str]:
        return [name for name in names(commune) if name[-3:].isdigit()]

    with pytest.raises(Cancelled):
        export(commune, form, StopWhen(lambda: "digest" in [path.name for path in outbox(commune)]))
    digest = commune.services.export_package.sent(YEAR)[0].digest
    assert names(commune) == []
    for count in (1, 3):
        with pytest.raises(Cancelled):
            deliver(commune, digest, form, StopWhen(lambda count=count: len(parts()) >= count))
        assert len(parts()) == len(names(commune)) == count  # whole parts alone, and no list for half a set
        commune = reopened(commune)
        offices.desks.append(commune)
        assert bool(outbox(commune)) == form.is_encrypted
    kept = [(commune.out / name).read_bytes() for name in parts()]
    delivered = deliver(commune, digest, form)
    offices.province.services.key_care.unlock(PASSPHRASE)
    assert delivered.kept == 3
    assert [(commune.out / name).read_bytes() for name in parts()[:3]] == kept
    assert outbox(commune) == []
    assert offices.province.take_in(delivered.paths[0]).status is ImportStatus.IMPORTED


def test_stopping_before_the_package_is_made_leaves_nothing(commune: Desk) -> None:
    for form in (Form(), PARTS):
        with pytest.raises(Cancelled):
            export(commune, form, Stopping(4))
        assert names(commune) == []
        assert commune.services.export_package.sent(YEAR) == ()


def test_what_was_encrypted_waits_for_the_stick_and_is_cleaned_when_its_package_is_unknown(
    offices: Offices, commune: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed, calls = written_files.flush_to_disk, []

    def unplugged(file: object) -> None:
        calls.append(file)
        if len(calls) == 4:  # package, encrypted package, first part, second part
            raise OSError(errno.EIO, "gone")
        flushed(file)

    with monkeypatch.context() as failing:
        failing.setattr(written_files, "flush_to_disk", unplugged)
        with pytest.raises(WriteFailed):
            export(commune, BOTH)
    digest = commune.services.export_package.sent(YEAR)[0].digest
    assert [path.suffix for path in outbox(commune)].count(".age") == 1
    assert names(commune)[0].endswith(".001")
    first = (commune.out / names(commune)[0]).read_bytes()
    commune = reopened(commune)
    offices.desks.append(commune)
    assert [path.suffix for path in outbox(commune)].count(".age") == 1
    delivered = deliver(commune, digest, BOTH)
    assert delivered.kept == 1
    assert delivered.files[0].path.read_bytes() == first
    assert outbox(commune) == []
    stray = commune.opened.workspace.outbox / ("aa" * 16)
    stray.mkdir()
    (stray / "digest").write_text("aa" * 64, encoding="ascii")
    commune = reopened(commune)
    offices.desks.append(commune)
    assert not stray.exists()


def test_nothing_is_made_that_cannot_leave(commune: Desk) -> None:
    with pytest.raises(PartSizeWrong):
        export(commune, Form(part_size=1000))
    with commune.opened.database.transaction() as work:
        listed = work.trust.lists()[-1]
        work.trust.put_list(replace(listed, version=listed.version + 1, escrow_recipient=None))
    with pytest.raises(NoRecipient):
        export(commune, SEALED)
    with commune.opened.database.transaction() as work:
        work.trust.put_list(replace(listed, version=listed.version + 2))
        held = next(key for key in work.trust.all() if key.unit == f"td-{PROVINCE}")
        work.trust.put(replace(held, age_recipient=None))
    with pytest.raises(NoRecipient):
        export(commune, SEALED)
    assert names(commune) == []
    assert commune.services.export_package.sent(YEAR) == ()


@pytest.mark.parametrize("digest", ["", "ab" * 8, "ab" * 64])
def test_an_unknown_package_is_not_delivered(commune: Desk, digest: str) -> None:
    commune.export()
    with pytest.raises(PackageUnknown):
        deliver(commune, digest, Form())


def test_checking_again_reads_the_stick(commune: Desk) -> None:
    for form in (Form(), PARTS):
        sent = export(commune, form)
        assert sent.delivered is not None
        service = commune.services.deliver_package
        service.check_again(sent.delivered, progress=Silent())
        path = sent.files[0]
        data = bytearray(path.read_bytes())
        data[100] ^= 1
        path.write_bytes(data)
        with pytest.raises(Exception, match="E_COPY_DIFFERS"):
            service.check_again(sent.delivered, progress=Silent())
        path.unlink()
        with pytest.raises(Exception, match="E_READ"):
            service.check_again(sent.delivered, progress=Silent())


@pytest.mark.parametrize("form", [Form(), PARTS])
def test_results_leave_in_the_same_forms(offices: Offices, commune: Desk, form: Form) -> None:
    province = offices.province
    assert province.take_in(commune.export().files[0]).status is ImportStatus.IMPORTED
    services = province.services
    value = OutsideValue(criterion="8.1", inputs=(("sipas_percent", "85"),), document="05/BC")
    services.outside_values.set_outside_value(YEAR, COMMUNE, value=value)
    services.appraisal.accept_self(YEAR, COMMUNE)
    services.publish_ranking.publish(YEAR)
    sent = services.send_results.export(
        YEAR, province.out, passphrase=PASSPHRASE, form=form, progress=Silent()
    )
    taken = commune.take_in(sent[0].files[-1])
    assert taken.status is ImportStatus.IMPORTED, taken.error


@pytest.mark.parametrize("place", [*range(0, 100, 9), 99])
def test_no_spoilt_part_is_believed_and_nothing_stays(offices: Offices, commune: Desk, place: int) -> None:
    sent = export(commune, PARTS)
    before = offices.province.everything()
    for path in sent.files:
        good = path.read_bytes()
        at = min(len(good) - 1, len(good) * place // 99)
        flipped = bytearray(good)
        flipped[at] ^= 1
        for data in (bytes(flipped), good[:at], good[:at] + b"x" + good[at:]):
            path.write_bytes(data)
            for given in (path, sent.files[-1]):
                taken = offices.province.take_in(given)
                assert taken.status is ImportStatus.REFUSED, (path.name, at)
                assert taken.error is not None
        path.write_bytes(good)
    assert offices.province.everything() == before
