"""What an officer does with the office's own key: make, open, lock, enrol, publish, change, print."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog

from core.packages.age_keys import AgeIdentity
from core.progress import Progress
from core.reporting.enrolment_sheet import EnrolmentSheet
from core.services.key_care import CreatedKeys
from core.services.rotate_key import Rotated
from ui.changes import Topic
from ui.dialogs.keys import ChangePassphraseDialog, NewPassphraseDialog, SignDialog
from ui.dialogs.print_preview import Previewed, preview_paper
from ui.dialogs.rotate import RotateDialog
from ui.dialogs.sealed_sheet import SealedSheetDialog
from ui.key_lock import unlock
from ui.messages import Notice, ask, choose_target, show_error, tell, tell_where
from ui.page import Page
from ui.progress_dialog import run_long
from ui.texts import keys as texts
from ui.texts.enrolment_sheet import enrolment_sheet, escrow_sheet


class KeyActs:
    """The acts on the own key, for the page of keys."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._desk = page.desk

    def unlock(self) -> None:
        """Open the key for a while."""
        unlock(self._page, self._desk)

    def lock(self) -> None:
        """Lock it now."""
        self._desk.services.key_care.lock()
        self._desk.changes.changed.emit(frozenset({Topic.KEYS}))

    def make(self) -> None:
        """Choose a passphrase, then make the keys."""
        self._make(texts.CREATE_ACT, replaces=False)

    def replace_lost(self) -> None:
        """Give up a key whose passphrase is lost, and make another."""
        notice = Notice(title=texts.LOST_ACT, what=texts.LOST_WHAT, why=texts.LOST_WHY)
        if ask(self._page, notice, act=texts.LOST_ACT):
            self._make(texts.LOST_ACT, replaces=True)

    def enrol(self) -> None:
        """Write the file by which the authority learns this key."""
        service = self._desk.services.enrol_keys
        name = texts.FILE_NAME.format(unit=self._desk.office().unit.code)
        self._sign(
            texts.ENROL_ACT,
            texts.ENROL_WHY,
            name=name,
            work=lambda path, words: service.enrol(path, passphrase=words),
            done=lambda path: tell_where(self._page, texts.ENROL_ACT, what=texts.ENROLLED, path=path),
        )

    def issue(self) -> None:
        """Write the next trust list and put it in force."""
        service = self._desk.services.trust_lists
        held = service.held()
        number = 1 if held is None else held.version + 1
        name = texts.ISSUE_NAME.format(unit=self._desk.office().unit.code, number=number)
        self._sign(
            texts.ISSUE_ACT,
            texts.ISSUE_WHY,
            name=name,
            work=lambda path, words: service.issue(path, passphrase=words),
            done=self._issued,
        )

    def write_paper(self) -> None:
        """The sheet to print, sign and stamp."""
        own = self._desk.services.key_care.card()
        if own is None:
            return
        office = self._desk.office()
        sheet = enrolment_sheet(own, office, day=self._desk.services.clock.today())
        self._show_sheet(sheet, texts.SHEET_NAME.format(unit=office.unit.code))

    def change_passphrase(self) -> None:
        """Lock the keys under another passphrase."""
        service = self._desk.services.rotate_key
        dialog = ChangePassphraseDialog(self._desk.services.key_care.suggest_passphrase, self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        old, new = dialog.answers()
        self.run(
            texts.CHANGING_WORDS,
            lambda _progress: service.change_passphrase(old, new),
            done=lambda _nothing: self.said(texts.CHANGE_WORDS_ACT, texts.CHANGED_WORDS),
        )

    def rotate(self) -> None:
        """Change to a new signing key the old one vouches for."""
        service, office = self._desk.services.rotate_key, self._desk.office()
        is_appraiser = office.leads
        why = texts.ROTATE_WHY_APPRAISER if is_appraiser else texts.ROTATE_WHY
        dialog = RotateDialog(why, self._desk.services.key_care.suggest_passphrase, parent=self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        path = choose_target(
            self._page,
            texts.ROTATE_ACT,
            name=texts.ROTATE_NAME.format(unit=office.unit.code),
            kinds=texts.FILES,
        )
        if path is None:
            return
        words, new_words = dialog.passphrases()
        reason = dialog.why()
        self.run(
            texts.ROTATING,
            lambda _progress: service.rotate(path, passphrase=words, reason=reason, new_passphrase=new_words),
            done=self._rotated,
        )

    def show_secret(self, secret: AgeIdentity, *, is_own: bool = False) -> None:
        """Show the escrow key, which exists this once, or the office's own; it closes when it is on paper."""
        office = self._desk.office()
        sheet = escrow_sheet(secret, office, day=self._desk.services.clock.today(), is_own=is_own)
        name = (texts.SEALED_NAME if is_own else texts.ESCROW_NAME).format(unit=office.unit.code)
        warning = texts.SEALED_ONCE if is_own else texts.ESCROW_ONCE
        SealedSheetDialog(
            sheet, name, warning=warning, write=self._desk.write_sheet, parent=self._page
        ).exec()

    def _make(self, act: str, *, replaces: bool) -> None:
        service = self._desk.services.key_care
        dialog = NewPassphraseDialog(service.suggest_passphrase, self._page, act=act)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        passphrase = dialog.passphrase()
        self.run(
            texts.CREATING,
            lambda _progress: service.create(passphrase, replaces=replaces),
            done=self._made,
        )

    def _made(self, made: CreatedKeys) -> None:
        if made.escrow is not None:
            self.show_secret(made.escrow)
        self.said(texts.CREATE_ACT, texts.CREATED)

    def _issued(self, path: Path) -> None:
        held = self._desk.services.trust_lists.held()
        version = 0 if held is None else held.version
        what = texts.ISSUED.format(version=version)
        tell_where(self._page, texts.ISSUE_ACT, what=what, path=path)

    def _rotated(self, rotated: Rotated) -> None:
        self._desk.changes.announce(Topic.KEYS, Topic.PACKAGES)
        what = texts.ROTATED_DRAFT if rotated.is_draft else texts.ROTATED
        tell_where(self._page, texts.ROTATE_ACT, what=what, path=rotated.path)

    def _sign(
        self,
        act: str,
        why: str,
        *,
        name: str,
        work: Callable[[Path, str | None], Path],
        done: Callable[[Path], None],
    ) -> None:
        """Ask what opens the key and where to, then write and announce."""
        dialog = SignDialog(act, why, lock=self._desk.services.key_care, parent=self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        path = choose_target(self._page, act, name=name, kinds=texts.FILES)
        if path is None:
            return
        words = dialog.passphrase()

        def written(at: Path) -> None:
            self._desk.changes.announce(Topic.KEYS, Topic.PACKAGES)
            done(at)

        self.run(texts.ENROLLING, lambda _progress: work(path, words), done=written)

    def _show_sheet(self, sheet: EnrolmentSheet, name: str) -> None:
        """Look at the sheet, then print or save it; nothing in it is secret, so it may lie aside a moment."""
        write = self._desk.write_sheet
        if write is None:
            return

        def made(_progress: Progress) -> bytes:
            with tempfile.TemporaryDirectory(prefix="so-cchc-") as folder:
                path = Path(folder) / name
                write(sheet, path)
                return path.read_bytes()

        def show(content: bytes) -> None:
            stem = name.rpartition(".")[0]
            paper = Previewed(title=texts.SHEET_TITLE, file_name=stem, content=content)
            preview_paper(self._page, self._desk, paper=paper)

        self.run(texts.SHEET_MAKING, made, done=show)

    def said(self, title: str, what: str) -> None:
        """Announce and say that it is done."""
        self._desk.changes.announce(Topic.KEYS)
        tell(self._page, title, what=what)

    def run(self, title: str, work: Callable[[Progress], Any], *, done: Callable[[Any], None]) -> None:
        """Do it on the worker; a failure is said over the page."""
        run_long(
            self._page,
            self._desk.jobs,
            title=title,
            work=work,
            done=done,
            failed=lambda error: show_error(self._page, error),
        )
