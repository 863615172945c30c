"""The dialogs of others' keys: believe one by digits from paper, confirm it a second time, revoke it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from core.dates import local_day
from core.errors import UserError
from core.services.enrol_keys import EnrolmentCard
from core.text import clean_block, clean_line, fold
from ui.dialogs.act import ActDialog
from ui.fields import BlockField, DayField, LineField
from ui.messages import plain_label
from ui.texts import keys as texts
from ui.texts import numbers

_SOME_DIGITS, _ALL_DIGITS = 20, 60


class DigitsField(LineField):
    """The last four groups as they stand on paper."""

    def __init__(self, label: str) -> None:
        super().__init__(label, hint=texts.TRUST_HINT, required=True, longest=90)
        self.line.setPlaceholderText(texts.TRUST_HINT)

    def is_full(self) -> bool:
        """Whether four groups, or all twelve, were typed."""
        return sum(1 for mark in self.line.text() if mark.isdigit()) in {_SOME_DIGITS, _ALL_DIGITS}


class SecondPerson:
    """Name and digits of the second person; the first person's name is refused."""

    def __init__(self, first: str, allow: Callable[[], None]) -> None:
        self._first = first
        self.person = LineField(texts.SECOND_PERSON, required=True)
        self.digits = DigitsField(texts.SECOND_DIGITS)
        for field in (self.person, self.digits):
            field.line.textChanged.connect(lambda _text: allow())

    def name(self) -> str:
        """The second person's name."""
        return clean_line(self.person.line.text())

    def is_ready(self) -> bool:
        """Whether another person typed all digits; says so when it is the same person."""
        is_same = bool(self.name()) and fold(self.name()) == fold(self._first)
        self.person.say(texts.SECOND_SAME.format(person=self._first) if is_same else "", state="wrong")
        return bool(self.name()) and not is_same and self.digits.is_full()


class TrustDialog(ActDialog):
    """A key is trusted only by digits from paper or telephone; a second person may do so at once."""

    def __init__(self, card: EnrolmentCard, first: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(texts.TRUST_ACT, texts.TRUST_WHY, parent=parent)
        self.digits = DigitsField(texts.TRUST_FIELD)
        self.now = QCheckBox(texts.TRUST_NOW)
        self.second = SecondPerson(first, self._allow)
        self._say(card)
        self.fields.addWidget(self.digits)
        self.fields.addWidget(self.now)
        self.fields.addWidget(plain_label(texts.TRUST_LATER, kind="quiet", wraps=True))
        for field in (self.second.person, self.second.digits):
            self.fields.addWidget(field)
            field.hide()
            self.now.toggled.connect(field.setVisible)
        self.now.toggled.connect(lambda _on: self._allow())
        self.digits.line.textChanged.connect(lambda _text: self._allow())
        self.act.setEnabled(False)
        self.digits.editor().setFocus()

    def typed(self) -> str:
        """The digits typed."""
        return self.digits.line.text()

    def second_typed(self) -> tuple[str, str]:
        """The second person's name and digits; empty when that is left for later."""
        if not self.now.isChecked():
            return "", ""
        return self.second.name(), self.second.digits.line.text()

    def _say(self, card: EnrolmentCard) -> None:
        for name, value in ((texts.CARD_UNIT, card.unit_name), (texts.CARD_OFFICER, card.officer)):
            if value:
                self.fields.addWidget(plain_label(f"{name}: {value}", kind="heading", wraps=True))
        if card.held is not None:
            day = numbers.day(local_day(card.held.confirmed_at))
            self.fields.addWidget(plain_label(texts.TRUST_HELD.format(day=day), kind="quiet", wraps=True))
        elif card.earlier is not None:
            day = numbers.day(local_day(card.earlier.confirmed_at))
            self.fields.addWidget(plain_label(texts.TRUST_REPLACES.format(day=day), kind="care", wraps=True))

    def _allow(self) -> None:
        has_second = not self.now.isChecked() or self.second.is_ready()
        self.act.setEnabled(self.digits.is_full() and has_second)


class SecondDialog(ActDialog):
    """The second person types the digits again, from the same paper."""

    def __init__(self, unit: str, first: str, *, parent: QWidget | None = None) -> None:
        super().__init__(texts.SECOND_ACT, texts.SECOND_WHY.format(unit=unit), parent=parent)
        self.second = SecondPerson(first, self._allow)
        self.fields.addWidget(self.second.person)
        self.fields.addWidget(self.second.digits)
        self.act.setEnabled(False)
        self.second.person.editor().setFocus()

    def answers(self) -> tuple[str, str]:
        """The person's name and the digits."""
        return self.second.name(), self.second.digits.line.text()

    def _allow(self) -> None:
        self.act.setEnabled(self.second.is_ready())


class RevokeDialog(ActDialog):
    """Why a key is refused from now on, and since when it may have been misused."""

    def __init__(
        self, unit: str, *, year: int, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.REVOKE_ACT, texts.REVOKE_WHY.format(unit=unit), parent=parent)
        self.reason = BlockField(texts.REVOKE_REASON, required=True)
        self.since = DayField(texts.REVOKE_SINCE, year=year, today=today)
        self.fields.addWidget(self.reason)
        self.fields.addWidget(self.since)
        self.fields.addWidget(plain_label(texts.REVOKE_SINCE_HINT, kind="quiet", wraps=True))
        self.reason.block.textChanged.connect(self._allow)
        self.since.line.textChanged.connect(lambda _text: self._allow())
        self.act.setEnabled(False)
        self.reason.editor().setFocus()

    def why(self) -> str:
        """The reason."""
        return clean_block(self.reason.block.toPlainText())

    def compromised_on(self) -> date | None:
        """Since when the key may have been misused."""
        value = self.since.value()
        return value if isinstance(value, date) else None

    def _allow(self) -> None:
        self.act.setEnabled(bool(self.why()) and self._day_is_readable())

    def _day_is_readable(self) -> bool:
        try:
            self.since.value()
        except UserError:
            return False
        return True


class LiftDialog(ActDialog):
    """Two persons and a reason end the block of a fork."""

    def __init__(self, unit: str, year: int, *, first: str, parent: QWidget | None = None) -> None:
        super().__init__(texts.LIFT_ACT, texts.LIFT_WHY.format(unit=unit, year=year), parent=parent)
        self.first = LineField(texts.LIFT_FIRST, required=True)
        self.first.line.setText(first)
        self.second = LineField(texts.LIFT_SECOND, required=True)
        self.reason = BlockField(texts.LIFT_REASON, required=True)
        for field in (self.first, self.second, self.reason):
            self.fields.addWidget(field)
        self.first.line.textChanged.connect(lambda _text: self._allow())
        self.second.line.textChanged.connect(lambda _text: self._allow())
        self.reason.block.textChanged.connect(self._allow)
        self.act.setEnabled(False)
        (self.second if first else self.first).editor().setFocus()

    def persons(self) -> tuple[str, str]:
        """Both names."""
        return clean_line(self.first.line.text()), clean_line(self.second.line.text())

    def why(self) -> str:
        """The reason."""
        return clean_block(self.reason.block.toPlainText())

    def _allow(self) -> None:
        first, second = self.persons()
        is_same = bool(second) and fold(first) == fold(second)
        self.second.say(texts.SECOND_SAME.format(person=first) if is_same else "", state="wrong")
        self.act.setEnabled(bool(first and second and self.why()) and not is_same)
