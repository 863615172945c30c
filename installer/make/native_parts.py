"""Parts of others that are no packages: the table `installer/licences/parts.json`.

A part with `files` lies in the program folder under names of these patterns; one with `inside` was linked
into another part and has no file of its own.
"""

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "licences"
PROGRAM, SETUP = "SoCCHC", "Setup"


@dataclass(frozen=True, slots=True, kw_only=True)
class NativePart:
    """One entry of the table.

    Attributes:
        version: empty where the binary does not tell it.
        words: where the licence's words lie: `python`, `common:NAME` (Debian's common licences),
            `resources:PATH`, or the name of a text kept beside the table.
        files: patterns of whole paths, from the program folder on.
        seen: a shipped file, and words in it that tell this very version; empty where no file tells.
        inside: the part that contains it; `PROGRAM` or `SETUP` for what is in our own files.
    """

    name: str
    version: str
    licence: str
    words: tuple[str, ...]
    by: str = ""
    purl: str = ""
    files: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    inside: str = ""

    @property
    def title(self) -> str:
        """The name by which the notices tell it from another of the same name."""
        return f"{self.name} (in {self.inside})" if self.inside else self.name


def native_parts() -> tuple[NativePart, ...]:
    """The whole table."""
    held = json.loads((FOLDER / "parts.json").read_text("utf-8"))["parts"]
    return tuple(
        NativePart(**{key: tuple(value) if isinstance(value, list) else value for key, value in each.items()})
        for each in held
    )
