"""What `conftest.py` promises about every test, tried on purpose."""

import contextlib
import logging
import os
import socket
import warnings

import pytest

from tests.conftest import LogWatch, NetworkAttempt, NetworkWatch


def test_a_socket_that_leaves_the_machine_is_refused(network_watch: NetworkWatch) -> None:
    with pytest.raises(NetworkAttempt):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    assert network_watch.attempts
    network_watch.attempts.clear()


def test_looking_up_a_name_is_refused(network_watch: NetworkWatch) -> None:
    with pytest.raises(NetworkAttempt):
        socket.getaddrinfo("example.invalid", 80)
    network_watch.attempts.clear()


def test_a_swallowed_attempt_is_remembered(network_watch: NetworkWatch) -> None:
    with contextlib.suppress(NetworkAttempt):
        socket.create_connection(("127.0.0.1", 9), timeout=0.1)
    assert network_watch.attempts
    network_watch.attempts.clear()


def test_warnings_in_the_log_are_kept_and_information_is_not(caplog: pytest.LogCaptureFixture) -> None:
    assert caplog.handler
    watch = LogWatch()
    logger = logging.getLogger("tests.surroundings")
    logger.addHandler(watch)
    logger.warning("the disk is nearly full")
    logger.info("saved")
    logger.removeHandler(watch)
    assert watch.lines == ["WARNING tests.surroundings: the disk is nearly full"]


def test_a_python_warning_is_an_error() -> None:
    with pytest.raises(UserWarning):
        warnings.warn("looked away", stacklevel=1)


def test_qt_draws_without_a_screen() -> None:
    assert os.environ["QT_QPA_PLATFORM"] in {"offscreen", "minimal", "xcb"}
