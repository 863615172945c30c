"""The card of the settings page on the government signature: policy, roots and lists, the token's driver."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from core.certificates import CertificateCard, Token
from core.packages.cms import SealPolicy
from core.units import Role
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.write_reason import ask_reason
from ui.fields import ChoiceField
from ui.messages import choose_file, choose_files, plain_label, reporting, show_error, tell
from ui.page import GAP, SMALL
from ui.progress_dialog import run_long
from ui.tables import Column, TableView
from ui.texts import common, numbers
from ui.texts import government_signature as texts
from ui.texts.packages import SEAL

DRIVER_PLACE = "token_driver"
"""The driver's path is kept with this computer, never in the workspace, which a backup may have brought."""
_LIST_HEIGHT = 132


class GovernmentCard(QFrame):
    """Says what the seal is not, and keeps everything a government signature needs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.policy = ChoiceField(texts.POLICY, tuple(texts.POLICIES.items()))
        self.certificates: TableView[CertificateCard] = TableView(_columns(), texts.CERTIFICATES)
        self._none = plain_label(texts.NO_CERTIFICATES, kind="quiet", wraps=True)
        self._driver = plain_label(wraps=True)
        self._remove = _button(texts.REMOVE, self.remove)
        self._try = _button(texts.TRY_DEVICE, self.try_device)
        self._build()
        self.policy.committed.connect(lambda chosen: self.change_policy(SealPolicy(str(chosen))))
        self.certificates.current_changed.connect(lambda row: self._remove.setEnabled(row is not None))

    def show_state(self) -> None:
        """Read policy, certificates and driver again."""
        government = self._desk.services.government
        self.policy.setVisible(self._desk.office().role is Role.APPRAISER)
        self.policy.show_value(government.policy())
        rows = government.certificates()
        self.certificates.show_rows(rows, same=lambda row: row.sha256)
        self.certificates.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._remove.setEnabled(self.certificates.current() is not None)
        driver = driver_of(self._desk)
        self._driver.setText(common.NONE if driver is None else str(driver))
        self._try.setEnabled(driver is not None)

    def change_policy(self, policy: SealPolicy) -> None:
        """Ask why, then change what submissions must carry; without a reason everything stays."""
        government = self._desk.services.government
        if policy is government.policy():
            return
        reason = ask_reason(self, texts.POLICY_ACT, question=texts.POLICY_WHY)
        with reporting(self):
            if reason:
                government.set_policy(policy, reason=reason)
        self.show_state()

    def add(self) -> None:
        """Choose files and import what they hold."""
        self.add_files(choose_files(self, texts.ADD_TITLE, kinds=texts.FILE_KINDS))

    def add_files(self, paths: tuple[Path, ...]) -> None:
        """Import what these files hold, one after the other."""
        for path in paths:
            with reporting(self):
                self._desk.services.government.add_file(path)
        self._changed()

    def remove(self) -> None:
        """Trust the current root or list no more, with a reason."""
        row = self.certificates.current()
        reason = "" if row is None else ask_reason(self, texts.REMOVE_ACT, question=texts.REMOVE_WHY)
        if row is None or not reason:
            return
        with reporting(self):
            self._desk.services.government.remove(row.sha256, reason=reason)
        self._changed()

    def choose_driver(self) -> None:
        """Choose the file of the token's driver."""
        path = choose_file(self, texts.DRIVER, kinds=texts.DRIVER_KINDS)
        if path is not None:
            self._desk.places.setValue(DRIVER_PLACE, str(path))
            self.show_state()

    def try_device(self) -> None:
        """Say which tokens the driver finds; no PIN is asked for."""
        driver = driver_of(self._desk)
        if driver is None:
            return
        government = self._desk.services.government
        run_long(
            self,
            self._desk.jobs,
            title=texts.TRYING,
            work=lambda _progress: government.tokens(driver),
            done=self._tried,
            failed=self._failed,
        )

    def _changed(self) -> None:
        self._desk.changes.announce(Topic.CERTIFICATES)
        self.show_state()

    def _tried(self, tokens: tuple[Token, ...]) -> None:
        tell(self, texts.TRY_DEVICE, what=texts.tokens_told(tokens))

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _build(self) -> None:
        self.setProperty("kind", "card")
        self.certificates.setFixedHeight(_LIST_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 12, GAP, 12)
        column.setSpacing(SMALL)
        column.addWidget(plain_label(texts.TITLE, kind="heading"))
        column.addWidget(plain_label(SEAL, kind="quiet", wraps=True))
        column.addWidget(self.policy)
        column.addWidget(plain_label(texts.CERTIFICATES, kind="quiet"))
        column.addWidget(self.certificates)
        column.addWidget(self._none)
        column.addLayout(_row(_button(texts.ADD_FILES, self.add), self._remove))
        column.addWidget(plain_label(texts.DRIVER, kind="quiet", wraps=True))
        column.addWidget(self._driver)
        column.addLayout(_row(_button(texts.CHOOSE_DRIVER, self.choose_driver), self._try))


def driver_of(desk: Desk) -> Path | None:
    """The driver chosen on this computer."""
    held = str(desk.places.value(DRIVER_PLACE) or "")
    return Path(held) if held else None


def _button(text: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(lambda _checked=False: act())
    return button


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SMALL)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _columns() -> tuple[Column[CertificateCard], ...]:
    return (
        Column(title=texts.COLUMN_NAME, text=lambda card: card.name),
        Column(title=texts.COLUMN_FORM, text=texts.form_of, width=168),
        Column(
            title=texts.COLUMN_UNTIL,
            text=lambda card: numbers.day(card.valid_until.date()) if card.valid_until else common.NONE,
            width=108,
            value=lambda card: card.valid_until.date() if card.valid_until else None,
        ),
    )
