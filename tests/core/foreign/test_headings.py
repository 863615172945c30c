"""Where a foreign table begins and which columns are ours, also in wide sheets and without a blink."""

import time

import pytest

from core.foreign.headings import find_header, likely_kind, propose
from core.foreign.values import SINGLE_DOSSIERS
from core.records.catalogue import KINDS
from tests.storage.foreign_samples import HEADERS, dossier_rows
from ui.texts.records import field_label

LABELS = {kind.code: {spec.name: field_label(kind.code, spec.name) for spec in kind.fields} for kind in KINDS}


def test_the_headings_are_found_below_titles() -> None:
    assert find_header(dossier_rows(), LABELS) == 4
    assert find_header([["a", "b"], [], ["1", "2"]], LABELS) == 0


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS])
def test_our_own_labels_are_known_one_to_one(kind: str) -> None:
    names = list(LABELS[kind])
    chosen = propose([LABELS[kind][name] for name in names], kind, labels=LABELS)
    assert {name: at for name, at in chosen.items() if name != "month"} == {
        name: at for at, name in enumerate(names)
    }


def test_capitals_accents_and_numbers_of_columns_do_not_matter() -> None:
    headers = ["NGAY TIEP NHAN (1)", "Ngày hẹn trả kết quả", "Ngày kết thúc"]
    assert propose(headers, SINGLE_DOSSIERS, labels=LABELS) == {"received_on": 0, "due_on": 1, "done_on": 2}
    assert likely_kind(headers, LABELS) == SINGLE_DOSSIERS


def test_a_wide_sheet_is_judged_at_once() -> None:
    rows = [[f"Cột số {at} của dòng {row}" for at in range(60)] for row in range(40)]
    rows[9] = [*HEADERS, *rows[9][len(HEADERS) :]]
    before = time.process_time()
    assert find_header(rows, LABELS) == 10
    assert likely_kind(rows[9], LABELS) == SINGLE_DOSSIERS
    propose(rows[9], "dossier_count", labels=LABELS)
    assert time.process_time() - before < 0.5
