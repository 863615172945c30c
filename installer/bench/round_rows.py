"""A province's round: what an appraiser waits for, each beside the bare SQL that reads the same rows."""

import shutil
from collections.abc import Callable
from functools import cache
from itertools import cycle
from pathlib import Path
from statistics import median

from bench.material import Material, entered
from bench.province import YEAR, bare_reading, make_province
from bench.table import Row, alone, compared
from bench.timing import side_by_side, timed, warmed
from bench.window_rows import BLINK, held

from core.services.office_services import OfficeServices
from storage.tables import RECORDS

_REPEATS = 7
_GROWN, _LINEAR = 2, 1.3
_OF_UNIT = ("standing", "entry", "self_point", "appraisal", "adjustment", "outside_value")
_PAPERS = ("evidence", "evidence_criterion", "evidence_record")


def opened_round(material: Material) -> Row:
    """The round board: where every unit stands, with its totals."""
    workspace, bare = _province(material), _bare(material)
    tables = ("standing", "self_point", "appraisal", "adjustment")
    with entered(workspace) as services:
        ours, theirs = side_by_side(
            warmed(lambda: services.run_round.board(YEAR)),
            lambda: bare_reading(bare, tables),
            repeats=_REPEATS,
        )
    return compared("round-board", ours, theirs, goal=None, against="bare SQL of the same rows, 168 units")


def next_unit(material: Material) -> Row:
    """One commune's sheet: claims, everything computed anew from its records, points, documents."""
    workspace, bare = _province(material), _bare(material)
    tables = (*_OF_UNIT, *_PAPERS, *(f"record_{kind}" for kind in RECORDS))
    with entered(workspace) as services:
        opened = services.run_round.round(YEAR)
        assert opened is not None
        mine, others = cycle(opened.units), cycle(opened.units)
        ours, theirs = side_by_side(
            warmed(lambda: services.appraisal.sheet(YEAR, next(mine))),
            lambda: bare_reading(bare, tables, only=("unit", next(others))),
            repeats=3 * _REPEATS,
        )
    return compared("next-unit", ours, theirs, goal=None, against="bare SQL of the same rows, one unit")


def next_criterion(material: Material) -> Row:
    """One criterion across all communes: claims, points with their history, documents, the year before."""
    workspace, bare = _province(material), _bare(material)
    tables = ("self_point", "entry", "appraisal", "evidence_criterion")
    with entered(workspace) as services:
        opened = services.run_round.round(YEAR)
        assert opened is not None
        criteria = services.adopt_criteria.read(opened.criteria_set, opened.criteria_version)
        leaves = [leaf.id for leaf in criteria.leaves("commune")]
        mine, others = cycle(leaves), cycle(leaves)
        ours, theirs = side_by_side(
            warmed(lambda: services.across.sheet(YEAR, next(mine))),
            lambda: bare_reading(bare, tables, only=("criterion", next(others))),
            repeats=3 * _REPEATS,
        )
    return compared(
        "next-criterion", ours, theirs, goal=None, against="bare SQL of the same rows, one criterion"
    )


def ranked(material: Material) -> Row:
    """The ranking as it stands now, every step of every unit explained."""
    workspace, bare = _province(material), _bare(material)
    tables = (
        *("standing", "appraisal", "adjustment", "outside_value"),
        *("record_dossier_count", "record_discipline"),
    )
    with entered(workspace) as services:
        ours, theirs = side_by_side(
            warmed(lambda: services.publish_ranking.preview(YEAR)),
            lambda: bare_reading(bare, tables),
            repeats=_REPEATS,
        )
    return compared("round-rank", ours, theirs, goal=None, against="bare SQL of the same rows, 168 units")


def growth(material: Material) -> Row:
    """Board and ranking of twice as many communes take twice as long, not more."""
    seconds = []
    for units in (84, 84 * _GROWN):
        folder = material.root / f"province-{units}"
        if not folder.exists():
            make_province(folder, units=units, years=(YEAR,))
        with entered(folder) as services:
            seconds.append(median(timed(_board_and_rank(services)) for _ in range(_REPEATS)))
    small, large = seconds
    return compared(
        "round-growth",
        [large],
        [small * _GROWN],
        goal=_LINEAR,
        against="board and ranking of 168 units / 2 x those of 84",
    )


def held_by(name: str, against: str) -> Callable[[Material], Row]:
    """How long the window's thread is held by one act of the appraiser."""

    def row(material: Material) -> Row:
        return alone(name, _held(material)[name], goal=BLINK, against=f"{against}, longest turn")

    return row


WINDOW_ROWS = {
    "province-home": held_by("province-home", "first page of 168 units opened"),
    "round-open": held_by("round-open", "round board of 168 units opened"),
    "unit-move": held_by("unit-move", "next commune, 60 criteria, 150 documents"),
    "criterion-move": held_by("criterion-move", "next criterion of a commune"),
    "across-move": held_by("across-move", "next criterion across 168 communes"),
    "rank-open": held_by("rank-open", "ranking of 168 units computed anew"),
}


def _board_and_rank(services: OfficeServices) -> Callable[[], object]:
    def work() -> None:
        services.run_round.board(YEAR)
        services.publish_ranking.preview(YEAR)

    return work


def _province(material: Material) -> Path:
    folder = material.root / "province"
    if not folder.exists():
        make_province(folder)
    return folder


def _bare(material: Material) -> Path:
    """A copy of the database: the workspace's own is locked while it is open."""
    copied = material.root / "bare.db"
    if not copied.exists():
        shutil.copyfile(_province(material) / "socchc.db", copied)
    return copied


@cache
def _held(material: Material) -> dict[str, list[float]]:
    return dict(held("province", material.copy(_province(material))))
