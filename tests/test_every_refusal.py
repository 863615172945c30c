"""Every reason to refuse a package is produced by some test: a code nobody can meet is a code nobody has checked.

For each refusal the tests that name its code or its class are looked up and run by another pytest, which
writes down what the program raised. So a new code needs a test and nothing else.
"""

import ast
import importlib
import json
import os
import pkgutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from core.packages.refusals import Refusal
from tests.refusal_recorder import TARGET
from tests.source_tree import ROOT, Module, modules

ROOMS = ("tests/core", "tests/storage", "tests/journeys")
# These take long, and what they meet is met elsewhere.
LEFT_OUT = (
    "tests/journeys/test_mutants.py",
    "tests/journeys/test_faults.py",
    "tests/journeys/test_large_packages.py",
    "tests/storage/test_cms.py::test_every_changed_byte_of_the_signature_is_refused_with_a_code",
)


@dataclass(frozen=True)
class OneTest:
    """One test function, and the text in which it may name a code."""

    node: str
    text: str
    module: str


def test_every_refusal_is_produced_by_a_test(tmp_path: Path) -> None:
    wanted = {each.code: each.__name__ for each in every_refusal()}
    assert len(wanted) > 70
    tests = every_test()
    missing, tried = set(wanted), set[str]()
    # A name in a test is no proof yet: few tests that name what is still missing, until none is left to try,
    # then all whose module names it (in a table).
    while few := cover(
        {code: wanted[code] for code in missing}, [each for each in tests if each.node not in tried]
    ):
        tried.update(few)
        missing -= produced(few, tmp_path / f"{len(tried)}.json")
    more = {test.node for test in tests for code in missing if names(test.module, code, wanted[code])}
    missing -= produced(sorted(more - tried), tmp_path / "module.json")
    assert not missing, f"no test makes the program raise {sorted(missing)}"


def cover(wanted: dict[str, str], tests: list[OneTest]) -> list[str]:
    """Few tests that together name every code: again and again the one that names most of the rest."""
    named = {each.node: {code for code in wanted if names(each.text, code, wanted[code])} for each in tests}
    left, chosen = set(wanted), []
    while named and (best := max(named, key=lambda node: len(named[node] & left))) and named[best] & left:
        chosen.append(best)
        left -= named.pop(best)
    return chosen


def names(text: str, code: str, class_name: str) -> bool:
    return f'"{code}"' in text or any(f"{class_name}{end}" in text for end in "),]:(\n")


def produced(nodes: list[str], target: Path) -> set[str]:
    """The codes the program raised in these tests."""
    if not nodes:
        return set()
    words = [sys.executable, "-m", "pytest", "-p", "tests.refusal_recorder", "-q", "--no-header", *nodes]
    environment = {**os.environ, TARGET: str(target)}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    return set(json.loads(target.read_text(encoding="ascii")))


def every_refusal() -> set[type[Refusal]]:
    for room in ("core", "storage"):
        for found in pkgutil.walk_packages(importlib.import_module(room).__path__, f"{room}."):
            if "migrations" not in found.name:
                importlib.import_module(found.name)
    waiting: list[type[Refusal]] = [Refusal]
    found: set[type[Refusal]] = set()
    while waiting:
        for child in waiting.pop().__subclasses__():
            waiting.append(child)
            if "code" in vars(child) and not child.__module__.startswith("tests"):
                found.add(child)
    return found


def every_test() -> list[OneTest]:
    return [
        OneTest(node=node, text=_text(module, function), module=module.text)
        for module in modules(*ROOMS)
        for function in module.tree.body
        if isinstance(function, ast.FunctionDef) and function.name.startswith("test_")
        if not (node := f"{module.name}::{function.name}").startswith(LEFT_OUT)
    ]


def _text(module: Module, function: ast.FunctionDef) -> str:
    first = min([function.lineno, *(each.lineno for each in function.decorator_list)])
    return "\n".join(module.text.splitlines()[first - 1 : function.end_lineno])
