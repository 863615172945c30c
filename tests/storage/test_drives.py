"""Removable drives, as a mount table and the descriptions of block devices tell them."""

from pathlib import Path

from core.delivery import Drive
from storage.drives import mounted_drives, removable_drives


def device(blocks: Path, name: str, *, part: str = "", removable: str = "1") -> None:
    """A device with its partition, linked into one folder as the system does it."""
    real = blocks / "devices" / name
    real.mkdir(parents=True)
    (real / "removable").write_text(f"{removable}\n", "ascii")
    (blocks / name).symlink_to(real)
    if part:
        (real / part).mkdir()
        (blocks / part).symlink_to(real / part)


def test_only_what_can_be_taken_out_is_named_with_its_label_and_room(tmp_path: Path) -> None:
    blocks, stick = tmp_path / "block", tmp_path / "USB CCHC"
    stick.mkdir()
    device(blocks, "sda", part="sda1", removable="0")
    device(blocks, "sdb", part="sdb1")
    device(blocks, "sdc")
    place = str(stick).replace(" ", "\\040")
    lines = [
        f"/dev/sda1 {tmp_path} ext4 rw 0 0",
        f"/dev/sdb1 {place} vfat rw 0 0",
        "/dev/sdc /nowhere/at/all vfat rw 0 0",
        "tmpfs /tmp tmpfs rw 0 0",
        "/dev/gone /mnt/x vfat rw 0 0",
        "",
    ]
    found = tuple(mounted_drives(lines, blocks))
    assert [(drive.path, drive.label) for drive in found] == [
        (stick, "USB CCHC"),
        (Path("/nowhere/at/all"), "all"),
    ]
    assert found[0].free is not None
    assert found[0].free > 0
    assert found[1].free is None


def test_asking_the_system_never_fails() -> None:
    assert all(isinstance(drive, Drive) for drive in removable_drives())
