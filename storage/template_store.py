"""Templates of papers as they were taken in; whether one is in force is a choice of the office beside it."""

import sqlalchemy as sa

from core.paper_templates import PaperTemplate
from storage.rows import Row, Rows, moment, moment_text
from storage.tables import REPORT_TEMPLATE, SETTING

_SET_ASIDE = "template_set_aside:"


class SqlTemplates:
    """Fulfils `core.paper_ports.TemplateStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def all(self) -> tuple[PaperTemplate, ...]:
        """Every template, by kind."""
        return tuple(self._template(row) for row in self._rows.fetch(REPORT_TEMPLATE, {}, "kind"))

    def get(self, kind: str) -> PaperTemplate | None:
        """The template of a kind, in force or not."""
        row = self._rows.fetch_one(REPORT_TEMPLATE, {"kind": kind})
        return None if row is None else self._template(row)

    def put(self, template: PaperTemplate) -> None:
        """Insert or replace by kind."""
        values = {
            "name": template.name,
            "sha256": template.sha256,
            "content": template.content,
            "added_at": moment_text(template.added_at),
            "added_by": template.added_by,
        }
        self._rows.put(REPORT_TEMPLATE, {"kind": template.kind}, values=values)
        self._rows.drop(SETTING, {"name": _SET_ASIDE + template.kind})
        if not template.is_used:
            self._rows.insert(SETTING, [{"name": _SET_ASIDE + template.kind, "value": "1"}])

    def remove(self, kind: str) -> None:
        """Forget it; nothing happens where there is none."""
        self._rows.drop(REPORT_TEMPLATE, {"kind": kind})
        self._rows.drop(SETTING, {"name": _SET_ASIDE + kind})

    def _template(self, row: Row) -> PaperTemplate:
        set_aside = self._rows.fetch_one(SETTING, {"name": _SET_ASIDE + row["kind"]})
        return PaperTemplate(
            kind=row["kind"],
            name=row["name"],
            sha256=row["sha256"],
            content=row["content"],
            added_at=moment(row["added_at"]),
            added_by=row["added_by"],
            is_used=set_aside is None,
        )
