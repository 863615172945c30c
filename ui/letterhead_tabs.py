"""The parts of what papers carry: letterheads by day, signers, recipients; each change is kept at once."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.letterheads import Addressee, DatedHead, Delivery, Signer
from ui.desk import Desk
from ui.dialogs.letterhead import LetterheadDialog
from ui.dialogs.signer import SignerDialog
from ui.fields import BlockField, ChoiceField, LineField
from ui.messages import plain_label, reporting
from ui.page import GAP, SMALL
from ui.tables import Column, TableView
from ui.texts import letterheads as texts
from ui.texts.numbers import SIGNING_FORMS

_LEAST_LIST, _LEAST_LINES = 84, 64


class _ListTab(QWidget):
    """A list with its three acts; `chosen` says that the row stood on changed."""

    chosen = Signal()

    def __init__(self, desk: Desk, columns: Sequence[Column[Any]], *, name: str, empty: str) -> None:
        super().__init__()
        self._desk = desk
        self.table: TableView[Any] = TableView(columns, name)
        self.add, self.change = QPushButton(texts.ADD), QPushButton(texts.CHANGE)
        self.remove = QPushButton(texts.REMOVE)
        self._empty = plain_label(empty, kind="quiet", wraps=True)
        self._build()

    def enter(self, held: Any = None) -> None:
        """Enter a row, or change the one given."""
        raise AssertionError(held)

    def take_off(self) -> None:
        """Remove the row stood on."""
        raise AssertionError

    def _show(self, rows: Sequence[Any], *, same: Callable[[Any], object]) -> None:
        self.table.show_rows(rows, same=same)
        if rows and self.table.current() is None:
            self.table.select(lambda _row: True)
        self._empty.setVisible(not rows)
        self._allow()

    def _allow(self) -> None:
        has_row = self.table.current() is not None
        self.change.setEnabled(has_row)
        self.remove.setEnabled(has_row)
        self.chosen.emit()

    def _build(self) -> None:
        self.table.setMinimumHeight(_LEAST_LIST)
        self.table.wrap_rows()
        self.table.current_changed.connect(lambda _row: self._allow())
        self.table.opened.connect(self.enter)
        self.table.removal_asked.connect(self.take_off)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for button, act in (
            (self.add, self.enter),
            (self.change, lambda: self.enter(self.table.current())),
            (self.remove, self.take_off),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(SMALL)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        column.addLayout(row)


class HeadsTab(_ListTab):
    """Letterheads by their first day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _head_columns(), name=texts.HEAD_TITLE, empty=texts.NO_HEADS)
        self.read()

    def read(self) -> None:
        """Read what is kept."""
        self._show(self._desk.services.letterheads.settings().heads, same=lambda head: head.valid_from)

    def enter(self, held: DatedHead | None = None) -> None:
        """Enter a letterhead, or change one."""
        dialog = LetterheadDialog(self._desk, held, parent=self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._keep((*self._others(held), dialog.head()))

    def take_off(self) -> None:
        """Remove the letterhead stood on."""
        self._keep(self._others(self.table.current()))

    def _others(self, held: DatedHead | None) -> tuple[DatedHead, ...]:
        heads = self._desk.services.letterheads.settings().heads
        return tuple(head for head in heads if head != held)

    def _keep(self, heads: tuple[DatedHead, ...]) -> None:
        with reporting(self):
            self._desk.services.letterheads.keep_heads(heads)
        self.read()


class SignersTab(_ListTab):
    """Who signs beside the office's signatory."""

    def __init__(self, desk: Desk, kinds: Mapping[str, str]) -> None:
        self._kinds = kinds
        super().__init__(desk, _signer_columns(kinds), name=texts.SIGNER_TITLE, empty=texts.NO_SIGNERS)
        self.read()

    def read(self) -> None:
        """Read what is kept."""
        self._show(self._desk.services.letterheads.settings().signers, same=lambda signer: signer.id)

    def enter(self, held: Signer | None = None) -> None:
        """Enter a signer, or change one."""
        dialog = SignerDialog(self._desk, held, kinds=self._kinds, parent=self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            entered = dialog.signer()
            signers = self._desk.services.letterheads.settings().signers
            changed = tuple(entered if each.id == entered.id else each for each in signers)
            self._keep(changed if held is not None else (*signers, entered))

    def take_off(self) -> None:
        """Remove the signer stood on."""
        held = self.table.current()
        signers = self._desk.services.letterheads.settings().signers
        self._keep(tuple(each for each in signers if held is None or each.id != held.id))

    def _keep(self, signers: tuple[Signer, ...]) -> None:
        with reporting(self):
            self._desk.services.letterheads.keep_signers(signers)
        self.read()


class RecipientsTab(QWidget):
    """Recipients of one kind at a time, a line each; what is typed is kept when the field is left."""

    chosen = Signal()

    def __init__(self, desk: Desk, kinds: Mapping[str, str]) -> None:
        super().__init__()
        self._care = desk.services.letterheads
        self.kind = ChoiceField(texts.KIND, tuple(kinds.items()))
        self.names = BlockField(texts.NAMES, hint=texts.NAMES_HINT)
        self.delivery = ChoiceField(texts.DELIVERY, texts.DELIVERIES)
        self.drafted_by = LineField(texts.DRAFTED_BY, hint=texts.DRAFTED_BY_HINT, longest=60)
        self.usual = QPushButton(texts.USUAL)
        self._state = plain_label(kind="quiet", wraps=True)
        self._build()
        self.kind.show_value(next(iter(kinds), None))
        self.kind.committed.connect(lambda _kind: self.read())
        self.names.committed.connect(lambda _text: self._keep())
        self.names.block.cursorPositionChanged.connect(self._show_delivery)
        self.delivery.committed.connect(self._deliver)
        self.drafted_by.committed.connect(self._keep_department)
        self.usual.clicked.connect(lambda _checked=False: self.go_back())
        self.read()

    def current(self) -> str:
        """The kind in sight."""
        return str(self.kind.value() or "")

    def read(self) -> None:
        """Read what is kept for the kind in sight."""
        settings, kind = self._care.settings(), self.current()
        chosen = settings.addressees.get(kind)
        lines = self._care.usual_recipients(kind) if chosen is None else map(texts.written, chosen)
        self.names.show_value("\n".join(lines))
        self.drafted_by.show_value(settings.drafted_by)
        self.usual.setEnabled(chosen is not None)
        self._state.setText(texts.IS_USUAL if chosen is None else texts.IS_CHOSEN)
        self._show_delivery()
        self.chosen.emit()

    def go_back(self) -> None:
        """The usual recipients again."""
        self._care.keep_addressees(self.current(), None)
        self.read()
        self.names.block.setFocus()

    def _keep(self) -> None:
        lines = self.names.block.toPlainText().splitlines()
        self._care.keep_addressees(self.current(), tuple(texts.read(line) for line in lines if line.strip()))
        self.read()

    def _keep_department(self, text: object) -> None:
        self._care.keep_drafting_department(str(text))
        self.read()

    def _deliver(self, delivery: object) -> None:
        """Give the line of the cursor a form of delivery."""
        block = self.names.block
        lines = block.toPlainText().split("\n")
        at = block.textCursor().blockNumber()
        if lines[at].strip():
            line = Addressee(name=texts.read(lines[at]).name, delivery=Delivery(str(delivery)))
            lines[at] = texts.written(line)
            place = block.textCursor().position()
            block.setPlainText("\n".join(lines))
            cursor = block.textCursor()
            cursor.setPosition(min(place, len(block.toPlainText())))
            block.setTextCursor(cursor)
            self._keep()

    def _show_delivery(self) -> None:
        lines = self.names.block.toPlainText().split("\n")
        line = lines[self.names.block.textCursor().blockNumber()]
        self.delivery.show_value(texts.read(line).delivery)

    def _build(self) -> None:
        self.names.block.setMaximumHeight(16_777_215)
        self.names.block.setMinimumHeight(_LEAST_LINES)
        self.usual.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setSpacing(SMALL)
        column.addWidget(self.kind)
        column.addWidget(self.names, 1)
        second = QHBoxLayout()
        second.setSpacing(GAP)
        second.addWidget(self.delivery, 1)
        second.addWidget(self.drafted_by, 1)
        column.addLayout(second)
        third = QHBoxLayout()
        third.addWidget(self._state, 1)
        third.addWidget(self.usual)
        column.addLayout(third)


def _head_columns() -> tuple[Column[DatedHead], ...]:
    return (
        Column(
            title=texts.SINCE,
            text=lambda head: texts.since(head.valid_from),
            value=lambda head: head.valid_from,
            width=110,
        ),
        Column(title=texts.ISSUER, text=texts.head_line),
        Column(title=texts.PLACE_AND_SYMBOL, text=texts.place_and_symbol, width=130),
    )


def _signer_columns(kinds: Mapping[str, str]) -> tuple[Column[Signer], ...]:
    def signs(signer: Signer) -> str:
        return "; ".join(kinds.get(kind, kind) for kind in signer.kinds) or texts.SIGNS_ALL

    return (
        Column(title=texts.SIGNER_NAME, text=lambda signer: signer.signatory.name, width=150),
        Column(title=texts.POST, text=_post, width=140),
        Column(title=texts.SIGNS, text=signs),
    )


def _post(signer: Signer) -> str:
    said = signer.signatory
    return f"{SIGNING_FORMS[said.form]} {said.position}"
