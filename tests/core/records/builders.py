"""Consistent records for tests: figures that add up, so that checks have nothing to say."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from core.dates import Period, PeriodKind
from core.records.dossiers import DossierCount, DossierField
from core.records.people import Staff

YEAR = 2026


def days(month: int, *, last: int | None = None, year: int = YEAR) -> dict[str, date]:
    """From the first day of a month to the last day of it or of a later month."""
    end = Period(year=year, kind=PeriodKind.MONTH, number=last or month).end
    return {"from_on": date(year, month, 1), "to_on": end}


def dossiers(id: str = "d1", *, month: int = 1, **given: Any) -> DossierCount:  # noqa: A002
    """A row of dossier counts; days of one month unless given."""
    return DossierCount(**{"id": id, "year": YEAR, **days(month), **given})


@st.composite
def dossier_rows(draw: st.DrawFn, *, field: DossierField = DossierField.ALL, month: int = 1) -> DossierCount:
    """A row in which every check of the guide holds."""
    few = st.integers(0, 50)
    counts = {
        name: draw(few) for name in ("done_early", "done_on_time", "done_late", "pending_due", "refused")
    }
    overdue = draw(few)
    cases = sum(counts.values()) + overdue
    carried = draw(st.integers(0, cases))
    received = cases - carried
    online = draw(st.integers(0, received))
    full = draw(st.integers(0, online))
    direct = draw(st.integers(0, received - online))
    parts, results, fees = (draw(st.integers(0, cases)) for _ in range(3))
    required, transactions = draw(few), draw(few)
    return dossiers(
        id=f"{field}-{month}",
        month=month,
        field=field,
        **counts,
        pending_overdue=overdue,
        carried_over=carried,
        online_full=full,
        online_partial=online - full,
        direct=direct,
        post=received - online - direct,
        apologies=draw(st.integers(0, counts["done_late"] + overdue)),
        full_eligible=draw(st.integers(full, received)),
        fee_dossiers=fees,
        paid_online=draw(st.integers(0, fees)),
        digitised_parts=parts,
        digitised_results=results,
        digitised_both=draw(st.integers(0, min(parts, results))),
        result_required=required,
        e_results=draw(st.integers(0, required)),
        reused=draw(st.integers(0, received)),
        transactions=transactions,
        authenticated=draw(st.integers(0, transactions)),
        interlinked=draw(st.integers(0, received)),
        outside_boundary=draw(st.integers(0, received)),
    )


@st.composite
def staff_rows(draw: st.DrawFn) -> Staff:
    """A staff table on one base."""
    few = st.integers(0, 40)
    degrees = {name: draw(few) for name in ("postgraduate", "university", "college", "other_degree")}
    present = sum(degrees.values())
    advanced = draw(st.integers(0, present))
    return Staff(
        id="s",
        year=YEAR,
        as_of=date(YEAR, 6, 30),
        present=present,
        **degrees,
        theory_advanced=advanced,
        theory_none=present - advanced,
        qualified=draw(st.integers(0, present)),
        one_stop=draw(st.integers(0, present)),
    )
