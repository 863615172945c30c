"""Later last days for units of a round: each with its reason, none ever overwritten, the newest counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from core.errors import UserError
from core.rounds import Round


class ExtensionEarly(UserError):
    """The day lies before the last day of the round itself; fields: `due_on`."""

    code = "E_EXTENSION_EARLY"


class ExtensionNobody(UserError):
    """No unit was named."""

    code = "E_EXTENSION_NOBODY"


class ExtensionWhy(UserError):
    """An extension needs a written reason."""

    code = "E_EXTENSION_WHY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """One unit's own last day, included, with the reason and, where there is one, the document behind it.

    A day equal to the round's takes an extension back. `number` counts the rows of a year from 1.
    """

    year: int
    unit: str
    due_on: date
    reason: str
    document: str = ""
    officer: str
    at: datetime
    number: int = 0


def newest_of(extensions: Iterable[Extension]) -> Mapping[str, Extension]:
    """The extension that counts for each unit: the one given last."""
    return {each.unit: each for each in sorted(extensions, key=lambda each: each.number)}


def own_day(opened: Round, extension: Extension | None) -> date:
    """A unit's last day: its extension, unless the round itself ends later."""
    return opened.due_on if extension is None else max(opened.due_on, extension.due_on)


def is_extended(opened: Round, extension: Extension | None) -> bool:
    """Whether an extension gives more time than the round does."""
    return extension is not None and extension.due_on > opened.due_on
