"""How long the window's thread is held, in seconds: printed as JSON, one list of repeats per act.

    held_window.py table                 a list of 100,000 rows: shown, searched, sorted
    held_window.py office WORKSPACE      a cell typed in the dossier grid; a criterion entered and scored anew
    held_window.py lists WORKSPACE       long lists come back to
    held_window.py province WORKSPACE    an appraiser's round: opened, and gone through by unit and criterion

An act ends when nothing waits any more; what counts is the longest time between two turns of the event
loop, which is how long a key press would have to wait.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

_ROWS = 100_000
_REPEATS = 5
_QUIET_MS = 150
YEAR = 2023


def longest_hold(act: Callable[[], object], *, is_busy: Callable[[], bool] = lambda: False) -> float:
    """Do an act, let the event loop turn until all is quiet, and tell its longest turn."""
    longest, last = 0.0, time.perf_counter()

    def tick() -> None:
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    beat = QTimer()
    beat.timeout.connect(tick)
    beat.start(0)
    last = time.perf_counter()
    act()
    tick()
    while True:
        loop = QEventLoop()
        QTimer.singleShot(_QUIET_MS, loop.quit)
        loop.exec()
        if not is_busy():
            return longest


def table() -> Mapping[str, list[float]]:
    """A list as long as the product promises to hold."""
    from ui.app import make_application
    from ui.look import apply_look
    from ui.tables import Column, TableView

    apply_look(make_application([]), "light")
    rows = [
        (f"Hồ sơ {number * 7919 % _ROWS}", f"Đất đai {number % 97}", number, number % 28)
        for number in range(_ROWS)
    ]
    columns: tuple[Column[Any], ...] = (
        Column(title="Hồ sơ", text=lambda row: row[0]),
        Column(title="Thủ tục", text=lambda row: row[1]),
        Column(title="Số", text=lambda row: str(row[2]), sort_key=lambda row: row[2]),
        Column(title="Ngày", text=lambda row: f"{row[3]:02d}/05/2023", sort_key=lambda row: row[3]),
    )
    found: dict[str, list[float]] = {"table-open": [], "table-filter": [], "table-sort": []}
    for number in range(_REPEATS):
        view: TableView[Any] = TableView(columns, "bench")
        view.resize(1000, 600)
        view.show()
        busy = lambda view=view: view.found.is_busy  # noqa: E731 - one line for three acts
        order = Qt.SortOrder.DescendingOrder if number % 2 else Qt.SortOrder.AscendingOrder
        found["table-open"].append(longest_hold(lambda view=view: view.show_rows(rows), is_busy=busy))
        found["table-filter"].append(
            longest_hold(lambda view=view: view.found.find("dat dai 5"), is_busy=busy)
        )
        found["table-sort"].append(
            longest_hold(lambda view=view, order=order: view.sortByColumn(0, order), is_busy=busy)
        )
        view.close()
    return found


def office(workspace: Path) -> Mapping[str, list[float]]:
    """The two places where an officer waits for the program after every value."""
    from main import _services_in
    from ui.app import make_application, make_window, open_person
    from ui.look import apply_look

    with _services_in(workspace) as services:
        apply_look(make_application([]), "light")
        window = make_window(services, open_person(workspace / "window.ini"))
        window.desk.set_year(YEAR)
        window.show()
        busy = lambda: window.desk.jobs.is_busy  # noqa: E731 - asked by every act
        found: dict[str, list[float]] = {"cell": [], "rescore": []}
        dossiers: Any = window.open_page("dossiers")
        model = dossiers.entry.grid.model
        for number in range(_REPEATS):
            place = model.index(number, 1)
            value = str(100 + number)
            found["cell"].append(
                longest_hold(lambda place=place, value=value: model.setData(place, value), is_busy=busy)
            )
        scoring: Any = window.open_page("self")
        line = scoring.panel.line
        for number in range(_REPEATS):
            entry = replace(line.entry, note=f"bench {number}")
            found["rescore"].append(
                longest_hold(lambda entry=entry: scoring.panel.entered.emit(entry), is_busy=busy)
            )
        window.close()
    return found


def lists(workspace: Path) -> Mapping[str, list[float]]:
    """When a long list comes into sight again."""
    from main import _services_in
    from ui.app import make_application, make_window, open_person
    from ui.changes import Topic
    from ui.look import apply_look

    with _services_in(workspace) as services:
        apply_look(make_application([]), "light")
        window = make_window(services, open_person(workspace / "window.ini"))
        window.desk.set_year(YEAR)
        window.show()
        found = {
            "records-open": _opened_again(window, "training", topic=Topic.RECORDS),
            "documents-open": _opened_again(window, "evidence", topic=Topic.EVIDENCE),
        }
        window.close()
    return found


def _opened_again(window: Any, page: str, *, topic: Any) -> list[float]:
    """A page come back to, and come back to after news; the first visit, which builds it, is not counted."""
    busy = lambda: window.desk.jobs.is_busy  # noqa: E731 - asked by every act
    longest_hold(lambda: window.open_page(page), is_busy=busy)
    found = []
    for _ in range(_REPEATS):
        longest_hold(lambda: window.open_page("home"), is_busy=busy)
        again = longest_hold(lambda: window.open_page(page), is_busy=busy)
        longest_hold(lambda: window.open_page("home"), is_busy=busy)
        longest_hold(lambda: window.desk.changes.announce(topic), is_busy=busy)
        found.append(max(again, longest_hold(lambda: window.open_page(page), is_busy=busy)))
    return found


def province(workspace: Path) -> Mapping[str, list[float]]:
    """Where an appraiser waits: the board, the next commune, the next criterion, the ranking."""
    from main import _services_in
    from ui.app import make_application, make_window, open_person
    from ui.look import apply_look

    with _services_in(workspace) as services:
        apply_look(make_application([]), "light")
        window = make_window(services, open_person(workspace / "window.ini"))
        desk = window.desk
        desk.set_year(YEAR)
        window.show()
        opened = services.run_round.round(YEAR)
        assert opened is not None
        criteria = services.adopt_criteria.read(opened.criteria_set, opened.criteria_version)
        leaves = [leaf.id for leaf in criteria.leaves("commune")]
        middle = len(opened.units) // 2
        units = opened.units[middle : middle + _REPEATS]
        acts: Mapping[str, list[Callable[[], object]]] = {
            "province-home": [lambda: window.open_page("home").refresh() for _turn in range(_REPEATS)],
            "round-open": [lambda: window.open_page("round")],
            "unit-move": [lambda code=code: desk.go_to("appraisal", code) for code in units],
            "criterion-move": [
                lambda leaf=leaf: desk.go_to("appraisal", f"{units[-1]}:{leaf}") for leaf in leaves[:_REPEATS]
            ],
            "across-move": [
                lambda leaf=leaf: desk.go_to("appraisal", f"across:{leaf}") for leaf in leaves[:_REPEATS]
            ],
            "rank-open": [lambda: window.open_page("ranking")],
        }
        # The first visit of a page builds it; what is waited for all day is the next one.
        desk.go_to("appraisal", opened.units[0])
        desk.go_to("appraisal", f"across:{leaves[-1]}")
        busy = lambda: desk.jobs.is_busy  # noqa: E731 - asked by every act
        longest_hold(lambda: None, is_busy=busy)
        found = {name: [longest_hold(act, is_busy=busy) for act in doing] for name, doing in acts.items()}
        window.close()
    return found


def main() -> None:
    """Measure what is asked for."""
    asked = sys.argv[1]
    measured = table() if asked == "table" else _ON_WORKSPACES[asked](Path(sys.argv[2]))
    print(json.dumps(measured), flush=True)
    application = QApplication.instance()
    if application is not None:
        application.quit()
    os._exit(0)  # taking windows down is not measured


_ON_WORKSPACES: Mapping[str, Callable[[Path], Mapping[str, list[float]]]] = {
    "office": office,
    "lists": lists,
    "province": province,
}

main()
