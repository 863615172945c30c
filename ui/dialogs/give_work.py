"""Before work is handed to a desk: to which one, what goes, where to, and what opens the key."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.services.assign_desks import DeskView
from core.services.export_work import Handing
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.dialogs.send_out import OutwardFields
from ui.error_sentences import sentence_of
from ui.fields import ChoiceField, FlagField
from ui.messages import plain_label
from ui.texts import desks_page as texts
from ui.texts import packages


class GiveWorkDialog(ActDialog):
    """What would go is said before the act; a desk without work says why."""

    def __init__(
        self, desk: Desk, views: Sequence[DeskView], *, chosen: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.GIVE_ACT, texts.GIVE_WHY, parent=parent)
        self._desk = desk
        desks = [(view.desk.code, f"{view.desk.code} {view.desk.name}") for view in views]
        self.whom = ChoiceField(texts.DESKS_TITLE, desks, required=True)
        self.again = FlagField(texts.AGAIN)
        self.plan = plain_label(wraps=True)
        self.out = OutwardFields(desk, has_form=False)
        self._is_ready = False
        for widget in (self.whom, self.plan, self.again, self.out):
            self.fields.addWidget(widget)
        self.fields.addWidget(plain_label(packages.SEAL, kind="quiet", wraps=True))
        self.whom.show_value(chosen or (desks[0][0] if desks else None))
        self.whom.committed.connect(lambda _value: self._look())
        self.again.committed.connect(lambda _value: self._look())
        self.out.changed.connect(self._allow)
        self._look()
        self.out.focus_first()

    def code(self) -> str:
        """The desk chosen."""
        return str(self.whom.value() or "")

    def handing(self) -> Handing:
        """What of the work goes out."""
        return Handing(again=bool(self.again.value()))

    def _look(self) -> None:
        try:
            plan = self._desk.services.desks.work.plan(self._desk.year, self.code(), handing=self.handing())
        except UserError as error:
            said = sentence_of(error)
            self.plan.setText(f"{said.why} {said.advice}")
            self._is_ready = False
        else:
            self.plan.setText(texts.plan_words(plan))
            self._is_ready = True
        self._allow()

    def _allow(self) -> None:
        self.act.setEnabled(self._is_ready and self.out.is_ready())
