"""One kind of thing an authority sends: what there is, and the act that writes it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.progress import Progress
from core.services.export_package import Exported
from core.services.send_many import Outward
from ui.changes import Topic
from ui.dialogs.send_out import SendOutDialog
from ui.messages import plain_label, show_error
from ui.page import SMALL, Page
from ui.progress_dialog import run_long
from ui.tables import TableView
from ui.tell_delivered import tell_delivered
from ui.texts import packages
from ui.texts import send_page as texts

Send = Callable[[Outward], tuple[Exported, ...]]


class SendPart(QWidget):
    """A list under its explanation. `changed`: the page should look at `words` and `can_send` again."""

    changed = Signal()

    def __init__(self, page: Page, table: TableView[Any], *, how: str, none: str) -> None:
        super().__init__()
        self.page, self.desk, self.table = page, page.desk, table
        self._how = plain_label(how, kind="quiet", wraps=True)
        self._none = plain_label(none, kind="quiet", wraps=True)
        self._seal = plain_label(packages.SEAL, kind="quiet", wraps=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, SMALL, 0, 0)
        self.column.setSpacing(SMALL)
        self.column.addWidget(self._how)
        self.column.addWidget(self._none)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self._seal)

    def read(self) -> str:
        """Read again; the line of context.

        Raises:
            CchcError: it cannot be read.
        """
        raise AssertionError

    def words(self) -> str:
        """The words of the one primary action."""
        raise AssertionError

    def can_send(self) -> bool:
        """Whether there is something to send."""
        raise AssertionError

    def send(self) -> None:
        """Ask where to, and write."""
        raise AssertionError

    def send_chosen(self) -> None:
        """Write for the selected alone, where a part can do so."""

    def chosen_words(self) -> str:
        """The words of that quiet act; empty where there is none."""
        return ""

    def show_any(self, count: int) -> None:
        """An empty list says what will be here."""
        self._none.setVisible(not count)
        self.table.setVisible(bool(count))

    def ask_and_write(self, act: str, why: str, *, send: Send, said: Callable[[int], str]) -> None:
        """Ask for folder and passphrase, then write under a progress dialog."""
        dialog = SendOutDialog(act, why, desk=self.desk, parent=self.page)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.write(act, dialog.out.outward(), send=send, said=said)

    def write(
        self, act: str, outward: Callable[[Progress], Outward], *, send: Send, said: Callable[[int], str]
    ) -> None:
        """Write packages; those written before a failure stay written."""

        def written(made: tuple[Exported, ...]) -> None:
            self.desk.changes.announce(Topic.PACKAGES, Topic.KEYS)
            tell_delivered(self.page, act, what=said(len(made)), made=made)

        def failed(error: Exception) -> None:
            self.desk.changes.announce(Topic.PACKAGES)
            show_error(self.page, error)

        run_long(
            self.page,
            self.desk.jobs,
            title=texts.WRITING,
            work=lambda progress: send(outward(progress)),
            done=written,
            failed=failed,
        )
