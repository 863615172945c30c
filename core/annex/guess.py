"""Which rule kind a text describes, with its parameters as far as the text says them (field guide, 5).

Every guess keeps the words it was read from. What the words leave open stays out of the rule, so that the
checks of the set ask for it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from core.annex.bands import Band, bands_in, formula_alone, rest_below
from core.annex.days import last_day_in
from core.annex.points import decimal_in, points_said, points_text
from core.annex.values import Guess
from core.criteria.check_rules import check_tiles
from core.criteria.members import decimal_from
from core.criteria.rules import RuleKind
from core.text import clean_line, fold

_FEWEST_PARTS = 2
BOUNDARY, YEAR_UNSAID, PERIODS_UNSAID, MAX_DIFFERS = (
    "boundary",
    "year_unsaid",
    "periods_unsaid",
    "max_differs",
)

_SENTENCES = re.compile(r";|(?<=[^0-9\s.][.])\s+(?=[^\W\d_a-z])|\n")
_BULLET = re.compile("^[-+*\u2022\u2013\u25aa\u25cf\uf02d]\\s*")
_GOES_ON = re.compile(r"(cong thuc|nhu sau|theo cach)( sau)?:?$")
_EVENT = re.compile(
    r"(?:moi|cu|tung)\b[^;.]{0,80}?\btru ?(?P<points>[0-9]+(?:[.,][0-9]+)?)"
    r"|tru (?P<each>[0-9]+(?:[.,][0-9]+)?) ?(?:diem)? ?/"
)
_FLOOR_ZERO = re.compile(r"den het( so)? diem|khong am|toi thieu (la )?0|thap nhat (la )?0")
_LOST_MOST = re.compile(
    r"tru (?:khong qua|toi da)(?: la)? ?(?P<points>[0-9]+(?:[.,][0-9]+)?)"
    r"|toi da (?:khong qua )?(?P<most>[0-9]+(?:[.,][0-9]+)?) ?diem"
)
_COUNT = re.compile(
    r"(?:tu|co|dat|it nhat|toi thieu) (?:tu )?0*(?P<n>[0-9]{1,4}) (?![/%])[a-z /,]{2,100}?(?:tro len|:)"
    r"|>= ?0*(?P<ge>[0-9]{1,4}) (?!%)"
)
_COUNT_EXACT = re.compile(
    r"^(?:co |dat |thuc hien )?(?:duoc )?0*(?P<n>[0-9]{1,3})(?: (?![%/])(?!diem)[a-z]| ?:)"
)
_LATE = re.compile(
    r"\b(cham(?! nhat)|tre|muon|qua han|khong dung han|sau thoi han|sau thoi gian|sau ngay|sau thang)\b"
)
_MISSING = re.compile(r"\bkhong (ban hanh|gui|thuc hien|co|xay dung|bao cao)\b|chua (ban hanh|gui|xay dung)")
_REPORT = re.compile(r"moi (bao cao|ky bao cao|lan bao cao)")
_ON_TIME = re.compile(r"(dung|kip|truoc) (han|thoi|thoi han)")
_PERIODS = (
    ("Q1", re.compile(r"quy (i|1)\b")),
    ("H1", re.compile(r"6 thang|sau thang|06 thang")),
    ("Q3", re.compile(r"quy (iii|3)\b")),
    ("Y", re.compile(r"\bnam\b")),
)
_SURVEY = re.compile(r"dieu tra xa hoi hoc|phieu khao sat|phieu dieu tra|khao sat (xa hoi|y kien)")
_WEIGHT = re.compile(r"\b(?P<key>[a-e]) ?[:=(]? ?(?P<weight>[0-9]{1,3}) ?%?\)?(?=[,;.)\s]|$)")
_EXTERNAL = re.compile(
    r"chi so (hai long|sipas|766|phuc vu|dti|chuyen doi so|par index)|\bsipas\b|bo chi so"
    r"|ket qua (xep hang|danh gia) cua"
)
_SCALE = re.compile(r"thang (?:diem )?(?P<scale>100|10|1)\b|/ ?(?P<by>100)\b")
_WRITTEN_DAY = re.compile(r"Y(?P<offset>[+-][1-9])?-(?P<month>[0-9]{2})-(?P<day>.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One clause: as printed, folded, and the points its row states beside it."""

    words: str
    folded: str
    points: Decimal | None = None

    @property
    def worth(self) -> Decimal | None:
        """The points of the clause, from its row or from its words."""
        return self.points if self.points is not None else next(iter(points_said(self.folded)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Everything a table says about one leaf."""

    name: str
    maximum: Decimal | None
    clauses: tuple[Said, ...]
    year: int | None = None

    @property
    def folded(self) -> str:
        """All clauses as one folded text."""
        return " ; ".join(clause.folded for clause in self.clauses)


def guess_rule(
    name: str, lines: Sequence[tuple[str, Decimal | None]], *, maximum: Decimal | None, year: int | None
) -> Guess:
    """What the lines below a leaf, and its remarks, say about its points."""
    clauses = tuple(_clauses(lines))
    leaf = Described(name=fold(clean_line(name)), maximum=maximum, clauses=clauses, year=year)
    for reading in (_reports, _events, _survey, _external, _ratio, _deadline, _counts, _parts):
        found = reading(leaf)
        if found is not None:
            return found
    return Guess(words=tuple(clause.words for clause in clauses))


def _clauses(lines: Sequence[tuple[str, Decimal | None]]) -> Iterator[Said]:
    waiting = ""
    for text, points in lines:
        pieces = [piece for piece in (_bare(part) for part in _SENTENCES.split(text)) if piece]
        for at, piece in enumerate(pieces):
            joined = f"{waiting} {piece}".strip()
            folded = fold(joined)
            is_last = at == len(pieces) - 1
            if _GOES_ON.search(folded.rstrip(": ")) and not (is_last and points is not None):
                waiting = joined
                continue
            waiting = ""
            yield Said(words=joined, folded=folded, points=points if is_last else None)
    if waiting:
        yield Said(words=waiting, folded=fold(waiting))


def _bare(text: str) -> str:
    return _BULLET.sub("", clean_line(text)).strip()


def _guess(
    kind: RuleKind, rule: Mapping[str, Any], *, words: Sequence[str], whole: bool, doubts: Sequence[str] = ()
) -> Guess:
    return Guess(
        kind=kind,
        rule={"kind": kind.value, **rule},
        words=tuple(words),
        is_whole=whole and not doubts,
        doubts=tuple(dict.fromkeys(doubts)),
    )


def _ratio(leaf: Described) -> Guess | None:
    said = tuple((clause.words, clause.folded, clause.points) for clause in leaf.clauses)
    bands = bands_in(said, leaf.maximum)
    if not bands:
        return _share_alone(leaf)
    if len(bands) == 1 and bands[0].gives is None:
        return None
    doubts = [BOUNDARY] if any(band.is_doubtful for band in bands) else []
    bands = _with_rest(leaf, bands)
    shown = _closed(bands)
    limits = [(band.lower, decimal_from(held.get("lt"))) for band, held in zip(bands, shown, strict=True)]
    whole = all(band.gives is not None for band in bands) and not list(check_tiles("", limits))
    words = [band.words for band in bands]
    return _guess(RuleKind.RATIO_BANDS, {"bands": shown}, words=words, whole=whole, doubts=doubts)


def _with_rest(leaf: Described, bands: tuple[Band, ...]) -> tuple[Band, ...]:
    """With the band of everything below, where a clause without a limit says what it gets."""
    if bands[0].lower == 0:
        return bands
    for clause in leaf.clauses:
        gives = rest_below(clause.folded, clause.points, maximum=leaf.maximum)
        if gives is not None and all(clause.words != band.words for band in bands):
            return (Band(lower=Decimal(0), upper=bands[0].lower, gives=gives, words=clause.words), *bands)
    return bands


def _closed(bands: Sequence[Band]) -> list[dict[str, Any]]:
    """A band "from x up" ends where the next one begins: that is what "up" means in a list of steps."""
    shown = [band.document() for band in bands]
    for band, after, held in zip(bands, bands[1:], shown, strict=False):
        if band.upper is None and after.lower > band.lower:
            held["lt"] = format(after.lower.normalize(), "f")
    return [{key: held[key] for key in ("ge", "lt", *held) if key in held} for held in shown]


def _share_alone(leaf: Described) -> Guess | None:
    for clause in leaf.clauses:
        gives = formula_alone(clause.folded)
        if gives is not None:
            target = gives.get("target")
            bands = [{"ge": "0", **({"lt": target} if target else {}), **gives}]
            if target:
                bands.append({"ge": target, "formula": "max"})
            return _guess(RuleKind.RATIO_BANDS, {"bands": bands}, words=(clause.words,), whole=True)
    return None


def _deadline(leaf: Described) -> Guess | None:
    steps, words, doubts = [], [], []
    rest: dict[str, str] = {}
    for clause in leaf.clauses:
        day = last_day_in(clause.folded, leaf.year)
        worth = clause.worth
        is_missing, is_late = bool(_MISSING.search(clause.folded)), bool(_LATE.search(clause.folded))
        if worth is None and day is None:
            continue
        if is_missing or is_late:
            rest |= {"missing": points_text(worth or Decimal(0))} if is_missing else {}
            rest |= {"after": points_text(worth or Decimal(0))} if is_late else {}
            words.append(clause.words)
        elif day is not None:
            points = worth if worth is not None else leaf.maximum
            steps.append(
                {"on_or_before": day.text, **({} if points is None else {"points": points_text(points)})}
            )
            words.append(clause.words)
            doubts.extend([] if day.is_year_said else [YEAR_UNSAID])
    if not steps:
        return None
    steps.sort(key=lambda step: _day_order(step["on_or_before"]))
    whole = {"after", "missing"} <= rest.keys()
    return _guess(RuleKind.DEADLINE_STEP, {"steps": steps, **rest}, words=words, whole=whole, doubts=doubts)


def _day_order(text: str) -> tuple[int, str, str]:
    found = _WRITTEN_DAY.fullmatch(text)
    return (0, "", "") if found is None else (int(found["offset"] or 0), found["month"], found["day"])


def _counts(leaf: Described) -> Guess | None:
    bands: dict[int, str] = {}
    words = []
    if not any(_COUNT.search(clause.folded) for clause in leaf.clauses):
        return None
    for clause in leaf.clauses:
        least = _COUNT.search(clause.folded)
        exact = _COUNT_EXACT.search(clause.folded)
        worth = clause.worth
        if worth is None and "toi da" in clause.folded:
            worth = leaf.maximum
        if worth is None:
            continue
        if least is not None:
            bands[int(least["n"] or least["ge"])] = points_text(worth)
        elif exact is not None:
            bands[int(exact["n"])] = points_text(worth)
        elif re.search(r"con lai|duoi|khong", clause.folded):
            bands[0] = points_text(worth)
        else:
            continue
        words.append(clause.words)
    shown = [{"ge": least, "points": bands[least]} for least in sorted(bands, reverse=True)]
    return _guess(RuleKind.COUNT_BANDS, {"bands": shown}, words=words, whole=0 in bands) if shown else None


def _events(leaf: Described) -> Guess | None:
    for clause in leaf.clauses:
        found = _EVENT.search(clause.folded)
        if found is None:
            continue
        rule: dict[str, Any] = {"per_event": points_text(decimal_in(found["points"] or found["each"]))}
        if leaf.maximum is not None:
            rule |= {"start": points_text(leaf.maximum)} | _floor(leaf, clause.folded)
        words = [each.words for each in leaf.clauses]
        return _guess(RuleKind.DEDUCT_PER_EVENT, rule, words=words, whole="floor" in rule)
    return None


def _floor(leaf: Described, folded: str) -> dict[str, str]:
    assert leaf.maximum is not None
    if _FLOOR_ZERO.search(folded):
        return {"floor": "0.00"}
    most = _LOST_MOST.search(folded)
    if most is None:
        return {}
    lost = decimal_in(most["points"] or most["most"])
    return {"floor": points_text(max(leaf.maximum - lost, Decimal(0)))}


def _reports(leaf: Described) -> Guess | None:
    if not _REPORT.search(leaf.folded):
        return None
    rule: dict[str, Any] = {}
    for clause in leaf.clauses:
        worth = clause.worth
        if worth is None:
            continue
        key = (
            "missing"
            if _MISSING.search(clause.folded)
            else "late"
            if _LATE.search(clause.folded)
            else "on_time"
        )
        if key != "on_time" or _ON_TIME.search(clause.folded):
            rule.setdefault(key, points_text(worth))
    if "on_time" not in rule:
        return None
    text = f"{leaf.name} ; {leaf.folded}"
    periods = [code for code, pattern in _PERIODS if pattern.search(text)]
    listed = len(periods) >= len(_PERIODS) - 1
    rule = {**({"expected": periods} if listed else {}), **rule}
    whole = listed and {"on_time", "late", "missing"} <= rule.keys()
    words = [clause.words for clause in leaf.clauses]
    return _guess(
        RuleKind.PER_REPORT, rule, words=words, whole=whole, doubts=() if listed else (PERIODS_UNSAID,)
    )


def _survey(leaf: Described) -> Guess | None:
    text = f"{leaf.name} ; {leaf.folded}"
    if not _SURVEY.search(text):
        return None
    found = [(match["key"].upper(), match["weight"]) for match in _WEIGHT.finditer(leaf.folded)]
    weights = dict(found) if len(found) > 1 and "trong so" in leaf.folded else {}
    words = [clause.words for clause in leaf.clauses] or [leaf.name]
    rule = {"weights": weights} if weights else {}
    return _guess(RuleKind.SURVEY_WEIGHTED, rule, words=words, whole=bool(weights))


def _external(leaf: Described) -> Guess | None:
    if not _EXTERNAL.search(f"{leaf.name} ; {leaf.folded}"):
        return None
    if any("%" in clause.folded and clause.worth is not None for clause in leaf.clauses):
        return None  # bands of a percentage say more than the name
    scale = _SCALE.search(leaf.folded) or _SCALE.search(leaf.name)
    rule = {} if scale is None else {"scale": scale["scale"] or scale["by"]}
    words = [clause.words for clause in leaf.clauses]
    return _guess(RuleKind.EXTERNAL_VALUE, rule, words=words, whole=bool(rule))


def _parts(leaf: Described) -> Guess | None:
    """Lines that each state points: added up they are a checklist, else one of them is chosen."""
    parts = [(clause, clause.worth) for clause in leaf.clauses]
    stated = [(clause, worth) for clause, worth in parts if worth is not None]
    if len(stated) < _FEWEST_PARTS:
        return None
    words = [clause.words for clause, _worth in stated]
    worths = [worth for _clause, worth in stated]
    total, best = sum(worths, Decimal(0)), max(worths)
    rows = [
        {"key": f"m{at}", "label": _label(clause.words), "points": points_text(worth)}
        for at, (clause, worth) in enumerate(stated, 1)
    ]
    if total == leaf.maximum and best < total:
        return _guess(RuleKind.CHECKLIST_SUM, {"items": rows}, words=words, whole=True)
    doubts = () if best == leaf.maximum else (MAX_DIFFERS,)
    has_nothing = any(worth == 0 for worth in worths)
    return _guess(RuleKind.SINGLE_CHOICE, {"options": rows}, words=words, whole=has_nothing, doubts=doubts)


def _label(words: str) -> str:
    """The words of a line without the points at its end."""
    bare = re.sub(
        r"\s*[:=\u2013-]?\s*\(?[0-9]+(?:[.,][0-9]+)?\s*(?:\u0111i\u1ec3m|\u0111)?\)?[.;]?$", "", words
    )
    return bare.strip(" :;-") or words
