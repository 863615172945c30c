"""The command `self-check` tells of every check, and fails when one of them does."""

import json
import logging
from collections.abc import Callable, Iterable
from typing import Any

import pytest

import main
from core.self_check.checks import Check, CheckFailed

Checks = Callable[..., Iterable[Check]]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run the command with other checks; its code, its document and its lines."""

    def tell(*checks: Check, window: Checks | None = None, json_too: bool = True) -> tuple[int, Any, str]:
        groups = {"disk": lambda: checks, "window": window or tuple}
        monkeypatch.setattr(main, "_self_checks", lambda _doors, _places: groups)
        code = main.main(["self-check", *(["--json"] if json_too else [])])
        found = capsys.readouterr()
        return code, json.loads(found.out) if found.out else None, found.err

    return tell


def fails() -> None:
    raise CheckFailed("there is no paper")


def test_a_check_that_fails_is_named_and_the_others_follow(told: Callable[..., Any]) -> None:
    code, document, _ = told(Check(name="a", work=fails), Check(name="b", work=list))
    assert (code, document["ok"]) == (1, False)
    found = {check["name"]: check["problem"] for check in document["checks"]}
    assert (found["a"], found["b"]) == ("CheckFailed: there is no paper", None)


def test_every_error_is_a_failed_check(told: Callable[..., Any]) -> None:
    code, document, _ = told(Check(name="a", work=lambda: 1 / 0))
    assert code == 1
    assert document["checks"][1]["problem"] == "ZeroDivisionError: division by zero"


def test_a_line_of_the_log_that_warns_fails_the_check(told: Callable[..., Any], caplog: Any) -> None:
    code, document, _ = told(
        Check(name="a", work=lambda: logging.getLogger("paper").warning("thin")), Check(name="b", work=list)
    )
    assert code == 1
    assert [check["problem"] for check in document["checks"][1:3]] == ["WARNING paper: thin", None]
    assert caplog.messages == ["thin"]


def test_a_library_that_cannot_be_loaded_is_a_failed_check(told: Callable[..., Any]) -> None:
    def window() -> Iterable[Check]:
        raise ImportError("QtWidgets")

    code, document, _ = told(window=window)
    assert code == 1
    assert document["checks"][-1]["name"] == "libraries.window"
    assert document["checks"][-1]["problem"] == "ImportError: QtWidgets"


def test_people_read_a_line_for_every_check(told: Callable[..., Any]) -> None:
    code, document, lines = told(Check(name="a", work=fails), Check(name="b", work=list), json_too=False)
    assert (code, document) == (1, None)
    assert "HỎNG  a" in lines
    assert "CheckFailed: there is no paper" in lines
    assert "đạt   b" in lines
    assert "1 trên 4 mục kiểm tra không đạt" in lines


def test_it_can_be_stopped(told: Callable[..., Any]) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    code, _, lines = told(Check(name="a", work=stop), json_too=False)
    assert code == 130
    assert lines
