"""Offices of this test's own, closed afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.offices import Offices, joined


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    yield from joined(tmp_path)
