"""The record of handing over, made from a package that was really written, and from the register later."""

from pathlib import Path

import pytest

from core.delivery import Form, PackageUnknown
from core.packages.parts import SMALLEST
from core.progress import Silent
from core.reporting.document import Code, Table
from tests.offices import YEAR, Desk, Offices, fill


@pytest.fixture
def commune(offices: Offices) -> Desk:
    desk = offices.commune()
    fill(desk)
    return desk


def cells(commune: Desk, digest: str, **more: object) -> list[str]:
    report = commune.services.hand_over.sheet(digest, **more)  # type: ignore[arg-type]
    tables = [block for block in report.blocks if isinstance(block, Table)]
    return [str(cell) for table in tables for row in table.rows for cell in row.cells]


def test_the_record_tells_the_package_that_was_written(commune: Desk, tmp_path: Path) -> None:
    exported = commune.export()
    told = cells(commune, exported.digest, delivered=exported.delivered)
    assert any(exported.files[0].name in each for each in told)
    assert any(exported.fingerprint in each for each in told)
    assert any(each.startswith(f"Năm {YEAR}, lần nộp 1") for each in told)
    report = commune.services.hand_over.sheet(exported.digest)
    assert next(block.content for block in report.blocks if isinstance(block, Code)) == exported.digest
    path = commune.services.hand_over.write(exported.digest, tmp_path / "bien-ban.pdf")
    assert path.read_bytes().startswith(b"%PDF")


def test_an_earlier_package_keeps_its_own_figures_and_gets_its_receipt(
    offices: Offices, commune: Desk
) -> None:
    offices.open_round("21583")
    first = commune.export()
    fill(commune, online=60)
    second = commune.export(reason="Bổ sung số liệu")
    told = cells(commune, first.digest)
    assert any("lần nộp 1" in each for each in told)
    assert "Bổ sung số liệu" not in told
    assert "Bổ sung số liệu" in cells(commune, second.digest)
    assert not any(each.startswith("số 1,") for each in told)
    offices.province.take_in(first.files[0])
    commune.take_in(offices.province.receipts()[0])
    assert any(each.startswith("số 1,") for each in cells(commune, first.digest))


def test_parts_are_named_one_by_one(commune: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    exported = commune.services.export_package.export(
        YEAR, folder, passphrase=None, form=Form(part_size=SMALLEST), progress=Silent()
    )
    told = cells(commune, exported.digest, delivered=exported.delivered)
    assert all(path.name in " ".join(told) for path in exported.files)


def test_only_a_package_of_this_office_can_be_handed_over(commune: Desk) -> None:
    with pytest.raises(PackageUnknown):
        commune.services.hand_over.sheet("ab" * 64)
