from datetime import date
from decimal import Decimal

import pytest

from core.errors import UserError
from core.numbers import AmbiguousNumber, NotADate
from core.records.catalogue import KINDS, kind_of
from core.records.entering import NotAChoice, NotATick, cell_text, choices_like, read_cell
from core.records.fields import FieldSpec
from core.records.planning import TaskArea, TaskSource
from tests.record_samples import one_of_each
from ui.texts.records import choice_label


def field(kind: str, name: str) -> FieldSpec:
    return next(spec for spec in kind_of(kind).fields if spec.name == name)


def read(kind: str, name: str, text: str) -> object:
    return read_cell(field(kind, name), text, year=2025, labels=choice_label)


def test_every_cell_of_every_kind_is_read_back_as_it_was() -> None:
    for record in one_of_each():
        kind = next(kind for kind in KINDS if isinstance(record, kind.record))
        for spec in kind.fields:
            value = getattr(record, spec.name)
            text = cell_text(value, choice_label)
            assert read_cell(spec, text, year=2025, labels=choice_label) == value, (kind.code, spec.name)


def test_days_take_the_year_of_the_sheet() -> None:
    assert read("task", "due_on", "1/4") == date(2025, 4, 1)
    assert read("task", "due_on", "1-4-26") == date(2026, 4, 1)
    with pytest.raises(NotADate):
        read("task", "due_on", "31/02/2025")


def test_an_empty_cell_is_what_the_field_begins_with() -> None:
    assert read("task", "due_on", " ") is None
    assert read("task", "progress", "") == 0
    assert read("task", "source", "") is TaskSource.PLAN
    assert read("external_index", "value", "") is None


def test_counts_and_amounts_take_official_writing() -> None:
    assert read("task", "progress", "80") == 80
    assert read("staff", "present", "1.234") == 1234
    assert read("external_index", "value", "84,11") == Decimal("84.11")
    with pytest.raises(AmbiguousNumber):
        read("staff", "present", "1,234")


def test_a_choice_is_read_from_its_words_or_their_beginning_without_accents() -> None:
    whole = choice_label(TaskArea.PROCEDURES)
    assert read("task", "area", whole) is TaskArea.PROCEDURES
    assert read("task", "area", "procedures") is TaskArea.PROCEDURES
    assert read("training_class", "role", "cu di") == field("training_class", "role").choices("sent")  # type: ignore[misc]
    with pytest.raises(NotAChoice) as refused:
        read("task", "area", "khong co")
    assert whole in refused.value.fields["choices"]


def test_choices_that_begin_with_the_text_stand_first() -> None:
    found = choices_like(field("training_class", "group"), "cong", labels=choice_label)
    assert choice_label(found[0]) == "Công chức"


def test_ticks_are_read_from_what_people_write() -> None:
    for text in ("x", "X", "có", "1"):
        assert read("training_class", "in_plan", text) is True
    for text in ("0", "không", "-"):
        assert read("training_class", "in_plan", text) is False
    with pytest.raises(NotATick):
        read("training_class", "in_plan", "chắc")


def test_every_refusal_is_one_a_person_can_read() -> None:
    for error in (NotAChoice, NotATick):
        assert issubclass(error, UserError)
