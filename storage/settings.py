"""Small choices of the whole office, kept with its data."""

import sqlalchemy as sa

from storage.rows import Rows
from storage.tables import SETTING


class SqlSettings:
    """Fulfils `core.ports.SettingStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def get(self, name: str) -> str | None:
        """The value, or None when nothing was chosen."""
        row = self._rows.fetch_one(SETTING, {"name": name})
        return None if row is None else str(row["value"])

    def put(self, name: str, value: str) -> None:
        """Choose."""
        self._rows.put(SETTING, {"name": name}, values={"value": value})
