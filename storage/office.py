"""The one office of a workspace: two tables, rows under fixed keys."""

import sqlalchemy as sa

from core.office import Office
from core.storage_errors import DamagedDatabase
from core.units import Officer, Role, Signatory, SigningForm, Unit, UnitKind
from storage.rows import Row, Rows, day, day_text, names, names_text
from storage.tables import OFFICE, OFFICE_UNIT

_ONLY = 1


class SqlOffice:
    """Fulfils `core.ports.OfficeStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)
        self._held: Office | None = None

    def get(self) -> Office:
        """The office; a workspace always has one. Within one piece of work it is read once.

        Raises:
            DamagedDatabase: it is not there.
        """
        if self._held is None:
            self._held = self._read()
        return self._held

    def _read(self) -> Office:
        row = self._rows.fetch_one(OFFICE, {"id": _ONLY})
        units = {unit["part"]: _unit(unit) for unit in self._rows.fetch(OFFICE_UNIT, {}, "part")}
        if row is None or "unit" not in units:
            raise DamagedDatabase(name=OFFICE.name)
        return Office(
            role=Role(row["role"]),
            unit=units["unit"],
            authority=units.get("authority"),
            officer=Officer(name=row["officer_name"], position=row["officer_position"]),
            signatory=Signatory(
                form=SigningForm(row["signatory_form"]),
                position=row["signatory_position"],
                name=row["signatory_name"],
            ),
            place=row["place"],
        )

    def put(self, office: Office) -> None:
        """Set or replace it."""
        self._held = None
        values = {
            "role": office.role.value,
            "officer_name": office.officer.name,
            "officer_position": office.officer.position,
            "signatory_form": office.signatory.form.value,
            "signatory_position": office.signatory.position,
            "signatory_name": office.signatory.name,
            "place": office.place,
        }
        self._rows.put(OFFICE, {"id": _ONLY}, values=values)
        self._rows.drop(OFFICE_UNIT, {})
        self._put_unit("unit", office.unit)
        if office.authority is not None:
            self._put_unit("authority", office.authority)

    def _put_unit(self, part: str, unit: Unit) -> None:
        values = {
            "code": unit.code,
            "name": unit.name,
            "kind": unit.kind.value,
            "province_code": unit.province_code,
            "valid_from": day_text(unit.valid_from),
            "valid_to": day_text(unit.valid_to),
            "predecessors": names_text(unit.predecessors),
        }
        self._rows.put(OFFICE_UNIT, {"part": part}, values=values)


def _unit(row: Row) -> Unit:
    return Unit(
        code=row["code"],
        name=row["name"],
        kind=UnitKind(row["kind"]),
        province_code=row["province_code"],
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        predecessors=names(row["predecessors"]),
    )
