"""The window under an officer's hands: the longest time its thread is held by one act.

A blink is 100 ms. The baseline is the bare work behind the act, done without a window.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bench.material import YEAR, Material, entered
from bench.table import Row, alone
from bench.timing import ROOT, call, python

from core.dates import end_of_month
from core.records.dossiers import DossierField
from core.services.keep_evidence import EvidenceDetails

BLINK = 0.1
_SCRIPT = Path(__file__).with_name("held_window.py")
_LATE, _MANY, _DOCUMENTS = 5_000, 5_000, 300


def opened_table(_material: Material) -> Row:
    """100,000 rows shown."""
    return _table("table-open", "100,000 rows shown, longest turn")


def filtered_table(_material: Material) -> Row:
    """100,000 rows searched."""
    return _table("table-filter", "100,000 rows searched, longest turn")


def sorted_table(_material: Material) -> Row:
    """100,000 rows sorted in Vietnamese order."""
    return _table("table-sort", "100,000 rows sorted, longest turn")


def typed_cell(material: Material) -> Row:
    """A number typed in the dossier grid of a full year, kept and checked."""
    return alone("cell", _office(material)["cell"], goal=BLINK, against="cell kept, full year, longest turn")


def rescored(material: Material) -> Row:
    """An entry on a criterion, and the page with its new score."""
    return alone(
        "rescore", _office(material)["rescore"], goal=BLINK, against="entry kept and scored, longest turn"
    )


def opened_records(material: Material) -> Row:
    """A list of 5,000 training classes come back to, also after news."""
    return _list_row(material, "records-open", against="5,000 records come back to, longest turn")


def opened_documents(material: Material) -> Row:
    """A register of 5,000 evidence documents come back to, also after news."""
    return _list_row(material, "documents-open", against="5,000 documents come back to, longest turn")


def _list_row(material: Material, name: str, *, against: str) -> Row:
    return alone(name, _lists(material)[name], goal=BLINK, against=against)


def _table(name: str, against: str) -> Row:
    return alone(name, _measured_table()[name], goal=BLINK, against=against)


@cache
def _measured_table() -> Mapping[str, Sequence[float]]:
    return held("table")


@cache
def _office(material: Material) -> Mapping[str, Sequence[float]]:
    workspace = material.copy(material.commune())
    _fill(workspace, classes=0, documents=_DOCUMENTS)
    return held("office", workspace)


@cache
def _lists(material: Material) -> Mapping[str, Sequence[float]]:
    workspace = material.copy(material.commune())
    _fill(workspace, classes=_MANY, documents=_MANY)
    return held("lists", workspace)


def held(*arguments: str | Path) -> Mapping[str, Sequence[float]]:
    """Seconds the window's thread was held, by act, in a program of its own."""
    told = call(*python(_SCRIPT, *arguments), folder=ROOT)
    measured: Mapping[str, Sequence[float]] = json.loads(told)
    return measured


def _fill(workspace: Path, *, classes: int, documents: int) -> None:
    """A full year: every month and field, thousands of late dossiers; classes and documents as asked."""
    with entered(workspace) as services:
        entry = services.record_entry
        counts: list[Any] = []
        for month in range(1, 13):
            for field in DossierField:
                blank = entry.blank("dossier_count", YEAR)
                days = {"from_on": date(YEAR, month, 1), "to_on": end_of_month(YEAR, month)}
                if field is not DossierField.ALL:
                    counts.append(replace(blank, field=field, direct=month, done_on_time=month, **days))
        for held in entry.list("dossier_count", YEAR):
            entry.remove("dossier_count", held.id)
        entry.save_many(counts)
        late = entry.blank("late_dossier", YEAR)
        due = date(YEAR, 5, 20)
        entry.save_many([replace(late, id=f"late-{at}", code=f"H{at:06}", due_on=due) for at in range(_LATE)])
        class_ = replace(entry.blank("training_class", YEAR), organiser="Phòng Nội vụ", participants=40)
        held_on = {"from_on": date(YEAR, 3, 1), "to_on": date(YEAR, 3, 2)}
        entry.save_many(
            [
                replace(class_, id=f"class-{at}", title=f"Lớp {at}", turns=40, **held_on)
                for at in range(classes)
            ]
        )
        leaves = [line.criterion.id for line in services.self_assessment.score(YEAR).lines]
        for at in range(documents):
            criteria = (leaves[at % len(leaves)],)
            services.keep_evidence.cite(
                EvidenceDetails(year=YEAR, is_not_secret=True, number=str(at), criteria=criteria)
            )
