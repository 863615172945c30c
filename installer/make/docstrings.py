"""Take the docstrings out of the libraries' compiled code: two megabytes nobody reads in a finished program.

Only the constant goes, the code stays as compiled: asserts too, and every string that is used as more than a
docstring. The program's own code keeps its docstrings.
"""

import dis
from itertools import pairwise
from types import CodeType

# Event classes of SQLAlchemy put examples together from their docstrings and insist on having them.
_NEEDED_IN = ("sqlalchemy.event",)
_NEEDED_AT_THE_END = (".events",)
_FUNCTION = 0x2  # CO_NEWLOCALS: in 3.11 the first constant of a function is its docstring, or None
_NO_DOCSTRING = ("<lambda>", "<genexpr>", "<listcomp>", "<setcomp>", "<dictcomp>")


def needs_docstrings(module: str) -> bool:
    """Whether a library's module reads docstrings while it is imported."""
    return module.startswith(_NEEDED_IN) or module.endswith(_NEEDED_AT_THE_END)


def without_docstrings(code: CodeType) -> CodeType:
    """The same code, and all code inside it, without docstrings."""
    constants = list(code.co_consts)
    place = _docstring(code)
    if place is not None:
        constants[place] = None
    inner = (without_docstrings(each) if isinstance(each, CodeType) else each for each in constants)
    return code.replace(co_consts=tuple(inner))


def _docstring(code: CodeType) -> int | None:
    """Where among the constants the docstring stands, when it is nothing but that."""
    steps = list(dis.get_instructions(code))
    if code.co_flags & _FUNCTION:
        is_text = bool(code.co_consts) and isinstance(code.co_consts[0], str)
        if not is_text or code.co_name in _NO_DOCSTRING:
            return None
        return None if _uses(steps, 0) else 0
    for first, second in pairwise(steps):
        is_stored = second.opname == "STORE_NAME" and second.argval == "__doc__"
        if is_stored and first.opname == "LOAD_CONST" and isinstance(first.argval, str):
            return first.arg if _uses(steps, first.arg) == 1 else None
    return None


def _uses(steps: list[dis.Instruction], place: int | None) -> int:
    return sum(step.opcode in dis.hasconst and step.arg == place for step in steps)
