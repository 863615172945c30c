"""What an officer does with others' keys: trust, confirm a second time, revoke; decide on what waits."""

from pathlib import Path

from PySide6.QtWidgets import QDialog

from core.errors import CchcError
from ui.changes import Topic
from ui.dialogs.trust import LiftDialog, RevokeDialog, SecondDialog, TrustDialog
from ui.dialogs.write_reason import ask_reason
from ui.key_view import Decision, KeyRow
from ui.messages import choose_file, reporting, show_error, tell
from ui.page import Page
from ui.texts import keys as texts
from ui.texts import packages


class TrustActs:
    """The acts on others' keys, for the page of keys."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._desk = page.desk

    def trust(self) -> None:
        """Open an enrolment or a first trust list and confirm it by digits."""
        path = choose_file(self._page, texts.TRUST_ACT, kinds=texts.FILES)
        if path is not None:
            self.trust_file(path)

    def trust_file(self, path: Path) -> None:
        """Confirm the key in this file."""
        service = self._desk.services.enrol_keys
        try:
            seen = service.inspect(path)
        except CchcError as error:
            show_error(self._page, error)
            return
        dialog = TrustDialog(seen, self._desk.office().officer.name, parent=self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        person, digits = dialog.second_typed()
        with reporting(self._page):
            held = service.trust(path, dialog.typed())
            self._desk.changes.announce(Topic.KEYS, Topic.PACKAGES)
            if person:
                service.confirm_second(held.fingerprint, digits, person=person)
                self._desk.changes.announce(Topic.KEYS)
            why = self._what_next(has_second=bool(person))
            tell(self._page, texts.TRUST_ACT, what=texts.TRUSTED_DONE.format(unit=seen.unit_name), why=why)

    def confirm(self, row: KeyRow | None) -> None:
        """Let a second person confirm a key."""
        if row is None:
            return
        dialog = SecondDialog(row.name, row.held.confirmed_by, parent=self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        person, digits = dialog.answers()
        with reporting(self._page):
            self._desk.services.enrol_keys.confirm_second(row.held.fingerprint, digits, person=person)
            self._desk.changes.announce(Topic.KEYS)
            tell(self._page, texts.SECOND_ACT, what=texts.SECOND_DONE.format(unit=row.name))

    def revoke(self, row: KeyRow | None) -> None:
        """Refuse what a key signs from now on."""
        if row is None:
            return
        dialog = RevokeDialog(
            row.name, year=self._desk.year, today=self._desk.services.clock.today, parent=self._page
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        with reporting(self._page):
            self._desk.services.trust_lists.revoke(
                row.held.fingerprint, dialog.why(), compromised_on=dialog.compromised_on()
            )
            self._desk.changes.announce(Topic.KEYS)
            why = texts.TRUSTED_PUBLISH if self._is_appraiser() else ""
            tell(self._page, texts.REVOKE_ACT, what=texts.REVOKED.format(unit=row.name), why=why)

    def lift(self, row: Decision | None) -> None:
        """Two persons end the block of a fork."""
        if row is None or row.block is None:
            return
        office = self._desk.office()
        dialog = LiftDialog(row.name, row.year, first=office.officer.name, parent=self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        first, second = dialog.persons()
        with reporting(self._page):
            self._desk.services.stream_care.lift(
                row.unit,
                row.year,
                first=first,
                second=second,
                reason=dialog.why(),
                kind=row.block.key.kind,
            )
            self._desk.changes.announce(Topic.KEYS, Topic.PACKAGES)
            tell(self._page, texts.LIFT_ACT, what=texts.LIFTED)

    def let_pass(self, row: Decision | None) -> None:
        """Let a package pass whose number jumped."""
        if row is None or row.jump is None:
            return
        let_pass(self._page, row.jump.digest)

    def _what_next(self, *, has_second: bool) -> str:
        if not self._is_appraiser():
            return ""
        if not has_second and self._desk.services.enrol_keys.two_persons():
            return texts.TRUSTED_WAITS
        return texts.TRUSTED_PUBLISH

    def _is_appraiser(self) -> bool:
        return self._desk.office().leads


def let_pass(page: Page, digest: str) -> bool:
    """Ask for the reason and let the package of this digest pass the jump rule; True when that was done."""
    question = texts.CONFIRM_JUMP_WHY.format(digest=packages.digest_groups(digest))
    reason = ask_reason(page, texts.CONFIRM_JUMP_ACT, question=question)
    if not reason:
        return False
    with reporting(page):
        page.desk.services.stream_care.confirm_jump(digest, reason)
        page.desk.changes.announce(Topic.KEYS, Topic.PACKAGES)
        tell(page, texts.CONFIRM_JUMP_ACT, what=texts.JUMP_CONFIRMED)
        return True
    return False
