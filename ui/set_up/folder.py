"""Where the notebook lies, and everything that will be made, to be read once more."""

from collections.abc import Sequence

from core.machine import Machine
from ui.facts import Facts
from ui.folder_field import FolderField
from ui.messages import plain_label
from ui.set_up.step import Step
from ui.texts import set_up as texts


class FolderStep(Step):
    """Answers the folder; the dialog's act makes the notebook."""

    def __init__(self, machine: Machine) -> None:
        why = texts.FOLDER_WHY_PORTABLE if machine.program.is_portable else texts.FOLDER_WHY
        super().__init__(texts.FOLDER_STEP, why)
        self.field = FolderField(texts.FOLDER, machine.folder_risk)
        self._facts = Facts()
        self.body.addWidget(self.field)
        self.body.addWidget(plain_label(texts.SUMMARY, kind="heading"))
        self.body.addWidget(self._facts)
        self.body.addStretch(1)
        self.field.changed.connect(self.changed)

    def enter(self) -> None:
        """The folder is proposed; Enter makes the notebook."""
        self.field.setFocus()

    def lacks(self) -> str:
        """A folder that is a good place."""
        return self.field.lacks()

    def show_summary(self, rows: Sequence[tuple[str, str]]) -> None:
        """What will be made."""
        self._facts.show_rows([(name, value, "") for name, value in rows])
