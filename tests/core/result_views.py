"""Results as values, for tests of what follows them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from core.result_view import ResultLine, ResultView, areas_of


def line(criterion: str, points: str | None, maximum: str = "2.00", **values: Any) -> ResultLine:
    told: dict[str, Any] = {
        "name": f"Tiêu chí {criterion}",
        "area": criterion.partition(".")[0],
        "area_name": "Cải cách thủ tục hành chính",
        "self_points": Decimal(points) if points is not None else None,
        "state": "appraised",
        "reason": "",
        "opinion": "",
    }
    return ResultLine(
        criterion=criterion,
        points=None if points is None else Decimal(points),
        maximum=Decimal(maximum),
        **{**told, **values},
    )


def view(year: int, *lines: ResultLine, **values: Any) -> ResultView:
    areas = areas_of(lines)
    total = sum((area.points for area in areas), Decimal("0.00"))
    maximum = sum((area.maximum for area in areas), Decimal("0.00"))
    told: dict[str, Any] = {
        "digest": "cd" * 64,
        "received_at": datetime(year + 1, 3, 1, tzinfo=UTC),
        "sender": "td-52",
        "answers": "ab" * 64,
        "answers_revision": 1,
        "newest_revision": 1,
        "total": total,
        "maximum": maximum,
        "index": (total * 100 / maximum).quantize(Decimal("0.01")) if maximum else Decimal(0),
        "band": "Tốt",
        "rank": 4,
        "ranked_of": 18,
        "flags": (),
        "steps": (),
        "published_on": date(year + 1, 2, 28),
        "versions": (),
    }
    return ResultView(year=year, lines=lines, areas=areas, **{**told, **values})
