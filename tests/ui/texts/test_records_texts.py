"""Every kind, field and choice has its words."""

import unicodedata
from itertools import groupby

import pytest

from core.records.catalogue import KINDS, KindGroup, RecordKind
from core.records.fields import Form
from ui.texts import records as words

LONGEST_LABEL = 34
kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


@kinds
def test_every_kind_says_what_it_is_for(kind: RecordKind) -> None:
    assert words.kind_title(kind.code)[0].isupper()
    assert words.kind_hint(kind.code).endswith(".")
    assert words.add_label(kind.code) == f"Thêm {words.kind_name(kind.code)}"
    assert len(words.kind_title(kind.code)) <= 31  # a sheet name of a workbook
    assert not set(words.kind_title(kind.code)) & set(":\\/?*[]")


@kinds
def test_the_words_of_a_kind_name_exactly_its_fields(kind: RecordKind) -> None:
    assert set(words.KIND_TEXTS[kind.code].fields) == {spec.name for spec in kind.fields}


@kinds
def test_every_field_has_a_short_label_told_once(kind: RecordKind) -> None:
    labels = [words.field_label(kind.code, spec.name) for spec in kind.fields]
    assert all(label and len(label) <= LONGEST_LABEL for label in labels)
    assert len(set(labels)) == len(labels)
    assert words.field_label(kind.code, "year") == "Năm"


@kinds
def test_every_count_and_amount_has_a_unit_but_ranks_and_values(kind: RecordKind) -> None:
    bare = {
        ("external_index", "value"),
        ("external_index", "rank"),
        *(("target", name) for name in ("value", "value_to", "result")),
        *(("stated_ratio", name) for name in ("part", "whole")),
    }
    for spec in kind.fields:
        if spec.form in {Form.COUNT, Form.AMOUNT} and (kind.code, spec.name) not in bare:
            assert words.field_unit(kind.code, spec.name), spec.name


@kinds
def test_every_choice_has_its_own_words(kind: RecordKind) -> None:
    for spec in kind.fields:
        labels = [words.choice_label(choice) for choice in spec.choices or ()]
        assert all(label and len(label) <= LONGEST_LABEL for label in labels)
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("group", KindGroup)
def test_every_group_of_kinds_has_a_short_heading_and_kinds(group: KindGroup) -> None:
    assert 0 < len(words.group_title(group)) <= 30
    assert any(kind.group is group for kind in KINDS)


def test_kinds_of_a_group_stand_together() -> None:
    groups = [kind.group for kind in KINDS]
    assert [group for group, _ in groupby(groups)] == list(KindGroup)


@kinds
def test_only_lines_of_text_have_suggestions_and_they_fit(kind: RecordKind) -> None:
    for spec in kind.fields:
        offered = words.suggestions(kind.code, spec.name)
        assert not offered or spec.form is Form.LINE
        assert all(0 < len(text) <= spec.limit for text in offered)
        assert len(set(offered)) == len(offered)


def test_titles_and_names_are_told_once() -> None:
    titles = [words.kind_title(kind.code) for kind in KINDS]
    assert len(set(titles)) == len(KINDS) == len(words.KIND_TEXTS)


@kinds
def test_all_words_are_composed_letters(kind: RecordKind) -> None:
    told = repr(words.KIND_TEXTS[kind.code])
    assert unicodedata.is_normalized("NFC", told)
