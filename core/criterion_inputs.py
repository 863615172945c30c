"""Inputs of a criterion as plain (name, text) pairs, for the store and the package, and back for the rules.

Names are the keys of the indicator: a count's key, a tick's item ("plan", "1"), an option ("option", "yes"),
a period ("Q1", "on_time"), a severity or an answer with its count. Beside answers may stand the printed
number of valid forms (`CONTROL`).
"""

import re
from collections.abc import Mapping

from core.criteria import Indicator, IndicatorForm

_COUNT = re.compile(r"[0-9]{1,15}")
CONTROL = "valid"
"""The number of valid forms as it was printed, kept beside the answers to compare them; no rule reads it."""

Pairs = tuple[tuple[str, str], ...]
_MAPPINGS = frozenset(
    {IndicatorForm.EVENT_COUNTS, IndicatorForm.ANSWER_COUNTS, IndicatorForm.STATUS_PER_PERIOD}
)


def to_inputs(indicator: Indicator, pairs: Pairs) -> dict[str, object]:
    """Pairs as the rules read them; a text that is no number stays text, so that the rule can refuse it."""
    match indicator.form:
        case IndicatorForm.BOOLEAN_ITEMS:
            return {indicator.value_key: [name for name, text in pairs if text == "1"]}
        case IndicatorForm.ANSWER_COUNTS:
            answers = {name: _number(text) for name, text in pairs if name != CONTROL}
            return {indicator.value_key: answers}
        case form if form in _MAPPINGS:
            return {indicator.value_key: {name: _number(text) for name, text in pairs}}
        case IndicatorForm.RATIO | IndicatorForm.COUNT:
            return {name: _number(text) for name, text in pairs}
        case _:
            return dict(pairs)


def to_pairs(indicator: Indicator, inputs: Mapping[str, object]) -> Pairs:
    """Inputs as pairs, in their own order; the inverse of `to_inputs`."""
    match indicator.form:
        case IndicatorForm.BOOLEAN_ITEMS:
            ticked = inputs.get(indicator.value_key, ())
            return tuple((name, "1") for name in _names(ticked))
        case form if form in _MAPPINGS:
            inner = inputs.get(indicator.value_key)
            if isinstance(inner, Mapping):
                return tuple((str(name), str(value)) for name, value in inner.items())
            return ((indicator.value_key, str(inner)),)
        case _:
            return tuple((name, str(value)) for name, value in inputs.items() if value is not None)


def nothing_occurred(indicator: Indicator) -> dict[str, object] | None:
    """The inputs that say "it did not occur": a zero denominator; None where the form knows no such thing."""
    match indicator.form:
        case IndicatorForm.RATIO:
            return {indicator.numerator_key: 0, indicator.denominator_key: 0}
        case IndicatorForm.EVENT_COUNTS:
            return {indicator.value_key: {}}
        case _:
            return None


def _number(text: str) -> object:
    """A count as a number. Exponents stay text: `1e999999999` written out would fill the memory."""
    return int(text) if _COUNT.fullmatch(text) else text


def _names(ticked: object) -> list[str]:
    if isinstance(ticked, Mapping):
        return [str(name) for name, on in ticked.items() if on]
    return [str(name) for name in ticked] if isinstance(ticked, (list, tuple)) else []
