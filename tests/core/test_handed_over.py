"""Which files the system hands over to the program, by name."""

import pytest

from core.handed_over import is_handed_over


@pytest.mark.parametrize(
    "name", ["gói.cchc", "GOI.CCHC", "a.cchc.age", "a.cchc.001", "a.cchc.age.999", "a.cchc.parts.json"]
)
def test_packages_are_whole_encrypted_or_in_parts(name: str) -> None:
    assert is_handed_over(name)


@pytest.mark.parametrize("name", ["", "cchc", "a.cchc.pdf", "a.json", "a.001", "a.cchc.1", "verify"])
def test_nothing_else_is(name: str) -> None:
    assert not is_handed_over(name)
