"""Keys and trust: the own key at the left; trusted keys, refusals and what waits at the right."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QWidget

from ui.changes import Topic
from ui.desk import Desk
from ui.key_acts import KeyActs
from ui.key_menu import KeyMenu
from ui.key_view import KeyView, read_view
from ui.messages import reporting
from ui.own_key_card import OwnKeyCard
from ui.page import GAP, Page
from ui.rare_key_acts import RareKeyActs
from ui.refused_list import RefusedList
from ui.texts import common
from ui.texts import keys as texts
from ui.trust_acts import TrustActs
from ui.trusted_keys_list import TrustedKeysList
from ui.waiting_list import WaitingList


class KeysPage(Page):
    """One primary action by state: make a key, publish the list, else trust a key."""

    key: ClassVar[str] = "keys"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.KEYS, Topic.PACKAGES})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_KEYS)
        self.is_appraiser = desk.office().leads
        self.view: KeyView | None = None
        self.acts = KeyActs(self)
        self.trust_acts = TrustActs(self)
        self.rare_acts = RareKeyActs(self, self.acts)
        self.own = OwnKeyCard(unlock=self.acts.unlock, lock=self.acts.lock)
        none = texts.TRUSTED_NONE if self.is_appraiser else texts.TRUSTED_NONE_SUBMITTER
        self.trusted = TrustedKeysList(desk, none=none)
        self.refused = RefusedList(desk)
        self.waiting = WaitingList(desk)
        self.tabs = QTabWidget()
        self.menu = KeyMenu(self)
        self._enrol = self.add_action(texts.ENROL, self.acts.enrol, mark="export")
        self._trust = self.add_action(texts.TRUST, self.trust_acts.trust, mark="done", keys="Ctrl+I")
        self.primary = self.add_primary(texts.CREATE, self.do_next, mark="keys")
        self._build()

    def reload(self) -> None:
        """Read keys, refusals and decisions."""
        with reporting(self):
            self.view = read_view(self.desk)
            self._show(self.view)

    def stand_on(self, subject: str) -> None:
        """Open the tab of what was refused or waits; else stand on a unit's key."""
        self.refresh()
        places: dict[str, QWidget] = {"refused": self.refused, "waiting": self.waiting}
        self.tabs.setCurrentWidget(places.get(subject, self.trusted))
        self.trusted.table.select(lambda row: row.held.unit.endswith(subject))

    def take_files(self, files: Sequence[Path]) -> None:
        """Confirm the key in each file, one after the other."""
        for path in files:
            self.trust_acts.trust_file(path)

    def do_next(self) -> None:
        """What the state of the page asks for."""
        if self.view is None:
            return
        if self.view.card is None:
            self.acts.make()
        elif self.view.is_due:
            self.acts.issue()
        else:
            self.trust_acts.trust()

    def _show(self, view: KeyView) -> None:
        self.own.show_view(view)
        self.trusted.show_keys(view.rows)
        self.refused.show_refused(view.refused)
        self.waiting.show_decisions(view.decisions)
        open_decisions = sum(1 for each in view.decisions if each.is_open)
        for widget, name, count in (
            (self.trusted, texts.TAB_TRUSTED, len(view.rows)),
            (self.refused, texts.TAB_REFUSED, len(view.refused)),
            (self.waiting, texts.TAB_WAITING, open_decisions),
        ):
            self.tabs.setTabText(self.tabs.indexOf(widget), texts.tab(name, count))
        self._show_acts(view)
        self.menu.allow(view)
        state = texts.own_state(has_key=view.card is not None, is_open=view.state.is_open)
        self.set_context(texts.context(state, len(view.rows), refused=len(view.refused)))
        self.set_banner(texts.DUE if view.card is not None and view.is_due else "")

    def _show_acts(self, view: KeyView) -> None:
        """The primary action names what comes next; the others stand beside it or in the menu."""
        has_key, is_due = view.card is not None, view.is_due
        words = texts.CREATE if not has_key else texts.ISSUE if is_due else texts.TRUST
        self.primary.setText(words)
        self._trust.setVisible(not has_key or is_due)
        self._enrol.setVisible(has_key and not self.is_appraiser)

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.trusted, texts.TAB_TRUSTED)
        self.tabs.addTab(self.refused, texts.TAB_REFUSED)
        self.tabs.addTab(self.waiting, texts.TAB_WAITING)
        current = self.trusted.table.current
        self.trusted.second.clicked.connect(lambda _checked=False: self.trust_acts.confirm(current()))
        self.trusted.revoke.clicked.connect(lambda _checked=False: self.trust_acts.revoke(current()))
        waiting = self.waiting.table.current
        self.waiting.lift.clicked.connect(lambda _checked=False: self.trust_acts.lift(waiting()))
        self.waiting.let_pass.clicked.connect(lambda _checked=False: self.trust_acts.let_pass(waiting()))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.own)
        row.addWidget(self.tabs, 1)
        self.body.addLayout(row, 1)
