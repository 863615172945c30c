"""Packages under review by what they are to this office: tabs with counts that filter the list."""

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtWidgets import QTabBar, QWidget

from core.packages.plan import Change
from ui.package_review import Reviewed, is_unchecked
from ui.texts import common
from ui.texts import import_page as texts
from ui.texts.round_board import tab


class Group(StrEnum):
    """What a package is to this office now."""

    ALL = ""
    NEW = "new"
    REVISED = "revised"
    HELD = "held"
    UNCHECKED = "unchecked"
    REFUSED = "refused"
    TAKEN = "taken"


_NAMES: Mapping[Group, str] = MappingProxyType(
    {
        Group.ALL: common.ALL,
        Group.NEW: texts.GROUP_NEW,
        Group.REVISED: texts.GROUP_REVISED,
        Group.HELD: texts.HELD,
        Group.UNCHECKED: texts.UNCHECKED,
        Group.REFUSED: texts.REFUSED,
        Group.TAKEN: texts.TAKEN,
    }
)


def group_of(row: Reviewed) -> Group:
    """Where a package belongs."""
    if row.error is not None:
        return Group.UNCHECKED if is_unchecked(row) else Group.REFUSED
    if row.is_taken:
        return Group.TAKEN
    if row.is_held:
        return Group.HELD
    is_revised = row.card.plan is not None and row.card.plan.change is Change.REVISED
    return Group.REVISED if is_revised else Group.NEW


class GroupTabs(QTabBar):
    """One tab for each group that has a package; the group chosen stays while it has one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setAccessibleName(texts.COLUMN_STATE)
        for _group in Group:
            self.addTab("")

    def show_counts(self, rows: Sequence[Reviewed]) -> None:
        """Say how many packages each group has."""
        counts = Counter(map(group_of, rows))
        counts[Group.ALL] = len(rows)
        for at, group in enumerate(Group):
            self.setTabText(at, tab(_NAMES[group], counts[group]))
            self.setTabVisible(at, group is Group.ALL or counts[group] > 0)
        if not counts[self.group()]:
            self.setCurrentIndex(0)

    def group(self) -> Group:
        """The group chosen."""
        return tuple(Group)[max(self.currentIndex(), 0)]

    def keeps(self, row: Reviewed) -> bool:
        """Whether a package belongs to the group chosen."""
        return self.group() in {Group.ALL, group_of(row)}
