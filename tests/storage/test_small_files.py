"""Keys, preferences, logs, names and the clock."""

import json
import logging
import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.own_keys import KeyPart
from core.packages.names import FLAGGED_EXTENSIONS, PLAIN_EXTENSIONS
from core.packages.refusals import DiskFull, FileLocked
from core.storage_errors import FileThere, NoKey
from storage import clock, disk, logs
from storage.clock import SystemClock
from storage.keys import KeyFolder
from storage.safe_names import LONGEST, MOST_BYTES, safe_file_name, unlike
from tests.hostile_text import hostile_texts


def test_a_key_is_kept_for_its_owner_alone(tmp_path):
    keys = KeyFolder(tmp_path / "keys")
    assert not keys.exists()
    for ask in (keys.read, keys.public_line):
        with pytest.raises(NoKey):
            ask()
    keys.write(b"private", public_line="ssh-ed25519 AAAA\n")
    assert keys.exists()
    assert (keys.read(), keys.public_line()) == (b"private", "ssh-ed25519 AAAA")
    assert (tmp_path / "keys" / "signing-key").stat().st_mode & 0o777 == 0o600


def test_an_old_key_is_kept_beside_the_new_one(tmp_path):
    keys = KeyFolder(tmp_path)
    for content in (b"one", b"two", b"three"):
        keys.write(content, public_line="ssh-ed25519 " + content.decode())
    assert keys.read() == b"three"
    kept = {path.read_bytes() for path in tmp_path.iterdir() if ".pub" not in path.name}
    assert kept == {b"one", b"two", b"three"}
    assert len(list(tmp_path.iterdir())) == 6


def test_a_key_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    keys = KeyFolder(tmp_path)
    keys.write(b"one", public_line="ssh-ed25519 one")

    def full(*_said, **_words):
        raise DiskFull(name="signing-key")

    with monkeypatch.context() as filled:
        filled.setattr("storage.keys.write_whole", full)
        with pytest.raises(DiskFull):
            keys.write(b"two", public_line="ssh-ed25519 two")
    assert (keys.read(), keys.public_line()) == (b"one", "ssh-ed25519 one")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["signing-key", "signing-key.pub"]


def test_what_is_prepared_takes_its_place_or_goes_as_the_change_says(tmp_path):
    keys = KeyFolder(tmp_path / "keys")
    keys.write(b"one", public_line="ssh-ed25519 one")
    for change, content in (("first", b"two"), ("second", b"three")):
        for part in (KeyPart.SIGNING, KeyPart.AGE):
            keys.prepare(content, public_line=f"line {change}", part=part, change=change)
    assert keys.read() == b"one"
    keys.settle("second")
    assert [keys.read(part) for part in (KeyPart.SIGNING, KeyPart.AGE)] == [b"three", b"three"]
    assert not list((tmp_path / "keys").glob(".*"))
    kept = [path for path in (tmp_path / "keys").iterdir() if path.read_bytes() == b"one"]
    assert len(kept) == 1
    keys.settle("second")
    keys.settle("")
    assert keys.read() == b"three"


@pytest.mark.parametrize("part", list(KeyPart))
def test_every_secret_has_a_file_of_its_own(tmp_path, part):
    keys = KeyFolder(tmp_path)
    keys.write(b"secret", public_line="public", part=part)
    assert [each for each in KeyPart if keys.exists(each)] == [part]
    assert (tmp_path / part.value).stat().st_mode & 0o777 == 0o600
    keys.remove(part)
    assert not keys.exists(part)
    assert keys.public_line(part) == "public"


def test_a_secret_never_replaces_a_file(tmp_path):
    keys, stick = KeyFolder(tmp_path / "keys"), tmp_path / "stick" / "root-key"
    assert keys.copy_out(b"secret", stick) == stick
    assert stick.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileThere):
        keys.copy_out(b"another", stick)
    assert stick.read_bytes() == b"secret"


def _line(folder):
    return json.loads((folder / "socchc.log").read_text().splitlines()[-1])


@pytest.fixture
def handler(tmp_path):
    root, level = logging.getLogger(), logging.getLogger().level
    started = logs.start_logging(tmp_path)
    root.removeHandler(started)
    root.setLevel(level)
    yield started
    started.close()


@pytest.fixture
def logger(handler):
    """A logger of its own, that tells nobody else."""
    log = logging.Logger("socchc.test")  # noqa: LOG001 - outside the tree on purpose
    log.addHandler(handler)
    return log


def test_logging_starts_for_everything(tmp_path):
    root, level = logging.getLogger(), logging.getLogger().level
    started = logs.start_logging(tmp_path / "logs")
    assert started in root.handlers
    assert (tmp_path / "logs" / "socchc.log").exists()
    root.removeHandler(started)
    root.setLevel(level)
    started.close()


def test_a_log_line_holds_facts_and_no_person(logger, tmp_path):
    logger.info("import %s", "Nguyễn Thị Ánh", extra={"code": "E_HASH", "digest": "a" * 128, "other": "Ánh"})
    line = _line(tmp_path)
    assert line["said"] == "import %s"
    assert (line["code"], line["digest"]) == ("E_HASH", "a" * 16)
    assert "nh" not in json.dumps(line).replace("import", "")


def test_an_exception_is_logged_without_its_values(logger, tmp_path):
    try:
        int("Nguyễn Thị Ánh")
    except ValueError:
        logger.exception("failed\nforged line")
    text = (tmp_path / "socchc.log").read_text()
    assert len(text.splitlines()) == 1
    assert "Nguy" not in text
    line = _line(tmp_path)
    assert line["error"] == "ValueError"
    assert line["passed"][0].startswith("test_small_files.py:")


def test_the_log_stays_small(tmp_path, logger, handler):
    handler.maxBytes = 200
    for _ in range(40):
        logger.info("x" * 100)
    assert len(list(tmp_path.iterdir())) == logs.FILES


def _sizes(log):
    return [json.loads(line)["size"] for line in log.read_text().splitlines()]


def test_the_log_never_takes_more_than_ten_megabytes_and_keeps_the_newest_lines(tmp_path, logger, handler):
    assert (handler.maxBytes, handler.backupCount + 1) == (2_000_000, 5)  # security specification, section 10
    for number in range(15_000):
        logger.info("%s", number, extra={"size": number, "kind": "x" * 800})
    held = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert set(held) == {"socchc.log", *(f"socchc.log.{number}" for number in range(1, 5))}
    assert max(held.values()) <= logs.FILE_SIZE
    older_first = [f"socchc.log.{number}" for number in range(4, 0, -1)] + ["socchc.log"]
    told = [size for name in older_first for size in _sizes(tmp_path / name)]
    assert told == list(range(15_000 - len(told), 15_000))
    assert len(told) > 8_000


def test_a_log_that_cannot_be_put_aside_goes_on_in_the_same_file(tmp_path, logger, handler, monkeypatch):
    def held(*_paths):
        raise PermissionError(13, "another program holds it")

    handler.maxBytes = 200
    with monkeypatch.context() as locked:
        locked.setattr("os.rename", held)
        for number in range(5):
            logger.info("line", extra={"size": number})
    assert [path.name for path in tmp_path.iterdir()] == ["socchc.log"]
    assert _sizes(tmp_path / "socchc.log") == [0, 1, 2, 3, 4]
    logger.info("line", extra={"size": 5})
    assert (tmp_path / "socchc.log.1").exists()
    assert _line(tmp_path)["size"] == 5


def test_what_cannot_be_logged_is_not_printed_either(logger, handler, capsys, monkeypatch):
    monkeypatch.setattr(handler, "format", lambda _record: 1 / 0)
    logger.info("said %s", "Nguyễn Thị Ánh")
    assert capsys.readouterr() == ("", "")


def test_what_a_library_says_is_only_placed(tmp_path, handler):
    library = logging.Logger("pyhanko.sign")  # noqa: LOG001 - outside the tree on purpose
    library.addHandler(handler)
    library.warning("certificate of Nguyễn Thị Ánh is odd")
    library.warning(ValueError("Nguyễn Thị Ánh"))
    for line in (tmp_path / "socchc.log").read_text().splitlines():
        told = json.loads(line)
        assert told["from"] == "pyhanko.sign"
        assert told["said"].startswith("test_small_files.py:")
        assert "nh" not in told["said"].replace("what_a_library", "")


def test_an_error_logged_in_place_of_a_text_is_only_placed(tmp_path, logger):
    logger.error(ValueError("Nguyễn Thị Ánh"))
    assert _line(tmp_path)["said"].startswith("test_small_files.py:")


def test_the_local_day_begins_seven_hours_before_utc(monkeypatch):
    late = datetime(2026, 3, 31, 17, 0, tzinfo=UTC)
    monkeypatch.setattr(SystemClock, "now", lambda _self: late)
    assert SystemClock().today() == date(2026, 4, 1)
    monkeypatch.undo()
    assert SystemClock().now().tzinfo is clock.UTC


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Kế hoạch.pdf", "Kế hoạch.pdf"),
        ("Kế hoạch.PDF", "Kế hoạch.pdf"),
        ("../../etc/passwd", "_.._etc_passwd.pdf"),
        ("C:\\a|b?.pdf", "C__a_b_.pdf"),
        ("nul.pdf", "_nul.pdf"),
        ("LPT\u00b9.tar.pdf", "_LPT\u00b9.tar.pdf"),
        ("  . .", "tep.pdf"),
        ("", "tep.pdf"),
        ("a\u202efdp.exe", "afdp.exe.pdf"),
        ("a:stream.pdf", "a_stream.pdf"),
    ],
)
def test_a_name_becomes_safe(name, safe):
    assert safe_file_name(name, ".pdf") == safe


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.sets(st.text(max_size=5)))
def test_a_safe_name_is_short_and_plain_whatever_it_was(name, taken):
    safe = unlike(safe_file_name(name, ".docx"), taken)
    assert safe.endswith(".docx")
    assert len(safe) <= LONGEST
    assert len(safe.encode()) <= MOST_BYTES
    assert not set(safe) & set('<>:"/\\|?*\0\n')
    assert safe not in taken
    assert safe[0] not in ". "


PORTS = [stem + digit for stem in ("COM", "LPT") for digit in "0123456789\u00b9\u00b2\u00b3"]
DEVICES = ("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *PORTS)


@pytest.mark.parametrize("extension", [*PLAIN_EXTENSIONS, *FLAGGED_EXTENSIONS])
@pytest.mark.parametrize("device", DEVICES)
def test_no_name_is_a_device_whatever_its_case_extension_or_ornament(device, extension):
    shapes = (
        "{}",
        "{}{ext}",
        " {} ",
        "{}.",
        "{} .x",
        "{}.tar{ext}",
        "{}\u200b",
        "\u202e{}",
        "{}:a",
        "a/../{}",
    )
    for name in (device, device.lower(), device.title(), unicodedata.normalize("NFKD", device)):
        for shape in shapes:
            safe = safe_file_name(shape.format(name, ext=extension), extension)
            assert safe.endswith(extension)
            assert safe.partition(".")[0].rstrip(" ").upper() not in DEVICES


def test_every_hostile_text_becomes_a_name_that_can_be_written_and_read_back(tmp_path):
    taken = []
    for text in hostile_texts():
        safe = unlike(safe_file_name(text, ".pdf"), taken)
        (tmp_path / safe).write_bytes(b"")
        taken.append(safe)
        assert safe == unicodedata.normalize("NFC", safe)
        assert not any(unicodedata.category(mark) in {"Cc", "Cf", "Cs"} for mark in safe)
    compared = {unicodedata.normalize("NFC", each.casefold()) for each in taken}
    assert len(compared) == len(taken) == len(list(tmp_path.iterdir()))


def test_a_file_another_program_holds_is_waited_for_then_told(tmp_path, monkeypatch):
    calls, paused = [], []

    def stubborn(source, target):
        calls.append(target)
        if len(calls) < 4:
            raise PermissionError

    monkeypatch.setattr(disk.sys, "platform", "win32")
    monkeypatch.setattr(type(tmp_path), "replace", stubborn)
    disk.move(tmp_path / "a", tmp_path / "b", pause=paused.append)
    assert paused == [0.01, 0.02, 0.05]
    calls.clear()
    monkeypatch.setattr(disk, "PATIENCE", 0.0)
    with pytest.raises(FileLocked), disk.device_errors("b"):
        disk.move(tmp_path / "a", tmp_path / "b", pause=paused.append)


def test_a_file_another_program_holds_is_removed_when_it_is_let_go(tmp_path, monkeypatch):
    calls, paused = [], []

    def stubborn(_path, **_words):
        calls.append(1)
        if len(calls) < 3:
            raise PermissionError

    monkeypatch.setattr(disk.sys, "platform", "win32")
    monkeypatch.setattr(type(tmp_path), "unlink", stubborn)
    disk.remove_file(tmp_path / "a", pause=paused.append)
    assert paused == [0.01, 0.02]
    monkeypatch.setattr(disk, "PATIENCE", 0.0)
    calls.clear()
    with pytest.raises(FileLocked), disk.device_errors("a"):
        disk.remove_file(tmp_path / "a", pause=paused.append)
