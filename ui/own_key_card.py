"""The card of the office's own key: open or locked, digits to read out, since when, what lies where."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.dates import local_day
from core.services.key_care import KeyCard
from ui.facts import Facts
from ui.icons import icon
from ui.key_view import KeyView
from ui.look import tabular
from ui.messages import copy_text, plain_label
from ui.page import GAP, SMALL, set_pill
from ui.texts import keys as texts
from ui.texts import numbers

_NARROWEST = 348


class OwnKeyCard(QFrame):
    """Shows one `KeyView`; `unlock` and `lock` are what its button does."""

    def __init__(self, *, unlock: Callable[[], None], lock: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setMinimumWidth(_NARROWEST)
        self._unlock, self._lock = unlock, lock
        self._is_open = False
        self._none = plain_label(texts.OWN_NONE, wraps=True)
        self._state = plain_label(" ", wraps=True)
        self._idle = plain_label(kind="quiet", wraps=True)
        self.turn = QPushButton(texts.UNLOCK)
        self.digits = plain_label()
        self._hint = plain_label(kind="quiet", wraps=True)
        self.copy = QPushButton(texts.COPY_DIGITS)
        self.facts = Facts()
        self._held = QWidget()
        self._build()

    def show_view(self, view: KeyView) -> None:
        """Show the key, or that there is none."""
        self._none.setVisible(view.card is None)
        self._held.setVisible(view.card is not None)
        if view.card is None:
            return
        self._is_open = view.state.is_open
        self._state.setText(texts.open_until(view.state.until) if self._is_open else texts.LOCKED)
        set_pill(self._state, "accent" if self._is_open else "none")
        self._idle.setText(texts.auto_lock(view.minutes))
        self.turn.setText(texts.LOCK if self._is_open else texts.UNLOCK)
        self.turn.setIcon(icon("lock" if self._is_open else "keys"))
        is_appraiser = view.leads
        self._hint.setText(texts.DIGITS_HINT_ROOT if is_appraiser else texts.DIGITS_HINT)
        self.digits.setText(texts.digit_lines(view.card.digits))
        self.facts.show_rows(tuple((name, value, "") for name, value in _facts(view, view.card)))

    def _turn(self) -> None:
        (self._lock if self._is_open else self._unlock)()

    def _build(self) -> None:
        self.turn.setAutoDefault(False)
        self.turn.clicked.connect(lambda _checked=False: self._turn())
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda _checked=False: copy_text(self.digits.text()))
        self.digits.setFont(tabular(self.digits.font()))
        self.digits.setProperty("kind", "heading")
        self.digits.setAccessibleName(texts.DIGITS)
        self.digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self._held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        buttons = QHBoxLayout()
        buttons.addWidget(self.turn)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        for widget in (self._state, self._idle):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(plain_label(texts.DIGITS, kind="heading"))
        column.addWidget(self.digits)
        column.addWidget(self._hint)
        column.addWidget(self.facts)
        column.addWidget(plain_label(texts.SEAL, kind="quiet", wraps=True))
        column.addStretch(1)
        inner = QWidget()
        inner.setProperty("kind", "plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, SMALL, 0)
        inside.addWidget(self._none)
        inside.addWidget(self._held)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(GAP, 12, SMALL, 12)
        outer.setSpacing(SMALL)
        outer.addWidget(plain_label(texts.OWN, kind="heading"))
        outer.addWidget(area, 1)


def _facts(view: KeyView, card: KeyCard) -> tuple[tuple[str, str], ...]:
    own = view.own
    held = view.trust_list
    is_appraiser = view.leads
    none = texts.LIST_NONE_APPRAISER if is_appraiser else texts.LIST_NONE_SUBMITTER
    root = (
        texts.roots(len(card.roots), card.threshold, is_here=view.has_root_here)
        if is_appraiser and card.roots
        else ""
    )
    return (
        (texts.FINGERPRINT, texts.fingerprint_lines(card.fingerprint)),
        (texts.SINCE, "" if own is None else numbers.day(local_day(own.confirmed_at))),
        (texts.EPOCH, "" if own is None else str(own.key_epoch)),
        (texts.AGE, texts.AGE_HELD if card.age_recipient else texts.AGE_NONE),
        (texts.ROOT, root),
        (texts.ESCROW, _escrow(card, is_appraiser=is_appraiser)),
        (texts.LIST, none if held is None else texts.trust_list(held.version, held.at)),
    )


def _escrow(card: KeyCard, *, is_appraiser: bool) -> str:
    if card.escrow_recipient is None:
        return texts.ESCROW_NONE
    words = texts.ESCROW_HELD if is_appraiser else texts.ESCROW_GIVEN
    return words.format(recipient=f"{card.escrow_recipient[:12]}…")
