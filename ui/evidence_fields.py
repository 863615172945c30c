"""What is said of one document: number, symbol, days, issuer, origin, summary; proposals are marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.evidence import EvidenceDocument
from core.evidence_offers import NameReading
from core.secrecy import Secrecy, secrecy_of, secrecy_of_symbol
from ui.desk import Desk
from ui.fields import BlockField, DayField, Field, LineField
from ui.messages import plain_label
from ui.origin_field import OriginField
from ui.page import SMALL
from ui.texts import evidence_dialog as texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the officer says of one document; `proposed` names what was only read from a file name."""

    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    issuer: str = ""
    summary: str = ""
    relates_on: date | None = None
    origin: str = ""
    proposed: frozenset[str] = frozenset()


_PROPOSABLE = ("number", "symbol", "issued_on", "issuer", "summary")


def proposal(reading: NameReading) -> Said:
    """A file name's words as a proposal."""
    found = {name: getattr(reading, name) for name in _PROPOSABLE}
    return Said(**found, proposed=frozenset(name for name, value in found.items() if value))


def said_of(document: EvidenceDocument) -> Said:
    """What is held of a document."""
    return Said(
        number=document.number,
        symbol=document.symbol,
        issued_on=document.issued_on,
        issuer=document.issuer,
        summary=document.summary,
        relates_on=document.relates_on,
        origin=document.origin,
    )


class EvidenceFields(QWidget):
    """Shows and reads one `Said`."""

    def __init__(self, desk: Desk, origins: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = desk.services.clock.today
        self.number = LineField(texts.NUMBER, longest=50)
        self.symbol = LineField(texts.SYMBOL, hint=texts.SYMBOL_HINT, longest=50)
        self.issued_on = DayField(texts.ISSUED_ON, year=desk.year, today=today)
        self.relates_on = DayField(texts.RELATES_ON, hint=texts.RELATES_HINT, year=desk.year, today=today)
        self.issuer = LineField(texts.ISSUER, longest=200)
        self.origin = OriginField(origins)
        self.summary = BlockField(texts.SUMMARY)
        self._proposed: dict[str, object] = {}
        self._note = plain_label(texts.PROPOSED, kind="care", wraps=True)
        self._build()

    def show_said(self, said: Said) -> None:
        """Show what is said; what is only proposed is marked until it is changed."""
        for name, field in self.fields().items():
            field.show_value(getattr(said, name))
        self._proposed = {name: getattr(said, name) for name in said.proposed}
        self._mark()

    def said(self) -> Said:
        """What is said now.

        Raises:
            UserError: a day cannot be read; it is told under its field too.
        """
        values = {name: field.value() for name, field in self.fields().items()}
        left = frozenset(name for name, value in self._proposed.items() if values[name] == value)
        return Said(**values, proposed=left)  # type: ignore[arg-type]

    def fields(self) -> dict[str, Field]:
        """Every field under its name."""
        return {
            "number": self.number,
            "symbol": self.symbol,
            "issued_on": self.issued_on,
            "relates_on": self.relates_on,
            "issuer": self.issuer,
            "origin": self.origin,
            "summary": self.summary,
        }

    def _forget_proposal(self, name: str) -> None:
        if self._proposed.pop(name, None) is not None:
            self._mark()

    def _mark(self) -> None:
        for name, field in self.fields().items():
            editor = field.editor()
            editor.setProperty("state", "care" if name in self._proposed else "")
            editor.setAccessibleDescription(texts.PROPOSED if name in self._proposed else "")
            editor.style().unpolish(editor)
            editor.style().polish(editor)
        self._note.setVisible(bool(self._proposed))

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(SMALL)
        places: tuple[tuple[Field, int, int], ...] = (
            (self.number, 0, 0),
            (self.symbol, 0, 1),
            (self.issued_on, 1, 0),
            (self.relates_on, 1, 1),
            (self.issuer, 2, 0),
            (self.origin, 2, 1),
        )
        for field, row, at in places:
            grid.addWidget(field, row, at)
        grid.addWidget(self.summary, 3, 0, 1, 2)
        for name, field in self.fields().items():
            field.committed.connect(lambda _value, name=name: self._forget_proposal(name))
        for field, judge in (
            (self.number, secrecy_of_symbol),
            (self.symbol, secrecy_of_symbol),
            (self.summary, secrecy_of),
        ):
            field.committed.connect(partial(_say_secrecy, field, judge))
        self._note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addLayout(grid)
        column.addWidget(self._note)


def _say_secrecy(field: Field, judge: Callable[[str], Secrecy], value: object) -> None:
    """Say under the field at once what saving would refuse, or what is to be looked at."""
    found = judge(str(value or ""))
    if found is not Secrecy.NONE:
        is_marked = found is Secrecy.MARKED
        field.say(texts.MARKED if is_marked else texts.DOUBTFUL, state="wrong" if is_marked else "care")
    elif field.message.text() in {texts.MARKED, texts.DOUBTFUL}:
        field.say("")
