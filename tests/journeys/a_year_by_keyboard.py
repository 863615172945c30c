"""The real program on an empty computer, worked by keyboard alone (run by `test_keyboard_only`).

Its surroundings (HOME, XDG_*) are the empty computer. What was seen is written as JSON at the end.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QListView, QTabBar, QTableView

from core.records.catalogue import KINDS, RecordKind
from core.records.fields import FieldSpec, Form
from storage.clock import SystemClock
from tests.journeys.keyboard import (
    Lost,
    Walk,
    choose_here,
    dialog_named,
    fill,
    focused,
    key,
    name_of,
    plain,
    play,
    push,
    tab_to,
    text,
    wait_for,
    window,
)
from ui.places_of import OWN_KINDS, page_of_kind
from ui.texts import common, dossiers, evidence_dialog, export_page, keys, other_records, set_up
from ui.texts.records import choice_label, field_label, kind_title
from ui.window import Window

_WORDS = {
    Form.LINE: "Nội dung ước đoán số 1",
    Form.BLOCK: "Dòng một, đã đọc",
    Form.COUNT: "3",
    Form.AMOUNT: "1.500.000",
}
YEAR = SystemClock().today().year
PASSPHRASE = "bay con trau xanh gap nhau dau lang"
_DAYS = {"to_on": f"30/6/{YEAR}"}


def walk() -> Walk:
    """From an empty computer to a package, and a year of records of every kind."""
    yield from begin()
    for kind in KINDS:
        yield from record(kind)
    yield from take_evidence()
    yield from send()
    yield key("Ctrl+Q")


def in_the_window() -> bool:
    """Whether the notebook's window has the keyboard."""
    return isinstance(window(), Window) and QApplication.focusWidget() is not None


def begin() -> Walk:
    """The first run, step by step; every step is left by Enter."""
    yield from wait_for(lambda: window() is not None)
    yield from push(set_up.WAY_NEW)
    yield text("tay son")
    yield key("Down")
    yield key("Return")
    yield from wait_for(lambda: name_of(focused()) == set_up.OFFICER)
    yield text("Nguyễn Thị Ước")
    yield from tab_to(set_up.SIGNATORY)
    yield text("Trần Văn Đông")
    yield key("Return")
    yield from wait_for(lambda: name_of(focused()) == set_up.YEAR)
    yield key("Return")
    yield from wait_for(lambda: name_of(focused()) == plain(set_up.KEY_NOW))
    yield from tab_to(keys.WORDS)
    yield from fill(PASSPHRASE)
    yield from tab_to(keys.WORDS_AGAIN)
    yield from fill(PASSPHRASE)
    yield key("Return")
    yield from wait_for(lambda: name_of(focused()) == set_up.FOLDER)
    yield key("Return")
    yield from wait_for(lambda: name_of(focused()) == plain(set_up.SHEET_SAVE))
    yield key("Space")
    yield from wait_for(dialog_named(set_up.SHEET))
    yield from fill(str(Path.home() / "phieu.pdf"))
    yield key("Return")
    yield from wait_for(lambda: name_of(focused()) == plain(set_up.SHEET_PRINT))
    yield from push(set_up.OPEN_NOTEBOOK)
    yield from wait_for(in_the_window)


def record(kind: RecordKind) -> Walk:
    """One record of a kind, where it is kept."""
    if kind.code == "dossier_count":
        yield from count_dossiers()
        return
    if kind.code == "late_dossier":
        yield key("Ctrl+3")
        yield from turn_to(dossiers.VIEW, dossiers.LATE)
    elif kind.code in OWN_KINDS:
        yield key({"tasks": "Ctrl+2", "training": "Ctrl+4"}[page_of_kind(kind.code)])
    else:
        yield from go_to_kind(kind.code)
    yield key("Ctrl+N")
    yield from enter(kind)


def count_dossiers() -> Walk:
    """Two months of one field, typed into the grid."""
    yield key("Ctrl+3")
    yield from turn_to(dossiers.VIEW, dossiers.BY_FIELD)
    yield from tab_to(dossiers.GRID)
    yield key("Ctrl+Home")
    for row in ((2, 0, 10, 20, 1), (0, 0, 12, 25, 2)):
        for number in row:
            yield text(str(number))
            yield key("Tab")
        yield key("Down")
        yield key("Home")


def turn_to(name: str, words: str) -> Walk:
    """Go to a row of tabs and to one of them."""
    tabs = yield from tab_to(name)
    assert isinstance(tabs, QTabBar)
    yield key("Home")
    for _ in range(tabs.count()):
        if tabs.tabText(tabs.currentIndex()) == words:
            return
        yield key("Right")
    raise Lost(words)


def take_evidence() -> Walk:
    """One file, its particulars, and every criterion it proves."""
    paper = Path.home() / f"15-KH-UBND_12.01.{YEAR}.pdf"
    paper.write_bytes(b"%PDF-1.7\nby keyboard\n%%EOF\n")
    yield key("Ctrl+6")
    yield key("Ctrl+N")
    yield from wait_for(dialog_named(evidence_dialog.ADD_TITLE))
    yield from push(evidence_dialog.CHOOSE_FILES)
    yield from wait_for(lambda: isinstance(window(), QFileDialog))
    yield from fill(str(paper))
    yield key("Return")
    yield from wait_for(dialog_named(evidence_dialog.ADD_TITLE))
    yield from tab_to(evidence_dialog.SUMMARY)
    yield from fill(f"Kế hoạch cải cách hành chính năm {YEAR}")
    yield from tab_to(evidence_dialog.CRITERIA)
    view = focused()
    assert isinstance(view, QListView)
    yield key("Home")
    for _ in range(view.model().rowCount()):
        yield key("Space")
        yield key("Down")
    yield from push(evidence_dialog.CONFIRM_OPEN)
    yield from push(evidence_dialog.SAVE)
    yield from wait_for(in_the_window)


def send() -> Walk:
    """The package, onto a stick."""
    stick = Path.home() / "usb"
    stick.mkdir()
    yield key("Ctrl+8")
    yield key("Ctrl+E")
    yield from wait_for(dialog_named(export_page.CREATE_ACT))
    yield from tab_to(export_page.FOLDER)
    yield from fill(str(stick))
    yield from tab_to(export_page.WORDS)
    yield text(PASSPHRASE)
    yield key("Return")
    yield from wait_for(lambda: bool(list(stick.glob("*.cchc"))))
    yield from wait_for(lambda: name_of(focused()) == common.CLOSE)
    yield key("Return")
    yield from wait_for(in_the_window)


def go_to_kind(code: str) -> Walk:
    """The page of other records, and the kind in its list: from where it stands downwards, then from the top."""
    yield key("Ctrl+5")
    held = yield from tab_to(other_records.KINDS)
    assert isinstance(held, QTableView)
    for _ in range(2 * held.model().rowCount()):
        row = held.currentIndex().row()
        if held.model().index(row, 0).data() == kind_title(code):
            return
        is_last = row == held.model().rowCount() - 1
        yield key("Ctrl+Home" if is_last else "Down")
    raise Lost(code)


def enter(kind: RecordKind) -> Walk:
    """What a record must have, and its first text."""
    is_begun = False
    for spec in kind.fields:
        if spec.required or (spec.form is Form.LINE and not is_begun):
            yield from tab_to(field_label(kind.code, spec.name))
            yield from answer(kind, spec)
            is_begun = is_begun or spec.form is Form.LINE
    yield key("Tab")


def answer(kind: RecordKind, spec: FieldSpec) -> Walk:
    """Type what a field takes."""
    if spec.form is Form.CHOICE:
        yield from choose_here(choice_label(next(iter(spec.choices or ()))))
        return
    if spec.form is Form.DAY:
        yield from fill(_DAYS.get(spec.name, f"1/6/{YEAR}"))
        return
    yield from fill(_WORDS[spec.form])


sys.exit(play(walk(), ["gui", *sys.argv[2:]]))
