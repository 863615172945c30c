"""Small choices of the whole office, kept with its data."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from storage.rows import Rows, batched
from storage.tables import SETTING


class SqlSettings:
    """Fulfils `core.ports.SettingStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def get(self, name: str) -> str | None:
        """The value, or None when nothing was chosen."""
        row = self._rows.fetch_one(SETTING, {"name": name})
        return None if row is None else str(row["value"])

    def some(self, *names: str) -> Mapping[str, str]:
        """Those of these that were chosen, in one question; there may be any number of names."""
        found: dict[str, str] = {}
        for part in batched(names):
            told = {f"of_{at}": name for at, name in enumerate(part)}
            found.update(map(tuple, self._rows.ask(_among(len(part)), told)))
        return found

    def put(self, name: str, value: str) -> None:
        """Choose."""
        self._rows.put(SETTING, {"name": name}, values={"value": value})


@cache
def _among(count: int) -> sa.Select[Any]:
    named: list[sa.BindParameter[Any]] = [sa.bindparam(f"of_{at}") for at in range(count)]
    return sa.select(SETTING.c.name, SETTING.c.value).where(SETTING.c.name.in_(named))
