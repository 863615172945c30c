"""Rows that may be added: the quick ways beside their plain definitions."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.records.dossiers import DossierCount, DossierField
from core.records.stretches import CLOSING, OPENING, independent, overlap, total

_FIRST = date(2025, 1, 1)
_FIELDS = (DossierField.ALL, DossierField.LAND, DossierField.SOCIAL)


@st.composite
def rows(draw):
    """Counts of short stretches that often meet."""
    made = []
    for number in range(draw(st.integers(0, 9))):
        start, length = draw(st.integers(0, 12)), draw(st.integers(0, 5))
        made.append(
            DossierCount(
                id=f"{number}",
                year=2025,
                from_on=_FIRST + timedelta(days=start),
                to_on=_FIRST + timedelta(days=start + length),
                field=draw(st.sampled_from(_FIELDS)),
                carried_over=draw(st.integers(1, 9)),
                pending_due=draw(st.integers(1, 9)),
                direct=draw(st.integers(1, 9)),
            )
        )
    return made


def of_one_count(one, other):
    return one.field is other.field or DossierField.ALL in (one.field, other.field)


@given(rows())
def test_no_two_chosen_rows_count_a_day_of_a_field_twice_and_none_is_left_out_without_cause(given_rows):
    chosen = independent(given_rows)
    for row in chosen:
        assert not any(
            overlap(row, other) and of_one_count(row, other) for other in chosen if other is not row
        )
    for row in given_rows:
        rivals = [other for other in chosen if overlap(row, other) and of_one_count(row, other)]
        assert row in chosen or any(
            other.field is DossierField.ALL or other.to_on - other.from_on >= row.to_on - row.from_on
            for other in rivals
        )
    assert list(chosen) == sorted(chosen, key=lambda row: (row.from_on, row.id))


@given(rows())
def test_what_is_carried_counts_at_the_beginning_of_a_chain_and_what_runs_at_its_end(given_rows):
    def follows(later, earlier):
        return earlier.to_on < later.from_on and of_one_count(earlier, later)

    begun = [row for row in given_rows if not any(follows(row, other) for other in given_rows)]
    ended = [row for row in given_rows if not any(follows(other, row) for other in given_rows)]
    assert {"carried_over"} == OPENING
    assert "pending_due" in CLOSING
    assert total(given_rows, "carried_over") == sum(row.carried_over for row in begun)
    assert total(given_rows, "pending_due") == sum(row.pending_due for row in ended)
    assert total(given_rows, "direct") == sum(row.direct for row in given_rows)
