"""One unit's result of a year ranked outside the program, entered by hand."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from core.findings import Level
from core.past_results import TypedResult
from core.ranking_ports import PastResult
from core.services.keep_past_results import PastImported
from core.text import sort_key
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.fields import ChoiceField, LineField
from ui.messages import plain_label, reporting
from ui.texts import numbers
from ui.texts import past_results as texts

_TYPED = ("total", "maximum", "index", "rank", "band", "document")


class PastResultDialog(ActDialog):
    """The unit and its figures as they stand in the document; with an error nothing is kept."""

    def __init__(
        self, desk: Desk, held: PastResult | None, *, year: int, parent: QWidget | None = None
    ) -> None:
        act = texts.ENTER_ACT if held is None else texts.CHANGE_ACT
        super().__init__(act, texts.ENTER_WHY.format(year=year), parent=parent)
        self._desk, self._held, self._of = desk, held, year
        names = _names(desk.services.keep_past_results.units(), held)
        self.unit = ChoiceField(
            dict(texts.LABELS)["name"],
            [(code, f"{name} ({code})") for code, name in names.items()],
            required=True,
        )
        self.lines = {name: LineField(dict(texts.LABELS)[name]) for name in _TYPED}
        self.wrong = plain_label(kind="error", wraps=True)
        self._build()

    def accept(self) -> None:
        """Keep it; with an error the dialog stays and says what to mend."""
        code = str(self.unit.value() or "")
        cells = {name: field.line.text() for name, field in self.lines.items()}
        if self._held is not None:
            cells["unit_kind"] = self._held.unit_kind.value
        row = TypedResult(where=texts.THIS_ROW, cells={"unit": code, **cells})
        done: PastImported | None = None
        with reporting(self):
            done = self._desk.services.keep_past_results.enter(self._of, row)
        if done is None:
            return
        if done.is_done:
            super().accept()
            return
        wrong = [each for each in done.findings if each.level is Level.ERROR]
        self.wrong.setText("\n".join(map(texts.finding, wrong)))
        self.wrong.show()

    def _build(self) -> None:
        self.fields.addWidget(self.unit)
        for field in self.lines.values():
            self.fields.addWidget(field)
        self.wrong.hide()
        self.fields.addWidget(self.wrong)
        held = self._held
        self.unit.setEnabled(held is None)
        if held is not None:
            self.unit.show_value(held.unit)
            for name, value in (("total", held.total), ("maximum", held.maximum), ("index", held.index)):
                self.lines[name].line.setText("" if value is None else numbers.decimal(value))
            self.lines["rank"].line.setText("" if held.rank is None else str(held.rank))
            self.lines["band"].line.setText(held.band)
            self.lines["document"].line.setText(held.document)
        first = self.unit.combo if held is None else self.lines["index"].line
        first.setFocus()


def _names(units: Mapping[str, str], held: PastResult | None) -> dict[str, str]:
    """The units to choose from in Vietnamese order, with the one held where it is no more."""
    own = {} if held is None or held.unit in units else {held.unit: held.name}
    return dict(sorted({**own, **units}.items(), key=lambda pair: sort_key(pair[1])))
