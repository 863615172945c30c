"""Where the figures of a criterion come from: the records behind them, each a link to its place."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.indicators import kinds_behind
from core.records.catalogue import kind_of
from core.records.fields import Form
from core.self_score import ScoreLine, Source, is_self_scored
from ui.desk import Desk
from ui.icons import icon
from ui.link import Link, clear, stand_before
from ui.messages import plain_label
from ui.places_of import OWN_KINDS, page_of_kind, page_of_source
from ui.record_columns import shown
from ui.texts import self_assessment as texts
from ui.texts.records import kind_title

_MOST = 5


class LineSources(QWidget):
    """One sentence, then links; a criterion without records leads to the page where they are entered."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.told = plain_label(kind="quiet", wraps=True)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        self.open = QPushButton(texts.OPEN_RECORDS)
        self.open.setIcon(icon("open"))
        self.open.setAutoDefault(False)
        self.open.clicked.connect(self._open)
        self._line: ScoreLine | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.told)
        column.addLayout(self._links)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)

    def show_line(self, line: ScoreLine) -> None:
        """Show where a line's inputs come from."""
        self._line = line
        self.told.setText(texts.SOURCES[line.source])
        clear(self._links)
        kinds = kinds_behind(line.criterion.data_source)
        is_own = is_self_scored(line.criterion)
        self.open.setVisible(is_own and bool(kinds))
        if line.source is Source.RECORDS and kinds:
            self._show_records(kinds[0], line.records)

    def _show_records(self, kind: str, ids: Sequence[str]) -> None:
        """Few records by name, many as one line: a year of monthly rows is one place."""
        if len(ids) > _MOST or kind == "dossier_count":
            self._add(texts.RECORDS_COUNT.format(title=kind_title(kind), count=len(ids)), kind, record_id="")
            return
        wanted = set(ids)
        for record in self._desk.services.record_entry.list(kind, self._desk.year):
            if record.id in wanted:
                self._add(_title(kind, record), kind, record_id=record.id)

    def _add(self, text: str, kind: str, *, record_id: str) -> None:
        link = Link(text, partial(self._go, kind, record_id))
        self._links.addWidget(link)
        stand_before(link, self.open)

    def _go(self, kind: str, record_id: str) -> None:
        subject = record_id if kind in OWN_KINDS else f"{kind}:{record_id}"
        self._desk.go_to(page_of_kind(kind), subject)

    def _open(self) -> None:
        if self._line is not None:
            page, subject = page_of_source(self._line.criterion.data_source)
            self._desk.go_to(page, subject)


def _title(kind: str, record: Any) -> str:
    """A record by its first text, else by its days."""
    lines = [spec.name for spec in kind_of(kind).fields if spec.form in {Form.LINE, Form.BLOCK}]
    text = next((str(getattr(record, name)) for name in lines if getattr(record, name)), "")
    days = [spec.name for spec in kind_of(kind).fields if spec.form is Form.DAY]
    day = next((shown(getattr(record, name)) for name in days if getattr(record, name)), "")
    return " – ".join(part for part in (text, day) if part) or kind_title(kind)
