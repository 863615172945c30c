"""The quiet menu of the page of keys: everything that is done seldom, for each role."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from ui.desk import Desk
from ui.key_acts import KeyActs
from ui.key_view import KeyView
from ui.rare_key_acts import RareKeyActs
from ui.texts import keys as texts
from ui.trust_acts import TrustActs


class KeysDesk(Protocol):
    """What the menu asks of its page."""

    desk: Desk
    is_appraiser: bool
    acts: KeyActs
    trust_acts: TrustActs
    rare_acts: RareKeyActs

    def add_action(
        self, text: str, act: Callable[[], None], *, mark: str = "", keys: str = ""
    ) -> QPushButton:
        """A quiet action of the page."""


class KeyMenu:
    """Made once; what cannot be done now is greyed."""

    def __init__(self, page: KeysDesk) -> None:
        self._page = page
        self.button = page.add_action(texts.MORE, lambda: None, mark="more")
        self.menu = QMenu(self.button)
        self._need_key: list[QAction] = []
        self._root: QAction | None = None
        self._two: QAction | None = None
        self._build()
        self.button.setMenu(self.menu)

    def allow(self, view: KeyView) -> None:
        """Grey what the state does not allow."""
        for action in self._need_key:
            action.setEnabled(view.card is not None)
        if self._root is not None:
            self._root.setEnabled(view.has_root_here)
        if self._two is not None:
            self._two.setChecked(self._page.desk.services.enrol_keys.two_persons())

    def _build(self) -> None:
        acts, rare = self._page.acts, self._page.rare_acts
        if self._page.is_appraiser:
            self._add(texts.ISSUE, acts.issue)
        self._add(texts.SHEET, acts.write_paper)
        self.menu.addSeparator()
        self._add(texts.ROTATE, acts.rotate)
        self._add(texts.CHANGE_WORDS, acts.change_passphrase)
        self._add(texts.LOST, acts.replace_lost)
        self.menu.addSeparator()
        self._add(texts.SEALED, rare.print_sealed)
        self._add(texts.RECOVER, rare.recover)
        if self._page.is_appraiser:
            self._build_authority()
        self.menu.addSeparator()
        self._add(texts.MANUAL, rare.print_manual)
        self.menu.addAction(texts.SIGNERS, rare.write_signers)
        self.menu.addAction(texts.KRL, rare.write_revoked)

    def _build_authority(self) -> None:
        rare = self._page.rare_acts
        self._add(texts.ESCROW_RENEW, rare.renew_escrow)
        self._root = self._add(texts.MOVE_ROOT, rare.move_root)
        self.menu.addSeparator()
        self._two = self.menu.addAction(texts.TWO_PERSONS)
        self._two.setCheckable(True)
        self._two.triggered.connect(rare.set_two_persons)

    def _add(self, text: str, act: Callable[[], None]) -> QAction:
        action = self.menu.addAction(text, act)
        self._need_key.append(action)
        return action
