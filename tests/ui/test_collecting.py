"""Garbage is collected on the window's thread while work runs beside it."""

import gc
import threading
from collections.abc import Iterator

import pytest

from ui.collecting import Collecting
from ui.jobs import JobRunner


class Knot:
    """Garbage that only a collection finds; it tells the thread that collected it."""

    untied: list[str] = []  # noqa: RUF012 - emptied by every test

    def __init__(self) -> None:
        self.self = self

    def __del__(self) -> None:
        Knot.untied.append(threading.current_thread().name)


@pytest.fixture
def runner(qtbot) -> Iterator[JobRunner]:
    Knot.untied.clear()
    runner = JobRunner()
    yield runner
    runner.stop()
    assert gc.isenabled()


def tie_many(_progress: object) -> str:
    """Enough garbage for many collections, were they done where it is made."""
    for _ in range(5_000):
        Knot()
    return threading.current_thread().name


def test_a_worker_collects_nothing(runner: JobRunner, qtbot) -> None:
    ended: list[str] = []
    runner.start(tie_many, done=ended.append, failed=ended.append)
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: bool(ended))
    gc.collect()
    assert len(Knot.untied) == 5_000
    assert ended[0] not in Knot.untied


def test_long_work_leaves_no_heap_of_garbage(runner: JobRunner, qtbot) -> None:
    may_end, ended = threading.Event(), []

    def work(progress: object) -> None:
        tie_many(progress)
        may_end.wait(20)

    runner.start(work, done=ended.append, failed=ended.append)
    qtbot.waitUntil(lambda: len(Knot.untied) > 4_000, timeout=10_000)
    assert set(Knot.untied) == {threading.current_thread().name}
    may_end.set()
    qtbot.waitUntil(lambda: bool(ended))


def test_python_collects_by_itself_again_after_the_last_job(runner: JobRunner, qtbot) -> None:
    ended: list[object] = []
    seen: list[bool] = []
    runner.start(
        lambda _p: 1, done=lambda one: (seen.append(gc.isenabled()), ended.append(one)), failed=ended.append
    )
    runner.start(lambda _p: 2, done=ended.append, failed=ended.append)
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert seen == [False]
    assert gc.isenabled()


def test_work_dropped_at_the_end_gives_the_collection_back(qtbot) -> None:
    first, second = JobRunner(), JobRunner()
    for runner in (first, second):
        for _ in range(3):
            runner.start(lambda _p: None, done=print, failed=print)
    first.stop()
    assert not gc.isenabled()
    second.stop()
    assert gc.isenabled()


def test_where_nobody_collects_nothing_begins_to(qtbot) -> None:
    runner = JobRunner()
    gc.disable()
    try:
        held = Collecting(runner)
        held.begin()
        held.end()
        held.end()
        assert not gc.isenabled()
    finally:
        gc.enable()
        runner.stop()
