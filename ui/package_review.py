"""Packages under review: each with the verdict of its checks, what it would change, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core.dates import local_day
from core.errors import CchcError, DeviceError
from core.exchanges import HeldKey
from core.packages.carriage_refusals import AgeLocked
from core.packages.kinds import Kind
from core.packages.plan import Change
from core.packages.refusals import RevisionJump, SchemaNewer, TrustNone, UnknownKey
from core.reporting.refused_list import RefusedFile
from core.services.import_package import Imported, ImportStatus, PackageCard
from ui.desk import Desk
from ui.key_view import unit_name
from ui.package_card import PackageCardView
from ui.tables import RIGHT, Column
from ui.texts import common, numbers, packages, receiving
from ui.texts import import_page as texts
from ui.texts.errors import sentence_of

_UNCHECKED = (DeviceError, SchemaNewer, TrustNone, UnknownKey, AgeLocked, RevisionJump)
_NEWS = {
    Kind.RETURN: receiving.RETURNED_HERE,
    Kind.RECEIPT: receiving.RECEIPT_HERE,
    Kind.RESULT: receiving.RESULT_HERE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One package in the list: its card, and the outcome once it was taken in."""

    card: PackageCard
    outcome: Imported | None = None

    @property
    def error(self) -> CchcError | None:
        """Why it was refused, at the check or when it was taken in."""
        if self.outcome is not None and self.outcome.error is not None:
            return self.outcome.error
        return self.card.error

    @property
    def is_ready(self) -> bool:
        """Whether it may be taken in and would change something."""
        return self.error is None and self.outcome is None and not self.is_held

    @property
    def is_held(self) -> bool:
        """Whether it was taken in before."""
        if self.outcome is not None:
            return self.outcome.status is ImportStatus.UNCHANGED
        return self.card.plan is not None and self.card.plan.change is Change.UNCHANGED

    @property
    def is_taken(self) -> bool:
        """Whether it was taken in now."""
        return self.outcome is not None and self.outcome.status is ImportStatus.IMPORTED


def ready_paths(rows: Iterable[Reviewed]) -> tuple[Path, ...]:
    """The packages that may be taken in."""
    return tuple(row.card.path for row in rows if row.is_ready)


def news_of(outcomes: Iterable[Imported]) -> tuple[str, ...]:
    """What a commune should look at next, each said once."""
    told: dict[str, None] = {}
    for each in outcomes:
        if each.status is ImportStatus.IMPORTED and each.kind in _NEWS:
            told[_NEWS[each.kind].format(year=each.year)] = None
    return tuple(told)


def is_unchecked(row: Reviewed) -> bool:
    """Whether the refusal only says that it could not be checked yet."""
    return isinstance(row.error, _UNCHECKED)


def refused_files(rows: Iterable[Reviewed], desk: Desk) -> tuple[RefusedFile, ...]:
    """The refused packages as a list that can be sent to those who wrote them."""
    return tuple(_refused_file(row, row.error, desk=desk) for row in rows if row.error is not None)


def state_of(row: Reviewed) -> tuple[str, str]:
    """The words and the meaning (done, none, care, wrong) of a package's state."""
    if row.error is not None:
        return (texts.UNCHECKED, "care") if is_unchecked(row) else (texts.REFUSED, "wrong")
    if row.is_taken:
        return texts.TAKEN, "done"
    return (texts.HELD, "none") if row.is_held else (texts.READY, "done")


def show_reviewed(view: PackageCardView, row: Reviewed, *, desk: Desk) -> None:
    """Draw a package on the card: a refused one with what, why and what to do, and its code."""
    card, (state, meaning) = row.card, state_of(row)
    file = (packages.FILE, f"{card.path.name} – {numbers.file_size(card.size)}")
    if row.error is not None:
        said = sentence_of(row.error)
        more = "\n".join(part for part in (said.what, said.why, said.advice) if part)
        code = texts.CODE.format(code=row.error.code)
        sender = unit_name(desk, card.claimed) if card.claimed else ""
        claim = ((texts.CLAIMED, sender),) if sender else ()
        view.show_package(state, meaning, rows=(file, *claim), more=f"{more}\n{code}")
        return
    rows = (
        (receiving.COLUMN_KIND, _kind(row)),
        (packages.UNIT, card.unit_name),
        (packages.YEAR, receiving.turn(card.year, card.revision)),
        (packages.AT, common.moment(card.created_at)),
        (packages.KEY, _key_words(card.key, desk) or packages.fingerprint_short(card.fingerprint)),
        (packages.DIGEST, packages.digest_groups(card.digest)),
        file,
    )
    more = "" if card.plan is None else texts.plan_text(card.plan)
    view.show_package(state, meaning, rows=rows, more=more)
    news = None if card.plan is None else card.plan.criteria
    view.compare.offer(None if news is None else news.sides)


def _key_words(key: HeldKey | None, desk: Desk) -> str:
    if key is None:
        return ""
    unit = unit_name(desk, key.unit)
    return packages.CHECKED_BY.format(unit=unit, day=numbers.day(local_day(key.confirmed_at)))


def columns() -> tuple[Column[Reviewed], ...]:
    """The list of packages under review."""
    return (
        Column(
            title=texts.COLUMN_STATE,
            text=lambda row: state_of(row)[0],
            meaning=lambda row: state_of(row)[1],
            mark=lambda row: state_of(row)[1],
            width=172,
        ),
        Column(title=texts.COLUMN_UNIT, text=lambda row: row.card.unit_name or row.card.path.name, width=176),
        Column(title=receiving.COLUMN_KIND, text=_kind, width=96),
        Column(
            title=texts.COLUMN_REVISION,
            text=lambda row: str(row.card.revision or common.NONE),
            sort_key=lambda row: row.card.revision,
            align=RIGHT,
            width=52,
            value=lambda row: row.card.revision or None,
        ),
        Column(title=texts.COLUMN_CHANGE, text=_change, tip=_change_in_full),
    )


def _refused_file(row: Reviewed, error: CchcError, *, desk: Desk) -> RefusedFile:
    said = sentence_of(error)
    return RefusedFile(
        name=row.card.path.name,
        sender=unit_name(desk, row.card.claimed) if row.card.claimed else "",
        reason=said.why or said.what,
        cure=said.advice,
        code=error.code,
    )


def _change_in_full(row: Reviewed) -> str:
    if row.error is None:
        return _change(row)
    said = sentence_of(row.error)
    return "\n".join(part for part in (said.why, said.advice) if part)


def _kind(row: Reviewed) -> str:
    return common.NONE if row.card.kind is None else packages.KINDS[row.card.kind.value]


def _change(row: Reviewed) -> str:
    if row.error is not None:
        return sentence_of(row.error).why
    return common.NONE if row.card.plan is None else texts.change_short(row.card.plan)
