"""Standard remarks of the office: sentences appraisers use again and again, inserted and then edited."""

import json
from collections.abc import Sequence

from core.ports import Clock, Database
from core.services.noting import note
from core.text import clean_line

MOST = 60
LONGEST = 300  # letters of one remark
_NAME = "standard_remarks"


class StandardRemarks:
    """The list of this office."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def all(self, first: Sequence[str] = ()) -> tuple[str, ...]:
        """The remarks in the order of the office; until it keeps its own, `first`."""
        with self._database.transaction() as work:
            held = work.settings.get(_NAME)
        return tuple(first) if held is None else tuple(str(text) for text in json.loads(held))

    def keep(self, remarks: Sequence[str]) -> tuple[str, ...]:
        """Replace the list; empty and repeated ones are left out, long ones cut."""
        cleaned = (clean_line(text)[:LONGEST].strip() for text in remarks)
        kept = tuple(dict.fromkeys(text for text in cleaned if text))[:MOST]
        with self._database.transaction() as work:
            held, told = work.settings.get(_NAME) or "", json.dumps(kept, ensure_ascii=False)
            work.settings.put(_NAME, told)
            note(work, self._clock, act="remarks", subject=str(len(kept)), change=(held, told))
        return kept
