"""The three parts of every refusal: what could not be done, why, and what to do now."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Plain officials' Vietnamese; `{name}` stands for a field of the error."""

    what: str
    why: str
    advice: str
