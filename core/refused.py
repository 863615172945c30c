"""A refused package as it is remembered: what was refused, when and why; none of its content is believed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """One refusal: the file's name, its size in bytes, code and stage.

    `digest` is the package digest where the head could be read, `unit` the sender where every check of the
    head was passed; both are empty otherwise.
    """

    name: str
    at: datetime
    code: str
    stage: str = ""
    size: int = 0
    digest: str = ""
    unit: str = ""


class RefusalLog(Protocol):
    """The newest refusals of a workspace, kept outside of it: a refused file changes nothing there."""

    def note(self, refused: Refused) -> None:
        """Write one down; never fails."""

    def all(self) -> tuple[Refused, ...]:
        """What is remembered, newest first; never fails."""
