"""Packages under review: each with the verdict of its checks, what it would change, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core.dates import local_day
from core.errors import CchcError, DeviceError
from core.exchanges import HeldKey
from core.packages.carriage_refusals import AgeLocked
from core.packages.plan import Change
from core.packages.refusals import SchemaNewer, TrustNone, UnknownKey
from core.progress import Progress
from core.services.import_package import Imported, ImportPackage, ImportStatus, PackageCard
from core.units import read_package_code
from ui.desk import Desk
from ui.package_card import PackageCardView
from ui.tables import RIGHT, Column
from ui.texts import common, numbers, packages
from ui.texts import import_page as texts
from ui.texts.errors import sentence_of

_UNCHECKED = (AgeLocked, DeviceError, SchemaNewer, TrustNone, UnknownKey)


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


@dataclass(frozen=True, slots=True)
class _Stoppable:
    """Progress of one package among many: it can be stopped, and only the many are counted."""

    whole: Progress

    def report(self, done: int, total: int) -> None:
        """The bytes of one package are not told."""

    def check(self) -> None:
        """Stop when the whole should stop."""
        self.whole.check()


def inspect_all(
    service: ImportPackage, paths: tuple[Path, ...], *, progress: Progress
) -> tuple[PackageCard, ...]:
    """Check every package; nothing is written."""
    cards = []
    for number, path in enumerate(paths, start=1):
        progress.check()
        cards.append(service.inspect(path, progress=_Stoppable(progress)))
        progress.report(number, len(paths))
    return tuple(cards)


def take_order(rows: Iterable[Reviewed]) -> tuple[Path, ...]:
    """The packages that may be taken in, earlier revisions of a unit first."""
    ready = [row.card for row in rows if row.is_ready]
    return tuple(card.path for card in sorted(ready, key=lambda card: (card.unit, card.year, card.revision)))


def state_of(row: Reviewed) -> tuple[str, str]:
    """The words and the meaning (done, none, care, wrong) of a package's state."""
    if row.error is not None:
        is_unchecked = isinstance(row.error, _UNCHECKED)
        return (texts.UNCHECKED, "care") if is_unchecked else (texts.REFUSED, "wrong")
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
        view.show_package(state, meaning, rows=(file,), more=f"{more}\n{code}")
        view.show_government(None, is_known=False)
        return
    rows = (
        (packages.UNIT, card.unit_name),
        (packages.YEAR, f"{card.year}, {packages.REVISION.lower()} {card.revision}"),
        (packages.AT, common.moment(card.created_at)),
        (packages.KEY, _key_words(card.key, desk) or packages.fingerprint_short(card.fingerprint)),
        (packages.DIGEST, packages.digest_groups(card.digest)),
        file,
    )
    more = "" if card.plan is None else texts.plan_text(card.plan)
    view.show_package(state, meaning, rows=rows, more=more)
    view.show_government(card.cms)


def _key_words(key: HeldKey | None, desk: Desk) -> str:
    if key is None:
        return ""
    unit = desk.services.units.unit(read_package_code(key.unit)[1])
    return packages.CHECKED_BY.format(unit=unit.name, day=numbers.day(local_day(key.confirmed_at)))


def columns() -> tuple[Column[Reviewed], ...]:
    """The list of packages under review."""
    return (
        Column(
            title=texts.COLUMN_STATE,
            text=lambda row: state_of(row)[0],
            meaning=lambda row: state_of(row)[1],
            mark=lambda row: state_of(row)[1],
            width=152,
        ),
        Column(title=texts.COLUMN_UNIT, text=lambda row: row.card.unit_name or row.card.path.name, width=150),
        Column(
            title=texts.COLUMN_REVISION,
            text=lambda row: str(row.card.revision or common.NONE),
            sort_key=lambda row: row.card.revision,
            align=RIGHT,
            width=52,
        ),
        Column(title=texts.COLUMN_CHANGE, text=_change),
    )


def _change(row: Reviewed) -> str:
    if row.error is not None:
        return sentence_of(row.error).why
    return common.NONE if row.card.plan is None else texts.change_short(row.card.plan)
