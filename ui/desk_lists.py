"""The lists of the tab where work is assigned: how far everybody is, and what two PCs gave differently."""

from core.dates import local_day
from core.services.assign_desks import AppraiserProgress
from core.services.decide_conflicts import ConflictView
from ui.tables import RIGHT, Column, part
from ui.texts import common
from ui.texts import desks_page as texts
from ui.texts import list_paper as paper


def progress_columns() -> tuple[Column[AppraiserProgress], ...]:
    """One appraiser in a row."""
    return (
        Column(title=texts.COLUMN_WHO, text=texts.name_of, mark=_key_mark, tip=texts.who),
        Column(
            title=texts.COLUMN_LINES,
            text=lambda each: texts.of(each.given, each.lines),
            tip=lambda each: texts.share(each.given, each.lines),
            sort_key=lambda each: each.given / each.lines if each.lines else 0,
            meaning=_meaning,
            align=RIGHT,
            width=96,
            parts=(part(paper.COUNT, lambda each: each.given), part(paper.OUT_OF, lambda each: each.lines)),
        ),
        Column(
            title=texts.COLUMN_UNITS,
            text=lambda each: texts.of(each.units_done, each.units),
            sort_key=lambda each: each.units_done,
            align=RIGHT,
            width=84,
            parts=(
                part(paper.COUNT, lambda each: each.units_done),
                part(paper.OUT_OF, lambda each: each.units),
            ),
        ),
        Column(
            title=texts.COLUMN_MERGED,
            text=texts.day_of,
            sort_key=lambda each: "" if each.desk is None else str(each.desk.merged_at or ""),
            width=88,
            value=lambda each: (
                None if each.desk is None or each.desk.merged_at is None else local_day(each.desk.merged_at)
            ),
        ),
    )


def conflict_columns() -> tuple[Column[ConflictView], ...]:
    """One contested line in a row, both values beside each other."""
    return (
        Column(title=texts.COLUMN_UNIT, text=lambda view: view.unit.name),
        Column(
            title=texts.COLUMN_LINE,
            text=lambda view: view.criterion.id,
            tip=lambda view: view.criterion.name,
            width=68,
        ),
        Column(
            title=texts.COLUMN_OURS,
            text=lambda view: texts.short(view.ours),
            tip=lambda view: f"{view.ours.officer}, {common.moment(view.ours.at)}",
            sort_key=lambda view: float(view.ours.points or 0),
            align=RIGHT,
            width=76,
            value=lambda view: None if view.ours.excluded else view.ours.points,
        ),
        Column(
            title=texts.COLUMN_THEIRS,
            text=lambda view: texts.short(view.theirs),
            tip=lambda view: f"{view.theirs.officer}, {common.moment(view.theirs.at)}",
            sort_key=lambda view: float(view.theirs.points or 0),
            meaning=lambda _view: "care",
            mark=lambda _view: "care",
            align=RIGHT,
            width=76,
            value=lambda view: None if view.theirs.excluded else view.theirs.points,
        ),
        Column(title=texts.COLUMN_DESK, text=lambda view: view.desk_name, tip=lambda view: view.desk_name),
    )


def _meaning(each: AppraiserProgress) -> str:
    return "done" if each.lines and each.given == each.lines else ""


def _key_mark(each: AppraiserProgress) -> str:
    """A desk whose key is not confirmed yet cannot be given work."""
    return "care" if each.desk is not None and not each.desk.has_key else ""
