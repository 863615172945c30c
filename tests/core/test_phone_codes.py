"""Codes that are read over the telephone: short, clear, the same every time, one per failure."""

import re

from core.errors import CchcError
from core.phone_codes import ALPHABET, error_code, phone_code, places_passed
from core.storage_errors import NoWorkspace
from ui.texts.errors import sentences


def broken(where: str) -> BaseException:
    try:
        int("Nguyễn Văn A") if where == "here" else {}[where]
    except (ValueError, KeyError) as error:
        return error
    raise AssertionError(where)


def test_a_code_is_two_groups_of_three_without_letters_that_sound_or_look_alike() -> None:
    for text in ("", "E_KEY", "x" * 1000):
        assert re.fullmatch(f"[{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}", phone_code(text))
    assert not set("01OILZSBDPTNA") & set(ALPHABET)


def test_every_expected_failure_has_a_code_of_its_own() -> None:
    codes = {kind.code for kind in sentences()}
    assert len({phone_code(code) for code in codes}) == len(codes) > 100


def test_an_expected_failure_has_the_code_of_its_name() -> None:
    assert (
        error_code(NoWorkspace(name="một"))
        == error_code(NoWorkspace(name="hai"))
        == phone_code("E_NO_WORKSPACE")
    )
    assert error_code(CchcError()) == phone_code("E_UNKNOWN")


def test_the_same_bug_has_the_same_code_whatever_its_message() -> None:
    assert error_code(broken("there")) == error_code(broken("elsewhere"))
    assert error_code(broken("here")) != error_code(broken("there"))


def test_the_places_passed_quote_no_message() -> None:
    told = "\n".join(places_passed(broken("here")))
    assert "ValueError" in told
    assert "test_phone_codes.py" in told
    assert "Nguyễn" not in told
