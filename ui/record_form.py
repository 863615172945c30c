"""The form of one record, generated from its kind's declared fields. It saves nothing; it tells changes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from core.findings import Finding, Level
from core.records.catalogue import Record, kind_of
from core.records.fields import FieldSpec, Form
from ui.fields import Field, LineField, field_for
from ui.messages import plain_label
from ui.page import SMALL, rule
from ui.record_columns import is_short_line
from ui.texts.every_finding import message_of
from ui.texts.record_groups import part_title
from ui.texts.record_ratios import HEADING, ratio_lines
from ui.texts.records import choice_label, field_hint, field_label, field_unit, suggestions

_COLUMNS = 2
_FIRST_OF_TWO = frozenset({"from_on", "number"})
"""Fields that stand beside the one that follows them: from and to, a number and its day."""
_SHORT_CHOICE = 17  # letters that half a form shows whole
_WIDE = frozenset({Form.BLOCK, Form.FLAG})


class RecordForm(QScrollArea):
    """Shows one record; `edited` brings the record with the new value of one field."""

    edited = Signal(object)

    def __init__(
        self,
        kind: str,
        *,
        year: int,
        today: Callable[[], date],
        tell: Callable[[Record], Sequence[str]] = ratio_lines,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._tell = kind, tell
        self._record: Record | None = None
        self._is_locked = False
        self.known_values: Callable[[str], Sequence[str]] = lambda _name: ()
        self._fields: dict[str, Field] = {}
        self._other = plain_label(kind="finding", wraps=True)
        self.figures = plain_label(wraps=True)
        self._inner = inner = QWidget()
        inner.setProperty("kind", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self._other)
        column.addLayout(self._build_fields(year, today))
        column.addWidget(self._build_figures())
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def record(self) -> Record | None:
        """The record shown."""
        return self._record

    @property
    def fields(self) -> dict[str, Field]:
        """The inputs by field name."""
        return self._fields

    def show_record(self, record: Record | None, *, findings: Sequence[Finding] = ()) -> None:
        """Show a record with what was found about it, or an empty, disabled form."""
        self._record = record
        self._inner.setEnabled(record is not None and not self._is_locked)
        for name, field in self._fields.items():
            if record is not None:
                field.show_value(getattr(record, name))
        self.show_findings(findings)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Each finding under its field; what belongs to none stands at the top."""
        said: dict[str, tuple[str, str]] = {}
        rest: list[str] = []
        for finding in findings:
            name = finding.where.rpartition(":")[2]
            if name in self._fields:
                state = "wrong" if finding.level is Level.ERROR else "care"
                said.setdefault(name, (message_of(finding), state))
            else:
                rest.append(message_of(finding))
        for name, field in self._fields.items():
            text, state = said.get(name, ("", ""))
            field.say(text, state=state)
        self._other.setText("\n".join(rest))
        self._other.setVisible(bool(rest))
        self._show_figures()

    def _show_figures(self) -> None:
        """What follows from the record's own figures, under the fields."""
        lines = () if self._record is None else self._tell(self._record)
        self.figures.setText("\n".join((HEADING, *lines)) if lines else "")
        self.figures.setVisible(bool(lines))

    def begin(self) -> None:
        """Put the focus where the first answer goes, and bring the head of the form into sight."""
        self.verticalScrollBar().setValue(0)
        next(iter(self._fields.values())).editor().setFocus(Qt.FocusReason.TabFocusReason)

    def focus_wrong(self) -> bool:
        """Put the focus into the first field that stops the record; whether there is one."""
        for field in self._fields.values():
            if field.state == "wrong":
                field.editor().setFocus(Qt.FocusReason.OtherFocusReason)
                self.ensureWidgetVisible(field)
                return True
        return False

    def set_locked(self, is_locked: bool) -> None:
        """A closed year can be read and not changed."""
        self._is_locked = is_locked
        self._inner.setEnabled(self._record is not None and not is_locked)

    def commit(self) -> None:
        """Commit what is typed in the field that has the focus."""
        for field in self._fields.values():
            if field.editor().hasFocus():
                field.commit()

    def _build_figures(self) -> QWidget:
        self.figures.setAccessibleName(HEADING)
        self.figures.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.figures.hide()
        return self.figures

    def _build_fields(self, year: int, today: Callable[[], date]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        row = column = 0
        for spec in kind_of(self._kind).fields:
            field = self._make(spec, year, today=today)
            heading = part_title(self._kind, spec.name)
            if heading:
                row, column = row + 1, 0
                grid.addWidget(_part(heading), row, 0, 1, _COLUMNS)
            span = _COLUMNS if _is_wide(spec) else 1
            if heading or column + span > _COLUMNS or (column and spec.name in _FIRST_OF_TWO):
                row, column = row + 1, 0
            grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        for at in range(_COLUMNS):
            grid.setColumnStretch(at, 1)
        return grid

    def _make(self, spec: FieldSpec, year: int, *, today: Callable[[], date]) -> Field:
        words = (
            field_label(self._kind, spec.name),
            field_unit(self._kind, spec.name),
            field_hint(self._kind, spec.name),
        )
        field = field_for(spec, words, choice_words=choice_label, year=year, today=today)
        field.committed.connect(lambda value, name=spec.name: self._take(name, value))
        field.refused.connect(partial(self._bring_whole, field))
        if isinstance(field, LineField) and spec.form is Form.LINE:
            field.offers = partial(self._offered, spec.name)
        self._fields[spec.name] = field
        return field

    def _bring_whole(self, field: Field) -> None:
        """Let what was just said under a field be read; it gets its place a moment later."""
        QTimer.singleShot(0, self, partial(self._show_whole, field))

    def _show_whole(self, field: Field) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(field, 0, SMALL)

    def _offered(self, name: str) -> Sequence[str]:
        """Usual values of a line first, then those of other records."""
        return (*suggestions(self._kind, name), *self.known_values(name))

    def _take(self, name: str, value: object) -> None:
        if self._record is not None:
            self._record = replace(self._record, **{name: value})
            self.edited.emit(self._record)
            if self._fields[name].state:
                self._bring_whole(self._fields[name])


def _is_wide(spec: FieldSpec) -> bool:
    """Long texts, long choices and ticks take the whole width; numbers, days and short choices half of it."""
    if spec.choices is not None:
        return max(len(choice_label(choice)) for choice in spec.choices) > _SHORT_CHOICE
    if spec.form is not Form.LINE:
        return spec.form in _WIDE
    return not is_short_line(spec)


def _part(heading: str) -> QWidget:
    """A heading over a part of the form, with a thin line."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 6, 0, 0)
    column.setSpacing(2)
    column.addWidget(plain_label(heading, kind="heading"))
    column.addWidget(rule())
    return widget
