"""`bash installer/dev.sh bench`: measure side by side, print one table, say which goals are missed.

A missed goal is a finding, not a failure: the exit code stays 0.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from bench import (
    memory_rows,
    package_rows,
    report_rows,
    round_rows,
    sheet_rows,
    start_rows,
    window_rows,
    work_rows,
)
from bench.material import Material
from bench.table import Row, as_json, as_text

ROWS: Mapping[str, Callable[[Material], Row]] = {
    "start": start_rows.start,
    "window": start_rows.first_window,
    "window-ready": start_rows.ready_window,
    "idle-memory": memory_rows.idle,
    "save": work_rows.saved_record,
    "edit": work_rows.edited_entry,
    "table-open": window_rows.opened_table,
    "table-filter": window_rows.filtered_table,
    "table-sort": window_rows.sorted_table,
    "cell": window_rows.typed_cell,
    "rescore": window_rows.rescored,
    "records-open": window_rows.opened_records,
    "documents-open": window_rows.opened_documents,
    "score-rank": work_rows.score_and_rank,
    "score-growth": work_rows.score_growth,
    "score-memory": memory_rows.score,
    "round-board": round_rows.opened_round,
    "next-unit": round_rows.next_unit,
    "next-criterion": round_rows.next_criterion,
    "round-rank": round_rows.ranked,
    "round-growth": round_rows.growth,
    **round_rows.WINDOW_ROWS,
    "export": package_rows.export_against_copy,
    "export-memory": memory_rows.export,
    "export-bagit": package_rows.export_against_bagit,
    "verify": package_rows.verify_against_hash,
    "verify-memory": memory_rows.verify,
    "verify-bagit": package_rows.verify_against_bagit,
    "import": package_rows.import_against_unpacking,
    "import-again": package_rows.import_again,
    "import-memory": memory_rows.take_in,
    "annex-pdf": report_rows.long_annex,
    "annex-memory": memory_rows.annex,
    "sheet-in": sheet_rows.template_in,
    "sheet-in-memory": memory_rows.template,
    "foreign-in": sheet_rows.list_in,
    "foreign-in-memory": memory_rows.foreign,
    "sheet-out": sheet_rows.template_out,
}


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(prog="dev.sh bench", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the rows as JSON")
    parser.add_argument("--only", choices=ROWS, metavar="NAME", help=f"one row of: {', '.join(ROWS)}")
    parser.add_argument(
        "--mib",
        type=int,
        default=1024,
        metavar="N",
        help="evidence in MiB, in steps of 16 (default 1024; needs five times as much room)",
    )
    asked = parser.parse_args()
    names = [asked.only] if asked.only else list(ROWS)
    rows = []
    with tempfile.TemporaryDirectory(prefix="so-cchc-bench-") as folder:
        material = Material(Path(folder), mib=max(16, asked.mib))
        for name in names:
            print(f"measuring {name}", file=sys.stderr, flush=True)
            rows.append(ROWS[name](material))
    print(as_text(rows), file=sys.stderr, end="")
    if asked.json:
        asked.json.write_text(as_json(rows), "utf-8")


if __name__ == "__main__":
    main()
