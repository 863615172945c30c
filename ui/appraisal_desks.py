"""Who appraises what: the parts at the left, how far everybody is and what needs a decision at the right."""

from typing import ClassVar

from PySide6.QtWidgets import QAbstractItemView, QDialog, QVBoxLayout, QWidget

from core.desks import Assignment
from core.progress import Progress
from core.services.assign_desks import AppraiserProgress, AssignmentBoard
from core.services.decide_conflicts import ConflictView
from core.services.export_package import Exported
from core.services.export_work import WorkGiven
from ui.appraisal_part import AppraisalPart
from ui.changes import Topic
from ui.criteria_tree import Cell, CriteriaTree
from ui.desk_lists import conflict_columns, progress_columns
from ui.dialogs.assign_parts import AssignPartsDialog
from ui.dialogs.conflicts import ConflictsDialog
from ui.dialogs.desk_list import DeskListDialog
from ui.dialogs.give_work import GiveWorkDialog
from ui.dialogs.send_out import SendOutDialog
from ui.kept_splitter import keep_splitter
from ui.messages import plain_label, reporting, show_error, tell_where
from ui.page import SMALL, Page, nothing_here
from ui.progress_dialog import run_long
from ui.side_by_side import SideBySide
from ui.tables import TableView
from ui.texts import desks_page as texts

_WHO_WIDTH, _NARROW = 150, 860
_LOWEST = (240, 220)
_SIZES = (560, 530)
_MOST_UNDONE = 50


class AppraisalDesks(AppraisalPart):
    """At the lead office parts are given out and conflicts decided; a desk sees its own and sends it back."""

    title: ClassVar[str] = texts.TAB

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._is_desk = self.desk.office().is_desk
        self._board: AssignmentBoard | None = None
        self._before: list[tuple[int, tuple[Assignment, ...]]] = []
        self.tree = CriteriaTree(texts.TITLES, (_WHO_WIDTH,))
        self.progress: TableView[AppraiserProgress] = TableView(progress_columns(), texts.PROGRESS)
        self.conflicts: TableView[ConflictView] = TableView(conflict_columns(), texts.CONFLICTS)
        self._none = plain_label(texts.NO_PROGRESS, kind="quiet", wraps=True)
        self._contested = QWidget()
        self._empty = nothing_here(
            texts.NO_WORK if self._is_desk else texts.NO_ROUND,
            texts.TO_IMPORT if self._is_desk else texts.TO_ROUND,
            act=lambda: self.desk.go_to("import" if self._is_desk else "round"),
        )
        self._offer_acts()
        self._build()
        self._listen()

    def read(self) -> None:
        """Read parts, progress and open conflicts."""
        services, year = self.desk.services, self.desk.year
        is_there = services.run_round.round(year) is not None
        self._empty.setVisible(not is_there)
        self._filled.setVisible(is_there)
        if not is_there:
            self._board = None
            self.context = ()
            self._allow()
            return
        self._show(services.desks.assign.board(year))
        self._show_conflicts()

    def stand_on(self, subject: str) -> None:
        """Stand on the conflict of a line `UNIT:CRITERION`, or on the tree."""
        unit, _, criterion = subject.partition(":")
        place = (unit, criterion)
        if unit and self.conflicts.select(lambda view: (view.unit.code, view.criterion.id) == place):
            self.conflicts.setFocus()
        else:
            self.tree.setFocus()

    def assign(self) -> None:
        """Give the chosen parts to somebody."""
        board, nodes = self._board, self.tree.nodes_chosen()
        if board is None or not nodes:
            return
        units = tuple(map(self.desk.services.units.unit, board.round.units))
        dialog = AssignPartsDialog(board, nodes, units=units, parent=self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        with reporting(self):
            changed = self.desk.services.desks.assign.assign(board.round.year, dialog.assignments())
            self._before = [*self._before, (board.round.year, board.assignments)][-_MOST_UNDONE:]
            self._show(changed)
            self.desk.changes.tell(texts.assigned(dialog.count(), dialog.told()))
            self.desk.changes.announce(Topic.APPRAISALS)

    def undo(self) -> None:
        """Bring back the parts as they were before the last change."""
        if not self._before:
            return
        year, assignments = self._before.pop()
        with reporting(self):
            board = self.desk.services.desks.assign.assign(year, assignments)
            if year == self.desk.year:
                self._show(board)
            self.desk.changes.tell(texts.UNDONE)

    def list_desks(self) -> None:
        """Add, rename and remove desks."""
        DeskListDialog(self.desk, parent=self).exec()
        with reporting(self):
            self.read()

    def decide(self) -> None:
        """Decide what two PCs gave differently, beginning with the one stood on."""
        views = self.conflicts.rows_model.rows
        if not views:
            return
        held = self.conflicts.current()
        at = "" if held is None else held.conflict.id
        ConflictsDialog(self.desk, views, at=at, parent=self).exec()
        with reporting(self):
            self.read()

    def give(self) -> None:
        """Hand work to a desk."""
        if self._board is None:
            return
        held = self.progress.current()
        chosen = "" if held is None or held.desk is None else held.desk.desk.code
        dialog = GiveWorkDialog(self.desk, self._board.desks, chosen=chosen, parent=self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        year, code, handing = self._board.round.year, dialog.code(), dialog.handing()
        outward = dialog.out.outward()

        def work(progress: Progress) -> WorkGiven:
            return self.desk.services.desks.work.give(year, code, handing=handing, outward=outward(progress))

        run_long(
            self,
            self.desk.jobs,
            title=texts.WRITING,
            work=work,
            done=self._given,
            failed=lambda error: show_error(self, error),
        )

    def bring(self) -> None:
        """At a desk: write what it gave for the lead office."""
        if self._board is None:
            return
        dialog = SendOutDialog(texts.BRING_ACT, texts.BRING_WHY, desk=self.desk, parent=self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        year, outward = self._board.round.year, dialog.out.outward()

        def work(progress: Progress) -> Exported:
            return self.desk.services.desks.work.bring(year, outward=outward(progress))

        run_long(
            self,
            self.desk.jobs,
            title=texts.WRITING,
            work=work,
            done=self._brought,
            failed=lambda error: show_error(self, error),
        )

    def _given(self, done: WorkGiven) -> None:
        self.desk.changes.announce(Topic.PACKAGES, Topic.KEYS)
        tell_where(self, texts.GIVE_ACT, what=texts.given(done), path=done.path)

    def _brought(self, sent: Exported) -> None:
        self.desk.changes.announce(Topic.PACKAGES, Topic.KEYS)
        path = sent.files[0]
        tell_where(self, texts.BRING_ACT, what=texts.brought(path.name), path=path)

    def _show(self, board: AssignmentBoard) -> None:
        self._board = board
        self.tree.show_set(board.criteria)
        self.tree.set_cells(_cells(board))
        self.progress.show_rows(
            board.progress, same=lambda each: (each.person, each.desk and each.desk.desk.code)
        )
        self._none.setVisible(not board.progress)
        self.progress.setVisible(bool(board.progress))
        self._allow()

    def _show_conflicts(self) -> None:
        views = () if self._is_desk else self.desk.services.desks.conflicts.conflicts(self.desk.year)
        self.conflicts.show_rows(views, same=lambda view: view.conflict.id)
        self._contested.setVisible(bool(views))
        self._allow()

    def _allow(self) -> None:
        board, count = self._board, len(self.conflicts.rows_model.rows)
        self.context = () if board is None else texts.context(board)
        is_open = board is not None and board.round.published_at is None
        for button in self._of_lead:
            self.want(button, board is not None and not self._is_desk)
        self.want(self._take_in, board is not None)
        self.want(self._give, board is not None and not self._is_desk)
        self.want(self._bring, board is not None and self._is_desk)
        self.want(self._decide, bool(count))
        self._assign.setEnabled(is_open and bool(self.tree.nodes_chosen()))
        self._give.setEnabled(is_open and board is not None and bool(board.desks))
        self._bring.setEnabled(is_open)
        self.changed.emit()

    def _offer_acts(self) -> None:
        self._decide = self.offer(texts.DECIDE, self.decide, mark="care")
        self._assign = self.offer(texts.ASSIGN, self.assign, keys="Ctrl+N")
        self._desks = self.offer(texts.DESKS, self.list_desks)
        self._take_in = self.offer(
            texts.TAKE, lambda: self.desk.go_to("import"), mark="import", keys="Ctrl+I"
        )
        self._give = self.offer_primary(texts.GIVE, self.give, mark="send")
        self._bring = self.offer_primary(texts.BRING, self.bring, mark="send")
        self._of_lead = (self._assign, self._desks)
        own = self.bring if self._is_desk else self.give
        self.add_keys("Ctrl+E", own, text=texts.BRING_ACT if self._is_desk else texts.GIVE_ACT)
        if not self._is_desk:
            self.add_keys("Ctrl+Z", self.undo, text=texts.UNDO)

    def _listen(self) -> None:
        self.tree.selectionModel().selectionChanged.connect(lambda *_places: self._allow())
        self.conflicts.opened.connect(lambda _view: self.decide())

    def _build(self) -> None:
        mode = QAbstractItemView.SelectionMode
        self.tree.setSelectionMode(mode.NoSelection if self._is_desk else mode.ExtendedSelection)
        self.progress.keep_place(self.desk.places, "desks")
        self.conflicts.keep_place(self.desk.places, "conflicts")
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        column.addWidget(plain_label(texts.PROGRESS, kind="heading"))
        column.addWidget(self._none)
        column.addWidget(self.progress, 1)
        under = QVBoxLayout(self._contested)
        under.setContentsMargins(0, SMALL, 0, 0)
        under.setSpacing(SMALL)
        under.addWidget(plain_label(texts.CONFLICTS, kind="heading"))
        under.addWidget(self.conflicts, 1)
        column.addWidget(self._contested, 1)
        column.addStretch(0)
        self._filled = SideBySide(self.tree, right, narrow=_NARROW, lowest=_LOWEST)
        self._filled.setSizes(list(_SIZES))
        for at, share in enumerate(_SIZES):
            self._filled.setStretchFactor(at, share)
        keep_splitter(self._filled, self.desk.places, key="desks")
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self._filled, 1)


def _cells(board: AssignmentBoard) -> dict[str, tuple[Cell, ...]]:
    """Who answers for every row; what is given to a row above stands quiet below it."""
    own: dict[str, list[Assignment]] = {}
    for each in board.assignments:
        own.setdefault(each.node, []).append(each)
    above: dict[str, str] = {}
    cells: dict[str, tuple[Cell, ...]] = {}
    for node in board.criteria.nodes:
        told = texts.whose(own.get(node.id, ()), board.desks, is_own=True)
        inherited = above.get(node.parent_id or "", "")
        every = [each for each in own.get(node.id, ()) if not each.unit]
        above[node.id] = texts.whose(every, board.desks, is_own=True) or inherited
        words = told if every or not inherited else "; ".join(filter(None, (inherited, told)))
        cells[node.id] = (Cell(text=words, meaning="" if told else "quiet", is_figure=False),)
    return cells
