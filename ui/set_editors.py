"""The parts of a draft outside its tree: general data, bonus and penalty, band schemes, downgrade rules."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.criteria.downgrade_rows import DOWNGRADE_COLUMNS, rows_of_rules, rules_of_rows
from core.criteria.editing import Json, put
from core.criteria.members import decimal_from
from core.criteria.rule_forms import Entry, Parameter
from ui.criteria_draft import DraftState
from ui.criteria_rows import RowsGrid, points_text
from ui.fields import AmountField, BlockField, ChoiceField, Field, FlagField, LineField
from ui.messages import plain_label, reporting
from ui.page import card
from ui.texts import criteria_editor as texts
from ui.year_field import YearField

_BANDS = (
    Parameter(name="name", entry=Entry.TEXT),
    Parameter(name="ge", entry=Entry.NUMBER, is_optional=True),
    Parameter(name="lt", entry=Entry.NUMBER, is_optional=True),
    Parameter(name="require", entry=Entry.FLAG, is_optional=True),
)
_ITEMS = (
    Parameter(name="key", entry=Entry.KEY),
    Parameter(name="label", entry=Entry.TEXT),
    Parameter(name="points", entry=Entry.POINTS),
    Parameter(name="each", entry=Entry.FLAG, is_optional=True),
)
_NO_ZERO = "no_zero_criterion"


class SetPart(QScrollArea):
    """A tab of the editor; it is built anew when its shape changes, else only filled."""

    def __init__(self, state: DraftState) -> None:
        super().__init__()
        self.state = state
        self._shape: object = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        state.changed.connect(self.show_draft)

    def show_draft(self) -> None:
        """Show the draft as it is now."""
        shape = self.shape()
        if shape != self._shape or self.widget() is None:
            self._shape = shape
            inner = QWidget()
            inner.setProperty("kind", "plain")
            column = QVBoxLayout(inner)
            column.setContentsMargins(16, 16, 16, 16)
            column.setSpacing(12)
            self.build(column)
            column.addStretch(1)
            self.setWidget(inner)
        self.fill()

    def shape(self) -> object:
        """What decides which fields there are."""
        return ()

    def build(self, column: QVBoxLayout) -> None:
        """Put the fields in."""
        raise AssertionError(column)

    def fill(self) -> None:
        """Show the kept values."""
        raise AssertionError

    def edit(self, value: Json) -> None:
        """Keep another draft."""
        with reporting(self):
            self.state.edit(value)

    def put(self, path: tuple[str | int, ...], new: Any) -> None:
        """Keep another member."""
        self.edit(put(self.state.value, path, new=new))


class GeneralPart(SetPart):
    """Code, version, name, year, total and decision of the set."""

    def build(self, column: QVBoxLayout) -> None:
        """One field below the other."""
        self.fields: dict[str, Field] = {
            "set_id": LineField(texts.SET_CODE, longest=60),
            "version": LineField(texts.VERSION, longest=20),
            "name": BlockField(texts.SET_NAME),
            "year": YearField(texts.YEAR),
            "total_max": AmountField(texts.TOTAL, empty=None),
            "issuing_decision": BlockField(texts.DECISION),
            "cap_at_max": FlagField(texts.CAP),
            "forbids_flagged_evidence": FlagField(texts.NO_MACROS),
        }
        for name, field in self.fields.items():
            field.committed.connect(partial(self._put_member, name))
            column.addWidget(field)

    def _put_member(self, name: str, value: Any) -> None:
        self.put((name,), _member(name, value))

    def fill(self) -> None:
        """Show the kept values."""
        for name, field in self.fields.items():
            held = self.state.value.get(name)
            field.show_value(decimal_from(held) if name == "total_max" else held)


class AdjustmentsPart(SetPart):
    """Bonus and penalty: a cap and a list of grounds each."""

    def shape(self) -> object:
        """As many cards as there are adjustments."""
        return tuple(each.get("id") for each in self._held())

    def build(self, column: QVBoxLayout) -> None:
        """A card for each, and the buttons that add one."""
        self.caps: list[AmountField] = []
        self.grids: list[RowsGrid] = []
        for at, each in enumerate(self._held()):
            words = texts.ADJUSTMENT.get(str(each.get("kind")), "")
            frame, inside = card(title=words)
            name = LineField(texts.NAME)
            name.show_value(each.get("name"))
            name.committed.connect(partial(self._put_in, at, "name"))
            cap, grid = AmountField(texts.CAP_POINTS, empty=None), RowsGrid(words, _ITEMS)
            cap.committed.connect(partial(self._put_cap, at))
            grid.edited.connect(partial(self._put_in, at, "items"))
            for widget in (name, cap, grid):
                inside.addWidget(widget)
            inside.addWidget(
                _button(texts.ADJUSTMENT_REMOVE, partial(self._remove, at)),
                0,
                Qt.AlignmentFlag.AlignLeft,
            )
            self.caps.append(cap)
            self.grids.append(grid)
            column.addWidget(frame)
        for kind, words in texts.ADJUSTMENT_ADD.items():
            column.addWidget(_button(words, partial(self._add, kind)), 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self) -> None:
        """Show the kept values."""
        for each, cap, grid in zip(self._held(), self.caps, self.grids, strict=True):
            cap.show_value(decimal_from(each.get("max_total")))
            grid.show_rows(each.get("items") or ())

    def _held(self) -> Sequence[Json]:
        found: Sequence[Json] = self.state.value.get("adjustments") or ()
        return found

    def _put_in(self, at: int, name: str, /, value: Any) -> None:
        self.put(("adjustments", at, name), value)

    def _put_cap(self, at: int, value: Any) -> None:
        self.put(("adjustments", at, "max_total"), _points(value))

    def _add(self, kind: str) -> None:
        taken = {each.get("id") for each in self._held()}
        own = next(
            name
            for name in (kind.upper(), *(f"{kind.upper()}-{at}" for at in range(2, 99)))
            if name not in taken
        )
        new: dict[str, Any] = {
            "id": own,
            "name": texts.ADJUSTMENT[kind],
            "kind": kind,
            "max_total": None,
            "items": [],
        }
        self.edit({**self.state.value, "adjustments": [*self._held(), new]})

    def _remove(self, at: int) -> None:
        self.edit(
            {
                **self.state.value,
                "adjustments": [each for number, each in enumerate(self._held()) if number != at],
            }
        )


class BandsPart(SetPart):
    """Band schemes: the one in use, and the bands of each from the best down."""

    def shape(self) -> object:
        """As many cards as there are schemes."""
        return tuple(each.get("id") for each in self._held())

    def build(self, column: QVBoxLayout) -> None:
        """The choice above, a card for each scheme below."""
        held = self._held()
        choices = tuple((str(each.get("id")), str(each.get("id"))) for each in held)
        self.choice = ChoiceField(texts.SCHEME, choices, may_be_empty=True)
        self.choice.committed.connect(lambda value: self.put(("default_band_scheme",), value or ""))
        column.addWidget(self.choice)
        self.grids: list[RowsGrid] = []
        if not held:
            column.addWidget(plain_label(texts.SCHEME_NONE, kind="quiet", wraps=True))
        for at, each in enumerate(held):
            name = texts.band_rows_name(str(each.get("id")))
            frame, inside = card(title=name)
            grid = RowsGrid(name, _BANDS)
            grid.edited.connect(partial(self._put_bands, at))
            inside.addWidget(grid)
            inside.addWidget(
                _button(texts.SCHEME_REMOVE, partial(self._remove, at)), 0, Qt.AlignmentFlag.AlignLeft
            )
            self.grids.append(grid)
            column.addWidget(frame)
        column.addWidget(_button(texts.SCHEME_NEW, self._add), 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self) -> None:
        """Show the kept values."""
        self.choice.show_value(self.state.value.get("default_band_scheme") or None)
        for each, grid in zip(self._held(), self.grids, strict=True):
            grid.show_rows(
                [{**band, "require": band.get("require") == _NO_ZERO} for band in each.get("bands") or ()]
            )

    def _held(self) -> Sequence[Json]:
        found: Sequence[Json] = self.state.value.get("band_schemes") or ()
        return found

    def _put_bands(self, at: int, rows: Any) -> None:
        self.put(("band_schemes", at, "bands"), [_band(row) for row in rows])

    def _add(self) -> None:
        taken = {each.get("id") for each in self._held()}
        own = next(f"T{at}" for at in range(1, 999) if f"T{at}" not in taken)
        value = {**self.state.value, "band_schemes": [*self._held(), {"id": own, "bands": []}]}
        self.edit(value if value.get("default_band_scheme") else {**value, "default_band_scheme": own})

    def _remove(self, at: int) -> None:
        self.edit(
            {
                **self.state.value,
                "band_schemes": [each for number, each in enumerate(self._held()) if number != at],
            }
        )


class DowngradesPart(SetPart):
    """Downgrade rules, a row each."""

    def build(self, column: QVBoxLayout) -> None:
        """How a row is read, and the grid."""
        column.addWidget(plain_label(texts.DOWNGRADES_WHY, kind="quiet", wraps=True))
        self.grid = RowsGrid(texts.TAB_DOWNGRADES, DOWNGRADE_COLUMNS)
        self.grid.edited.connect(
            lambda rows: self.put(("downgrade_rules",), rules_of_rows(rows, self._held()))
        )
        column.addWidget(self.grid)

    def fill(self) -> None:
        """Show the kept values."""
        self.grid.show_rows(rows_of_rules(self._held()))

    def _held(self) -> Sequence[Json]:
        found: Sequence[Json] = self.state.value.get("downgrade_rules") or ()
        return found


def _band(row: Mapping[str, Any]) -> dict[str, Any]:
    held = {name: value for name, value in row.items() if name != "require"}
    return held | {"require": _NO_ZERO} if row.get("require") else held


def _member(name: str, value: Any) -> Any:
    if name == "total_max":
        return _points(value)
    if name in {"cap_at_max", "forbids_flagged_evidence"}:
        return True if value else None
    return value or None if name in {"year", "issuing_decision"} else value


def _points(value: Any) -> str | None:
    return None if value is None else points_text(Decimal(value))


def _button(words: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: act())
    return button
