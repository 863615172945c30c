import threading
from typing import Any

from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.progress import Progress
from ui.jobs import JobRunner


class Listener:
    def __init__(self) -> None:
        self.done: list[Any] = []
        self.failed: list[Exception] = []


def start(runner: JobRunner, work: Any, listener: Listener) -> Any:
    return runner.start(work, done=listener.done.append, failed=listener.failed.append)


def test_a_result_arrives(qtbot: QtBot) -> None:
    runner, listener = JobRunner(), Listener()
    start(runner, lambda _progress: 42, listener)
    qtbot.waitUntil(lambda: listener.done == [42])
    runner.stop()


def test_a_refusal_arrives_as_the_same_error(qtbot: QtBot) -> None:
    runner, listener = JobRunner(), Listener()
    refusal = UserError(name="x")

    def work(_progress: Progress) -> None:
        raise refusal

    start(runner, work, listener)
    qtbot.waitUntil(lambda: listener.failed == [refusal])
    runner.stop()


def test_a_cancelled_job_neither_succeeds_nor_fails(qtbot: QtBot) -> None:
    runner, listener = JobRunner(), Listener()

    def work(progress: Progress) -> None:
        while True:
            progress.check()

    job = start(runner, work, listener)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert listener.done == []
    assert listener.failed == []
    runner.stop()


def test_jobs_run_in_the_order_they_were_started(qtbot: QtBot) -> None:
    runner, listener = JobRunner(), Listener()
    for number in range(20):
        start(runner, lambda _progress, number=number: number, listener)
    qtbot.waitUntil(lambda: listener.done == list(range(20)))
    runner.stop()


def test_stopping_ends_what_runs_and_drops_what_waits(qtbot: QtBot) -> None:
    runner, listener = JobRunner(), Listener()

    def work(progress: Progress) -> None:
        while True:
            progress.check()

    start(runner, work, listener)
    start(runner, lambda _progress: 1, listener)
    runner.stop()
    qtbot.wait(10)
    assert listener.done == []


def test_progress_is_told_on_the_ui_thread(qtbot: QtBot) -> None:
    runner, listener = JobRunner(), Listener()
    told: list[tuple[int, int]] = []

    may_tell = threading.Event()

    def work(progress: Progress) -> str:
        may_tell.wait(5)
        progress.report(1, 1)
        return "end"

    job = start(runner, work, listener)
    job.progressed.connect(lambda done, total: told.append((done, total)))
    may_tell.set()
    qtbot.waitUntil(lambda: listener.done == ["end"])
    assert told == [(1, 1)]
    runner.stop()


def test_an_outcome_on_its_way_reaches_nobody_after_the_end(qtbot) -> None:
    runner, heard, has_ended = JobRunner(), [], threading.Event()
    job = runner.start(lambda _progress: has_ended.set(), done=heard.append, failed=heard.append)
    job.finished.connect(lambda: heard.append("finished"))
    has_ended.wait(20)
    runner.stop()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["finished"]
