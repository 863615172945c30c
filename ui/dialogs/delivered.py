"""After a package was written: what lies where, that the stick may go, and a second look at it."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.delivery import Delivered
from core.progress import Progress
from ui.desk import Desk
from ui.messages import open_folder, plain_label, show_error
from ui.page import set_pill
from ui.progress_dialog import run_long
from ui.texts import common
from ui.texts import export_page as texts


class DeliveredDialog(QDialog):
    """Says that everything was written and read back, and only that; `Check again` reads it once more."""

    def __init__(
        self,
        title: str,
        what: str,
        *,
        delivered: Delivered,
        desk: Desk,
        parent: QWidget,
        hand_over: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(560)
        self._delivered, self._desk = delivered, desk
        self.state = plain_label(texts.SAFE, wraps=True)
        set_pill(self.state, "done")
        self.again = QPushButton(texts.CHECK_AGAIN)
        self.hand_over = QPushButton(texts.HAND_OVER)
        self.hand_over.setVisible(hand_over is not None)
        if hand_over is not None:
            self.hand_over.clicked.connect(lambda _checked=False: hand_over())
        self._build(what)

    def check_again(self) -> None:
        """Read every file as the drive has it now."""
        service, delivered = self._desk.services.deliver_package, self._delivered

        def work(progress: Progress) -> None:
            service.check_again(delivered, progress=progress)

        run_long(
            self,
            self._desk.jobs,
            title=texts.CHECKING_AGAIN,
            work=work,
            done=self._same,
            failed=self._differs,
        )

    def _same(self, _nothing: object) -> None:
        self.state.setText(texts.CHECKED_AGAIN)
        set_pill(self.state, "done")

    def _differs(self, error: Exception) -> None:
        self.state.setText(texts.NOT_CHECKED_AGAIN)
        set_pill(self.state, "wrong")
        show_error(self, error)

    def _build(self, what: str) -> None:
        files = plain_label(texts.delivered_files(self._delivered), wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(what, kind="heading", wraps=True))
        column.addWidget(self.state)
        column.addWidget(files)
        column.addWidget(plain_label(texts.CHECK_AGAIN_HINT, kind="quiet", wraps=True))
        row = QHBoxLayout()
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self.check_again)
        show = QPushButton(common.OPEN_FOLDER)
        show.setAutoDefault(False)
        show.clicked.connect(lambda: open_folder(self._delivered.files[0].path.parent))
        leave = QPushButton(common.CLOSE)
        leave.setProperty("kind", "primary")
        leave.setDefault(True)
        leave.clicked.connect(self.accept)
        row.addWidget(self.again)
        self.hand_over.setAutoDefault(False)
        row.addWidget(self.hand_over)
        row.addStretch(1)
        row.addWidget(show)
        row.addWidget(leave)
        column.addLayout(row)
