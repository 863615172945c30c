"""What each criterion still needs: the documents the criteria set names, those held, those of last year.

Which of the held documents is which of the named ones cannot be told by a program for certain; where the
words of a name stand in a document's own words it is said, as a hint, and the officer decides.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from core.criteria import CriteriaSet, Criterion
from core.evidence import EvidenceDocument
from core.self_score import ScoreLine, is_self_scored
from core.text import fold

_WORD: Final = re.compile(r"[a-z0-9]+")
_BRACKETS: Final = re.compile(r"\([^)]*\)")
# Kinds of document as symbols begin, folded, by the words a criteria set uses for them.
_KINDS: Final = (
    ("ke hoach", "kh"),
    ("bao cao", "bc"),
    ("quyet dinh", "qd"),
    ("cong van", "cv"),
    ("thong bao", "tb"),
    ("chi thi", "ct"),
    ("nghi quyet", "nq"),
    ("to trinh", "ttr"),
    ("bien ban", "bb"),
    ("quy che", "qc"),
)
_SHARE: Final = Decimal("0.6")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedNeed:
    """One document the criteria set names; `held` are documents whose words answer to it."""

    name: str
    held: tuple[EvidenceDocument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionNeeds:
    """One leaf: what is named, held and was held last year; `at_stake` as in the score."""

    criterion: Criterion
    named: tuple[NamedNeed, ...]
    held: tuple[EvidenceDocument, ...]
    last_year: tuple[EvidenceDocument, ...]
    at_stake: Decimal
    is_own: bool

    @property
    def is_lacking(self) -> bool:
        """Whether the unit should bring a document here: it scores the leaf itself and holds none."""
        return self.is_own and not self.held

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Names to which no held document answers by its words; all of them where nothing is held."""
        return tuple(need.name for need in self.named if not need.held)


def needs_of(
    lines: Sequence[ScoreLine], *, held: Sequence[EvidenceDocument], last_year: Sequence[EvidenceDocument]
) -> tuple[CriterionNeeds, ...]:
    """The needs of every leaf in the order of the set.

    Last year's documents are a reminder and are never counted as evidence of this year.
    """
    now, before = by_criterion(held), by_criterion(last_year)
    told = {item.id: _told(item) for item in held}
    return tuple(
        CriterionNeeds(
            criterion=line.criterion,
            named=_named(line.criterion.evidence, now.get(line.criterion.id, ()), told=told),
            held=now.get(line.criterion.id, ()),
            last_year=before.get(line.criterion.id, ()),
            at_stake=line.at_stake,
            is_own=is_self_scored(line.criterion),
        )
        for line in lines
    )


def by_criterion(documents: Sequence[EvidenceDocument]) -> Mapping[str, tuple[EvidenceDocument, ...]]:
    """Documents under each criterion they support."""
    found: dict[str, list[EvidenceDocument]] = defaultdict(list)
    for document in documents:
        for criterion in document.criteria:
            found[criterion].append(document)
    return {criterion: tuple(items) for criterion, items in found.items()}


def held_by_area(needs: Sequence[CriterionNeeds], criteria: CriteriaSet) -> Mapping[str, tuple[int, int]]:
    """For every area: leaves the unit scores itself that hold a document, and all of those."""
    found: dict[str, tuple[int, int]] = {}
    for need in needs:
        if need.is_own:
            area = criteria.area_of(need.criterion.id).id
            held, own = found.get(area, (0, 0))
            found[area] = (held + bool(need.held), own + 1)
    return found


def not_repeated(
    last_year: Sequence[EvidenceDocument], this_year: Sequence[EvidenceDocument]
) -> tuple[EvidenceDocument, ...]:
    """Last year's documents whose content is not already registered this year."""
    known = {item.file.sha256 for item in this_year if item.file is not None}
    return tuple(item for item in last_year if item.file is None or item.file.sha256 not in known)


def answers(document: EvidenceDocument, name: str) -> bool:
    """Whether the words of a document answer to a name of the criteria set, accents aside.

    The kind must agree where both tell one ("KH" for a plan); of the other words most must be there.
    """
    return _answers(_told(document), _wanted(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a document says, folded once for all the names it is held against."""

    text: str
    words: frozenset[str]
    symbol: str


def _told(document: EvidenceDocument) -> _Told:
    text = fold(f"{document.summary} {document.name} {document.symbol}")
    return _Told(text=text, words=frozenset(_WORD.findall(text)), symbol=fold(document.symbol))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A name of the set, taken apart: the kind by words and by symbol, and the other words."""

    kind: tuple[str, str] | None
    words: tuple[str, ...]


def _wanted(name: str) -> _Wanted:
    text = fold(_BRACKETS.sub(" ", name)).strip()
    kind = next((pair for pair in _KINDS if text.startswith(pair[0])), None)
    rest = text if kind is None else text.removeprefix(kind[0])
    return _Wanted(kind=kind, words=tuple(word for word in _WORD.findall(rest) if len(word) > 1))


def _answers(told: _Told, wanted: _Wanted) -> bool:
    kind = wanted.kind
    if kind is not None and kind[0] not in told.text and not told.symbol.startswith(f"{kind[1]}-"):
        return False
    there = Decimal(sum(word in told.words for word in wanted.words))
    return not wanted.words or there >= _SHARE * len(wanted.words)


def _named(
    names: Sequence[str], held: Sequence[EvidenceDocument], *, told: Mapping[str, _Told]
) -> tuple[NamedNeed, ...]:
    found = []
    for name in names:
        wanted = _wanted(name)
        answering = tuple(item for item in held if _answers(told[item.id], wanted))
        found.append(NamedNeed(name=name, held=answering))
    return tuple(found)
