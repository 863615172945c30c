"""Streams blocked by a fork and packages whose number jumped: they wait for persons to decide."""

from PySide6.QtWidgets import QPushButton

from core.reporting.document import CellKind
from ui.desk import Desk
from ui.key_view import Decision
from ui.listed import Listed
from ui.messages import copy_text
from ui.tables import Column, TableView
from ui.texts import common, packages
from ui.texts import keys as texts


class WaitingList(Listed[Decision]):
    """The table of decisions; `lift` and `let_pass` are the acts on them."""

    def __init__(self, desk: Desk) -> None:
        table: TableView[Decision] = TableView(_columns(), texts.TAB_WAITING)
        super().__init__(desk, table, key="waiting", none=texts.WAITING_NONE, detail_none=texts.WAITING_NONE)
        self.lift = QPushButton(texts.LIFT)
        self.let_pass = QPushButton(texts.CONFIRM_JUMP)
        self.copy = QPushButton(texts.COPY_BOTH)
        self.copy.clicked.connect(lambda _checked=False: self._copy())
        for button in (self.lift, self.let_pass, self.copy):
            self.add_act(button)
        table.current_changed.connect(self._show_detail)
        self._show_detail(None)

    def show_decisions(self, rows: tuple[Decision, ...]) -> None:
        """Show what waits."""
        self.table.show_rows(rows, same=_identity)
        self.show_count(len(rows))
        if rows and self.table.current() is None:
            self.table.select(lambda _row: True)
        self._show_detail(self.table.current())

    def _copy(self) -> None:
        row = self.table.current()
        if row is not None and row.block is not None:
            copy_text(f"{row.block.held}\n{row.block.offered}")

    def _show_detail(self, row: Decision | None) -> None:
        block = None if row is None else row.block
        self.lift.setVisible(block is not None and not block.is_lifted)
        self.copy.setVisible(block is not None)
        self.let_pass.setVisible(row is not None and row.jump is not None)
        if row is None:
            self.show_facts("", ())
        elif block is not None:
            facts = (
                (texts.WAITING_STATE, state(row), meaning(row)),
                (texts.FORK_HELD, packages.digest_groups(block.held), ""),
                (texts.FORK_OFFERED, packages.digest_groups(block.offered), ""),
            )
            more = texts.FORK_LIFTED_ADVICE if block.is_lifted else texts.FORK_ADVICE
            self.show_facts(f"{row.name}: {kind(row)}", facts, more=more)
        else:
            assert row.jump is not None
            facts = (
                (texts.WAITING_STATE, state(row), meaning(row)),
                (texts.REFUSED_FILE, row.jump.name, ""),
                (texts.REFUSED_DIGEST, packages.digest_groups(row.jump.digest), ""),
            )
            self.show_facts(f"{row.name}: {kind(row)}", facts, more=texts.JUMP_ADVICE)


def kind(row: Decision) -> str:
    """What there is to decide."""
    return texts.JUMP if row.block is None else texts.FORK


def state(row: Decision) -> str:
    """How far it is."""
    if row.block is None:
        return texts.JUMP_WAITS
    return texts.FORK_LIFTED if row.block.is_lifted else texts.FORK_BLOCKED


def meaning(row: Decision) -> str:
    """The colour of that."""
    if row.block is None:
        return "care"
    return "none" if row.block.is_lifted else "wrong"


def _identity(row: Decision) -> object:
    return (row.unit, row.year, row.jump.digest if row.jump else "")


def _columns() -> tuple[Column[Decision], ...]:
    return (
        Column(title=texts.WAITING_UNIT, text=lambda row: row.name),
        Column(title=texts.WAITING_KIND, text=kind, width=240),
        Column(
            title=texts.WAITING_YEAR,
            text=lambda row: str(row.year or common.NONE),
            sort_key=lambda row: row.year,
            width=70,
            value=lambda row: row.year or None,
            kind=CellKind.PLAIN,
        ),
        Column(title=texts.WAITING_STATE, text=state, meaning=meaning, mark=meaning, width=190),
    )
