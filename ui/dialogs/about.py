"""What this program is, what its seal is and is not, where things lie, whose parts it uses."""

import platform
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.version import VERSION
from ui.desk import Desk
from ui.focus_in_sight import FocusInSight
from ui.icons import program_icon
from ui.licences import Part, shipped_parts
from ui.messages import copy_text, open_folder, plain_label
from ui.page import GAP, SMALL
from ui.tables import Column, TableView
from ui.texts import about as texts
from ui.texts import common
from ui.window_place import fit

_WIDTH, _HEIGHT = 760, 720
_LIST_HEIGHT, _LIST_WIDTH = 240, 440
_MARK = 48


class AboutDialog(QDialog):
    """Everything in it can be read, copied and reached by keyboard."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(texts.TITLE)
        fit(self, (_WIDTH, _HEIGHT))
        self.parts: TableView[Part] = TableView(_columns(), texts.LICENCES)
        self.words = QPlainTextEdit()
        self.leave = QPushButton(common.CLOSE)
        self._build()
        self.parts.current_changed.connect(lambda _part: self._show_words())
        self.parts.show_rows(shipped_parts())
        self.parts.select(lambda _part: True)
        self.leave.setFocus()  # not on the list: on a low screen the dialog would open at its end

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Names and values, as they are shown and copied."""
        around, program = self._desk, self._desk.program
        return (
            (texts.VERSION, f"{common.PROGRAM} {VERSION}"),
            (texts.BUILD, texts.build(program.release)),
            ("", software()),
            *((texts.RELEASE_KEY, texts.release_key(key)) for key in program.release.keys),
            (texts.KIND, texts.PORTABLE if program.is_portable else texts.INSTALLED),
            (texts.ALL_DATA, str(program.data or texts.UNKNOWN)),
            (texts.DATA, str(around.folder or texts.UNKNOWN)),
            (texts.LOGS, str(around.logs or texts.UNKNOWN)),
        )

    def copy(self) -> None:
        """Put the facts on the clipboard."""
        copy_text("\n".join(f"{name}: {value}" if name else value for name, value in self.facts()))

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("kind", "plain")
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 24, 24, GAP)
        column.setSpacing(GAP)
        column.addLayout(self._build_head())
        column.addWidget(plain_label(texts.SEAL_TITLE, kind="heading"))
        column.addWidget(plain_label(texts.SEAL, wraps=True))
        column.addLayout(self._build_facts())
        column.addWidget(plain_label(texts.LICENCES, kind="heading"))
        column.addWidget(self._build_parts(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        FocusInSight(area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area, 1)
        whole.addLayout(self._build_buttons())

    def _build_head(self) -> QHBoxLayout:
        mark = plain_label()
        mark.setPixmap(program_icon().pixmap(_MARK, _MARK))
        words = QVBoxLayout()
        words.addWidget(plain_label(common.PROGRAM_LONG, kind="title", wraps=True))
        words.addWidget(plain_label(texts.WHAT, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _build_facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self.facts()):
            label = plain_label(value, wraps=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(plain_label(name, kind="quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, row, 1)
        return grid

    def _build_parts(self) -> QSplitter:
        self.words.setReadOnly(True)
        self.words.setAccessibleName(texts.LICENCE_WORDS)
        self.words.setTabChangesFocus(True)
        both = QSplitter()
        both.addWidget(self.parts)
        both.addWidget(self.words)
        both.setChildrenCollapsible(False)
        both.setMinimumHeight(_LIST_HEIGHT)
        both.setSizes([_LIST_WIDTH, _WIDTH - _LIST_WIDTH])
        return both

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, SMALL, 24, GAP)
        row.setSpacing(SMALL)
        copy = QPushButton(texts.COPY)
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda _checked=False: self.copy())
        row.addWidget(copy)
        for text, folder in ((texts.OPEN_DATA, self._desk.folder), (texts.OPEN_LOGS, self._desk.logs)):
            if folder is not None:
                row.addWidget(_opener(text, folder))
        row.addStretch(1)
        self.leave.clicked.connect(self.accept)
        row.addWidget(self.leave)
        return row

    def _show_words(self) -> None:
        part = self.parts.current()
        self.words.setPlainText("" if part is None else part.words or texts.NO_WORDS)


def software() -> str:
    """The versions below ours."""
    system = f"{platform.system()} {platform.release()}"
    return texts.SOFTWARE.format(python=platform.python_version(), qt=qVersion(), system=system)


def _opener(text: str, folder: Path) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: open_folder(folder))
    return button


def _columns() -> tuple[Column[Part], ...]:
    return (
        Column(title=texts.PART, text=lambda part: part.name),
        Column(title=texts.PART_VERSION, text=lambda part: part.version, width=96),
        Column(title=texts.PART_LICENCE, text=lambda part: part.licence or texts.NOT_STATED, width=130),
    )
