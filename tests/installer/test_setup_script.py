"""What Setup is compiled from: both languages say the same things, the list of files is whole and in order."""

import re
from pathlib import Path, PurePosixPath

import pytest
from make import nsis
from make.commands import BuildFailed
from make.settings import CONSOLE_ID, ID, WINDOWS_FILES, Settings

TEXTS = WINDOWS_FILES / "setup"
USED = re.compile(r"\$\(([A-Z][A-Z_]+)\)")
VIETNAMESE = re.compile("[\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9]", re.IGNORECASE)


def texts(language: str) -> dict[str, str]:
    lines = (TEXTS / f"texts-{language}.nsh").read_text("utf-8")
    return dict(re.findall(r'^\$\{Text\w+\} (\w+) "(.*)"$', lines, re.MULTILINE))


def settings(folder: Path) -> Settings:
    return Settings(build=folder, dist=folder / "dist", cache=folder, commit="0" * 40, epoch=1_700_000_000)


def frozen(folder: Path, *names: str) -> Settings:
    chosen = settings(folder)
    for name in names:
        path = chosen.frozen / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return chosen


def test_both_languages_say_the_same_things_in_the_same_order() -> None:
    vietnamese, english = texts("vi"), texts("en")
    assert list(vietnamese) == list(english)
    for name, text in vietnamese.items():
        variables = [set(re.findall(r"\$[A-Za-z]\w+", each)) for each in (text, english[name])]
        assert variables[0] == variables[1], name


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    script = "".join(path.read_text("utf-8") for path in (WINDOWS_FILES / "setup.nsi", *TEXTS.glob("*.nsh")))
    assert set(USED.findall(script)) - {"MUI_TEXT"} == set(texts("vi"))


def test_english_has_no_vietnamese_and_vietnamese_no_english_sentence() -> None:
    for name, text in texts("en").items():
        assert not VIETNAMESE.search(text) or name == "OTHER_LANGUAGE", name
    for name, text in texts("vi").items():
        assert not re.search(r"\b(the|is|to|and|of|for)\b", text), name


def test_our_vietnamese_stands_in_for_all_that_nsis_says() -> None:
    lines = (TEXTS / "Vietnamese.nlf").read_text("utf-8-sig").splitlines()
    names = [line for line in lines if line.startswith("# ^")]
    assert len(names) == len(set(names)) == 89
    for at, line in enumerate(lines):
        if line.startswith("# ^"):
            assert lines[at + 1], line
            assert not lines[at + 1].startswith("#"), line


def test_the_script_compiles_nothing_with_vietnamese_outside_its_texts() -> None:
    for path in (WINDOWS_FILES / "setup.nsi", *TEXTS.glob("*.nsh")):
        if path.name not in {"texts-vi.nsh", "texts-en.nsh", "Vietnamese.nsh"}:
            assert not VIETNAMESE.search(path.read_text("utf-8")), path.name


def test_files_are_listed_by_name_with_the_new_beside_the_old(tmp_path: Path) -> None:
    names = (f"{ID}.exe", f"{CONSOLE_ID}.exe", "_internal/b.txt", "_internal/a$b/x.txt", "LICENCES.txt")
    chosen = frozen(tmp_path, *names)
    assert [str(path) for path in nsis.packed_files(chosen.frozen)] == sorted(names)
    listed = nsis._files(chosen)
    assert f'File "/oname={ID}.exe.new"' in listed
    assert 'SetOutPath "$INSTDIR\\_internal.new\\a$$b"' in listed
    items = re.findall(r'\$\{DO\} "(.+)"', listed)
    assert items == ["_internal", "LICENCES.txt", f"{CONSOLE_ID}.exe", f"{ID}.exe", "Uninstall.exe"]


def test_a_frozen_folder_without_a_program_is_refused(tmp_path: Path) -> None:
    chosen = frozen(tmp_path, f"{ID}.exe", "_internal/b.txt")
    with pytest.raises(BuildFailed, match=f"{CONSOLE_ID}.exe"):
        nsis._files(chosen)


def test_the_folder_may_be_as_long_as_windows_can_write_what_lies_in_it() -> None:
    longest = "f" * 60
    room = nsis.longest_folder((PurePosixPath("SoCCHC.exe"), PurePosixPath("_internal") / longest))
    written = f"{'x' * room}\\_internal.new\\{longest}"
    assert len(written) == 259
    flat = nsis.longest_folder((PurePosixPath("_internal/f"),))
    assert len(f"{'x' * flat}\\_internal.new") == 247
