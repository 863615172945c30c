"""What to say of a refusal that is remembered by its code alone."""

from functools import lru_cache

from ui.texts.errors import UNKNOWN, sentences
from ui.texts.sentence import Sentence

_BLANK = "…"


def sentence_of_code(code: str) -> Sentence:
    """The sentences of the error with this code; what it named is not remembered and stands as dots."""
    found = _by_code().get(code, UNKNOWN)
    fields = _Dots()
    return Sentence(
        what=found.what.format_map(fields),
        why=found.why.format_map(fields),
        advice=found.advice.format_map(fields),
    )


@lru_cache
def _by_code() -> dict[str, Sentence]:
    return {error.code: sentence for error, sentence in sentences().items() if "code" in vars(error)}


class _Dots(dict[str, str]):
    """Dots for every field."""

    def __missing__(self, key: str) -> str:
        return _BLANK
