"""The files about to be added: chosen, dropped or pasted, looked at, each with its state and its preview."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from core.evidence_offers import Offer
from core.secrecy import Secrecy
from ui.desk import Desk
from ui.dropping import FileDrop
from ui.messages import choose_files, error_notice, plain_label, show_error
from ui.page import SMALL
from ui.pasting import Paster
from ui.preview import PreviewPane
from ui.progress_dialog import run_long
from ui.tables import Column, TableView
from ui.texts import evidence_dialog as texts

_STATE_WIDTH = 146
_LEAST_LIST = 92
_LIST_HEIGHT, _PREVIEW_HEIGHT = 128, 360


class OfferedFiles(QWidget):
    """`stood_on` brings the offer of the file stood on, or None.

    `changed` follows every look, `stopped` one that came to nothing.
    """

    stood_on = Signal(object)
    changed = Signal()
    stopped = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_looking = False
        self._waiting: list[Path] = []
        self.table: TableView[Offer] = TableView(_columns(), texts.FILES)
        self.preview = PreviewPane(desk)
        self._state = plain_label(kind="quiet", wraps=True)
        self._empty = QFrame()
        self._filled = QSplitter(Qt.Orientation.Vertical)
        self._why = plain_label(kind="error", wraps=True)
        self._care = plain_label(kind="care", wraps=True)
        self._paster = Paster(self, desk, take=self.take)
        self._build()
        FileDrop(self).dropped.connect(self.take)
        self.table.current_changed.connect(self._stand)
        self.table.removal_asked.connect(self.take_out)
        self._show()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Every file offered, also those refused."""
        return self.table.rows_model.rows

    @property
    def good(self) -> tuple[Offer, ...]:
        """The files that can be taken in."""
        return tuple(offer for offer in self.offers if offer.refused is None)

    @property
    def is_looking(self) -> bool:
        """Whether files are still being looked at."""
        return self._is_looking

    def take(self, paths: Sequence[Path]) -> None:
        """Look at these files too; one that is offered already is not offered twice."""
        known = {offer.path for offer in self.offers} | set(self._waiting)
        self._waiting.extend(path for path in dict.fromkeys(paths) if path not in known)
        if self._waiting and not self._is_looking:
            self._look()

    def take_out(self) -> None:
        """Offer the file stood on no more; the file itself stays where it is."""
        current = self.table.current()
        if current is not None:
            self._desk.services.offer_evidence.forget_aside((current.path,))
            self.table.show_rows([offer for offer in self.offers if offer is not current])
            self._show()

    def choose(self) -> None:
        """Ask for files."""
        self.take(choose_files(self, texts.CHOOSE_FILES, kinds=texts.FILE_KINDS))

    def paste(self) -> None:
        """Take what is on the clipboard."""
        self._paster.paste()

    def forget(self) -> None:
        """Remove what was pasted and put aside."""
        self._desk.services.offer_evidence.forget_aside([offer.path for offer in self.offers])

    def _look(self) -> None:
        paths, self._waiting = tuple(self._waiting), []
        self._is_looking = True
        service, year = self._desk.services.offer_evidence, self._desk.year
        job = run_long(
            self,
            self._desk.jobs,
            title=texts.LOOKING,
            work=lambda progress: service.look(paths, year, progress=progress),
            done=self._looked,
            failed=self._failed,
        )
        job.cancelled.connect(self._stop_looking)

    def _looked(self, found: tuple[Offer, ...]) -> None:
        first = found[0].path if found and not self.offers else None
        self.table.show_rows((*self.offers, *found), same=lambda offer: offer.path)
        self._is_looking = False
        if first is not None or self.table.current() is None:
            self.table.select(lambda offer: offer.path == first or first is None)
        self._show()
        if self._waiting:
            self._look()

    def _failed(self, error: Exception) -> None:
        self._stop_looking()
        show_error(self, error)

    def _stop_looking(self) -> None:
        self._is_looking = False
        self._waiting.clear()
        self.stopped.emit()
        self._show()

    def _show(self) -> None:
        good = len(self.good)
        refused = len(self.offers) - good
        self._state.setText(texts.files_state(good, refused))
        self._state.setVisible(bool(self.offers))
        self._filled.setVisible(bool(self.offers))
        self._empty.setVisible(not self.offers)
        self._take_out.setEnabled(bool(self.offers))
        self._stand(self.table.current())
        self.changed.emit()

    def _stand(self, offer: Offer | None) -> None:
        refused = None if offer is None else offer.refused
        notice = None if refused is None else error_notice(refused)
        self._why.setText("" if notice is None else f"{notice.what} {notice.why} {notice.advice}")
        self._why.setVisible(notice is not None)
        self._care.setText(_care(offer))
        self._care.setVisible(bool(self._care.text()))
        if refused is None:
            self.preview.show_file(None if offer is None else offer.path)
        else:
            self.preview.show_refused()
        self.stood_on.emit(offer)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        self.choose_button = _button(texts.CHOOSE_FILES)
        self.choose_button.clicked.connect(self.choose)
        self._take_out = _button(texts.TAKE_OUT)
        self._take_out.clicked.connect(self.take_out)
        top.addWidget(self.choose_button)
        top.addWidget(self._take_out)
        top.addStretch(1)
        self._filled.setChildrenCollapsible(False)
        self.table.setMinimumHeight(_LEAST_LIST)
        self._filled.addWidget(self.table)
        self._filled.addWidget(_column(self._why, self._care, self.preview))
        self._filled.setSizes([_LIST_HEIGHT, _PREVIEW_HEIGHT])
        self._empty.setProperty("kind", "drop")
        inside = QVBoxLayout(self._empty)
        hint = plain_label(texts.NO_FILES, kind="quiet", wraps=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(top)
        column.addWidget(self._state)
        column.addWidget(self._empty, 1)
        column.addWidget(self._filled, 1)
        column.addWidget(plain_label(texts.ACCEPTED, kind="quiet", wraps=True))


def _columns() -> tuple[Column[Offer], ...]:
    return (
        Column(title=texts.COLUMN_FILE, text=lambda offer: offer.path.name),
        Column(
            title=texts.COLUMN_STATE,
            text=_state,
            meaning=lambda offer: "wrong" if offer.refused else "care" if offer.held else "done",
            mark=lambda offer: "wrong" if offer.refused else "care" if offer.held else "done",
            width=_STATE_WIDTH,
        ),
    )


def _state(offer: Offer) -> str:
    if offer.refused is not None:
        return texts.REFUSED
    return texts.HELD if offer.held else texts.GOOD


def _care(offer: Offer | None) -> str:
    if offer is None or offer.refused is not None:
        return ""
    told = (
        (offer.held, texts.held_already(offer.held)),
        (offer.secrecy is Secrecy.DOUBTFUL, texts.DOUBTFUL),
        (offer.file is not None and offer.file.flagged, texts.FLAGGED),
    )
    return "\n".join(text for is_so, text in told if is_so)


def _column(*widgets: QWidget) -> QWidget:
    """Widgets under each other; the last takes what is left."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SMALL)
    for widget in widgets[:-1]:
        column.addWidget(widget)
    column.addWidget(widgets[-1], 1)
    return part


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
