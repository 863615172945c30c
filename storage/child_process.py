"""Work that may crash or hang, done in a process of its own: one question, one answer, a time limit.

The process is spawned afresh (no memory is shared), is given its question through a pipe, and answers with
JSON through another: nothing of it appears among arguments or in the environment, and nothing it sends back
is ever unpickled. `main.py` calls `multiprocessing.freeze_support`, so a frozen program can do the same.
"""

import json
import os
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

Answer = Mapping[str, Any]
Work = Callable[[Mapping[str, Any]], Answer]
Child = Callable[[Connection, Connection], None]

LARGEST_ANSWER = 4 << 20  # bytes
_PATIENCE_AT_END = 2  # seconds a process that has answered may take to end


class ChildCrashed(Exception):
    """The process ended without an answer, or answered with what is none."""


class ChildTimeout(Exception):
    """There was no answer in time; the process was killed."""


def ask(child: Child, question: Mapping[str, Any], *, seconds: float) -> Answer:
    """Start `child`, a module-level function that calls `answer`, and wait for its answer.

    Raises:
        ChildCrashed, ChildTimeout: there is none; the process is gone either way.
    """
    spawn = get_context("spawn")
    hears, tells = spawn.Pipe(duplex=False)
    listens, replies = spawn.Pipe(duplex=False)
    process = spawn.Process(target=child, args=(hears, replies), daemon=True)
    process.start()
    hears.close()
    replies.close()
    try:
        tells.send_bytes(json.dumps(question).encode())
        if not listens.poll(seconds):
            raise ChildTimeout
        told = json.loads(listens.recv_bytes(LARGEST_ANSWER))
        process.join(_PATIENCE_AT_END)
    except (OSError, EOFError, ValueError, RecursionError) as cause:
        raise ChildCrashed from cause
    finally:
        process.kill()
        process.join()
        process.close()
        tells.close()
        listens.close()
    if not isinstance(told, dict):
        raise ChildCrashed
    return told


def answer(hears: Connection, replies: Connection, *, work: Work) -> None:
    """In the child: read the question, do the work, send its answer.

    Whatever the work prints goes nowhere: it may be a driver of somebody else's.
    """
    _silence()
    question = json.loads(hears.recv_bytes())
    replies.send_bytes(json.dumps(work(question)).encode())


def _silence() -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (1, 2):
        os.dup2(nowhere, standard)
