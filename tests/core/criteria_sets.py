"""The shipped criteria sets for tests: as decoded JSON to spoil, and parsed."""

import copy
import functools
import json
from pathlib import Path
from typing import Any

from core.criteria import CriteriaSet, parse_set

ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def _decoded(name: str) -> Any:
    return json.loads((ROOT / "resources" / "criteria" / f"criteria-{name}.json").read_text(encoding="utf-8"))


def decoded(name: str = "sample") -> Any:
    """A fresh copy of the decoded document."""
    return copy.deepcopy(_decoded(name))


@functools.cache
def sample() -> CriteriaSet:
    return parse_set(_decoded("sample"))


@functools.cache
def set_766() -> CriteriaSet:
    return parse_set(_decoded("766"))


def row(document: Any, criterion_id: str) -> Any:
    """One criterion of a decoded document."""
    return next(item for item in document["criteria"] if item["id"] == criterion_id)
