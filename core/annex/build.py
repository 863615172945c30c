"""Recognised rows and the person's answers -> the JSON form of a draft; what nobody said stays open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from core.annex.guess import guess_rule
from core.annex.points import points_text
from core.annex.values import Annex, AnnexLine, Role
from core.criteria.reading import FORMAT, FORMAT_VERSION
from core.criteria.rule_forms import FORM_OF, fresh_indicator
from core.criteria.rules import RuleKind
from core.criteria.values import NaPolicy, ScoredBy
from core.text import clean_line, fold

__all__ = ["AnnexAnswers", "built", "guess_rule"]

_LEVEL = "commune"
_FROM_SET = (
    "band_schemes",
    "default_band_scheme",
    "downgrade_rules",
    "ranking",
    "rounding",
    "self_scored_excludes",
)
_WHO = (
    (ScoredBy.SURVEY, ("dieu tra", "khao sat", "xhh")),
    (ScoredBy.APPRAISER, ("tham dinh", "hoi dong", "co quan chu tri", "so noi vu")),
    (ScoredBy.SELF, ("tu cham", "tu danh gia", "ubnd cap xa", "ubnd xa", "don vi")),
)
_NOTHING_FULL = ("khong phat sinh", "diem toi da")
_NOTHING_OUT = ("khong phat sinh", "khong tinh")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexAnswers:
    """What no table says: the set's code and version, and who scores and what "no occurrence" means.

    `scored_by` and `na_policy` are for leaves whose text says nothing; None leaves them open. `like` is the
    JSON form of a set whose band schemes and downgrade rules are taken over; leaves of the same name take
    its indicator and source of data.
    """

    set_id: str
    version: str
    name: str
    year: int | None = None
    issuing_decision: str = ""
    scored_by: ScoredBy | None = None
    na_policy: NaPolicy | None = None
    like: Mapping[str, Any] | None = None


def built(annex: Annex, answers: AnnexAnswers) -> dict[str, Any]:
    """The JSON form of the draft: every row as printed, sums as stated, open members left out or null."""
    like = answers.like or {}
    same = {
        fold(clean_line(node["name"])): node
        for node in like.get("criteria", ())
        if node.get("kind") == "leaf"
    }
    top = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "set_id": answers.set_id,
        "version": answers.version,
        "name": answers.name,
        "level": _LEVEL,
        "year": answers.year,
        "total_max": points_text(_total(annex)),
        "issuing_decision": answers.issuing_decision or None,
        "adjustments": [*_adjustments(annex)],
        "criteria": [_node(line, annex, answers=answers, same=same) for line in annex.nodes()],
    }
    return top | {name: like[name] for name in _FROM_SET if like.get(name) is not None} | _missing(like)


def _missing(like: Mapping[str, Any]) -> dict[str, Any]:
    """Without a set to take them from, the schemes stay empty and the checks ask for them."""
    return {} if like else {"band_schemes": [], "default_band_scheme": "", "downgrade_rules": []}


def _total(annex: Annex) -> Decimal:
    """The total as stated; where the table has no total row, the sum of its areas."""
    if annex.total is not None:
        return annex.total
    areas = (line.points or Decimal(0) for line in annex.nodes() if line.role is Role.AREA)
    return sum(areas, Decimal(0))


def _node(line: AnnexLine, annex: Annex, *, answers: AnnexAnswers, same: Mapping[str, Any]) -> dict[str, Any]:
    is_leaf = line.role is Role.LEAF
    node: dict[str, Any] = {
        "id": line.id,
        "parent_id": line.parent or None,
        "level": _level(line, annex),
        "kind": line.role.value,
        "name": line.name,
        "max_points": points_text(line.points) if line.points is not None else None,
        "scored_by": None,
        "data_source": None,
        "indicator": None,
        "na_policy": None,
        "rule": None,
        "rule_text_vi": line.how or None,
        "evidence": _evidence(line.evidence),
        "applies_to": [_LEVEL],
        "follow_only": False,
    }
    return node | _leaf(line, answers, twin=same.get(fold(clean_line(line.name)))) if is_leaf else node


def _leaf(line: AnnexLine, answers: AnnexAnswers, *, twin: Mapping[str, Any] | None) -> dict[str, Any]:
    kind = line.guess.kind
    told = fold(line.how)
    who = _who(line, kind) or answers.scored_by
    policy = _policy(told) or answers.na_policy
    members: dict[str, Any] = {
        "scored_by": None if who is None else who.value,
        "na_policy": None if policy is None else policy.value,
        "needs_confirmation": not line.guess.is_whole,
    }
    if kind is None:
        return members
    members |= {"rule": dict(line.guess.rule), "indicator": fresh_indicator(kind, line.id)}
    held = (twin or {}).get("indicator") or {}
    if twin is not None and held.get("form") == FORM_OF[kind].value:
        members |= {"indicator": held, "data_source": twin.get("data_source")}
        members["evidence"] = _evidence(line.evidence) or list(twin.get("evidence") or ())
    return members


def _who(line: AnnexLine, kind: RuleKind | None) -> ScoredBy | None:
    told = fold(line.scored_by)
    for who, words in _WHO:
        if any(word in told for word in words):
            return who
    if kind is RuleKind.SURVEY_WEIGHTED:
        return ScoredBy.SURVEY
    return None


def _policy(told: str) -> NaPolicy | None:
    if all(words in told for words in _NOTHING_OUT):
        return NaPolicy.EXCLUDE
    sentence = next((part for part in told.replace(";", ".").split(".") if _NOTHING_FULL[0] in part), "")
    return NaPolicy.FULL if _NOTHING_FULL[1] in sentence else None


def _evidence(text: str) -> list[str]:
    return [clean_line(part).strip("-+; ") for part in text.splitlines() if clean_line(part).strip("-+; ")]


def _level(line: AnnexLine, annex: Annex) -> int:
    parents = {each.id: each.parent for each in annex.nodes()}
    depth, above = 1, line.parent
    while above:
        depth, above = depth + 1, parents.get(above, "")
    return depth


def _adjustments(annex: Annex) -> Iterator[dict[str, Any]]:
    """Bonus and penalty sections with their items; a cap that is not printed stays open."""
    head: dict[str, Any] | None = None
    for line in annex.lines:
        if line.role in {Role.BONUS, Role.PENALTY}:
            if head is not None:
                yield head
            head = {
                "id": line.role.value.upper(),
                "name": line.name,
                "kind": line.role.value,
                "max_total": None if line.points is None else points_text(line.points),
                "items": [],
            }
        elif line.role is Role.ITEM and head is not None and line.name:
            points = None if line.points is None else points_text(line.points)
            each = any(word in fold(line.name) for word in ("moi ", "01 ", "cu "))
            item = {"key": f"m{len(head['items']) + 1}", "label": line.name, "points": points, "each": each}
            head["items"].append(item)
    if head is not None:
        yield head
