"""Opens a year's round or changes it: criteria set, bands, last day, and the units that must send."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.criteria import CriteriaSet
from core.errors import UserError
from core.rounds import Round
from core.services.round_board import RoundBoard
from core.units import Unit
from ui.desk import Desk
from ui.fields import ChoiceField, DayField
from ui.messages import plain_label, show_error
from ui.offered_sets import offered_sets
from ui.texts import common
from ui.texts import round_board as texts
from ui.unit_ticks import UnitTicks
from ui.window_place import fit

_DUE_MONTH, _DUE_DAY = 12, 15


class OpenRoundDialog(QDialog):
    """Everything a round is made of; the communes of the province are ticked beforehand."""

    def __init__(self, desk: Desk, board: RoundBoard | None, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._board = desk, board
        self._sets = offered_sets(desk)
        self.setWindowTitle(texts.DIALOG_OPEN if board is None else texts.DIALOG_EDIT)
        fit(self, (720, 640))
        self.years = ChoiceField(texts.FIELD_YEAR, self._year_choices())
        self.criteria = ChoiceField(texts.FIELD_SET, self._set_choices())
        self.bands = ChoiceField(texts.FIELD_BANDS, ())
        self.due = DayField(texts.FIELD_DUE, required=True, year=desk.year, today=desk.services.clock.today)
        self.ticks = UnitTicks(self._offered())
        self._count = plain_label(kind="quiet")
        self._act = QPushButton(texts.ACT_OPEN if board is None else texts.ACT_EDIT)
        self._build()
        self.years.committed.connect(self._follow_year)
        self.criteria.committed.connect(lambda _at: self._offer_bands(""))
        self.ticks.changed.connect(self._tell_count)
        self._fill()

    def year(self) -> int:
        """The year of the round."""
        return int(str(self.years.value()))

    def chosen_units(self) -> tuple[str, ...]:
        """Codes of the ticked units."""
        return self.ticks.codes()

    def accept(self) -> None:
        """Open the round; what cannot be read is said at its field and the dialog stays."""
        self.due.commit()
        document = self._sets[int(str(self.criteria.value()))]
        adopt = self._desk.services.adopt_criteria
        try:
            due_on = self.due.value()
            assert due_on is None or isinstance(due_on, date)
            adopt.adopt_document(document.document)
            self._desk.services.run_round.open_round(
                self.year(),
                criteria_set=document.set_id,
                units=self.chosen_units(),
                due_on=due_on,
                band_scheme=str(self.bands.value() or ""),
            )
        except UserError as error:
            show_error(self, error)
            return
        super().accept()

    def _fill(self) -> None:
        held: Round | None = self._board.round if self._board is not None else None
        self.years.show_value(self._desk.year)
        self.years.setEnabled(held is None)
        wanted = (held.criteria_set, held.criteria_version) if held is not None else ("", "")
        places = [at for at, each in enumerate(self._sets) if (each.set_id, each.version) == wanted]
        self.criteria.show_value(places[0] if places else 0)
        self._offer_bands("" if held is None else held.band_scheme)
        self.due.show_value(held.due_on if held is not None else _default_due(self._desk.year))
        sent = self._received()
        self.criteria.setEnabled(not sent)
        self.ticks.fill(None if held is None else frozenset(held.units), fixed=sent)

    def _offered(self) -> tuple[Unit, ...]:
        """The communes of the province, and units the round expects beside them."""
        units = self._desk.services.units
        own = tuple(units.communes_of(self._desk.office().unit.province_code))
        known = {unit.code for unit in own}
        rows = self._board.rows if self._board is not None else ()
        return (*own, *(row.unit for row in rows if row.unit.code not in known))

    def _received(self) -> frozenset[str]:
        rows = self._board.rows if self._board is not None else ()
        return frozenset(row.unit.code for row in rows if row.has_sent)

    def _offer_bands(self, wanted: str) -> None:
        """The schemes of the set chosen, each told by its bands."""
        if not self._sets:
            return
        chosen = self._sets[int(str(self.criteria.value()))]
        criteria: CriteriaSet = self._desk.services.adopt_criteria.parsed(chosen)
        self.bands.combo.clear()
        self.bands.offer(tuple((each.id, texts.bands(each)) for each in criteria.band_schemes))
        names = {each.id for each in criteria.band_schemes}
        self.bands.show_value(wanted if wanted in names else criteria.default_band_scheme)
        self.bands.combo.setToolTip(self.bands.combo.currentText())
        self.bands.setEnabled(len(names) > 1)

    def _tell_count(self, count: int) -> None:
        self._count.setText(texts.chosen(count, self.ticks.model.rowCount()))
        self._act.setEnabled(count > 0)

    def _follow_year(self, year: object) -> None:
        self.due.show_value(_default_due(int(str(year))))

    def _year_choices(self) -> tuple[tuple[int, str], ...]:
        this = self._desk.services.clock.today().year
        years = sorted({this - 1, this, self._desk.year}, reverse=True)
        return tuple((year, str(year)) for year in years)

    def _set_choices(self) -> tuple[tuple[int, str], ...]:
        return tuple(
            (at, texts.BUNDLED.format(name=each.name, version=each.version))
            for at, each in enumerate(self._sets)
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addLayout(_in_row(self.years, self.due))
        column.addLayout(_in_row(self.criteria, self.bands))
        column.addWidget(plain_label(texts.FIELD_UNITS, kind="heading"))
        column.addWidget(self.ticks, 1)
        column.addWidget(plain_label(texts.RECEIVED_STAY, kind="quiet"))
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        self._act.setProperty("kind", "primary")
        self._act.setDefault(True)
        self._act.clicked.connect(self.accept)
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        row.addWidget(self._act)
        row.addWidget(leave)
        return row


def _default_due(year: int) -> date:
    return date(year, _DUE_MONTH, _DUE_DAY)


def _in_row(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row
