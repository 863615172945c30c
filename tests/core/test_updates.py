"""What an update says, whether it may be applied here, and how lists of changes are read."""

from dataclasses import replace

import pytest

from core.errors import CchcError
from core.updates import (
    Attempt,
    UpdateOlder,
    UpdateOtherPlatform,
    UpdateOtherProduct,
    UpdateSame,
    UpdateTooFar,
    is_version,
    markdown_of,
    newer_than,
    parts_of,
    sections_of,
    version_number,
    version_of_number,
)
from tests.update_samples import CHANGES, MOMENT, RUNNING, a_sheet


@pytest.mark.parametrize("text", ["0.6.0", "1.0.0", "999.999.999", "10.20.30"])
def test_three_numbers_are_a_version_and_come_back_from_one_number(text: str) -> None:
    assert is_version(text)
    assert version_of_number(version_number(text)) == text
    assert version_number(text) < 1 << 31  # the header of a database has four bytes with a sign


@pytest.mark.parametrize(
    "text", ["", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3a", "1000.0.0", "-1.0.0", "１.2.3"]
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_version(text)
    with pytest.raises(ValueError, match="three numbers"):
        parts_of(text)


def test_versions_are_compared_as_numbers_not_as_text() -> None:
    assert parts_of("0.10.0") > parts_of("0.9.9")
    assert version_number("0.10.0") > version_number("0.9.999")
    assert version_of_number(0) == ""


def test_a_later_version_of_the_same_program_may_follow() -> None:
    RUNNING.judge(a_sheet())


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"product": "KhacCCHC"}, UpdateOtherProduct),
        ({"platform": "mac-arm"}, UpdateOtherPlatform),
        ({"version": "0.6.0"}, UpdateSame),
        ({"version": "0.5.9"}, UpdateOlder),
        ({"version": "0.8.0", "oldest": "0.7.0"}, UpdateTooFar),
    ],
)
def test_what_may_not_follow_is_told_apart(changed: dict[str, str], refusal: type[CchcError]) -> None:
    with pytest.raises(refusal):
        RUNNING.judge(replace(a_sheet(), **changed))  # type: ignore[arg-type]


def test_a_list_of_changes_is_read_by_its_versions() -> None:
    found = sections_of(CHANGES)
    assert [(each.version, each.title) for each in found] == [
        ("0.8.0", "bản kế tiếp"),
        ("0.7.0", "bản giữa"),
        ("0.6.0", ""),
    ]
    assert found[0].text == "### Nhập liệu\n\n- **Nhanh hơn** khi dán từ Excel."
    assert sections_of(markdown_of(found)) == found
    assert sections_of("") == ()


def test_only_versions_after_the_running_one_are_news() -> None:
    assert [each.version for each in newer_than("0.7.0", sections_of(CHANGES))] == ["0.8.0"]
    assert newer_than("0.8.0", sections_of(CHANGES)) == ()


@pytest.mark.parametrize(("running", "is_done"), [("0.6.0", False), ("0.8.0", True), ("0.9.0", True)])
def test_an_attempt_is_done_when_its_version_runs(running: str, is_done: bool) -> None:
    attempt = Attempt(begun_with="0.6.0", version="0.8.0", place="", changes=(), backups=(), at=MOMENT)
    assert attempt.is_done(running) is is_done
