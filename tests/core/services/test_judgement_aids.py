"""Looking a round over: what is planted is found, what was found is kept, what was set aside stays aside."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.assessment import State
from core.dismissals import DismissalReason, NotSetAside
from core.evidence import EvidenceDocument, StoredFile
from core.judgement_aids import Aid, AidFinding
from core.progress import Cancelled
from core.records.dossiers import DossierCount
from core.rounds import NoRound
from core.services.appraisal import AppraisedLine
from core.units import Role
from tests.ui import fakes
from tests.ui.fakes import COMMUNES, SET_ID, YEAR

UNIT = COMMUNES[1]
FILE = StoredFile(sha256="a" * 64, size=10, media_type="application/pdf", extension=".pdf")


@pytest.fixture
def services() -> Any:
    return fakes.services(Role.APPRAISER)


@pytest.fixture
def work(services: Any) -> Any:
    return services.judgement_aids._database.work


def found(services: Any, aid: Aid) -> Sequence[AidFinding]:
    rows = services.judgement_aids.search(YEAR).rows
    return [row.finding for row in rows if row.finding.aid is aid]


def leaf(services: Any, source: str = "plan.issue_date") -> Any:
    leaves = services.adopt_criteria.read(SET_ID).leaves("commune")
    return next(each for each in leaves if each.data_source == source)


def claim(work: Any, unit: Any, criterion: str, *, points: Decimal) -> None:
    held = dict(work.assessments.self_points(unit.code, YEAR))
    work.assessments.put_self_points(unit.code, YEAR, points={**held, criterion: points})


def send_again(work: Any, unit: Any, mark: str) -> None:
    standing = work.assessments.standing(unit.code, YEAR)
    work.assessments.put_standing(replace(standing, package=mark * 128, revision=2))


def document(unit: Any, number: int = 1, **more: Any) -> EvidenceDocument:
    made = {"issuer": f"UBND {unit.name}", "criteria": ("1.1.1",), "file": FILE, **more}
    return EvidenceDocument(id=f"{unit.code}-{number}", year=YEAR, name=f"{number}.pdf", **made)


def test_points_above_the_records_and_full_marks_without_evidence_are_found(services: Any, work: Any) -> None:
    criterion = leaf(services)
    claim(work, UNIT, criterion.id, points=criterion.max_points)
    bare = [
        item.unit for item in found(services, Aid.FULL_WITHOUT_EVIDENCE) if item.criterion == criterion.id
    ]
    assert bare == [UNIT.code]
    above = found(services, Aid.ABOVE_COMPUTED)
    sheet = services.appraisal.sheet(YEAR, UNIT.code)
    expected = {
        line.criterion.id
        for line in sheet.lines
        if line.self_points and line.computed and line.computed.points is not None
        and line.criterion.scored_by.value == "self" and line.self_points > line.computed.points
    }  # fmt: skip
    assert {item.criterion for item in above if item.unit == UNIT.code} == expected
    assert expected


def test_sums_documents_and_shared_files_are_found(services: Any, work: Any) -> None:
    broken = DossierCount(
        id="x", year=YEAR, from_on=date(YEAR, 1, 1), to_on=date(YEAR, 1, 31), direct=10, done_on_time=2
    )
    work.records.save(UNIT.code, (broken,))
    work.evidence.save(UNIT.code, (document(UNIT, issued_on=date(YEAR - 3, 5, 2)),))
    work.evidence.save(COMMUNES[2].code, (document(COMMUNES[2]),))
    assert "x" in "".join(item.subject for item in found(services, Aid.SUMS) if item.unit == UNIT.code)
    assert [item.unit for item in found(services, Aid.OUTSIDE_YEAR)] == [UNIT.code]
    (shared,) = found(services, Aid.SAME_FILE)
    assert set(shared.units) == {UNIT.code, COMMUNES[2].code}


def test_a_file_becomes_shared_when_another_unit_sends_it_later(services: Any, work: Any) -> None:
    work.evidence.save(UNIT.code, (document(UNIT),))
    assert found(services, Aid.SAME_FILE) == []
    work.evidence.save(COMMUNES[2].code, (document(COMMUNES[2]),))
    send_again(work, COMMUNES[2], "e")
    assert len(found(services, Aid.SAME_FILE)) == 1


def test_a_change_since_last_year_is_found(services: Any, work: Any) -> None:
    criterion = leaf(services)
    opened = work.rounds.get(YEAR)
    work.rounds.put(replace(opened, year=YEAR - 1))
    work.assessments.put_self_points(UNIT.code, YEAR - 1, points={criterion.id: Decimal("0.00")})
    claim(work, UNIT, criterion.id, points=criterion.max_points)
    assert [(item.unit, item.criterion) for item in found(services, Aid.CHANGED)] == [
        (UNIT.code, criterion.id)
    ]


def test_units_that_sent_nothing_are_not_looked_at(services: Any) -> None:
    report = services.judgement_aids.search(YEAR)
    assert report.sent == 4
    assert not {row.finding.unit for row in report.rows} & {COMMUNES[4].code, COMMUNES[5].code}
    assert report.units[COMMUNES[5].code] == "Phường An Nhơn"


def test_a_submission_is_read_once_until_another_comes(
    services: Any, work: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    read = work.records.all_of_year
    monkeypatch.setattr(
        work.records, "all_of_year", lambda unit, year: (asked.append(unit), read(unit, year))[1]
    )
    services.judgement_aids.search(YEAR)
    assert len(asked) == 4
    services.judgement_aids.search(YEAR)
    assert len(asked) == 4
    send_again(work, UNIT, "f")
    services.judgement_aids.search(YEAR)
    assert asked[4:] == [UNIT.code]


def test_what_was_found_is_kept_until_something_is_done(services: Any) -> None:
    service = services.judgement_aids
    assert service.held(YEAR) is None
    first = service.search(YEAR)
    assert service.held(YEAR) == first
    assert service.current(YEAR) == first
    line = AppraisedLine(criterion="1.1.1", points=Decimal("0.00"), reason="Không có kế hoạch.")
    services.appraisal.set_points(YEAR, UNIT.code, line=line)
    assert service.held(YEAR).is_stale
    assert not service.current(YEAR).is_stale


def test_a_finding_is_set_aside_with_a_reason_and_comes_back(services: Any, work: Any) -> None:
    service = services.judgement_aids
    row = service.search(YEAR).rows[0]
    with pytest.raises(DismissalReason):
        service.dismiss(YEAR, (row.finding,), reason="  ")
    service.dismiss(YEAR, (row.finding,), reason="Xã mới sáp nhập.")
    held = service.held(YEAR)
    assert not held.is_stale
    assert held.rows[0].dismissal.reason == "Xã mới sáp nhập."
    assert sum(held.open_counts.values()) == len(held.rows) - 1
    service.restore(YEAR, (row.finding,))
    assert service.held(YEAR).rows[0].is_open
    acts = [(entry.act, entry.why or entry.old) for entry in work.audit.entries[-2:]]
    assert acts == [("set_finding_aside", "Xã mới sáp nhập."), ("take_finding_back", "Xã mới sáp nhập.")]
    with pytest.raises(NotSetAside):
        service.restore(YEAR, (row.finding,))


def test_setting_aside_twice_is_noted_once(services: Any, work: Any) -> None:
    service = services.judgement_aids
    finding = service.search(YEAR).rows[0].finding
    for _time in range(2):
        service.dismiss(YEAR, (finding,), reason="Đã xem.")
    assert len(work.dismissals.held) == 1


def test_a_finding_with_other_figures_is_there_again(services: Any, work: Any) -> None:
    criterion, service = leaf(services), services.judgement_aids
    claim(work, UNIT, criterion.id, points=criterion.max_points)
    row = next(
        row
        for row in service.search(YEAR).rows
        if row.finding.aid is Aid.FULL_WITHOUT_EVIDENCE and row.finding.criterion == criterion.id
    )
    service.dismiss(YEAR, (row.finding,), reason="Đã giải trình.")
    work.assessments.entries_of[UNIT.code, YEAR] = {}  # explained before, no longer
    send_again(work, UNIT, "d")
    again = next(each for each in service.search(YEAR).rows if each.finding.mark == row.finding.mark)
    assert again.is_open


def test_a_stopped_search_leaves_what_was_found_before(services: Any) -> None:
    class Stop:
        def report(self, done: int, total: int) -> None: ...

        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        services.judgement_aids.search(YEAR, progress=Stop())
    assert services.judgement_aids.held(YEAR) is None


def test_a_year_without_a_round_is_refused(services: Any) -> None:
    with pytest.raises(NoRound):
        services.judgement_aids.search(YEAR - 4)


def test_a_published_year_can_still_be_looked_over(services: Any, work: Any) -> None:
    work.assessments.put_standing(replace(work.assessments.standing(UNIT.code, YEAR), state=State.PUBLISHED))
    assert services.judgement_aids.search(YEAR).sent == 4
