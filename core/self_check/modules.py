"""Every module the program should hold can be loaded: none was left out when it was built."""

import importlib
from collections.abc import Iterable, Iterator

from core.self_check.checks import refuse_any


def load_all(names: Iterable[str]) -> None:
    """Load every module by its name.

    Raises:
        CheckFailed: with every module that cannot be loaded, and why.
    """
    refuse_any(_not_loaded(names))


def _not_loaded(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError as error:
            yield f"{name}: {error}"
