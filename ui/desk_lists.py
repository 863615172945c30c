"""The lists of the tab where work is assigned: how far everybody is, and what two PCs gave differently."""

from core.services.assign_desks import AppraiserProgress
from core.services.decide_conflicts import ConflictView
from ui.tables import RIGHT, Column
from ui.texts import common
from ui.texts import desks_page as texts


def progress_columns() -> tuple[Column[AppraiserProgress], ...]:
    """One appraiser in a row."""
    return (
        Column(title=texts.COLUMN_WHO, text=texts.who, tip=texts.who),
        Column(
            title=texts.COLUMN_LINES,
            text=lambda each: texts.share(each.given, each.lines),
            sort_key=lambda each: each.given / each.lines if each.lines else 0,
            meaning=_meaning,
            align=RIGHT,
            width=132,
        ),
        Column(
            title=texts.COLUMN_UNITS,
            text=lambda each: texts.of(each.units_done, each.units),
            sort_key=lambda each: each.units_done,
            align=RIGHT,
            width=88,
        ),
        Column(title=texts.COLUMN_KEY, text=_key, meaning=_key_meaning, mark=_key_meaning, width=84),
        Column(
            title=texts.COLUMN_MERGED,
            text=lambda each: common.moment(None if each.desk is None else each.desk.merged_at),
            sort_key=lambda each: "" if each.desk is None else str(each.desk.merged_at or ""),
            width=124,
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
            text=lambda view: texts.value(view.ours),
            tip=lambda view: f"{view.ours.officer}, {common.moment(view.ours.at)}",
            align=RIGHT,
            width=96,
        ),
        Column(
            title=texts.COLUMN_THEIRS,
            text=lambda view: f"{view.desk_name}: {texts.value(view.theirs)}",
            tip=lambda view: f"{view.theirs.officer}, {common.moment(view.theirs.at)}",
            meaning=lambda _view: "care",
            mark=lambda _view: "care",
            width=170,
        ),
    )


def _meaning(each: AppraiserProgress) -> str:
    return "done" if each.lines and each.given == each.lines else ""


def _key(each: AppraiserProgress) -> str:
    if each.desk is None:
        return common.NONE
    return texts.KEY_YES if each.desk.has_key else texts.KEY_NO


def _key_meaning(each: AppraiserProgress) -> str:
    if each.desk is None:
        return ""
    return "done" if each.desk.has_key else "care"
