"""Whether a ratio over units is counted over all units: the base of 2/36 communes must be 136 (R025).

A wrong percentage that fits the real number of units betrays a mistyped base. A base that names communes is
wrong whenever it is not their number; "35/42 offices" may be right and is left alone. Words are in Telex.
"""

from collections.abc import Sequence

from core.figure_words import Kind, Token, phrases, tokenise
from core.figures import Claim, fitting_population

_COMMUNES = phrases("xax|phuwowfng|ddawjc khu")
_OFFICES_OF = phrases("ddown vij|ddija phuwowng|ubnd|uyr ban nhaan daan")
_COMMUNE_WORDS = frozenset({"xax", "phuwowfng"})
_REACH = 6


def expected_base(claim: Claim, populations: Sequence[int]) -> int | None:
    """The number of units a claim should be counted over; None where its base is right or not known.

    `populations` are the numbers of units of each kind, the communes first.
    """
    if not populations or claim.denominator in populations:
        return None
    fitting = next((each for each in populations if fitting_population(claim, each)), None)
    if fitting is not None:
        return fitting
    return populations[0] if _names_communes(claim) else None


def _names_communes(claim: Claim) -> bool:
    """Whether the words behind the base name communes: "30 of 36 communes", "units of commune level"."""
    words = _words_behind(tokenise(claim.text))
    if any(words[: len(phrase)] == phrase for phrase in _COMMUNES):
        return True
    is_office = any(words[: len(phrase)] == phrase for phrase in _OFFICES_OF)
    return is_office and bool(_COMMUNE_WORDS & set(words))


def _words_behind(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words between the number after the slash and the next sign."""
    for at, token in enumerate(tokens[:-1]):
        if token.kind is Kind.SLASH and tokens[at + 1].kind is Kind.NUMBER:
            behind = tokens[at + 2 : at + 2 + _REACH]
            stop = next((n for n, each in enumerate(behind) if each.kind is not Kind.WORD), len(behind))
            return tuple(each.text for each in behind[:stop])
    return ()
