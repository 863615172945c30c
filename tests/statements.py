"""What the database is asked while a block lasts."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from unittest import mock

from storage.connection import Connection

ASKING = ("ask", "rows", "walk", "change", "change_each")
"""Every way in which a store asks a connection."""


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that the stores hand to the driver meanwhile."""
    told: list[str] = []

    def noted(run: Callable[..., object]) -> Callable[..., object]:
        def kept(connection: Connection, statement: str, *values: object) -> object:
            told.append(statement.strip())
            return run(connection, statement, *values)

        return kept

    with ExitStack() as patches:
        for name in ASKING:
            patches.enter_context(mock.patch.object(Connection, name, noted(getattr(Connection, name))))
        yield told
