"""Print, preview and export of a list: the same acts for every table, grid and tree of the window."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QMenu, QWidget

from core.progress import Progress
from core.reporting.document import Report
from ui.desk import Desk
from ui.listing import ListHead, Listing, list_report
from ui.paper_files import write_paper
from ui.texts import common
from ui.texts import list_paper as texts

_CONTROL = Qt.KeyboardModifier.ControlModifier
_MENU = "list-acts"
IS_FILTER = "filters"  # the property of a box that leaves rows of a list out


class ListActs(QObject):
    """Belongs to one view; `listing` takes what it shows now. `brings_menu`: the view has none of its own."""

    def __init__(
        self, view: QAbstractItemView, listing: Callable[[], Listing], *, brings_menu: bool = True
    ) -> None:
        super().__init__(view)
        self._view, self._listing = view, listing
        if brings_menu:
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._show_menu)

    @property
    def view(self) -> QAbstractItemView:
        """The list."""
        return self._view

    @property
    def is_offered(self) -> bool:
        """Whether there is a workspace around the list to say whose it is."""
        return desk_of(self._view) is not None

    def listing(self) -> Listing:
        """What the list shows now."""
        return self._listing()

    def hear(self, event: QKeyEvent) -> bool:
        """Ctrl+P and Ctrl+E, where no page has given them another job; whether that is what was pressed."""
        if event.modifiers() != _CONTROL or not self.is_offered:
            return False
        if event.key() == Qt.Key.Key_P:
            self.print()
        elif event.key() == Qt.Key.Key_E:
            self.export()
        else:
            return False
        event.accept()
        return True

    def fill(self, menu: QMenu) -> None:
        """Put both acts into a menu."""
        for text, act in ((texts.PRINT, self.print), (texts.EXPORT, self.export)):
            action = menu.addAction(text)
            action.triggered.connect(lambda _checked=False, act=act: act())
            action.setEnabled(self.is_offered)

    def print(self) -> None:
        """Look at the pages, then print or save them."""
        from ui.dialogs.print_preview import Previewed, preview_paper

        desk, listing = desk_of(self._view), self.listing()
        if desk is not None:
            paper = Previewed(
                title=listing.name, file_name=texts.file_name(listing.name), make=self.maker(listing)
            )
            preview_paper(self._view, desk, paper=paper)

    def export(self) -> None:
        """Choose a file and write the list into it."""
        desk, listing = desk_of(self._view), self.listing()
        if desk is not None:
            name = texts.FILE_NAME.format(name=texts.file_name(listing.name))
            write_paper(self._view, desk, make=self.maker(listing), name=name)

    def maker(self, listing: Listing) -> Callable[[Progress], Report]:
        """How the list becomes a report, later and elsewhere; the words around it are taken now."""
        head = head_of(self._view)
        return lambda progress: list_report(listing, head, progress=progress)

    def _show_menu(self, at: QPoint) -> None:
        for earlier in self._view.findChildren(QMenu, _MENU):
            earlier.deleteLater()
        if not self.is_offered:
            return
        menu = QMenu(self._view)
        menu.setObjectName(_MENU)
        self.fill(menu)
        menu.popup(self._view.viewport().mapToGlobal(at))


def acts_of(view: QWidget) -> ListActs | None:
    """The acts of a view itself."""
    found: ListActs | None = view.findChild(ListActs, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found


def acts_at(widget: QWidget | None) -> ListActs | None:
    """The acts of the list a widget stands in."""
    while widget is not None:
        found = acts_of(widget) if isinstance(widget, QAbstractItemView) else None
        if found is not None:
            return found
        widget = widget.parentWidget()
    return None


def acts_within(root: QWidget) -> tuple[ListActs, ...]:
    """The acts of every list in sight, in the order of reading."""
    found = [each for each in root.findChildren(ListActs) if each.view.isVisible()]
    return tuple(sorted(found, key=lambda each: _place(each.view, root)))


def desk_of(widget: QWidget | None) -> Desk | None:
    """The workspace a widget belongs to, through its dialogs and its page."""
    while widget is not None:
        desk = getattr(widget, "desk", None)
        if isinstance(desk, Desk):
            return desk
        widget = widget.parentWidget()
    return None


def head_of(view: QWidget) -> ListHead:
    """Where a list is shown: title and context of its page or dialog, what filters it, today."""
    desk = desk_of(view)
    assert desk is not None
    at: QWidget | None = view
    while at is not None and not at.isWindow() and not isinstance(getattr(at, "context", None), str):
        at = at.parentWidget()
    context = str(getattr(at, "context", "") or "")
    title = str(getattr(at, "title", "") or "") if context else "" if at is None else at.windowTitle()
    unit, year = desk.office().unit.name, common.year(desk.year)
    return ListHead(
        title=title or view.accessibleName(),
        context=(*(words for words in (unit, year) if words not in context), context),
        filters=tuple(_filters(view if at is None else at)),
        day=desk.services.clock.today(),
    )


def _filters(root: QWidget) -> Iterator[str]:
    """What the search lines and boxes in sight leave out."""
    for line in root.findChildren(QLineEdit):
        if line.isVisible() and line.text() and line.placeholderText() == common.SEARCH:
            yield texts.FOUND.format(text=line.text())
    for box in root.findChildren(QComboBox):
        if box.isVisible() and box.property(IS_FILTER) and box.currentIndex() > 0:
            yield box.currentText()


def _place(view: QWidget, root: QWidget) -> tuple[int, int]:
    at = view.mapTo(root, QPoint(0, 0))
    return at.y(), at.x()
