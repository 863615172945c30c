"""What the database is asked while a block lasts."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from unittest import mock

import sqlalchemy as sa

from storage import rows

PAST_SQLALCHEMY = ("ask", "change", "change_each")
"""The ways in which rows hand a statement straight to the driver."""


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that reach the database meanwhile, through SQLAlchemy or past it."""
    told: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        told.append(statement)

    def noted(run: Callable[..., object]) -> Callable[..., object]:
        def kept(connection: sa.Connection, statement: object, **values: object) -> object:
            told.append(str(statement))
            return run(connection, statement, **values)

        return kept

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        with ExitStack() as patches:
            for name in PAST_SQLALCHEMY:
                patches.enter_context(mock.patch.object(rows, name, noted(getattr(rows, name))))
            yield told
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
