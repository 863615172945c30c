"""One criterion across all units: what stands beside whom, what is computed once, what many units are given."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from core.across_sheet import LineState
from core.assessment import OutsideValue
from core.criteria import ScoredBy
from core.evidence import EvidenceDocument
from core.progress import Cancelled
from core.rounds import NoRound
from core.services.appraisal import AppraisedLine
from core.services.self_assessment import UnknownCriterion
from core.units import Role
from tests.ui import fakes
from tests.ui.fakes import COMMUNES, SET_ID, YEAR

SENT, LATE = COMMUNES[1], COMMUNES[5]


@pytest.fixture
def services() -> Any:
    return fakes.services(Role.APPRAISER)


@pytest.fixture
def work(services: Any) -> Any:
    return services.across._database.work


def leaf_of(services: Any, source: str) -> Any:
    leaves = services.adopt_criteria.read(SET_ID).leaves("commune")
    return next(leaf for leaf in leaves if leaf.data_source == source)


def computed(services: Any, criterion: str) -> Any:
    sheet = services.across.sheet(YEAR, criterion)
    return sheet.with_computed(services.across.compute(sheet))


def claim(services: Any, work: Any, *units: Any, criterion: str, documents: int = 1) -> None:
    """Let units claim exactly what their records give, with documents behind it."""
    sheet = computed(services, criterion)
    for unit in units:
        held = dict(work.assessments.self_points(unit.code, YEAR))
        points = {**held, criterion: sheet.line(unit.code).computed_points}
        work.assessments.put_self_points(unit.code, YEAR, points=points)
        for number in range(documents):
            document = EvidenceDocument(
                id=f"{unit.code}-{number}", year=YEAR, name="a.pdf", criteria=(criterion,)
            )
            work.evidence.save(unit.code, (document,))


def test_every_unit_expected_stands_in_the_list_with_its_state(services: Any) -> None:
    sheet = services.across.sheet(YEAR, leaf_of(services, "plan.issue_date").id)
    assert [line.unit.name for line in sheet.lines] == [
        "Phường An Nhơn", "Xã Bình An", "Xã Bình Hiệp", "Xã Bình Khê", "Xã Bình Phú", "Xã Tây Sơn",
    ]  # fmt: skip
    assert sheet.line(COMMUNES[0].code).state is LineState.ACCEPTED
    assert sheet.line(SENT.code).state is LineState.OPEN
    assert sheet.line(LATE.code).state is LineState.NOT_SENT
    assert (sheet.open_lines, sheet.sent_lines) == (3, 4)


def test_the_overview_counts_the_units_that_wait_at_each_criterion(services: Any) -> None:
    criterion = leaf_of(services, "plan.issue_date").id
    assert services.across.overview(YEAR).open_units[criterion] == 3
    services.appraisal.set_points(
        YEAR, SENT.code, line=AppraisedLine(criterion=criterion, points=Decimal("0.00"), reason="Chậm.")
    )
    assert services.across.overview(YEAR).open_units[criterion] == 2


def test_computed_points_are_those_of_the_units_own_sheet(services: Any) -> None:
    for source in ("plan.issue_date", "dossiers.on_time", "sipas.value"):
        leaf = leaf_of(services, source)
        line = computed(services, leaf.id).line(SENT.code)
        whole = services.appraisal.sheet(YEAR, SENT.code).line(leaf.id)
        assert (line.computed, line.differs) == (whole.computed, whole.differs)


def test_what_was_computed_is_read_once_for_all_units_and_not_again(
    services: Any, work: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    records = work.across.records

    def counted(kind: str, year: int, *, units: Any) -> Any:
        asked.append(kind)
        return records(kind, year, units=units)

    monkeypatch.setattr(work.across, "records", counted)
    criterion = leaf_of(services, "dossiers.on_time").id
    assert not services.across.sheet(YEAR, criterion).is_computed
    computed(services, criterion)
    assert asked == ["dossier_count"]
    assert services.across.sheet(YEAR, criterion).is_computed
    computed(services, criterion)
    assert asked == ["dossier_count"]


def test_another_package_of_a_unit_is_computed_anew_and_the_others_are_not(services: Any, work: Any) -> None:
    criterion = leaf_of(services, "plan.issue_date").id
    computed(services, criterion)
    standing = work.assessments.standing(SENT.code, YEAR)
    work.assessments.put_standing(replace(standing, package="f" * 128, revision=2))
    waiting = [line.unit for line in services.across.sheet(YEAR, criterion).lines if not line.is_computed]
    assert SENT in waiting
    assert COMMUNES[0] not in waiting


def test_a_value_from_outside_is_computed_anew(services: Any) -> None:
    leaf = leaf_of(services, "sipas.value")
    assert leaf.scored_by is not ScoredBy.SELF
    assert computed(services, leaf.id).line(SENT.code).computed is None
    value = OutsideValue(
        criterion=leaf.id, inputs=((leaf.indicator.value_key, "90"),), document="Báo cáo 12/BC-SNV"
    )
    services.outside_values.set_outside_value(YEAR, SENT.code, value=value)
    assert computed(services, leaf.id).line(SENT.code).computed_points is not None


def test_only_plain_lines_are_taken_and_each_is_noted_alone(services: Any, work: Any) -> None:
    criterion = leaf_of(services, "plan.issue_date").id
    claim(services, work, COMMUNES[1], COMMUNES[2], criterion=criterion)
    sheet = computed(services, criterion)
    before = len(work.audit.entries)
    outcome = services.across.accept(sheet, [unit.code for unit in COMMUNES])
    assert set(outcome.accepted) == {COMMUNES[1].code, COMMUNES[2].code}
    assert outcome.refused == ()
    noted = work.audit.entries[before:]
    assert [entry.subject for entry in noted if entry.act == "set_points"] == [
        f"{unit} {YEAR} {criterion}" for unit in outcome.accepted
    ]
    assert computed(services, criterion).line(COMMUNES[1].code).state is LineState.ACCEPTED
    assert computed(services, criterion).line(COMMUNES[3].code).state is LineState.OPEN


def test_a_line_without_a_document_is_not_taken_with_the_others(services: Any, work: Any) -> None:
    criterion = leaf_of(services, "plan.issue_date").id
    claim(services, work, SENT, criterion=criterion, documents=0)
    line = computed(services, criterion).line(SENT.code)
    assert line.is_unproven
    assert not line.is_plain


def test_a_stopped_run_keeps_what_it_took(services: Any, work: Any) -> None:
    criterion = leaf_of(services, "plan.issue_date").id
    claim(services, work, COMMUNES[1], COMMUNES[2], criterion=criterion)

    class StopAfterOne:
        calls = 0

        def report(self, done: int, total: int) -> None:
            self.calls += 1

        def check(self) -> None:
            if self.calls > 1:
                raise Cancelled

    with pytest.raises(Cancelled):
        services.across.accept(
            computed(services, criterion), [unit.code for unit in COMMUNES], progress=StopAfterOne()
        )
    assert computed(services, criterion).open_lines == 2


def test_points_taken_back_leave_the_line_open(services: Any, work: Any) -> None:
    criterion = leaf_of(services, "plan.issue_date").id
    given = work.assessments.appraisals_of[COMMUNES[0].code, YEAR]
    last = next(item for item in given if item.criterion == criterion)
    work.assessments.add_appraisals(
        COMMUNES[0].code, YEAR, appraisals=(replace(last, points=None, excluded=False),)
    )
    line = services.across.sheet(YEAR, criterion).line(COMMUNES[0].code)
    assert line.is_open
    assert line.held.final == line.held.self_points


def test_last_years_value_stands_beside_only_while_it_is_the_same_criterion(services: Any, work: Any) -> None:
    criterion = leaf_of(services, "plan.issue_date").id
    assert services.across.sheet(YEAR, criterion).line(SENT.code).last_year is None
    opened = work.rounds.get(YEAR)
    work.rounds.put(replace(opened, year=YEAR - 1))
    work.assessments.put_self_points(SENT.code, YEAR - 1, points={criterion: Decimal("0.25")})
    assert services.across.sheet(YEAR, criterion).line(SENT.code).last_year == Decimal("0.25")


def test_what_is_not_there_is_refused_by_name(services: Any) -> None:
    with pytest.raises(NoRound):
        services.across.overview(YEAR - 5)
    with pytest.raises(UnknownCriterion):
        services.across.sheet(YEAR, "9.9.9")


def test_a_question_and_a_newer_submission_are_told_in_the_state(services: Any, work: Any) -> None:
    criterion = leaf_of(services, "plan.issue_date").id
    services.ask_questions.ask(YEAR, SENT.code, criterion=criterion, text="Kế hoạch ban hành ngày nào?")
    line = computed(services, criterion).line(SENT.code)
    assert line.state is LineState.ASKED
    assert line.waits
    assert not line.is_plain
    standing = work.assessments.standing(COMMUNES[0].code, YEAR)
    work.assessments.put_standing(replace(standing, revision=2, package="c" * 128))
    older = services.across.sheet(YEAR, criterion).line(COMMUNES[0].code)
    assert (older.state, older.waits, older.is_open) == (LineState.OLDER, True, False)
