"""Pages are looked at, turned, printed and saved; printing and making them never holds the window up."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.progress import Cancelled, Progress, Silent
from core.reporting.document import Report
from core.services.print_papers import NotPrinted
from storage.report_files import ReportWriter
from tests.ui.listed_papers import a_list
from ui import printing
from ui.desk import Desk
from ui.dialogs.print_out import Printer, Printout, PrintOutDialog
from ui.dialogs.print_preview import Previewed, PrintPreviewDialog, preview_report
from ui.printing import PrintJob, page_count, paint_pdf, print_pdf
from ui.texts import printing as texts

LONGEST_WAIT = 0.1  # seconds the window may be held up
A4 = (595, 842)
PAGES = 8


@pytest.fixture(scope="module")
def long_list() -> bytes:
    return ReportWriter().pdf(a_list(400))


def made(qtbot: QtBot, desk: Desk, make: Callable[[Progress], Report] | None = None) -> PrintPreviewDialog:
    paper = Previewed(title="Nhiệm vụ", file_name="nhiem-vu", make=make or (lambda _progress: a_list(40)))
    dialog = PrintPreviewDialog(desk, paper)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def shown(qtbot: QtBot, desk: Desk) -> PrintPreviewDialog:
    dialog = made(qtbot, desk)
    qtbot.waitUntil(lambda: bool(dialog.content), timeout=20_000)
    return dialog


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def sizes(path: Path) -> list[tuple[int, int]]:
    document = QPdfDocument()
    document.load(str(path))
    points = [document.pagePointSize(page) for page in range(document.pageCount())]
    document.close()
    return [(round(each.width()), round(each.height())) for each in points]


def test_the_pages_shown_are_those_saved(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = shown(qtbot, desk)
    assert dialog.view.pages == page_count(dialog.content) > 1
    assert dialog.print.isEnabled()
    target = tmp_path / "danh-sach.pdf"
    dialog.save(target)
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    assert target.read_bytes() == dialog.content


@pytest.mark.parametrize("form", [".xlsx", ".docx"])
def test_the_same_paper_is_saved_in_other_forms(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    dialog = shown(qtbot, desk)
    target = tmp_path / f"danh-sach{form}"
    monkeypatch.setattr("ui.dialogs.print_preview.choose_target", lambda *_a, **_k: tmp_path / "danh-sach")
    dialog.saves[form].click()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy, timeout=20_000)
    assert target.read_bytes().startswith(b"PK")


def test_the_sheet_is_turned(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = shown(qtbot, desk)
    before = dialog.content
    dialog.view.sheet.setCurrentIndex(1)
    dialog.view.sheet.activated.emit(1)
    qtbot.waitUntil(lambda: bool(dialog.content) and dialog.content != before, timeout=20_000)
    target = tmp_path / "ngang.pdf"
    target.write_bytes(dialog.content)
    assert sizes(target)[0] == (A4[1], A4[0])


def test_making_is_stopped_at_once_and_may_be_begun_again(qtbot: QtBot, desk: Desk) -> None:
    goes_on: list[bool] = []

    def slow(progress: Progress) -> Report:
        while not goes_on:
            progress.check()
            time.sleep(0.005)
        return a_list()

    dialog = made(qtbot, desk, slow)
    assert not dialog.print.isEnabled()
    dialog.stop()
    assert dialog.view.said.text() == texts.STOPPED
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    goes_on.append(True)
    dialog.view.repeat.click()
    qtbot.waitUntil(lambda: bool(dialog.content), timeout=20_000)


def test_a_paper_that_cannot_be_made_says_why(qtbot: QtBot, desk: Desk) -> None:
    def refused(_progress: Progress) -> Report:
        raise NotPrinted(printer="Canon", page=2)

    dialog = made(qtbot, desk, refused)
    qtbot.waitUntil(lambda: "Canon" in dialog.view.said.text())
    assert not dialog.print.isEnabled()
    assert dialog.view.repeat.isVisible()


def test_pages_are_painted_as_they_lie(look: None, tmp_path: Path) -> None:
    content = ReportWriter().pdf(a_list(60))
    target = tmp_path / "in.pdf"
    count = paint_pdf(content, pdf_printer(target), printout=Printout(printer="x"), progress=Silent())
    assert sizes(target) == [A4] * count
    assert count == page_count(content)


def test_only_the_pages_asked_for_are_painted(look: None, tmp_path: Path, long_list: bytes) -> None:
    target = tmp_path / "in.pdf"
    printout = Printout(printer="x", first=2, last=4)
    assert paint_pdf(long_list, pdf_printer(target), printout=printout, progress=Silent()) == 3
    assert len(sizes(target)) == 3


def test_a_file_that_is_no_pdf_is_not_printed(look: None, tmp_path: Path) -> None:
    with pytest.raises(NotPrinted):
        paint_pdf(b"x", pdf_printer(tmp_path / "in.pdf"), printout=Printout(printer="x"), progress=Silent())


def test_a_printer_that_stops_is_told(look: None, tmp_path: Path, long_list: bytes) -> None:
    printer = pdf_printer(tmp_path / "in.pdf")
    printer.newPage = lambda: False  # type: ignore[method-assign]
    with pytest.raises(NotPrinted) as told:
        paint_pdf(long_list, printer, printout=Printout(printer="Canon"), progress=Silent())
    assert told.value.fields == {"printer": "Canon", "page": 1}


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(look: None, tmp_path: Path) -> None:
    printer = pdf_printer(tmp_path / "khong-co" / "in.pdf")
    with pytest.raises(NotPrinted):
        paint_pdf(ReportWriter().pdf(a_list()), printer, printout=Printout(printer="x"), progress=Silent())


def test_printing_stops_between_pages(look: None, tmp_path: Path, long_list: bytes) -> None:
    class Stops(Silent):
        pages = 0

        def check(self) -> None:
            self.pages += 1
            if self.pages > 2:
                raise Cancelled

    with pytest.raises(Cancelled):
        paint_pdf(
            long_list, pdf_printer(tmp_path / "in.pdf"), printout=Printout(printer="x"), progress=Stops()
        )


class Timed(QPainter):
    """Notes how long each picture takes of the worker's own time, whatever else the machine does."""

    taken: ClassVar[list[tuple[int, float]]] = []

    def drawImage(self, *what: Any) -> None:  # noqa: N802 - Qt
        begun = time.thread_time()
        super().drawImage(*what)
        self.taken.append((threading.get_ident(), time.thread_time() - begun))


def test_many_pages_are_printed_while_the_window_stays_usable(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long_list: bytes
) -> None:
    assert page_count(long_list) >= PAGES
    target = tmp_path / "in.pdf"
    told: list[str] = []
    ticks: list[float] = []
    ticking = QTimer()
    ticking.setInterval(5)
    ticking.timeout.connect(lambda: ticks.append(time.perf_counter()))
    monkeypatch.setattr(printing, "QPainter", Timed)
    monkeypatch.setattr(printing, "printers", lambda: (Printer(name="Canon"),))
    monkeypatch.setattr(printing, "printer_for", lambda _chosen: pdf_printer(target))
    monkeypatch.setattr(PrintOutDialog, "exec", lambda _dialog: 1)
    chosen = Printout(printer="Canon", first=1, last=PAGES)
    monkeypatch.setattr(PrintOutDialog, "chosen", lambda _dialog: chosen)
    Timed.taken.clear()
    parent = QWidget()
    qtbot.addWidget(parent)
    ticking.start()
    print_pdf(parent, desk.jobs, job=PrintJob(content=long_list, pages=PAGES, done=told.append))
    qtbot.waitUntil(lambda: bool(told), timeout=120_000)
    ticking.stop()
    assert told == [texts.printed(PAGES, "Canon")]
    assert len(sizes(target)) == PAGES
    assert {thread for thread, _took in Timed.taken} != {threading.get_ident()}
    assert max(took for _thread, took in Timed.taken) < LONGEST_WAIT
    assert len(ticks) > PAGES, "the window went on between the pages' strips"


def test_the_printer_is_asked_for_in_our_own_words(qtbot: QtBot) -> None:
    printers = [Printer(name="HP 1020"), Printer(name="Canon LBP", both_sides=lambda: True)]
    dialog = PrintOutDialog(printers, pages=9, copies=2)
    qtbot.addWidget(dialog)
    assert dialog.chosen() == Printout(printer="HP 1020", copies=2, first=1, last=9)
    for field, text, is_right in (
        (dialog.copies, "0", False),
        (dialog.copies, "x", False),
        (dialog.copies, "100", False),
        (dialog.copies, "3", True),
        (dialog.last, "10", False),
        (dialog.last, "4", True),
        (dialog.first, "5", False),
        (dialog.first, "", False),
        (dialog.first, "2", True),
    ):
        field.line.setText(text)
        assert dialog.act.isEnabled() is is_right, text
    assert not dialog.both_sides.isEnabled()
    dialog.printer.show_value("Canon LBP")
    dialog.printer.committed.emit("Canon LBP")
    assert dialog.both_sides.isEnabled()
    dialog.both_sides.setChecked(True)
    assert dialog.chosen() == Printout(printer="Canon LBP", copies=3, first=2, last=4, both_sides=True)


def test_without_a_printer_the_dialog_says_so_and_saves(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = PrintOutDialog((), saves=True)
    qtbot.addWidget(dialog)
    assert dialog.act.text() == texts.SAVE_PDF
    assert dialog.act.isEnabled()
    assert dialog.printer.isHidden()
    bare = PrintOutDialog(())
    qtbot.addWidget(bare)
    assert not bare.act.isEnabled()
    asked: list[Any] = []
    monkeypatch.setattr(printing, "printers", tuple)
    monkeypatch.setattr(PrintOutDialog, "exec", lambda _dialog: 1)
    parent = QWidget()
    qtbot.addWidget(parent)
    print_pdf(parent, desk.jobs, job=PrintJob(content=b"x", pages=1, saves=lambda: asked.append(1)))
    assert asked == [1]


def test_a_printer_that_turns_sheets_is_told_to(monkeypatch: pytest.MonkeyPatch, look: None) -> None:
    told: list[Any] = []
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _printer, mode: told.append(mode))
    printing.printer_for(Printout(printer="", copies=2))
    printing.printer_for(Printout(printer="", copies=2, both_sides=True))
    assert told == [QPrinter.DuplexMode.DuplexAuto]
    monkeypatch.setattr(
        "PySide6.QtPrintSupport.QPrinterInfo.printerInfo",
        lambda _name: SimpleNamespace(supportedDuplexModes=lambda: [QPrinter.DuplexMode.DuplexAuto]),
    )
    assert printing._turns_sheets("x")


def test_a_preview_that_is_left_early_leaves_nothing_behind(qtbot: QtBot, desk: Desk) -> None:
    goes_on: list[bool] = []

    def slow(progress: Progress) -> Report:
        while not goes_on:
            time.sleep(0.005)
        return a_list()

    parent = QWidget()
    qtbot.addWidget(parent)
    QTimer.singleShot(60, lambda: parent.findChild(PrintPreviewDialog).reject())
    preview_report(parent, desk, title="Nhiệm vụ", make=slow)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(PrintPreviewDialog) == []
    goes_on.append(True)
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)


def test_pages_go_with_their_preview(qtbot: QtBot, desk: Desk) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def leave() -> None:
        dialog = parent.findChild(PrintPreviewDialog)
        if dialog.content:
            dialog.reject()
        else:
            QTimer.singleShot(20, leave)

    for _time in range(2):
        QTimer.singleShot(20, leave)
        preview_report(parent, desk, title="Nhiệm vụ", make=lambda _progress: a_list())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(PrintPreviewDialog) == []
