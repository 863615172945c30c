"""What a tag of a template may say. The parsed template is walked: what is not named here is refused.

Allowed: the fields of the report, `for` over its lists, `if` with `not`, `and`, `or` and comparisons with a
word or a number, and the filters below. Nothing is called, set, imported or included; no other attribute of
any value can be reached, because values are looked up by name in plain mappings and nowhere else.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from jinja2 import ChainableUndefined, TemplateSyntaxError, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

from core.findings import Finding, error, warning
from core.reporting.template_fields import (
    LOOP,
    MOST_COLUMNS,
    SECTION,
    TEXT,
    Shape,
    ShapeKind,
    paths_of,
    table_shape,
)
from storage.templates.paragraphs import Line, where_of

_LOOP_NAMES = frozenset(LOOP.members)
_DEEPEST_LOOP = 4
_NEAR = 0.6


def _joined(values: Iterable[str], mark: str = ", ") -> str:
    return mark.join(map(str, values))


def _first_lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


FILTERS: Final[Mapping[str, Callable[..., object]]] = MappingProxyType(
    {
        "upper": lambda text: str(text).upper(),
        "lower": lambda text: str(text).lower(),
        "first_lower": lambda text: _first_lower(str(text)),
        "first_upper": lambda text: _first_upper(str(text)),
        "trim": lambda text: str(text).strip(),
        "default": lambda text, other="": str(text) or other,
        "join": _joined,
        "length": lambda values: len(tuple(values)),
    }
)
_OF_LISTS = frozenset({"join", "length"})


class Language(SandboxedEnvironment):
    """Reads templates; values are looked up by name in mappings, calls and other attributes do not exist."""

    def __init__(self, finalize: Callable[[Any], Any] | None = None) -> None:
        super().__init__(autoescape=True, undefined=ChainableUndefined, finalize=finalize)
        self.globals.clear()
        self.filters = dict(FILTERS)
        self.tests = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A member of a group by its name; of the counter of a loop, what is offered."""
        if isinstance(obj, LoopContext) and attribute in _LOOP_NAMES:
            return getattr(obj, attribute)
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return self.undefined(name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """As `getattr`; the check lets no bracket through."""
        return self.getattr(obj, str(argument))

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ARG002 - nothing is
        """Nothing may be called."""
        return False


class Reading:
    """What a check found in all parts of a template: findings, and the full names of the fields it uses."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.findings: list[Finding] = []
        self.used: set[str] = set()


def read_part(source: str, lines: tuple[Line, ...], *, part: str, reading: Reading) -> None:
    """Walk one part; `source` begins a new line before every paragraph, so that line numbers are theirs."""
    try:
        parsed = Language().parse(source)
    except TemplateSyntaxError as wrong:
        reading.findings.append(_syntax(wrong, lines, part=part))
        return
    _Walk(lines, part, reading=reading).body(parsed.body, MappingProxyType({}))


def _syntax(wrong: TemplateSyntaxError, lines: tuple[Line, ...], *, part: str) -> Finding:
    number = max(wrong.lineno - 1, 0)
    text = next((line.excerpt for line in lines if line.number == number), "")
    unfinished = "end of template" in str(wrong.message)
    code = "TEMPLATE_UNFINISHED" if unfinished else "TEMPLATE_SYNTAX"
    return error(code, where_of(part, number), text=text)


Scope = Mapping[str, tuple[Shape, str]]


class _Walk:
    """One part, node by node. A scope holds what loops named: the shape, and the full name behind it."""

    def __init__(self, lines: tuple[Line, ...], part: str, *, reading: Reading) -> None:
        self._lines = {line.number: line for line in lines}
        self._part = part
        self._reading = reading
        self._loops = 0

    def body(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        """Statements one after another."""
        for node in body:
            match node:
                case nodes.Output():
                    self._output(node, scope)
                case nodes.For():
                    self._for(node, scope)
                case nodes.If():
                    self._if(node, scope)
                case _:
                    self._refuse(node)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                continue
            shape = self._value(child, scope)
            if shape is None:
                continue
            line = self._lines.get(child.lineno - 1)
            is_part_tag = line is not None and line.is_part
            if (shape.kind is ShapeKind.PART) != is_part_tag or (
                shape.kind is ShapeKind.PART and self._part != "document"
            ):
                self._say("TEMPLATE_PART_TAG" if shape.kind is ShapeKind.PART else "TEMPLATE_TEXT_TAG", child)
            elif shape.kind not in {ShapeKind.TEXT, ShapeKind.PART}:
                self._say("TEMPLATE_NOT_TEXT", child, name=_told(child))

    def _for(self, node: nodes.For, scope: Scope) -> None:
        if not isinstance(node.target, nodes.Name) or node.test is not None or node.recursive or node.else_:
            self._refuse(node)
            return
        shape = self._value(node.iter, scope)
        item = TEXT
        if shape is not None and (shape.kind is not ShapeKind.LIST or shape.item is None):
            self._say("TEMPLATE_NOT_LIST", node, name=_told(node.iter))
            return
        if shape is not None and shape.item is not None:
            item = shape.item
        self._loops += 1
        if self._loops > _DEEPEST_LOOP:
            self._say("TEMPLATE_LOOPS", node, most=_DEEPEST_LOOP)
        else:
            named = {node.target.name: (item, f"{self._full(node.iter, scope)}[]"), "loop": (LOOP, "loop")}
            self.body(node.body, {**scope, **named} if shape is not None else self._anything(scope, node))
        self._loops -= 1

    def _anything(self, scope: Scope, node: nodes.For) -> Scope:
        """After an unknown list nothing is known of its items: they are not reported one by one."""
        assert isinstance(node.target, nodes.Name)
        unknown = Shape(kind=ShapeKind.GROUP, is_open=True)
        return {**scope, node.target.name: (unknown, ""), "loop": (LOOP, "loop")}

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self._condition(node.test, scope)
        self.body(node.body, scope)
        for other in node.elif_:
            self._if(other, scope)
        self.body(node.else_, scope)

    def _condition(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.Not():
                self._condition(node.node, scope)
            case nodes.And() | nodes.Or():
                self._condition(node.left, scope)
                self._condition(node.right, scope)
            case nodes.Compare():
                for side in (node.expr, *(operand.expr for operand in node.ops)):
                    self._condition(side, scope)
                if any(operand.op not in {"eq", "ne"} for operand in node.ops):
                    self._refuse(node)
            case nodes.Const():
                pass
            case _:
                self._value(node, scope)

    def _value(self, node: nodes.Node, scope: Scope) -> Shape | None:
        """What an expression is; None when it was refused or is unknown."""
        match node:
            case nodes.Name():
                return self._name(node, scope)
            case nodes.Getattr():
                return self._member(node, scope)
            case nodes.Filter():
                return self._filter(node, scope)
        self._refuse(node)
        return None

    def _name(self, node: nodes.Name, scope: Scope) -> Shape | None:
        if node.name in scope:
            return scope[node.name][0]
        found = self._reading.shape.members.get(node.name)
        if found is None:
            self._unknown(node, node.name, known=(*self._reading.shape.members, *scope))
        else:
            self._reading.used.add(node.name)
        return found

    def _member(self, node: nodes.Getattr, scope: Scope) -> Shape | None:
        if node.attr.startswith("_"):
            self._refuse(node)
            return None
        base = self._value(node.node, scope)
        if base is None:
            return None
        found = base.members.get(node.attr)
        full = self._full(node, scope)
        if found is not None:
            self._reading.used.add(full)
            return found
        if not base.is_open:
            self._unknown(node, _told(node), known=self._known(node, base, scope=scope))
            return None
        if full:
            self._reading.used.add(full)
        return self._elsewhere(node, base, full=full)

    def _elsewhere(self, node: nodes.Getattr, base: Shape, *, full: str) -> Shape | None:
        """A table, a section or a figure that this year's report has not: said, and let pass."""
        if not full:
            return None
        near = _nearest(node.attr, base.members)
        self._say_warning("TEMPLATE_NOT_THIS_YEAR", node, name=full, near=near)
        group = full.partition(".")[0]
        return {"tables": table_shape(MOST_COLUMNS), "sections": SECTION}.get(group, TEXT)

    def _filter(self, node: nodes.Filter, scope: Scope) -> Shape | None:
        if node.name not in FILTERS or node.kwargs or node.dyn_args or node.dyn_kwargs or node.node is None:
            self._say("TEMPLATE_FILTER", node, name=node.name, known=", ".join(FILTERS))
            return None
        if not all(isinstance(each, nodes.Const) for each in node.args) or len(node.args) > 1:
            self._refuse(node)
            return None
        base = self._value(node.node, scope)
        if base is None:
            return None
        wanted = ShapeKind.LIST if node.name in _OF_LISTS else ShapeKind.TEXT
        if base.kind is not wanted or (node.name == "join" and base.item is not TEXT):
            self._say("TEMPLATE_FILTER_OF", node, name=node.name)
            return None
        return TEXT

    def _known(self, node: nodes.Getattr, base: Shape, *, scope: Scope) -> Iterator[str]:
        before = _told(node.node)
        yield from (f"{before}.{name}" for name in base.members)
        yield from (path for path, _shape in paths_of(self._reading.shape) if "[]" not in path)
        yield from scope

    def _full(self, node: nodes.Node, scope: Scope) -> str:
        """The full name of a field: what loops named is replaced by what it stands for."""
        if isinstance(node, nodes.Getattr):
            before = self._full(node.node, scope)
            return f"{before}.{node.attr}" if before else ""
        if isinstance(node, nodes.Name):
            return scope[node.name][1] if node.name in scope else node.name
        return ""

    def _unknown(self, node: nodes.Node, name: str, *, known: Iterable[str]) -> None:
        self._say("TEMPLATE_UNKNOWN", node, name=name, near=_nearest(name, known))

    def _refuse(self, node: nodes.Node) -> None:
        self._say("TEMPLATE_FORBIDDEN", node, kind=type(node).__name__)

    def _say(self, code: str, node: nodes.Node, **values: object) -> None:
        where, text = self._place(node)
        self._reading.findings.append(error(code, where, text=text, **values))

    def _say_warning(self, code: str, node: nodes.Node, **values: object) -> None:
        where, text = self._place(node)
        self._reading.findings.append(warning(code, where, text=text, **values))

    def _place(self, node: nodes.Node) -> tuple[str, str]:
        number = node.lineno - 1
        line = self._lines.get(number)
        return where_of(self._part, number), "" if line is None else line.excerpt


def _nearest(name: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(name, list(dict.fromkeys(known)), n=1, cutoff=_NEAR)
    return found[0] if found else ""


def _told(node: nodes.Node) -> str:
    """An expression as it was written, as far as findings quote it."""
    match node:
        case nodes.Name():
            return str(node.name)
        case nodes.Getattr():
            return f"{_told(node.node)}.{node.attr}"
        case nodes.Filter() if node.node is not None:
            return f"{_told(node.node)} | {node.name}"
        case _:
            return "\u2026"
