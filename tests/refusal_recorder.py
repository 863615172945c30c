"""A pytest plugin that writes down which refusals the program itself made while tests ran.

Used as `pytest -p tests.refusal_recorder`; the file named by the environment receives their codes as JSON.
"""

import json
import os
import sys
from pathlib import Path

from core.errors import CchcError
from tests.source_tree import ROOT

TARGET = "SOCCHC_RECORD_REFUSALS"
_ROOMS = tuple(str(ROOT / room) + os.sep for room in ("core", "storage", "ui"))
_made: set[str] = set()
_begin = CchcError.__init__


def _recorded(self: CchcError, **fields: str | int | None) -> None:
    # Who wrote `raise`: a test that makes a refusal for its own ends proves nothing.
    if sys._getframe(1).f_code.co_filename.startswith(_ROOMS):
        _made.add(self.code)
    _begin(self, **fields)


def pytest_configure() -> None:
    CchcError.__init__ = _recorded  # type: ignore[method-assign]


def pytest_unconfigure() -> None:
    CchcError.__init__ = _begin  # type: ignore[method-assign]
    Path(os.environ[TARGET]).write_text(json.dumps(sorted(_made)), encoding="ascii")
