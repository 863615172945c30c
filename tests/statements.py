"""What the database is asked while a block lasts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest import mock

import sqlalchemy as sa

from storage import rows


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
        with (
            mock.patch.object(rows, "run", noted(rows.run)),
            mock.patch.object(rows, "run_each", noted(rows.run_each)),
        ):
            yield told
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
