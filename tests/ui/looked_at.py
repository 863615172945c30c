"""What is looked for in every page and dialog: names, tongue, order, nothing cut."""

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QTabBar,
    QWidget,
)

ENGLISH = re.compile(
    r"\b(the|of|and|with|this|Cancel|Open|Close|Save|Yes|Undo|Redo|Cut|Copy|Paste|Delete|Select|Clear|Print|"
    r"Preview|Help|Back|Next|Finish|Apply|Reset|Error|Warning|Name|Size|Type|Date|Today|Search|Look in|Folder|"
    r"Insert|Step|Options|Properties|Pages|Copies|Landscape|Portrait|Monday|Sunday|January|March|December)\b"
)
# Names of things that are written so in Vietnamese offices too, and values nobody translates.
FOREIGN = re.compile(
    r"Windows|Excel|Word|PowerPoint|USB|PDF|JSON|OneDrive|Google Drive|Python|Ctrl|Shift|Alt|Enter|Delete|Esc|Tab|Page"
)


_LINE = 16  # pixels in which widgets stand on one line


def seen(root: QWidget) -> Iterator[QWidget]:
    """Every widget of a window that is in sight and not a part Qt makes for itself."""
    for widget in (root, *root.findChildren(QWidget)):
        if (
            widget.isVisible()
            and widget.window() is root.window()
            and not widget.objectName().startswith("qt_")
        ):
            yield widget


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab stops there."""
    if isinstance(widget, QHeaderView) or isinstance(widget.parentWidget(), QComboBox):
        return False
    if widget.focusProxy() is not None:
        return False  # the proxy is looked at
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    if isinstance(widget, QTabBar) and widget.count():
        return widget.tabText(0)
    for label in widget.window().findChildren(QLabel):
        if label.buddy() is widget and label.text():
            return label.text()
    return ""


def nameless(root: QWidget) -> list[str]:
    """Widgets that take the focus and say nothing."""
    return [described(widget) for widget in seen(root) if takes_focus(widget) and not name_of(widget)]


def texts_of(widget: QWidget) -> Iterator[str]:
    """Every text a widget shows or says."""
    yield from (
        widget.accessibleName(),
        widget.toolTip(),
        widget.windowTitle(),
        widget.accessibleDescription(),
    )
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        model = widget.model()
        columns = model.columnCount() if model is not None else 0
        yield from (str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in range(columns))


def texts_of_menu(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        yield from _texts_of_action(action)


def _texts_of_action(action: QAction) -> Iterator[str]:
    yield from (action.text().replace("&", ""), action.toolTip())


def english(texts: Iterator[str]) -> list[str]:
    """Texts with an English word in them."""
    return [text for text in texts if ENGLISH.search(FOREIGN.sub("", text))]


def cut(root: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit into them."""
    found = []
    for widget in seen(root):
        if not isinstance(widget, QLabel | QPushButton | QCheckBox | QRadioButton) or not widget.text():
            continue
        metrics = QFontMetrics(widget.font())
        lines = widget.text().replace("&", "").split("\n")
        if isinstance(widget, QLabel):
            room = widget.contentsRect()
            if widget.wordWrap():
                if widget.heightForWidth(widget.width()) > widget.height() + 1:
                    found.append(described(widget))
                continue
            is_cut = max(map(metrics.horizontalAdvance, lines)) > room.width() + 1
            is_cut = is_cut or metrics.height() * len(lines) > room.height() + 2
        else:
            is_cut = metrics.horizontalAdvance(lines[0]) > widget.width()
        if is_cut:
            found.append(described(widget))
    return found


def backward(root: QWidget) -> list[str]:
    """Steps of Tab that go back up without going to the right, or back left along one line."""
    chain: list[QWidget] = []
    start = at = root.nextInFocusChain()
    shown = set(map(id, seen(root)))
    while True:
        if id(at) in shown and takes_focus(at):
            chain.append(at)
        at = at.nextInFocusChain()
        if at is start:
            break
    origin = min(range(len(chain)), key=lambda n: _place(chain[n], root), default=0)
    chain = chain[origin:] + chain[:origin]
    return [
        f"{described(first)} -> {described(second)}"
        for first, second in pairwise(chain)
        if _goes_back(first, second, root)
    ]


def _goes_back(first: QWidget, second: QWidget, root: QWidget) -> bool:
    one, two = first.mapTo(root, QPoint(0, 0)), second.mapTo(root, QPoint(0, 0))
    is_above = two.y() + second.height() <= one.y() + 2
    is_left = two.x() + second.width() <= one.x() + 2
    same_line = abs((two.y() + second.height() / 2) - (one.y() + first.height() / 2)) < 8
    return (is_above and two.x() <= one.x()) or (same_line and is_left)


def _place(widget: QWidget, root: QWidget) -> tuple[int, int]:
    at = widget.mapTo(root, QPoint(0, widget.height() // 2))
    return at.y() // _LINE, at.x()


def described(widget: QWidget) -> str:
    """A widget by its kind and words, to be found again."""
    words = name_of(widget) or widget.objectName()
    return f"{type(widget).__name__}({words[:60]!r} {widget.width()}x{widget.height()})"
