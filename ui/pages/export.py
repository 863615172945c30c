"""Submitting: the gate, the package, and the story of the packages made before."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.delivery import WHOLE, Delivered, Form, TooLargeForVolume
from core.enrolment import NoAuthority
from core.errors import CchcError
from core.exchanges import PackageRow
from core.packages.parts import LARGEST
from core.progress import Progress
from core.services.export_package import Exported
from core.services.government_signature import TokenSigning
from core.services.package_history import EventKind, PackageEvent, PackageSummary
from core.units import Role, package_code
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.delivered import DeliveredDialog
from ui.dialogs.write_package import WritePackageDialog
from ui.gate_part import GatePart
from ui.government_card import driver_of
from ui.hand_over_act import HandOverAct
from ui.kept_paths import held_folder, keep_folder
from ui.kept_splitter import keep_splitter
from ui.messages import Notice, ask, plain_label, reporting, show_error
from ui.package_card import PackageCardView
from ui.package_story import card_rows, story_columns, submission_of
from ui.page import SMALL, Page, card, set_pill
from ui.progress_dialog import run_long
from ui.side_by_side import SideBySide
from ui.tables import TableView
from ui.texts import common
from ui.texts import export_page as texts
from ui.texts import packages as package_texts
from ui.texts.errors import sentence_of

_NARROW, _LOW_GATE, _LOW_STORY = 840, 300, 520
_WIDE = 550


class ExportPage(Page):
    """Gate at the left, packages at the right."""

    key: ClassVar[str] = "export"
    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.RECORDS, Topic.EVIDENCE, Topic.ENTRIES, Topic.CRITERIA, Topic.PACKAGES, Topic.KEYS}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_EXPORT)
        self.gate_part = GatePart(desk)
        self.gate = self.gate_part.table
        self.history: TableView[PackageEvent] = TableView(story_columns(), texts.HISTORY)
        self._verdict = plain_label(" ", wraps=True)
        set_pill(self._verdict, "none")
        self.card = PackageCardView(texts.DONE_CARD)
        self.hand_over = HandOverAct(desk, self)
        self._folder = held_folder(desk.places, "export_folder")
        self._keys = self.add_action(texts.OPEN_KEYS, lambda: desk.go_to("keys"), mark="keys")
        self._sheet = self.add_action(texts.HAND_OVER, self.hand_over_current, mark="reports", keys="Ctrl+P")
        self._again = self.add_action(texts.AGAIN, self.deliver_again, mark="export")
        self._in_parts: Callable[[], None] = self.make_package
        self._create = self.add_primary(texts.CREATE, self.make_package, mark="export", keys="Ctrl+E")
        self._build()
        self.gate_part.judged.connect(self._judge)
        self.history.current_changed.connect(self._show_event)
        self.history.opened.connect(lambda _event: self.hand_over_current())

    def reload(self) -> None:
        """Ask the gate and read the story."""
        with reporting(self):
            self.gate_part.reload()
            events = self.desk.services.package_history.timeline(self.desk.year)
            self.history.show_rows(events, same=lambda event: (event.kind, event.row.digest))
            self._none.setVisible(not events)
            self.history.setVisible(bool(events))
            self.card.setVisible(bool(events))
            sent = self._newest()
            for button in (self._again, self._sheet):
                button.setEnabled(sent is not None)
            if events and self.history.current() is None:
                self.history.select(lambda event: event.kind is EventKind.SENT)
            self._show_event(self.history.current())

    def make_package(self) -> None:
        """Put together what would leave, then ask how, then write it."""
        service, year = self.desk.services.package_history, self.desk.year
        run_long(
            self,
            self.desk.jobs,
            title=texts.SUMMARY_PREPARING,
            work=lambda _progress: service.summary(year),
            done=self._ask,
            failed=self._failed,
        )

    def deliver_again(self) -> None:
        """Ask where and how the chosen package of the story leaves once more."""
        row = self._chosen()
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
        dialog.offer_drives(self.desk.services.deliver_package.drives)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.deliver(row, dialog.target(), form=dialog.form())

    def hand_over_current(self) -> None:
        """Print or keep the record of handing over the chosen package."""
        row = self._chosen()
        if row is not None:
            self.hand_over.offer(row)

    def _ask(self, summary: PackageSummary) -> None:
        is_open = self.desk.services.key_care.state().is_open
        dialog = WritePackageDialog(
            texts.CREATE_ACT,
            needs_words=not is_open,
            needs_reason=self._newest() is not None,
            folder=self._folder,
            cannot_encrypt=self._why_not_encrypted(),
            parent=self,
        )
        dialog.show_summary(summary)
        dialog.offer_drives(self.desk.services.deliver_package.drives)
        returned = self.desk.services.returns.waiting(self.desk.year)
        dialog.propose_reason("" if returned is None else texts.reason_proposed(returned))
        dialog.token.offer(driver_of(self.desk))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.write(
                dialog.target(),
                passphrase=None if is_open else dialog.passphrase(),
                reason=dialog.written_reason(),
                form=dialog.form(),
                token=dialog.token.signing(),
            )

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
        keep_folder(self.desk.places, "export_folder", folder=self._folder)

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
        self.history.select(lambda event: event.row.digest == exported.digest)
        if exported.delivered is not None:
            self._show_delivered(
                texts.MADE.format(revision=exported.revision), exported.delivered, digest=exported.digest
            )

    def _delivered(self, done: tuple[PackageRow, Delivered]) -> None:
        row, delivered = done
        what = texts.DELIVERED.format(revision=row.revision)
        self._show_delivered(what, delivered, digest=row.digest)

    def _show_delivered(self, what: str, delivered: Delivered, *, digest: str) -> None:
        def offer() -> None:
            rows = (event.row for event in self.history.rows_model.rows if event.row.digest == digest)
            for row in rows:
                self.hand_over.offer(row, delivered)

        DeliveredDialog(
            texts.CREATE_ACT, what, delivered=delivered, desk=self.desk, parent=self, hand_over=offer
        ).exec()

    def _stopped(self) -> None:
        known = {event.row.digest for event in self.history.rows_model.rows}
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

    def _newest(self) -> PackageRow | None:
        return submission_of(self.history.rows_model.rows)

    def _chosen(self) -> PackageRow | None:
        return submission_of(self.history.rows_model.rows, self.history.current())

    def _judge(self, errors: int, warnings: int) -> None:
        has_key = self.desk.services.key_care.card() is not None
        self._keys.setVisible(not has_key)
        self._create.setEnabled(has_key and not errors)
        self.set_context(common.year(self.desk.year), texts.gate_count(errors, warnings))
        if not has_key:
            self._verdict.setText(texts.NO_KEY)
            set_pill(self._verdict, "care")
        elif errors:
            self._verdict.setText(texts.GATE_CLOSED)
            set_pill(self._verdict, "wrong")
        else:
            self._verdict.setText(texts.GATE_WARNINGS if warnings else texts.GATE_OPEN)
            set_pill(self._verdict, "care" if warnings else "done")

    def _show_event(self, event: PackageEvent | None) -> None:
        if event is not None:
            self.card.show_package(package_texts.CHECKED, "done", rows=card_rows(event, self.desk))

    def _build(self) -> None:
        left, gate = card(title=texts.GATE)
        gate.addWidget(self._verdict)
        gate.addWidget(self.gate_part, 1)
        gate.addStretch(0)
        right, history = card(title=texts.HISTORY)
        self._none = plain_label(texts.HISTORY_NONE, kind="quiet", wraps=True)
        history.addWidget(self._none)
        history.addWidget(self.history, 1)
        history.addStretch(0)
        self.history.wrap_rows()
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(right, 1)
        column.addWidget(self.card, 1)
        parts = SideBySide(left, side, narrow=_NARROW, lowest=(_LOW_GATE, _LOW_STORY))
        parts.setSizes([_WIDE, _WIDE])
        keep_splitter(parts, self.desk.places, key="export")
        self.body.addWidget(parts, 1)
