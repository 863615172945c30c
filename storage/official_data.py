"""Data the authorities publish and the program brings along: units of July 2025 and criteria sets."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from core.text import SortKey, fold, nfc, sort_key
from core.units import Unit, UnitKind, UnknownUnit

# Districts ended and communes were merged on this day (resolution 76/2025/UBTVQH15).
UNITS_SINCE = date(2025, 7, 1)

_PACKAGE = "vietnam_provinces"
_DATA = ("data", "nested-divisions.json")
_KIND_WORDS = ("thanh pho ", "tinh ", "phuong ", "xa ", "dac khu ")


class OfficialUnits:
    """Provinces and communes in force since July 2025, read on first use from the package's own file.

    The package's Python enums take longer to import than its JSON to read, and bring nothing more.
    """

    def unit(self, code: str) -> Unit:
        """The province (two digits) or commune (five digits) with this code.

        Raises:
            UnknownUnit: no such code in the list.
        """
        found = self._by_code.get(code)
        if found is None:
            raise UnknownUnit(code=code)
        return found

    def provinces(self) -> tuple[Unit, ...]:
        """The 34 provinces and cities in the Vietnamese alphabet."""
        return self._sorted(unit for unit in self._by_code.values() if unit.kind is UnitKind.PROVINCE)

    def communes_of(self, province_code: str) -> tuple[Unit, ...]:
        """The communes, wards and special zones of a province in the Vietnamese alphabet.

        Raises:
            UnknownUnit: no such province.
        """
        if self.unit(province_code).kind is not UnitKind.PROVINCE:
            raise UnknownUnit(code=province_code)
        return self._sorted(
            unit
            for unit in self._by_code.values()
            if unit.kind is UnitKind.COMMUNE and unit.province_code == province_code
        )

    def search(self, text: str, limit: int = 20) -> tuple[Unit, ...]:
        """Units whose name, province name or code holds every word, accents aside; names that begin so first.

        A blank search finds nothing.
        """
        words = fold(text).split()
        if not words or limit <= 0:
            return ()
        hits = [unit for unit, folded in self._folded if all(word in folded for word in words)]
        wanted = " ".join(words)
        hits.sort(key=lambda unit: (not fold(short_name(unit)).startswith(wanted), *_by_name(unit)))
        return tuple(hits[:limit])

    @cached_property
    def _by_code(self) -> Mapping[str, Unit]:
        return {unit.code: unit for unit in _read_units()}

    @cached_property
    def _folded(self) -> tuple[tuple[Unit, str], ...]:
        names = {code: unit.name for code, unit in self._by_code.items() if unit.kind is UnitKind.PROVINCE}
        return tuple(
            (unit, fold(f"{unit.name} {names[unit.province_code]} {unit.code}"))
            for unit in self._by_code.values()
        )

    @staticmethod
    def _sorted(units: Iterator[Unit]) -> tuple[Unit, ...]:
        return tuple(sorted(units, key=_by_name))


def short_name(unit: Unit) -> str:
    """The name without the word for its kind, which keeps its capital: of the wards, Hoan Kiem."""
    folded = fold(unit.name)
    kind = next((word for word in _KIND_WORDS if folded.startswith(word)), "")
    return unit.name[len(kind) :]


def criteria_documents(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """The criteria sets of `resources/criteria`: file name and content, by name; empty without the folder."""
    return tuple((path.name, path.read_bytes()) for path in sorted(folder.glob("*.json")))


def _by_name(unit: Unit) -> tuple[SortKey, str]:
    return sort_key(short_name(unit)), unit.code


def _read_units() -> Iterator[Unit]:
    for province in json.loads(_data_file().read_bytes()):
        code = f"{province['code']:02d}"
        yield _unit(province, code=code, province_code=code, kind=UnitKind.PROVINCE)
        for commune in province["wards"]:
            yield _unit(commune, code=f"{commune['code']:05d}", province_code=code, kind=UnitKind.COMMUNE)


def _unit(entry: Mapping[str, Any], *, code: str, province_code: str, kind: UnitKind) -> Unit:
    name = " ".join(nfc(entry["name"]).split())  # some names are written with two spaces
    if not fold(name).startswith(_KIND_WORDS):
        # The package names most provinces without their kind, and gives the kind beside it.
        name = f"{nfc(entry['division_type']).capitalize()} {name}"
    return Unit(code=code, name=name, kind=kind, province_code=province_code, valid_from=UNITS_SINCE)


def _data_file() -> Path:
    """Found without importing the package: its modules are half a megabyte of enums."""
    spec = find_spec(_PACKAGE)
    assert spec is not None, "the package vietnam-provinces is a dependency"
    assert spec.origin is not None, "a package with a file of its own"
    return Path(spec.origin).parent.joinpath(*_DATA)
