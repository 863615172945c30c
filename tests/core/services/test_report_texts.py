"""The officer's own words of a report: kept as written, with who and when, and never lost or replaced."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.office import Office
from core.report_texts import LONGEST_TEXT, PaperPlace, ReportTextTooLong
from core.services.report_texts import ReportTexts
from core.units import Officer, Role, Signatory, SigningForm, Unit, UnitKind
from tests.ui.memory import MemoryDatabase

Q1 = PaperPlace(year=2025, kind="periodic", part="q1")
H1 = PaperPlace(year=2025, kind="periodic", part="h1")
YEAR_BEFORE = PaperPlace(year=2024, kind="periodic", part="year")
LIMITS = "Một số hồ sơ đất đai còn trễ hạn."


class Ticking:
    """A clock that moves a minute at every question."""

    def __init__(self):
        self.moment = datetime(2025, 3, 18, 2, 0, tzinfo=UTC)

    def now(self):
        self.moment += timedelta(minutes=1)
        return self.moment

    def today(self):
        return date(2025, 3, 18)


@pytest.fixture
def database():
    unit = Unit(code="21583", name="Xã Tây Sơn", kind=UnitKind.COMMUNE, province_code="52")
    office = Office(
        role=Role.SUBMITTER,
        unit=unit,
        authority=None,
        officer=Officer(name="Lê Văn Nam", position="Công chức"),
        signatory=Signatory(form=SigningForm.ON_BEHALF, position="Chủ tịch", name="Trần Văn An"),
    )
    return MemoryDatabase(office)


@pytest.fixture
def texts(database):
    return ReportTexts(database=database, clock=Ticking())


def test_a_text_comes_back_composed_with_its_officer(texts):
    decomposed = "Mo\u0302\u0323t so\u0302\u0301 ho\u0302\u0300 so\u031b   tre\u0302\u0303 ha\u0323n.\r\n\r\n\r\nHe\u0302\u0301t."
    kept = texts.save(Q1, "limits", text=decomposed)
    assert kept.text == "Một số hồ sơ trễ hạn.\n\nHết."
    assert texts.read(Q1)["limits"] == kept
    assert kept.officer == "Lê Văn Nam"
    assert not texts.read(H1)


def test_saving_the_same_words_changes_neither_who_nor_when(texts, database):
    first = texts.save(Q1, "limits", text=LIMITS)
    assert texts.save(Q1, "limits", text=f"  {LIMITS}\n") == first
    assert len(database.work.audit.all()) == 1


def test_an_emptied_text_is_forgotten_and_every_change_is_noted(texts, database):
    texts.save(Q1, "limits", text=LIMITS)
    assert texts.save(Q1, "limits", text=" \n ") is None
    assert not texts.read(Q1)
    told = [(entry.act, entry.subject, entry.old, entry.new) for entry in database.work.audit.all()]
    size = str(len(LIMITS))
    assert told == [
        ("write_report_text", "periodic 2025 q1 limits", "", size),
        ("write_report_text", "periodic 2025 q1 limits", size, ""),
    ]


def test_too_long_a_text_is_refused_and_the_old_one_stays(texts):
    texts.save(Q1, "limits", text=LIMITS)
    with pytest.raises(ReportTextTooLong) as refused:
        texts.save(Q1, "limits", text="ấ" * (LONGEST_TEXT + 1))
    assert refused.value.fields == {"length": LONGEST_TEXT + 1, "limit": LONGEST_TEXT}
    assert texts.read(Q1)["limits"].text == LIMITS
    assert len(texts.save(Q1, "limits", text="ấ" * LONGEST_TEXT).text) == LONGEST_TEXT


def test_a_draft_survives_beside_the_text_and_goes_when_the_field_is_left(texts):
    texts.save(Q1, "limits", text=LIMITS)
    texts.keep_draft(Q1, "limits", text="Đang viết dở")
    assert texts.read(Q1)["limits"].text == LIMITS
    assert texts.drafts(Q1)["limits"].text == "Đang viết dở"
    texts.save(Q1, "limits", text="Đang viết dở")
    assert not texts.drafts(Q1)
    texts.keep_draft(Q1, "causes", text="Bỏ đi")
    texts.forget_draft(Q1, "causes")
    assert not texts.drafts(Q1)
    assert list(texts.read(Q1)) == ["limits"]


def test_a_text_is_taken_over_where_there_is_none_and_never_replaces_one(texts):
    texts.save(YEAR_BEFORE, "limits", text=LIMITS)
    texts.save(YEAR_BEFORE, "tasks", text="Tiếp tục rà soát.")
    texts.keep_draft(YEAR_BEFORE, "causes", text="dở dang")
    texts.save(Q1, "limits", text="Của quý I")
    taken = texts.take_over(Q1, YEAR_BEFORE)
    assert [each.section for each in taken] == ["tasks"]
    assert {key: each.text for key, each in texts.read(Q1).items()} == {
        "limits": "Của quý I",
        "tasks": "Tiếp tục rà soát.",
    }
    assert not texts.take_over(H1, YEAR_BEFORE, sections=("proposals",))


def test_earlier_reports_are_offered_nearest_first(texts):
    for place in (
        YEAR_BEFORE,
        Q1,
        PaperPlace(year=2025, kind="self-score"),
        PaperPlace(year=2026, kind="periodic", part="q1"),
    ):
        texts.save(place, "limits", text=LIMITS)
    texts.keep_draft(PaperPlace(year=2024, kind="periodic", part="q3"), "limits", text="dở")
    assert texts.sources(H1) == (Q1, YEAR_BEFORE)
    assert texts.sources(Q1) == (YEAR_BEFORE,)
