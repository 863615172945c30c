"""What is done with keys once in years: sealed copies, escrow, recovery, the root, files for outsiders."""

from pathlib import Path

from PySide6.QtWidgets import QDialog

from ui.changes import Topic
from ui.dialogs.keys import PassphraseDialog, SignDialog
from ui.dialogs.recover import RecoverDialog
from ui.key_acts import KeyActs
from ui.manual_saving import save_manual
from ui.messages import Notice, ask, choose_target, reporting, tell_where
from ui.page import Page
from ui.texts import keys as texts


class RareKeyActs:
    """The rare acts, for the page of keys."""

    def __init__(self, page: Page, acts: KeyActs) -> None:
        self._page = page
        self._desk = page.desk
        self._acts = acts

    def set_two_persons(self, is_wanted: bool) -> None:
        """Demand two persons per commune's key, or let one suffice."""
        with reporting(self._page):
            self._desk.services.enrol_keys.set_two_persons(is_wanted)
        self._desk.changes.announce(Topic.KEYS)

    def print_sealed(self) -> None:
        """Put the office's decryption key on paper."""
        dialog = SignDialog(
            texts.SEALED_ACT, texts.SEALED_ONCE, lock=self._desk.services.key_care, parent=self._page
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        words, service = dialog.passphrase(), self._desk.services.sealed_keys
        self._acts.run(
            texts.UNLOCKING,
            lambda _progress: service.sealed_copy(words),
            done=lambda secret: self._acts.show_secret(secret, is_own=True),
        )

    def renew_escrow(self) -> None:
        """Make another escrow key and put it on paper."""
        notice = Notice(
            title=texts.ESCROW_RENEW_ACT, what=texts.ESCROW_RENEW_WHAT, why=texts.ESCROW_RENEW_WHY
        )
        if not ask(self._page, notice, act=texts.ESCROW_RENEW_ACT):
            return
        with reporting(self._page):
            self._acts.show_secret(self._desk.services.sealed_keys.renew_escrow())
            self._desk.changes.announce(Topic.KEYS)

    def recover(self) -> None:
        """Bring a decryption key back from its paper."""
        dialog = RecoverDialog(self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        text, words = dialog.answers()
        service = self._desk.services.sealed_keys
        self._acts.run(
            texts.RECOVERING,
            lambda _progress: service.recover(text, passphrase=words),
            done=lambda _identity: self._acts.said(texts.RECOVER_ACT, texts.RECOVERED),
        )

    def move_root(self) -> None:
        """Put the root on a stick and take it off this computer."""
        dialog = PassphraseDialog(texts.MOVE_ROOT_ACT, self._page, why=texts.MOVE_ROOT_WHY)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        name = texts.MOVE_ROOT_NAME.format(unit=self._desk.office().unit.code)
        path = choose_target(self._page, texts.MOVE_ROOT_ACT, name=name, kinds=texts.MOVE_ROOT_FILES)
        if path is None:
            return
        service, words = self._desk.services.key_care, dialog.passphrase()
        self._acts.run(
            texts.MOVING_ROOT,
            lambda _progress: service.move_root(path, passphrase=words),
            done=lambda _path: self._acts.said(texts.MOVE_ROOT_ACT, texts.MOVED_ROOT),
        )

    def print_manual(self) -> None:
        """Print how a package is checked with stock tools."""
        save_manual(self._page, self._desk)

    def write_signers(self) -> None:
        """Write the trusted keys for stock tools."""
        path = choose_target(self._page, texts.SIGNERS, name=texts.SIGNERS_NAME, kinds=texts.SIGNERS_FILES)
        if path is not None:
            with reporting(self._page):
                content = self._desk.services.trust_lists.allowed_signers().encode()
                self._write(path, content, said=texts.SIGNERS_DONE)

    def write_revoked(self) -> None:
        """Write the revoked keys for stock tools."""
        path = choose_target(self._page, texts.KRL, name=texts.KRL_NAME, kinds=texts.KRL_FILES)
        if path is not None:
            with reporting(self._page):
                self._write(path, self._desk.services.trust_lists.krl(), said=texts.KRL_DONE)

    def _write(self, path: Path, content: bytes, *, said: str) -> None:
        if self._desk.write_file is not None:
            self._desk.write_file(path, content)
            tell_where(self._page, self._page.title, what=said, path=path)
