"""The sample in small: two communes, two years, a handful of papers, no printed reports."""

from core.sample.figures import Data

_COMMUNES, _PERIODS, _DOCUMENTS = 2, 2, 6
_PER_COMMUNE = ("communes", "weights", "eagerness")
_ABOUT_ONE = ("lowered", "returned")


def in_small(data: Data) -> Data:
    """The same words with fewer of everything; the published totals are shared by fewer communes."""
    return {
        **data,
        **{name: data[name][:_COMMUNES] for name in _PER_COMMUNE},
        **{name: {**data[name], "commune": _COMMUNES - 1} for name in _ABOUT_ONE},
        "periods": data["periods"][-_PERIODS:],
        "evidence": data["evidence"][:_DOCUMENTS],
        "bad_communes": False,
        "papers": False,
    }
