"""Who works in the notebook, and whose name stands under its documents."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from core.text import clean_line
from core.units import Officer, Signatory, SigningForm, Unit
from ui.fields import ChoiceField, LineField
from ui.messages import plain_label
from ui.page import GAP
from ui.set_up.answers import People
from ui.set_up.step import Step
from ui.texts import set_up as texts
from ui.texts.signatures import signature_lines

_LONGEST = 100


class PeopleStep(Step):
    """Answers officer, signatory and place."""

    def __init__(self) -> None:
        super().__init__(texts.PEOPLE, texts.PEOPLE_WHY)
        self._unit: Unit | None = None
        self.officer = LineField(texts.OFFICER, required=True, longest=_LONGEST)
        self.position = LineField(texts.POSITION, hint=texts.POSITION_HINT, longest=_LONGEST)
        self.form = ChoiceField(texts.FORM, texts.FORMS)
        self.signatory_position = LineField(texts.SIGNATORY_POSITION, longest=_LONGEST)
        self.signatory = LineField(texts.SIGNATORY, longest=_LONGEST)
        self.place = LineField(texts.PLACE, longest=_LONGEST)
        self._preview = plain_label()
        self._build()
        self.form.show_value(SigningForm.ON_BEHALF)
        self.signatory_position.show_value(texts.CHAIRMAN)
        self.form.committed.connect(lambda _form: self._show())
        for field in self._lines():
            field.line.textChanged.connect(lambda _text: self._show())

    def enter(self) -> None:
        """The person who sits here comes first."""
        self.officer.editor().setFocus()
        self._show()

    def stand_in(self, unit: Unit) -> None:
        """The unit chosen before; its name is the place until another one is typed."""
        if self._unit != unit and not self.place.line.isModified():
            self.place.show_value(texts.place_of(unit))
        self._unit = unit

    def lacks(self) -> str:
        """The officer's name."""
        return "" if self.officer.value() else texts.LACKS.format(names=texts.OFFICER)

    def people(self) -> People:
        """What was entered."""
        return People(
            officer=Officer(name=_text(self.officer), position=_text(self.position)),
            signatory=Signatory(
                form=SigningForm(str(self.form.value())),
                position=_text(self.signatory_position),
                name=_text(self.signatory),
            ),
            place=_text(self.place),
        )

    def _lines(self) -> tuple[LineField, ...]:
        return self.officer, self.position, self.signatory_position, self.signatory, self.place

    def _show(self) -> None:
        signer = self.people().signatory
        unit = "" if self._unit is None else self._unit.name
        lines = signature_lines(unit, signer)
        self._preview.setText("\n".join((*lines, "", signer.name)))
        self.changed.emit()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(10)
        pairs = (
            (self.officer, self.position),
            (self.form, self.signatory_position),
            (self.signatory, self.place),
        )
        for row, (left, right) in enumerate(pairs):
            grid.addWidget(left, row, 0)
            grid.addWidget(right, row, 1)
        self.body.addLayout(grid)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._preview.setProperty("kind", "heading")
        self.body.addWidget(plain_label(texts.PREVIEW, kind="quiet"))
        self.body.addWidget(self._preview)
        self.body.addStretch(1)


def _text(field: LineField) -> str:
    return clean_line(field.line.text())
