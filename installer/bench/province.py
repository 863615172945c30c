"""What a round is measured on: 168 communes, 60 criteria, five years, 150 documents each in the last."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from core.sample.province import Province
from core.sample.province_rounds import hold_round
from core.services.set_up import make_office
from core.units import Officer, Role
from main import UNITS, _services
from storage.paths import resources_folder
from storage.sample_stage import sample_data
from storage.workspace import create_workspace

CODE = "79"  # the province with the most communes: 168
YEARS = range(2019, 2024)
YEAR = YEARS[-1]
CRITERIA = 60
_PAPERS, _EARLIER_PAPERS = 150, 10


class RoundClock:
    """The day the province is found: in the middle of its appraisal."""

    def now(self) -> datetime:
        """Noon of that day."""
        return datetime(2024, 1, 25, 5, tzinfo=UTC)

    def today(self) -> date:
        """That day."""
        return date(2024, 1, 25)


def make_province(folder: Path, *, units: int = 168, years: Sequence[int] = YEARS) -> None:
    """An appraiser's workspace with its rounds; earlier years are published, the last is half appraised."""
    office = replace(
        make_office(UNITS, role=Role.APPRAISER, unit=CODE), officer=Officer(name="Bench", position="Bench")
    )
    with create_workspace(folder, office) as opened:
        services = _services(opened, RoundClock())
        criteria = services.adopt_criteria.parsed(services.adopt_criteria.adopt_document(sixty_criteria()))
        province = Province(sample_data(resources_folder()), criteria, units=UNITS.communes_of(CODE)[:units])
        for year in years:
            is_last = year == years[-1]
            hold_round(
                opened.database,
                services,
                province=province,
                year=year,
                papers=_PAPERS if is_last else _EARLIER_PAPERS,
                given=units // 2 if is_last else units,
            )
            if not is_last:
                services.publish_ranking.publish(year)


def sixty_criteria() -> bytes:
    """The bundled sample set, filled up to sixty criteria by an area of its own."""
    path = resources_folder() / "criteria" / "criteria-sample.json"
    value: dict[str, Any] = json.loads(path.read_text("utf-8"))
    nodes: list[dict[str, Any]] = value["criteria"]
    area = next(node for node in nodes if node["kind"] == "area")
    leaf = next(node for node in nodes if (node["rule"] or {}).get("kind") == "single_choice")
    lacking = CRITERIA - sum(1 for node in nodes if node["kind"] == "leaf")
    points = lacking * 50
    nodes.append({**area, "id": "9", "name": "Bench", "max_points": f"{points / 100:.2f}"})
    nodes.extend({**leaf, "id": f"9.{at}", "parent_id": "9", "level": 2} for at in range(1, lacking + 1))
    value |= {"set_id": "BENCH-60", "total_max": f"{100 + points / 100:.2f}"}
    return json.dumps(value, ensure_ascii=False).encode()


def bare_reading(copied: Path, tables: Sequence[str], *, only: tuple[str, str] | None = None) -> int:
    """Read the year's rows of these tables, `only` those with a value in a column, and count them."""
    read = 0
    with closing(sqlite3.connect(copied)) as driver:
        for table in tables:
            asked = f"SELECT * FROM {table} WHERE year = ?"  # noqa: S608 - names of our own tables
            if only is not None:
                asked += f" AND {only[0]} = ?"
            rows = driver.execute(asked, (YEAR,) if only is None else (YEAR, only[1]))
            read += len(rows.fetchall())
    return read
