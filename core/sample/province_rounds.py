"""Rounds of an invented province in an appraiser's workspace: received, appraised, published."""

from datetime import date, datetime
from hashlib import sha256

from core.assessment import State
from core.ports import Database, Transaction
from core.rounds import Standing
from core.sample.province import CommuneYear, Province
from core.services.office_services import OfficeServices


def hold_round(
    database: Database,
    services: OfficeServices,
    *,
    province: Province,
    year: int,
    papers: int,
    given: int,
) -> None:
    """Open a year's round and put every commune's year where an accepted submission would stand.

    The first `given` communes have their points already. No package is written down: what is held
    cannot be rebuilt into one.
    """
    opened = services.run_round.open_round(
        year,
        criteria_set=province.criteria.set_id,
        units=[unit.code for unit in province.units],
        due_on=date(year, 12, 15),
    )
    now = services.clock.now()
    with database.transaction() as work:
        for place in range(len(province.units)):
            held = province.year(place, year, papers=papers)
            state = State.APPRAISAL_1 if place < given else State.SUBMITTED
            keep_year(held, work, criteria_version=opened.criteria_version, at=now, state=state)
            work.assessments.put_outside_values(held.unit.code, year, values=province.outside(place, year))
            if place < given:
                points = province.appraised(place, held, at=now)
                work.assessments.add_appraisals(held.unit.code, year, appraisals=points)


def keep_year(
    held: CommuneYear,
    work: Transaction,
    *,
    criteria_version: str,
    at: datetime,
    state: State = State.SUBMITTED,
) -> None:
    """Put a commune's year where an accepted submission would stand; no package is written down."""
    code, year, stores = held.unit.code, held.score.year, work.assessments
    work.records.replace_year(code, year, records=held.records)
    work.evidence.replace_year(code, year, documents=held.documents)
    stores.replace_entries(code, year, entries=held.entries)
    stores.put_self_points(code, year, points=held.points)
    stores.put_standing(
        Standing(
            unit=code,
            year=year,
            state=state,
            criteria_set=held.score.criteria.set_id,
            criteria_version=criteria_version,
            package=sha256(f"{code} {year}".encode()).hexdigest() * 2,
            revision=1,
            received_at=at,
        )
    )
