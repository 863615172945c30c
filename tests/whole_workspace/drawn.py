"""What officers type: tame figures that can be sent, and now and then anything at all."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from core.assessment import CriterionEntry
from core.records.catalogue import Record
from core.records.dossiers import DossierCount
from core.records.planning import Task, TaskArea, TaskSource
from tests.record_samples import any_record

PLACE = st.integers(0, 1_000)
"""Which of those that are there: taken modulo how many there are."""

DEATHS = st.one_of(st.just(0), st.just(0), st.integers(1, 3), st.integers(1, 25))
"""The moment at which the program is killed; mostly never. Most acts have two or three, some thirty."""

WORDS = st.sampled_from(("Rà soát thủ tục", "Tập huấn “một cửa”", "=1+1", "Đối thoại <b>quý</b>", "1/2\n- 3"))


def identifier(number: int) -> str:
    """The same in every run."""
    digits = sha256(f"whole/{number}".encode()).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"


def of_year(record: Record, year: int, *, number: int) -> Record:
    """The record in the year that is played, under an identifier of its own."""
    changes: dict[str, Any] = {"id": identifier(number), "year": year}
    for name in ("from_on", "to_on"):
        day = getattr(record, name, None)
        if day is not None:
            changes[name] = day.replace(year=year)
    return replace(record, **changes)


def records() -> st.SearchStrategy[Record]:
    """Mostly tasks and counts of dossiers that add up."""
    return st.one_of(tasks(), counts(), counts(), tasks(), counts(), any_record())


def tasks() -> st.SearchStrategy[Record]:
    """Tasks with a title."""
    return st.builds(
        Task,
        id=st.just("-"),
        year=st.just(2025),
        source=st.sampled_from(TaskSource),
        area=st.sampled_from(TaskArea),
        title=WORDS.map(lambda text: text.replace("\n", " ")),
        progress=st.integers(0, 100),
        note=WORDS,
    )


@st.composite
def counts(draw: st.DrawFn) -> Record:
    """A year of dossiers in which the parts add up to the whole."""
    received, early = draw(st.integers(1, 500)), draw(st.integers(0, 100))
    online = draw(st.integers(0, received))
    return DossierCount(
        id="-",
        year=2025,
        from_on=date(2025, 1, 1),
        to_on=date(2025, 12, 14),
        online_full=online,
        direct=received - online,
        full_eligible=received,
        done_early=min(early, received),
        done_on_time=received - min(early, received),
    )


TICKS = st.sampled_from(
    (
        CriterionEntry(criterion="2.1.1", inputs=(("plan", "1"), ("report", "1"))),
        CriterionEntry(criterion="2.1.1", inputs=(("plan", "1"),)),
        CriterionEntry(criterion="4.1.1", inputs=(("option", "yes"),)),
    )
)
"""What is ticked on criteria of today's set."""

TEXTS = st.builds(
    CriterionEntry,
    criterion=st.just(""),
    explanation=WORDS,
    note=WORDS,
    owner=st.sampled_from(("", "Trần Văn Bình")),
)
"""What is written on a criterion; on which, is said by a place."""

LINKS = st.lists(PLACE, max_size=2)
"""What a document supports, by places among the criteria."""
