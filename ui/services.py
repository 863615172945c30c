"""The services a window or a command works with, joined in `main.py`."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """One member per job; every page and command receives this bundle."""

    set_up: Any
    record_entry: Any
    exchange_records: Any
    keep_evidence: Any
    self_assessment: Any
    adopt_criteria: Any
    export_package: Any
    import_package: Any
    appraisal: Any
    publish_ranking: Any
    send_results: Any
    receive_results: Any
    key_care: Any
    safekeeping: Any
    make_report: Any
    clock: Any
    units: Any
