"""What every test lives under: no network, no window on a screen, no overlooked warning, repeatable examples.

A test that expects log lines asks for `caplog` and so answers for them; in any other test a warning or
error in the log fails it. Qt's own warnings fail through pytest-qt (`qt_log_level_fail` in pyproject.toml).
"""

import functools
import gc
import logging
import os
import socket
import sys
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.serialization import ssh
from hypothesis import HealthCheck, settings

from storage import database
from tests.new_databases import MigratedOnce

ASKING = frozenset({"socket.__new__", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before the first QApplication

# Steady: the same examples on every machine and every run. Searching: for an evening of looking for trouble.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=(HealthCheck.too_slow,),
)
settings.register_profile(
    "searching", parent=settings.get_profile("steady"), derandomize=False, max_examples=2000
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_collection_finish() -> None:
    """Modules and ten thousand tests stay to the end: no search for garbage looks through them again."""
    gc.collect()
    gc.freeze()


class NetworkAttempt(RuntimeError):
    """Somebody asked for a socket that leaves the machine."""


class NetworkWatch:
    """Refuses every socket but local ones, and remembers the attempts, since code may swallow the refusal."""

    def __init__(self) -> None:
        self.attempts: list[str] = []
        self.is_on = False

    def look(self, event: str, arguments: tuple[object, ...]) -> None:
        """Judge an event of `ASKING`."""
        if self.is_on and (event != "socket.__new__" or arguments[1] != getattr(socket, "AF_UNIX", None)):
            self._refuse(event)

    def _refuse(self, event: str) -> None:
        self.attempts.append(event)
        raise NetworkAttempt(event)


class LogWatch(logging.Handler):
    """Keeps what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(scope="session", autouse=True)
def passphrases_derived_once() -> Iterator[None]:
    """One passphrase, salt and work factor always give one key: bcrypt computes it once, then it is remembered.

    Whatever is locked draws a salt of its own and so is computed; only opening it again, in this or in
    another test (they work on copies of the same offices), finds the answer.
    """
    derive = ssh._bcrypt_kdf
    ssh._bcrypt_kdf = functools.cache(derive)
    yield
    ssh._bcrypt_kdf = derive


@pytest.fixture(scope="session", autouse=True)
def new_databases_migrated_once() -> Iterator[MigratedOnce]:
    """The scripts make of every new file the same empty database: they run once, then it is copied in."""
    once = MigratedOnce(database.migrate, database.SCRIPTS)
    database.migrate = once
    yield once
    database.migrate = once.migrate


@pytest.fixture
def every_script_runs(new_databases_migrated_once: MigratedOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of the migration itself: a new file is brought up by its scripts, as on the officer's machine."""
    monkeypatch.setattr(database, "migrate", new_databases_migrated_once.migrate)


@pytest.fixture(scope="session")
def network_watch() -> NetworkWatch:
    watch = NetworkWatch()

    def hear(
        event: str, arguments: tuple[object, ...]
    ) -> None:  # of a hundred thousand events in a test of pages
        if event in ASKING:
            watch.look(event, arguments)

    sys.addaudithook(hear)  # sees what monkeypatching `socket` would miss; cannot be taken out again
    return watch


@pytest.fixture(autouse=True)
def no_network(network_watch: NetworkWatch) -> Iterator[None]:
    network_watch.attempts.clear()
    network_watch.is_on = True
    yield
    network_watch.is_on = False
    assert not network_watch.attempts, f"the network was touched: {network_watch.attempts}"


@pytest.fixture(autouse=True)
def no_unexpected_log_lines(request: pytest.FixtureRequest) -> Iterator[None]:
    if "caplog" in request.fixturenames:
        yield
        return
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    yield
    logging.getLogger().removeHandler(watch)
    assert not watch.lines, f"unexpected log lines: {watch.lines}"
