"""Nothing is changed without leaving an act: every piece of work that writes also writes into the audit chain.

The source is read, not run: each function that opens a transaction is followed through the functions it calls
to the stores. A writing method of a store is one that answers nothing. What need leave no act is listed below,
each with its reason; a reason nobody needs any more is a failure too.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import pytest

from tests.source_tree import ROOT

_PORTS = (
    "store_ports",
    "across_store",
    "audit_store",
    "column_mappings",
    "desk_ports",
    "outside_ports",
    "paper_ports",
    "ranking_ports",
    "report_texts",
)
_DRAFT = "what is half typed counts nowhere and goes into no package; the act comes with what it becomes"
_SPENT = "the number of a package is spent; the act says the package was made, and another that it was sent"
_OFFERED = "which files of a folder are offered: nothing is taken in by it"
_NO_ACT_NEEDED: Mapping[str, str] = {
    "core.sample.province_rounds.hold_round": "made-up figures of the sample, in a workspace thrown away",
    "core.services.dispatch.Dispatch._reserve": _SPENT,
    "core.services.draft_criteria.DraftCriteria.adopt": _DRAFT,
    "core.services.draft_criteria.DraftCriteria.keep": _DRAFT,
    "core.services.record_entry.RecordEntry.forget_draft": _DRAFT,
    "core.services.record_entry.RecordEntry.keep_draft": _DRAFT,
    "core.services.report_texts.ReportTexts.forget_draft": _DRAFT,
    "core.services.report_texts.ReportTexts.keep_draft": _DRAFT,
    "core.services.watch_scans.WatchScans.choose": _OFFERED,
    "core.services.watch_scans.WatchScans.forget_handled": _OFFERED,
    "core.services.watch_scans.WatchScans.remember": _OFFERED,
}


@dataclass(kw_only=True)
class _Function:
    """What one function does itself, and what it calls."""

    place: str
    opens: bool = False
    writes: set[str] = field(default_factory=set)
    notes: bool = False
    calls: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def functions() -> Mapping[str, _Function]:
    return _functions()


def test_whatever_writes_leaves_an_act(functions: Mapping[str, _Function]) -> None:
    silent = set(_silent(functions))
    unexcused = {
        place: sorted(_reached(functions, place)[0]) for place in sorted(silent - set(_NO_ACT_NEEDED))
    }
    assert not unexcused
    assert not set(_NO_ACT_NEEDED) - silent


def test_the_reading_of_the_source_finds_what_it_must(functions: Mapping[str, _Function]) -> None:
    """Known writers are seen as such, through a helper, a base class's member and another service."""
    roots = set(_roots(functions))
    for known in (
        "core.services.record_entry.RecordEntry.save_many",
        "core.services.appraisal.Appraise.appraise",
        "core.services.dispatch.Dispatch._reserve",
        "core.services.import_package.ImportPackage._take_in",
    ):
        assert known in roots
    assert len(roots) > 60


def _silent(functions: Mapping[str, _Function]) -> Iterator[str]:
    return (place for place in _roots(functions) if not _reached(functions, place)[1])


def _roots(functions: Mapping[str, _Function]) -> Iterator[str]:
    return (place for place, each in functions.items() if each.opens and _reached(functions, place)[0])


def _reached(functions: Mapping[str, _Function], start: str) -> tuple[set[str], bool]:
    """The writing calls that a function leads to, and whether one of them is to the chain."""
    writes, notes = set[str](), False
    seen, waiting = {start}, [start]
    while waiting:
        at = functions[waiting.pop()]
        writes |= at.writes
        notes = notes or at.notes
        fresh = {each for each in at.calls if each in functions} - seen
        # What another service does in a transaction of its own is judged there.
        fresh = {each for each in fresh if not functions[each].opens}
        seen |= fresh
        waiting += fresh
    return writes, notes


@cache
def _functions() -> Mapping[str, _Function]:
    writing = _writing_methods()
    found: dict[str, _Function] = {}
    for path in sorted((ROOT / "core").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        reader = _Module(module, tree, writing=writing)
        found.update({each.place: each for each in reader.functions()})
    return found


def _writing_methods() -> Mapping[str, frozenset[str]]:
    """For each store of a transaction, the methods that answer nothing."""
    classes: dict[str, frozenset[str]] = {}
    for name in _PORTS:
        tree = ast.parse((ROOT / "core" / f"{name}.py").read_text(encoding="utf-8"))
        for each in ast.walk(tree):
            if isinstance(each, ast.ClassDef):
                methods = (item for item in each.body if isinstance(item, ast.FunctionDef))
                classes[each.name] = frozenset(item.name for item in methods if _answers_nothing(item))
    work = ast.parse((ROOT / "core" / "transaction.py").read_text(encoding="utf-8"))
    stores = {}
    for each in ast.walk(work):
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            stores[each.target.id] = classes[ast.unparse(each.annotation)]
    return stores


def _answers_nothing(function: ast.FunctionDef) -> bool:
    return isinstance(function.returns, ast.Constant) and function.returns.value is None


class _Module:
    """One module of core: its functions, and where the names it uses come from."""

    def __init__(self, module: str, tree: ast.Module, *, writing: Mapping[str, frozenset[str]]) -> None:
        self._module, self._tree, self._writing = module, tree, writing
        self._names = {
            alias.asname or alias.name: f"{each.module}.{alias.name}"
            for each in ast.walk(tree)
            if isinstance(each, ast.ImportFrom) and (each.module or "").startswith("core")
            for alias in each.names
        }
        for each in tree.body:
            if isinstance(each, ast.FunctionDef | ast.ClassDef):
                self._names[each.name] = f"{module}.{each.name}"

    def functions(self) -> Iterator[_Function]:
        for each in self._tree.body:
            if isinstance(each, ast.FunctionDef):
                yield self._read(each, f"{self._module}.{each.name}", members={})
            elif isinstance(each, ast.ClassDef):
                members = self._members(each)
                for item in each.body:
                    if isinstance(item, ast.FunctionDef):
                        place = f"{self._module}.{each.name}.{item.name}"
                        yield self._read(item, place, members=members)

    def _members(self, of: ast.ClassDef) -> dict[str, str]:
        """The classes of `self._x`, told by the annotations of the constructor."""
        members: dict[str, str] = {"": f"{self._module}.{of.name}"}
        for item in of.body:
            if isinstance(item, ast.FunctionDef) and item.name == "__init__":
                told = {
                    arg.arg: ast.unparse(arg.annotation)
                    for arg in item.args.kwonlyargs + item.args.args
                    if arg.annotation
                }
                for line in ast.walk(item):
                    if isinstance(line, ast.Assign):
                        members.update(self._assigned(line, told))
        return members

    def _assigned(self, line: ast.Assign, told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        pairs = zip(line.targets, [line.value], strict=False)
        target, value = next(pairs)
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            pairs = zip(target.elts, value.elts, strict=True)
        else:
            pairs = zip([target], [value], strict=True)
        for left, right in pairs:
            if isinstance(left, ast.Attribute) and isinstance(right, ast.Name) and right.id in told:
                yield left.attr, self._names.get(told[right.id], told[right.id])

    def _read(self, function: ast.FunctionDef, place: str, *, members: Mapping[str, str]) -> _Function:
        found = _Function(place=place)
        for each in ast.walk(function):
            if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute):
                self._member_call(each.func, found, members=members)
            elif isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load) and each.id in self._names:
                found.calls.add(self._names[each.id])
        return found

    def _member_call(self, called: ast.Attribute, found: _Function, *, members: Mapping[str, str]) -> None:
        owner = called.value
        if called.attr == "transaction":
            found.opens = True
        if isinstance(owner, ast.Attribute) and owner.attr in self._writing:
            if owner.attr == "audit":
                found.notes = found.notes or called.attr in {"append", "append_all"}
            elif called.attr in self._writing[owner.attr]:
                found.writes.add(f"{owner.attr}.{called.attr}")
        if isinstance(owner, ast.Name) and owner.id == "self":
            found.calls.add(f"{members.get('', '')}.{called.attr}")
        elif isinstance(owner, ast.Attribute) and owner.attr in members:
            found.calls.add(f"{members[owner.attr]}.{called.attr}")
