"""The office's key, now or later; the passphrase is typed twice and must not be easy to guess."""

from collections.abc import Callable

from core.errors import CchcError
from core.passphrases import offered_passphrase, refuse_weak
from ui.dialogs.keys import NewPassphrase
from ui.messages import error_notice, plain_label
from ui.set_up.step import Choices, Step
from ui.texts import keys
from ui.texts import set_up as texts

NOW, LATER = "now", "later"


class KeyStep(Step):
    """Answers whether keys are made, and their passphrase."""

    def __init__(self, suggest: Callable[[], str] = offered_passphrase) -> None:
        super().__init__(texts.KEY, texts.KEY_WHY)
        self.when = Choices(
            texts.KEY,
            ((NOW, texts.KEY_NOW, texts.KEY_NOW_WHY), (LATER, texts.KEY_LATER, texts.KEY_LATER_WHY)),
        )
        self.new = NewPassphrase(suggest, self.changed.emit)
        self._why = plain_label(keys.WORDS_WHY, kind="quiet", wraps=True)
        self._weak = plain_label(kind="error", wraps=True)
        self.body.addWidget(self.when)
        self.body.addWidget(self._why)
        self.body.addWidget(self.new)
        self.body.addWidget(self._weak)
        self.body.addStretch(1)
        self.new.offer()
        self.when.chosen.connect(lambda _when: self._show())

    def enter(self) -> None:
        """Now or later comes first."""
        self.when.focus()

    def lacks(self) -> str:
        """A passphrase that is strong and typed twice."""
        self._weak.setText("")
        if not self.is_now():
            return ""
        is_ready = self.new.is_ready()
        weak = _weakness(self.new.passphrase()) if is_ready else ""
        self._weak.setText(weak)
        return weak or ("" if is_ready else texts.LACKS.format(names=texts.TYPED_TWICE))

    def is_now(self) -> bool:
        """Whether keys are made with the notebook."""
        return self.when.value() == NOW

    def passphrase(self) -> str | None:
        """What protects the keys; None when they are made later."""
        return self.new.passphrase() if self.is_now() else None

    def _show(self) -> None:
        for widget in (self.new, self._why):
            widget.setVisible(self.is_now())
        self.changed.emit()


def _weakness(passphrase: str) -> str:
    try:
        refuse_weak(passphrase)
    except CchcError as error:
        notice = error_notice(error)
        return f"{notice.what} {notice.why}"
    return ""
