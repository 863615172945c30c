"""Submitting: the gate, the package, and the packages made before."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from core.delivery import WHOLE, Delivered, Form, TooLargeForVolume
from core.enrolment import NoAuthority
from core.errors import CchcError
from core.exchanges import PackageRow
from core.findings import Finding, Level
from core.packages.names import CMS_SIGNER
from core.packages.parts import LARGEST
from core.progress import Progress
from core.services.export_package import Exported
from core.services.government_signature import TokenSigning
from core.services.receipts import ReceiptView
from core.units import Role, package_code
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.delivered import DeliveredDialog
from ui.dialogs.write_package import WritePackageDialog
from ui.government_card import driver_of
from ui.messages import Notice, ask, plain_label, reporting, show_error
from ui.package_card import PackageCardView
from ui.page import GAP, SMALL, Page, card, set_pill
from ui.progress_dialog import run_long
from ui.receipt_words import receipt_for
from ui.tables import RIGHT, Column, TableView
from ui.texts import common, numbers
from ui.texts import export_page as texts
from ui.texts import government_signature as government_texts
from ui.texts import packages as package_texts
from ui.texts.errors import sentence_of
from ui.texts.every_finding import message_of


class ExportPage(Page):
    """Gate at the left, packages at the right."""

    key: ClassVar[str] = "export"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.RECORDS, Topic.EVIDENCE, Topic.ENTRIES, Topic.CRITERIA, Topic.PACKAGES, Topic.KEYS}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_EXPORT)
        self.gate: TableView[Finding] = TableView(_gate_columns(), texts.GATE)
        self._receipts: Mapping[str, ReceiptView] = {}
        self.history: TableView[PackageRow] = TableView(_history_columns(self._receipt_of), texts.HISTORY)
        self._verdict = plain_label(" ", wraps=True)
        set_pill(self._verdict, "none")
        self.card = PackageCardView(texts.DONE_CARD)
        self._folder = str(desk.places.value("export_folder") or "")
        self._keys = self.add_action(texts.OPEN_KEYS, lambda: desk.go_to("keys"), mark="keys")
        self._again = self.add_action(texts.AGAIN, self.deliver_again, mark="export")
        self._in_parts: Callable[[], None] = self.make_package
        self._create = self.add_primary(texts.CREATE, self.make_package, mark="export", keys="Ctrl+E")
        self.gate.wrap_rows()
        self._build()
        self.gate.opened.connect(lambda row: desk.go_to("self", row.where))
        self.history.current_changed.connect(self._show_row)

    def reload(self) -> None:
        """Ask the gate and read the history."""
        service = self.desk.services.export_package
        with reporting(self):
            findings = service.gate(self.desk.year)
            self.gate.show_rows(findings)
            self.gate.setVisible(bool(findings))
            self._show_verdict(findings)
            self._receipts = self.desk.services.receipts.held()
            rows = service.sent(self.desk.year)
            self.history.show_rows(rows, same=lambda row: row.digest)
            self.card.setVisible(bool(rows))
            self._again.setEnabled(bool(rows))
            if rows:
                self.history.select(lambda row: row.digest == rows[0].digest)
                self._show_row(rows[0])

    def make_package(self) -> None:
        """Ask for folder and passphrase, then write the package."""
        is_again = bool(self.history.rows_model.rows)
        is_open = self.desk.services.key_care.state().is_open
        dialog = WritePackageDialog(
            texts.CREATE_ACT,
            needs_words=not is_open,
            needs_reason=is_again,
            folder=self._folder,
            cannot_encrypt=self._why_not_encrypted(),
            parent=self,
        )
        dialog.token.offer(driver_of(self.desk))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.write(
                dialog.target(),
                passphrase=None if is_open else dialog.passphrase(),
                reason=dialog.written_reason(),
                form=dialog.form(),
                token=dialog.token.signing(),
            )

    def deliver_again(self) -> None:
        """Ask where and how the chosen package of the history leaves once more."""
        row = self.history.current()
        if row is None:
            return
        dialog = WritePackageDialog(
            texts.AGAIN_ACT,
            needs_reason=False,
            needs_words=False,
            folder=self._folder,
            cannot_encrypt=self._why_not_encrypted(),
            parent=self,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.deliver(row, dialog.target(), form=dialog.form())

    def write(
        self,
        folder: Path,
        *,
        passphrase: str | None,
        reason: str,
        form: Form = WHOLE,
        token: TokenSigning | None = None,
    ) -> None:
        """Write the package under a progress dialog."""
        self._keep_folder(folder)
        service, year = self.desk.services.export_package.with_token(token), self.desk.year

        def work(progress: Progress) -> Exported:
            return service.export(
                year, folder, passphrase=passphrase, reason=reason, form=form, progress=progress
            )

        def in_parts() -> None:
            self.write(folder, passphrase=passphrase, reason=reason, form=replace(form, part_size=LARGEST))

        # A PIN that was typed is used once: with a token the dialog asks again.
        self._in_parts = in_parts if token is None else self.make_package
        self._run(texts.CREATING, work=work, done=self._written)

    def deliver(self, row: PackageRow, folder: Path, *, form: Form) -> None:
        """Bring a package of the history somewhere, or on from where it was interrupted."""
        self._keep_folder(folder)
        service = self.desk.services.deliver_package

        def work(progress: Progress) -> tuple[PackageRow, Delivered]:
            return row, service.deliver(row.digest, folder, form=form, progress=progress)

        def in_parts() -> None:
            self.deliver(row, folder, form=replace(form, part_size=LARGEST))

        self._in_parts = in_parts
        self._run(texts.DELIVERING, work=work, done=self._delivered)

    def _run(self, title: str, *, work: Callable[[Progress], object], done: Callable[[Any], None]) -> None:
        self.set_banner("")
        job = run_long(self, self.desk.jobs, title=title, work=work, done=done, failed=self._failed)
        job.cancelled.connect(self._stopped)

    def _keep_folder(self, folder: Path) -> None:
        self._folder = str(folder)
        self.desk.places.setValue("export_folder", self._folder)

    def _why_not_encrypted(self) -> str:
        """Why nothing can be encrypted for the authority; empty when it can."""
        authority = self.desk.office().authority
        if authority is None:
            return sentence_of(NoAuthority()).why
        try:
            self.desk.services.deliver_package.recipients(package_code(Role.APPRAISER, authority.code))
        except CchcError as error:
            return sentence_of(error).why
        return ""

    def _written(self, exported: Exported) -> None:
        self.desk.changes.announce(Topic.PACKAGES, Topic.ENTRIES)
        if exported.delivered is not None:
            self._show_delivered(texts.MADE.format(revision=exported.revision), exported.delivered)

    def _delivered(self, done: tuple[PackageRow, Delivered]) -> None:
        row, delivered = done
        self._show_delivered(texts.DELIVERED.format(revision=row.revision), delivered)

    def _show_delivered(self, what: str, delivered: Delivered) -> None:
        DeliveredDialog(texts.CREATE_ACT, what, delivered=delivered, desk=self.desk, parent=self).exec()

    def _stopped(self) -> None:
        known = {row.digest for row in self.history.rows_model.rows}
        self.desk.changes.announce(Topic.PACKAGES, Topic.ENTRIES)
        with reporting(self):
            rows = self.desk.services.export_package.sent(self.desk.year)
            self.set_banner("" if known.issuperset(row.digest for row in rows) else texts.UNFINISHED)

    def _failed(self, error: Exception) -> None:
        self.desk.changes.announce(
            Topic.PACKAGES
        )  # a package that was made before its drive failed stays made
        if isinstance(error, TooLargeForVolume):
            notice = Notice(title=texts.CREATE_ACT, what=texts.TOO_LARGE, why=texts.TOO_LARGE_WHY)
            if ask(self, notice, act=texts.SPLIT_NOW):
                self._in_parts()
            return
        show_error(self, error)

    def _show_verdict(self, findings: tuple[Finding, ...]) -> None:
        errors = sum(1 for item in findings if item.level is Level.ERROR)
        has_key = self.desk.services.key_care.card() is not None
        self._keys.setVisible(not has_key)
        self._create.setEnabled(has_key and not errors)
        self.set_context(common.year(self.desk.year), texts.gate_count(errors, len(findings) - errors))
        if not has_key:
            self._verdict.setText(texts.NO_KEY)
            set_pill(self._verdict, "care")
        elif errors:
            self._verdict.setText(texts.GATE_CLOSED)
            set_pill(self._verdict, "wrong")
        else:
            self._verdict.setText(texts.GATE_WARNINGS if findings else texts.GATE_OPEN)
            set_pill(self._verdict, "care" if findings else "done")

    def _receipt_of(self, row: PackageRow) -> str:
        held = self._receipts.get(row.digest)
        return "" if held is None else texts.receipt_number(held.number)

    def _show_row(self, row: PackageRow | None) -> None:
        if row is None:
            return
        rows = (
            (package_texts.UNIT, self.desk.office().unit.name),
            (package_texts.YEAR, row.period),
            (package_texts.REVISION, str(row.revision)),
            (package_texts.AT, common.moment(row.at)),
            (package_texts.DIGEST, package_texts.digest_groups(row.digest)),
            (package_texts.KEY, package_texts.fingerprint_short(row.fingerprint)),
            (package_texts.SIZE, numbers.file_size(row.size)),
            (texts.COLUMN_RECEIPT, receipt_for(self.desk, row.digest) or texts.RECEIPT_NONE),
            (government_texts.CMS, government_texts.sent_with(is_signed=CMS_SIGNER in dict(row.head))),
        )
        self.card.show_package(package_texts.CHECKED, "done", rows=rows, more=row.note)

    def _build(self) -> None:
        left, gate = card(title=texts.GATE)
        gate.addWidget(self._verdict)
        gate.addWidget(self.gate, 1)
        gate.addStretch(0)
        right, history = card(title=texts.HISTORY)
        history.addWidget(self.history, 1)
        column = QHBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(left, 5)
        side = QVBoxLayout()
        side.setSpacing(SMALL)
        side.addWidget(right, 1)
        side.addWidget(self.card, 1)
        column.addLayout(side, 4)
        self.body.addLayout(column, 1)


def _gate_columns() -> tuple[Column[Finding], ...]:
    return (
        Column(title=texts.COLUMN_WHERE, text=lambda item: item.where, width=90),
        Column(title=texts.COLUMN_PROBLEM, text=message_of),
        Column(
            title=texts.COLUMN_WEIGHT,
            text=lambda item: texts.STOPS if item.level is Level.ERROR else texts.PASSES,
            meaning=_meaning,
            mark=_meaning,
            width=130,
        ),
    )


def _meaning(item: Finding) -> str:
    return "wrong" if item.level is Level.ERROR else "care"


def _history_columns(receipt_of: Callable[[PackageRow], str]) -> tuple[Column[PackageRow], ...]:
    return (
        Column(
            title=texts.COLUMN_REVISION,
            text=lambda row: str(row.revision),
            sort_key=lambda row: row.revision,
            align=RIGHT,
            width=50,
        ),
        Column(
            title=texts.COLUMN_AT,
            text=lambda row: common.moment(row.at),
            sort_key=lambda row: row.at,
            width=140,
        ),
        Column(
            title=texts.COLUMN_RECEIPT,
            text=lambda row: receipt_of(row) or common.NONE,
            mark=lambda row: "done" if receipt_of(row) else "",
        ),
        Column(
            title=texts.COLUMN_SIZE,
            text=lambda row: numbers.file_size(row.size),
            sort_key=lambda row: row.size,
            align=RIGHT,
            width=80,
        ),
    )
