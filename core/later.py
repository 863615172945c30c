"""A thing that is built, and whose module is loaded, when it is first asked for something.

Two thirds of what the program can do is not needed to open a window; loading all of it at every start would
keep an officer at an old computer waiting for seconds (measured in DECISIONS.md).
"""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar, cast

Made = TypeVar("Made")


class _Later:
    """Stands for what `build` makes: every attribute is that of the thing itself."""

    __slots__ = ("_build", "_made")

    def __init__(self, build: Callable[[], Any]) -> None:
        self._build = build
        self._made: list[Any] = []

    def __getattr__(self, name: str) -> Any:
        if not self._made:
            # Two threads that ask at once may both build; what was put in first is what everyone gets.
            self._made.append(self._build())
        return getattr(self._made[0], name)


def later(build: Callable[[], Made]) -> Made:
    """What `build` makes, made when an attribute is first asked for. An error of `build` reaches who asks."""
    return cast("Made", _Later(build))


def parts_of(bundle: object, names: tuple[str, ...]) -> dict[str, Any]:
    """Members of a bundle that is itself built later, each under its name and each built later."""
    return {name: later(partial(getattr, bundle, name)) for name in names}
