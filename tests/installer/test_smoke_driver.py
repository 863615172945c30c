"""The smoke test's own parts that need no Wine: reading, judging logs and times, raising a version."""

import json
import marshal
import struct
import zlib
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image, ImageDraw
from smoke.command_line import CommandLine
from smoke.double_click import program_for
from smoke.first_window import Compared
from smoke.glance import Glance, are_alike
from smoke.logs import check_logs, loud_lines
from smoke.newer import next_version
from smoke.other_role import windows_name
from smoke.person import letter_of
from smoke.raise_version import raised
from smoke.reading import Box, Word, find, share_read, text_of, without_lines, words_of
from smoke.report import Report
from smoke.waiting import Failed, wait_for
from smoke.wine import Done

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def table(*rows: tuple[int, int, int, str]) -> str:
    """Rows of line, left, top, text as tesseract writes them."""
    lines = [f"5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t40\t20\t96.5\t{text}" for line, left, top, text in rows]
    return "\n".join((HEAD, *lines, "1\t1\t0\t0\t0\t0\t0\t0\t800\t600\t-1\t"))


@pytest.fixture
def words() -> tuple[Word, ...]:
    return words_of(
        table(
            (1, 10, 0, "Bước"), (1, 60, 0, "2"), (1, 80, 0, "/"), (1, 90, 0, "5:"), (1, 120, 0, "Người"),
            (2, 10, 100, "Cụm"), (2, 60, 100, "mật"), (2, 110, 100, "khẩu"), (2, 160, 100, "bảo"), (2, 210, 100, "vệ"),
            (3, 10, 200, "Cụm"), (3, 60, 200, "mật"), (3, 110, 200, "khẩu"),
            (4, 10, 300, "Mở"), (4, 60, 300, "sổ"), (4, 110, 300, "mẫu"), (4, 160, 300, "đề"), (4, 210, 300, "tập"),
            (4, 260, 300, "dùng"),
        ),
        scale=2,
    )  # fmt: skip


def test_words_are_read_with_their_places(words: tuple[Word, ...]) -> None:
    assert words[0] == Word(text="Bước", box=(5, 0, 25, 10), line=(1, 1, 1))
    assert text_of(words).splitlines()[0] == "Bước 2 / 5: Người"


def test_a_word_tesseract_is_not_sure_of_is_left_out() -> None:
    assert not words_of(table((1, 0, 0, "ư")).replace("96.5", "12.0"))


def test_a_phrase_is_found_however_its_marks_were_read(words: tuple[Word, ...]) -> None:
    (place,) = find(words, "Mở sổ mẫu để tập dùng")
    assert place == (5, 150, 150, 160)


@pytest.mark.parametrize("read", [("0.7.0>0.7.1",), ("0.7.0", ">", "0.7.1"), ("0.7.0", "0.7.1")])
def test_two_versions_are_found_however_the_arrow_between_was_read(read: tuple[str, ...]) -> None:
    seen = words_of(table(*((1, 100 * at, 0, word) for at, word in enumerate(read))))
    assert find(seen, "0.7.0 → 0.7.1")
    assert not find(seen, "0.7.0 → 0.7.2")


def test_digits_must_be_the_same(words: tuple[Word, ...]) -> None:
    assert find(words, "Bước 2 / 5")
    assert not find(words, "Bước 3 / 5")


def test_of_equals_the_phrase_that_stands_alone_is_first(words: tuple[Word, ...]) -> None:
    assert [place[1] for place in find(words, "Cụm mật khẩu")] == [100, 50]


@pytest.mark.parametrize("phrase", ["Mở số", "Mở sách", "Tạo khóa của đơn vị"])
def test_what_is_not_there_is_not_found(words: tuple[Word, ...], phrase: str) -> None:
    found = find(words, phrase)
    assert bool(found) is (phrase == "Mở số")  # the same letters without marks


def test_boxes_instead_of_letters_are_noticed() -> None:
    seen = words_of(table((1, 0, 0, "Chào"), (1, 50, 0, "m□ng"), (1, 100, 0, "đ□n")))
    assert share_read(seen, "Chào mừng đến") == pytest.approx(1 / 3)
    assert share_read(words_of(table((1, 0, 0, "chào,"))), "Chào") == 1.0


def test_frames_are_taken_away_and_letters_stay() -> None:
    picture = Image.new("L", (200, 60), 246)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((10, 10, 190, 40), outline=90, fill=255)
    draw.line((60, 18, 60, 30), fill=0)
    draw.line((60, 24, 70, 24), fill=0)
    cleaned = without_lines(picture)
    assert cleaned.getpixel((100, 10)) == 255
    assert cleaned.getpixel((10, 25)) == 255
    assert cleaned.getpixel((60, 20)) == 0
    assert cleaned.getpixel((66, 24)) == 0


def line(level: str) -> str:
    return json.dumps({"at": "2026-01-01T00:00:00+00:00", "level": level, "from": "ui.app", "said": "x"})


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (line("info"), 0),
        (f"{line('debug')}\n\n", 0),
        (line("warning"), 1),
        (line("error"), 1),
        ("Traceback", 1),
        ("[1]", 1),
    ],
)
def test_a_line_that_warns_is_loud(text: str, count: int) -> None:
    assert len(loud_lines(text)) == count


def test_logs_are_kept_and_judged(tmp_path: Path) -> None:
    held, kept = tmp_path / "Logs", tmp_path / "out"
    held.mkdir()
    kept.mkdir()
    with pytest.raises(Failed, match="no log"):
        check_logs(held, keep=kept)
    (held / "socchc.log").write_text(line("info"), "utf-8")
    check_logs(held, keep=kept)
    assert (kept / "log-socchc.log").is_file()
    (held / "error-20261127.txt").write_text("code 1", "utf-8")
    with pytest.raises(Failed, match="error file"):
        check_logs(held, keep=kept)


def test_a_raised_version_is_what_the_archive_tells() -> None:
    def packed(source: str) -> bytes:
        return zlib.compress(marshal.dumps(compile(source, "x.py", "exec")))

    first, second = packed('VERSION = "0.6.0"'), packed("kept = 1")
    table = [("core.version", (0, 12, len(first))), ("core.office", (0, 12 + len(first), len(second)))]
    body = first + second
    archive = b"PYZ\0magi" + struct.pack("!i", 12 + len(body)) + body + marshal.dumps(table)
    told = raised(archive, "0.6.1")
    (place,) = struct.unpack("!i", told[8:12])
    names = dict(marshal.loads(told[place:]))

    def value(module: str) -> dict[str, object]:
        _, start, size = names[module]
        room: dict[str, object] = {}
        exec(marshal.loads(zlib.decompress(told[start : start + size])), room)
        return room

    assert value("core.version")["VERSION"] == "0.6.1"
    assert value("core.office")["kept"] == 1
    assert next_version("0.6.9") == "0.6.10"


def test_the_fastest_start_of_each_is_compared() -> None:
    compared = Compared(what="first run", ours=(3.0, 1.2, 1.6), bare=(1.0, 0.8, 9.0), ready=2.5)
    assert compared.ratio == pytest.approx(1.5)
    assert compared.line == (
        "first run: first window after 1.20 s, bare 0.80 s, ratio 1.50 (goal 2.0); "
        "medians of 3 starts 1.60 s and 1.00 s; ready after 2.50 s"
    )


def test_a_button_is_pushed_by_its_letter() -> None:
    assert letter_of("Mở sổ mẫ&u để tập dùng") == "u"
    for words in ("Đóng", "&Đóng"):
        with pytest.raises(ValueError, match="no letter"):
            letter_of(words)


def test_the_last_part_of_a_windows_path() -> None:
    assert windows_name("Z:\\tmp\\ket qua\\a.cchc") == "a.cchc"


def test_waiting_ends_with_what_was_waited_for() -> None:
    answers = iter((None, None, "there"))
    assert wait_for(lambda: next(answers), what="x", within=5) == "there"
    with pytest.raises(Failed, match="in vain: the moon"):
        wait_for(lambda: None, what="the moon", within=0.15)


class Screen:
    """A screen that shows one colour."""

    def picture(self) -> Image.Image:
        return Image.new("RGB", (20, 10), "red")


def test_a_failing_step_leaves_its_picture_and_its_words(tmp_path: Path) -> None:
    report = Report(tmp_path, Screen())  # type: ignore[arg-type]
    with report.step("first run"):
        pass
    with pytest.raises(Failed), report.step("key"):
        raise Failed("no key")
    told = (tmp_path / "report.txt").read_text("utf-8").splitlines()
    assert [words.rsplit(" after ")[0].split(":")[0] for words in told] == [
        "ok 01-first-run",
        "FAILED 02-key",
    ]
    assert told[1].endswith("no key")
    assert {path.name for path in tmp_path.glob("*.png")} == {"01-first-run.png", "02-key-FAILED.png"}


def test_a_blinking_caret_is_no_change() -> None:
    still = Image.new("RGB", (300, 100), "white")
    caret, changed, letter = still.copy(), still.copy(), still.copy()
    ImageDraw.Draw(caret).line((50, 20, 50, 38), fill="black")
    ImageDraw.Draw(changed).text((50, 20), "Tây Sơn", fill="black")
    ImageDraw.Draw(letter).text((50, 20), "1", fill="black")
    assert not are_alike(still, letter)
    assert are_alike(still, still.copy())
    assert are_alike(still, caret)
    assert not are_alike(still, changed)
    assert not are_alike(still, still.resize((301, 100)))


@pytest.mark.parametrize("is_away", [(False, False, True), (True, True, False), (False, True, False)])
def test_what_was_typed_is_read_without_the_caret_beside_it(
    monkeypatch: pytest.MonkeyPatch, is_away: tuple[bool, ...]
) -> None:
    field = Image.new("RGB", (300, 40), "white")
    ImageDraw.Draw(field).text((10, 10), "2026", fill="black")
    typing = field.copy()
    ImageDraw.Draw(typing).line((42, 5, 42, 30), fill="black")
    shown = iter(field if each else typing for each in is_away)
    monkeypatch.setattr("smoke.glance.time.sleep", lambda _seconds: None)
    seen: list[Image.Image] = []
    monkeypatch.setattr("smoke.glance.read", lambda picture, **_how: seen.append(picture) or ())
    screen = SimpleNamespace(picture=lambda: next(shown).copy())
    Glance(screen, (0, 0, 200, 40)).find("2026")
    assert seen[0].tobytes() == field.crop((0, 0, 200, 40)).tobytes()


class Registry:
    """What `reg query` would tell of some keys."""

    def __init__(self, *, command: str) -> None:
        base = r"HKCU\Software\Classes"
        self._held = {
            rf"{base}\.cchc": "HKEY_CURRENT_USER\\x\r\n    (Default)    REG_SZ    SoCCHC.Document.1\r\n\r\n",
            rf"{base}\SoCCHC.Document.1\shell\open\command": f"    (Default)    REG_SZ    {command}\r\n",
        }

    def has_key(self, key: str) -> str:
        return self._held.get(key, "")


def test_a_double_click_follows_what_setup_wrote() -> None:
    assert program_for(Registry(command=r'"C:\users\Bà Tư\So CCHC.exe" "%1"'), ".cchc") == (
        r"C:\users\Bà Tư\So CCHC.exe"
    )


@pytest.mark.parametrize(
    ("ending", "command"), [(".cchc", r"C:\a.exe %1"), (".cchc", r'"C:\a.exe"'), (".txt", "")]
)
def test_an_ending_nothing_opens_fails(ending: str, command: str) -> None:
    with pytest.raises(Failed):
        program_for(Registry(command=command), ending)


WAYS = [(False, 2, False), (True, 2, False), (False, 3, False), (True, 3, False)]
FIELD = (0, 0, 300, 34)


@pytest.mark.parametrize(
    ("only_light", "near", "ways"),
    [
        (False, None, WAYS),
        (True, None, [(True, scale, is_block) for _, scale, is_block in WAYS]),
        (False, FIELD, [(False, 4, True), (False, 3, True), *WAYS]),
    ],
)
def test_what_does_not_move_is_read_in_every_way_and_then_no_more(
    monkeypatch: pytest.MonkeyPatch, only_light: bool, near: Box | None, ways: list[tuple[bool, int, bool]]
) -> None:
    asked: list[tuple[bool, int, bool]] = []

    def read(_picture: Image.Image, *, light_letters: bool, scale: int, is_block: bool) -> tuple[Word, ...]:
        asked.append((light_letters, scale, is_block))
        return ()

    monkeypatch.setattr("smoke.glance.read", read)
    monkeypatch.setattr("smoke.glance._LOOK_EVERY_S", 0)
    shown = Image.new("RGB", (300, 40), "white")
    glance = Glance(SimpleNamespace(picture=shown.copy, windows=tuple), near, only_light=only_light)
    for _ in range(8):
        assert not glance.find("Mở sổ")
    assert asked == ways
    monkeypatch.setattr("smoke.glance._REST_S", -1.0)
    assert not glance.find("Mở sổ")
    assert asked == [*ways, ways[0]]


LOST, REFUSED, SOUND = Done(code=1, said=""), Done(code=1, said="", told="E_READ"), Done(code=0, said="{}")


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ([SOUND], 0),
        ([LOST, SOUND], 1),
        ([REFUSED], None),
        ([Done(code=0, said="")], None),
        ([LOST, LOST], None),
    ],
)
def test_a_start_that_wine_lost_without_a_word_is_made_once_more_and_told(
    ends: list[Done], told: int | None
) -> None:
    left, lines = list(ends), []
    wine = SimpleNamespace(console="cli", run=lambda *_words, **_how: left.pop(0))
    command = CommandLine(wine, passphrase="x", say=lines.append)  # type: ignore[arg-type]
    if told is None:
        with pytest.raises(Failed):
            command("info")
    else:
        assert command("info") == {}
        assert len(lines) == told
    assert not left
