"""Every failure of the workspace, and every problem of the full check, has its words."""

import re

import pytest

from core import storage_errors
from core.errors import CchcError
from ui.texts.storage_errors import SENTENCES, problem_text

CLASSES = [
    found
    for found in vars(storage_errors).values()
    if isinstance(found, type)
    and issubclass(found, CchcError)
    and found.__module__ == storage_errors.__name__
]


@pytest.mark.parametrize("failure", CLASSES, ids=lambda failure: failure.code)
def test_every_failure_says_what_why_and_what_to_do(failure):
    sentence = SENTENCES[failure]
    assert all((sentence.what, sentence.why, sentence.advice))
    placed = set(re.findall(r"\{(\w+)\}", sentence.what + sentence.why + sentence.advice))
    assert placed <= set(re.findall(r"`(\w+)`", failure.__doc__ or ""))


def test_codes_are_given_once():
    assert len({failure.code for failure in CLASSES}) == len(CLASSES)


@pytest.mark.parametrize(
    "code",
    ["DATABASE_DAMAGED", "DATABASE_REFERENCE", "EVIDENCE_MISSING", "EVIDENCE_CHANGED", "AUDIT_BROKEN"],
)
def test_every_problem_of_the_full_check_has_words(code):
    text = problem_text(f"{code} 12")
    assert "12" in text
    assert code not in text
