"""Small choices of the whole office, kept with its data."""

from collections.abc import Mapping

from storage.connection import Connection
from storage.rows import Rows, among
from storage.tables import SETTING

_SOME = "SELECT name, value FROM setting WHERE name IN (SELECT value FROM json_each(:names))"


class SqlSettings:
    """Fulfils `core.ports.SettingStore`."""

    def __init__(self, connection: Connection) -> None:
        self._rows = Rows(connection)

    def get(self, name: str) -> str | None:
        """The value, or None when nothing was chosen."""
        row = self._rows.fetch_one(SETTING, {"name": name})
        return None if row is None else str(row["value"])

    def some(self, *names: str) -> Mapping[str, str]:
        """Those of these that were chosen, in one question."""
        return dict(map(tuple, self._rows.connection.ask(_SOME, {"names": among(names)})))

    def put(self, name: str, value: str) -> None:
        """Choose."""
        self._rows.put(SETTING, {"name": name}, values={"value": value})
