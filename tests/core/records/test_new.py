"""New records begin with sensible days and nothing else."""

from datetime import date

import pytest

from core.dates import Period, PeriodKind
from core.records.catalogue import KINDS, RecordKind
from core.records.checks import check
from core.records.new import blank, months_of
from core.records.procedures import ReceivingForm


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_blank_record_lacks_only_what_a_person_must_say(kind: RecordKind) -> None:
    record = blank(kind.code, 2026, record_id="r")
    assert (record.id, record.year) == ("r", 2026)
    assert {finding.code for finding in check(record)} <= {"REQUIRED"}


def test_figures_get_the_whole_year_and_dossier_counts_a_month() -> None:
    feedback, dossiers = blank("feedback", 2026, record_id="r"), blank("dossier_count", 2026, record_id="r")
    assert (feedback.from_on, feedback.to_on) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (dossiers.from_on, dossiers.to_on) == (date(2026, 1, 1), date(2026, 1, 31))


def test_figures_get_the_days_of_a_period_that_is_named() -> None:
    row = blank(
        "dossier_count", 2024, record_id="r", period=Period(year=2024, kind=PeriodKind.MONTH, number=2)
    )
    assert row.to_on == date(2024, 2, 29)


def test_a_class_has_no_days_until_they_are_known() -> None:
    assert blank("training_class", 2026, record_id="r").from_on is None


def test_a_year_has_its_twelve_months() -> None:
    assert [str(month) for month in months_of(2026)][::11] == ["2026-01", "2026-12"]


def test_an_unknown_kind_is_a_bug() -> None:
    with pytest.raises(KeyError):
        blank("nonsense", 2026, record_id="r")


def test_a_receiving_place_begins_with_the_name_of_its_year() -> None:
    assert blank("one_stop", 2024, record_id="a").form is ReceivingForm.ONE_STOP
    assert blank("one_stop", 2025, record_id="a").form is ReceivingForm.CENTRE
