"""The office's own key, and the keys it trusts: enrolled by digits typed from paper."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from core.errors import CchcError
from core.exchanges import HeldKey
from core.packages.trust import KeyStatus
from core.services.key_care import CreatedKeys, KeyCard
from core.units import Role, read_package_code
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.keys import NewPassphraseDialog, PassphraseDialog, TrustDialog
from ui.dialogs.write_reason import ask_reason
from ui.icons import icon
from ui.look import tabular
from ui.manual_saving import save_manual
from ui.messages import (
    choose_file,
    choose_target,
    copy_text,
    plain_label,
    reporting,
    show_error,
    tell,
    tell_where,
)
from ui.page import GAP, SMALL, Page, card
from ui.progress_dialog import run_long
from ui.tables import Column, TableView
from ui.texts import common
from ui.texts import keys as texts
from ui.texts.enrolment_sheet import enrolment_sheet


class KeysPage(Page):
    """Own key at the left, trusted keys at the right."""

    key: ClassVar[str] = "keys"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.KEYS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_KEYS)
        self._card: KeyCard | None = None
        self._is_appraiser = desk.office().role is Role.APPRAISER
        self.table: TableView[HeldKey] = TableView(_columns(self._name_of), texts.TRUSTED)
        self._own = plain_label(texts.OWN_NONE, wraps=True)
        self._digits = plain_label()
        self._fingerprint = plain_label(wraps=True)
        self._make = self.add_action(texts.CREATE, self.make_key, mark="keys")
        self.add_action(texts.MANUAL, lambda: save_manual(self, desk), mark="reports")
        self._trust = self.add_primary(texts.TRUST, self.trust, mark="done")
        self._build()
        self.table.current_changed.connect(lambda _key: self._allow())

    def reload(self) -> None:
        """Read the own key and the trusted ones."""
        with reporting(self):
            self._card = self.desk.services.key_care.card()
            keys = self.desk.services.enrol_keys.keys()
            self.table.show_rows(keys, same=lambda key: key.fingerprint)
            self._none.setVisible(not keys)
            self.set_context(texts.context(self._card is not None, len(keys)))
        self._show_card(self._card)
        self._allow()

    def make_key(self) -> None:
        """Choose a passphrase, then make the key."""
        service = self.desk.services.key_care
        dialog = NewPassphraseDialog(service.suggest_passphrase, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        passphrase = dialog.passphrase()
        run_long(
            self,
            self.desk.jobs,
            title=texts.CREATING,
            work=lambda _progress: service.create(passphrase),
            done=self._made,
            failed=self._failed,
        )

    def enrol(self) -> None:
        """Write the file by which the other side learns this key."""
        unit = self.desk.office().unit.code
        name = texts.FILE_NAME.format(unit=unit)
        path = choose_target(self, texts.ENROL, name=name, kinds=texts.FILES)
        if path is None:
            return
        dialog = PassphraseDialog(texts.ENROL, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        service, passphrase = self.desk.services.enrol_keys, dialog.passphrase()
        run_long(
            self,
            self.desk.jobs,
            title=texts.ENROLLING,
            work=lambda _progress: service.enrol(path, passphrase=passphrase),
            done=self._enrolled,
            failed=self._failed,
        )

    def write_paper(self) -> None:
        """Write the sheet to print, sign and stamp."""
        own, write = self._card, self.desk.write_sheet
        if own is None or write is None:
            return
        office = self.desk.office()
        name = texts.SHEET_NAME.format(unit=office.unit.code)
        path = choose_target(self, texts.SHEET, name=name, kinds=texts.SHEET_FILES)
        if path is None:
            return
        sheet = enrolment_sheet(own, office, day=self.desk.services.clock.today())
        run_long(
            self,
            self.desk.jobs,
            title=texts.SHEET_MAKING,
            work=lambda _progress: write(sheet, path),
            done=lambda _nothing: tell_where(self, texts.SHEET, what=texts.SHEET_DONE, path=path),
            failed=self._failed,
        )

    def trust(self) -> None:
        """Open an enrolment file and confirm it by digits."""
        path = choose_file(self, texts.TRUST, kinds=texts.FILES)
        if path is None:
            return
        try:
            seen = self.desk.services.enrol_keys.inspect(path)
        except CchcError as error:
            show_error(self, error)
            return
        dialog = TrustDialog(seen, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        with reporting(self):
            self.desk.services.enrol_keys.trust(path, dialog.typed())
            self.desk.changes.announce(Topic.KEYS)
            tell(self, texts.TRUST_ACT, what=texts.TRUSTED_DONE.format(unit=seen.unit_name))

    def revoke(self) -> None:
        """Refuse what a key signs from now on; the reason is kept."""
        held = self.table.current()
        if held is None:
            return
        reason = ask_reason(self, texts.REVOKE, question=texts.REVOKE_WHAT.format(unit=self._name_of(held)))
        if reason:
            with reporting(self):
                self.desk.services.trust_lists.revoke(held.fingerprint, reason)
                self.desk.changes.announce(Topic.KEYS)

    def _made(self, _made: CreatedKeys) -> None:
        self.desk.changes.announce(Topic.KEYS)
        tell(self, texts.CREATE_ACT, what=texts.CREATED)

    def _enrolled(self, path: Path) -> None:
        tell_where(self, texts.ENROL, what=texts.ENROLLED, path=path)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _show_card(self, own: KeyCard | None) -> None:
        self._own.setVisible(own is None)
        for widget in (self._digits, self._fingerprint, self._hint, self._copy, self._enrol):
            widget.setVisible(own is not None)
        self._paper.setVisible(own is not None and self.desk.write_sheet is not None)
        self._make.setVisible(own is None)
        if own is not None:
            self._digits.setText(texts.digit_lines(own.digits))
            self._fingerprint.setText(f"{texts.FINGERPRINT}: {own.fingerprint}")

    def _allow(self) -> None:
        held = self.table.current()
        self._revoke.setEnabled(held is not None and held.status is KeyStatus.ACTIVE)

    def _name_of(self, held: HeldKey) -> str:
        try:
            _role, code = read_package_code(held.unit)
            return self.desk.services.units.unit(code).name
        except CchcError:
            return held.unit

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._build_own(), 2)
        right, column = card(title=texts.TRUSTED)
        self._none = plain_label(texts.TRUSTED_NONE, kind="quiet", wraps=True)
        column.addWidget(self._none)
        column.addWidget(self.table, 1)
        self._revoke = QPushButton(texts.REVOKE)
        self._revoke.clicked.connect(lambda _checked=False: self.revoke())
        column.addWidget(self._revoke, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(right, 3)
        self.body.addLayout(row, 1)

    def _build_own(self) -> QFrame:
        frame, column = card(title=texts.OWN)
        self._digits.setFont(tabular(self._digits.font()))
        self._digits.setProperty("kind", "title")
        self._digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._hint = plain_label(texts.DIGITS_HINT, kind="quiet", wraps=True)
        self._copy = QPushButton(texts.COPY_DIGITS)
        self._copy.clicked.connect(lambda _checked=False: copy_text(self._digits.text()))
        self._enrol = QPushButton(texts.ENROL_APPRAISER if self._is_appraiser else texts.ENROL)
        self._enrol.setIcon(icon("export"))
        self._enrol.clicked.connect(lambda _checked=False: self.enrol())
        self._paper = QPushButton(texts.SHEET)
        self._paper.setIcon(icon("reports"))
        self._paper.clicked.connect(lambda _checked=False: self.write_paper())
        buttons = QVBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addWidget(self._enrol, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._own, self._digits, self._hint, self._fingerprint):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)
        return frame


def _columns(name_of: Callable[[HeldKey], str]) -> tuple[Column[HeldKey], ...]:
    return (
        Column(title=texts.COLUMN_UNIT, text=name_of),
        Column(
            title=texts.COLUMN_STATUS,
            text=lambda key: texts.STATUSES[key.status],
            meaning=_meaning,
            mark=_meaning,
            width=170,
        ),
        Column(
            title=texts.COLUMN_CONFIRMED,
            text=lambda key: common.moment(key.confirmed_at),
            sort_key=lambda key: key.confirmed_at,
            width=130,
        ),
        Column(title=texts.COLUMN_BY, text=lambda key: key.confirmed_by, width=140),
    )


def _meaning(key: HeldKey) -> str:
    return {KeyStatus.ACTIVE: "done", KeyStatus.RETIRED: "none"}.get(key.status, "wrong")
