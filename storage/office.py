"""The one office of a workspace: two tables, rows under fixed keys."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from core.office import Office
from core.storage_errors import DamagedDatabase
from core.units import Officer, Role, Signatory, SigningForm, Unit, UnitKind
from storage.rows import Rows, day, day_text, names, names_text
from storage.tables import OFFICE, OFFICE_UNIT

_ONLY = 1
_OF_OFFICE = (
    "role",
    "officer_name",
    "officer_position",
    "signatory_form",
    "signatory_position",
    "signatory_name",
    "place",
)
_OF_UNIT = ("part", "code", "name", "kind", "province_code", "valid_from", "valid_to", "predecessors")
_READ = (
    sa.select(*(OFFICE.c[name] for name in _OF_OFFICE), *(OFFICE_UNIT.c[name] for name in _OF_UNIT))
    .select_from(sa.outerjoin(OFFICE, OFFICE_UNIT, sa.true()))
    .where(OFFICE.c.id == _ONLY)
    .order_by(OFFICE_UNIT.c.part)
)


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
        office = _office(tuple(map(tuple, self._rows.ask(_READ, {}))))
        if office is None:
            raise DamagedDatabase(name=OFFICE.name)
        return office

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


@lru_cache(maxsize=8)
def _office(rows: tuple[tuple[Any, ...], ...]) -> Office | None:
    """What the rows tell, one for each unit; nearly every piece of work reads them, few change them."""
    of_units = [row[len(_OF_OFFICE) :] for row in rows]
    units = {part: _unit(cells) for part, *cells in of_units if part is not None}
    if "unit" not in units:
        return None
    role, officer, position, form, signatory_position, signatory, place = rows[0][: len(_OF_OFFICE)]
    return Office(
        role=Role(role),
        unit=units["unit"],
        authority=units.get("authority"),
        officer=Officer(name=officer, position=position),
        signatory=Signatory(form=SigningForm(form), position=signatory_position, name=signatory),
        place=place,
    )


def _unit(cells: Sequence[Any]) -> Unit:
    code, name, kind, province_code, valid_from, valid_to, predecessors = cells
    return Unit(
        code=code,
        name=name,
        kind=UnitKind(kind),
        province_code=province_code,
        valid_from=day(valid_from),
        valid_to=day(valid_to),
        predecessors=names(predecessors),
    )
