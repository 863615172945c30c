"""The two parts of a ratio claim in a clause: count/base pairs, and percentages with what qualifies them."""

from dataclasses import dataclass
from decimal import Decimal

from core.figure_words import Kind, Token, phrases, readings, vocabulary
from core.numbers import decimals_of

_LONGEST_VERBAL = 9
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_DAYS, _MONTHS = 31, 12
_MAP_SCALES = frozenset(map(Decimal, (200, 500, 1000, 2000, 5000, 10000, 25000, 50000)))


_RANK_FILLERS = vocabulary("thuws hajng owr laf soos cao nhaast vij tris cufng chung baajc nhif")
_RANK_STARTS = vocabulary("xeesp hajng thuws dduwsng top baajc")
_DATE_WORDS = vocabulary(
    "ngafy thasng tuwf ddeesn truwowsc sau heest kyf quys leex dijp nghir ddieerm hoom sasng "
    "chieefu nawm mufng"
)
# Documents whose number may follow directly, and those that need the word for "number".
_NUMBERED = phrases(
    "quyeest ddijnh|nghij ddijnh|thoong tuw|coong vawn|nghij quyeest|chir thij|towf trifnh|"
    "luaajt|phasp leejnh"
)
_NUMBERED_WITH_WORD = vocabulary(
    "ddijnh tuw vawn luaajt quyeest thij caso hoajch trifnh luaajn barn daaxn leejnh towf "
    "bieeru maaxu barng lujc ther nhaf ddown giaasy baso"
)
_ADDRESS_WORDS = vocabulary(
    "nhaf ngox ngasch herm kieejt dduwowfng toor thuwra khoarn ddieefu mujc loo cawn phofng"
)
_NOT_COUNTS = vocabulary(
    "nawm ngafy thasng quys thuws khoarn ddieefu soos mujc ddieerm phuj lujc maaxu giai ddoajn khosa"
)
_OUT_OF = phrases(
    "treen toorng soos|treen toorng|treen toorng coojng|trong toorng soos|trong toorng|"
    "trong toorng coojng|trong soos|treen soos"
    "|treen toafn booj|treen|toorng soos|trong toorng soos cos|treen toorng soos cos"
)
_BOUNDS = vocabulary("treen duwowsi hown thieeru nhaast dda quas tuwf ngoafi nuwra kesm")
_BOUNDS_AFTER = vocabulary("trowr")
_CHANGES = vocabulary("tawng giarm vuwowjt theem hujt leejch tujt")
_APPROXIMATE = vocabulary("khoarng xir gaafn chuwfng uwowsc taafm")
_TARGETS = phrases(
    "chir tieeu|mujc tieeu|phaasn ddaasu|yeeu caafu|duwj kieesn|kees hoajch laf|"
    "kees hoajch giao|dduwowjc giao|ddeef ra|quy ddijnh"
)
_TARGET_REACH = 7
_CHANGE_REACH = 3
_VAGUE_BEFORE = vocabulary("nhaast thieeru treen hown gaafn khoarng duwowsi")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A count and its base, with every reading of the printed numbers; `first`, `last` are token places."""

    numerators: tuple[Decimal, ...]
    denominators: tuple[Decimal, ...]
    first: int
    last: int
    is_vague: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A percentage: its readings with their decimals, and the verb when it states a change."""

    values: tuple[tuple[Decimal, int], ...]
    first: int
    last: int
    change: str = ""
    is_vague: bool = False


def find_pairs(clause: tuple[Token, ...]) -> tuple[Pair, ...]:
    """Pairs such as 979/17.328 or "104 out of a total of 136"; no ranks, dates, symbols or addresses."""
    pairs: list[Pair] = []
    for at, token in enumerate(clause):
        if token.kind is not Kind.NUMBER or (pairs and at <= pairs[-1].last):
            continue
        last = _slash_base(clause, at) or _verbal_base(clause, at)
        if last is None or _is_something_else(clause, at, last=last):
            continue
        above, below = readings(token.text), readings(clause[last].text)
        if all(below):
            vague = bool(at) and clause[at - 1].text in _VAGUE_BEFORE
            pairs.append(Pair(numerators=above, denominators=below, first=at, last=last, is_vague=vague))
    return tuple(pairs)


def find_shares(clause: tuple[Token, ...]) -> tuple[Share, ...]:
    """The percentages that state a value or a change; bounds, ranges and targets are left out."""
    return tuple(
        share
        for at, token in enumerate(clause)
        if token.kind is Kind.NUMBER and (share := _share(clause, at)) is not None
    )


def words_before(clause: tuple[Token, ...], at: int, *, most: int) -> tuple[str, ...]:
    """Up to `most` words directly before a token, in order; other signs end the run."""
    first = at
    while first > 0 and at - first < most and clause[first - 1].kind is Kind.WORD:
        first -= 1
    return tuple(token.text for token in clause[first:at])


def has_phrase(words: tuple[str, ...], phrases: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of the phrases stands among the words, its own words side by side."""
    return any(
        words[at : at + len(phrase)] == phrase
        for phrase in phrases
        for at in range(len(words) - len(phrase) + 1)
    )


def _slash_base(clause: tuple[Token, ...], at: int) -> int | None:
    """Where the base of `at` stands when a slash joins them, spaces and "a total of" allowed."""
    if at + 2 >= len(clause) or clause[at + 1].kind is not Kind.SLASH:
        return None
    last = at + 2
    while last < len(clause) and clause[last].text in {"toorng", "soos"}:
        last += 1
    if last >= len(clause) or clause[last].kind is not Kind.NUMBER:
        return None
    is_close = clause[at + 1].start - clause[at].end <= 1 and clause[at + 2].start - clause[at + 1].end <= 1
    return last if is_close else None


def _verbal_base(clause: tuple[Token, ...], at: int) -> int | None:
    """Where the base stands in "104 units out of a total of 136" or "104 units/136 units"."""
    if at and clause[at - 1].text in _NOT_COUNTS:
        return None
    words: list[str] = []
    for last in range(at + 1, min(len(clause), at + 2 + _LONGEST_VERBAL)):
        token = clause[last]
        if token.kind is Kind.NUMBER:
            return last if words and _says_out_of(clause, tuple(words), last=last) else None
        if token.kind is not Kind.WORD and not (token.kind in {Kind.OPEN, Kind.SLASH} and words):
            return None
        if token.kind is not Kind.OPEN:
            words.append("treen" if token.kind is Kind.SLASH else token.text)
    return None


def _says_out_of(clause: tuple[Token, ...], words: tuple[str, ...], *, last: int) -> bool:
    if last + 1 < len(clause) and clause[last + 1].kind in {Kind.PERCENT, Kind.SLASH}:
        return False
    for length in (4, 3, 2):
        if words[-length:] in _OUT_OF and len(words) >= length and words[-length:] != ("toorng", "soos"):
            return True
    if words == ("treen",):
        return True
    # "104 units of 136 units": the same noun stands on both sides.
    after = tuple(token.text for token in clause[last + 1 : last + len(words)])
    return words[-1:] == ("treen",) and words[:-1] == after


def _is_something_else(clause: tuple[Token, ...], at: int, *, last: int) -> bool:
    return (
        _is_glued(clause, at, last=last)
        or _is_rank(clause, at, last=last)
        or _is_date(clause, at, last=last)
        or _is_symbol(clause, at)
        or _is_fixed(clause, at, last=last)
    )


def _is_glued(clause: tuple[Token, ...], at: int, *, last: int) -> bool:
    """Part of something longer: 14/5/2021, 02/0216/QD-UBND, KH-12/15, 12/5A."""
    if (
        at
        and clause[at - 1].end == clause[at].start
        and clause[at - 1].kind in {Kind.SLASH, Kind.DASH, Kind.WORD}
    ):
        return True
    following = clause[last + 1 : last + 3]
    if not following or following[0].start != clause[last].end:
        return bool(following) and following[0].kind is Kind.SLASH
    if following[0].kind in {Kind.SLASH, Kind.PERCENT}:
        return True
    if following[0].kind is Kind.DASH:
        return (
            len(following) > 1 and following[1].start == following[0].end and following[1].kind is Kind.WORD
        )
    return following[0].kind is Kind.WORD and len(following[0].text) == 1


def _is_rank(clause: tuple[Token, ...], at: int, *, last: int) -> bool:
    end = at - 1 if at and clause[at - 1].kind is Kind.COLON else at
    before = words_before(clause, end, most=6)
    kept = len(before)
    while kept and before[kept - 1] in _RANK_FILLERS:
        kept -= 1
    has_start = bool(kept and before[kept - 1] in _RANK_STARTS)
    has_filler = any(word in _RANK_STARTS or word == "vij" for word in before[kept:])
    if has_start or (has_filler and before[-1:] != ("soos",)):
        return True
    after = clause[last + 1 : last + 6]
    is_change = any(token.text in {"tawng", "giarm", "tujt"} for token in after)
    return is_change and any(token.text in {"baajc", "hajng"} for token in after)


def _is_date(clause: tuple[Token, ...], at: int, *, last: int) -> bool:
    above, below = clause[at].text, clause[last].text
    if not (above.isdigit() and below.isdigit()) or len(above) > 2 or last - at != 2:  # noqa: PLR2004 - d/m
        return False
    day, month = int(above), int(below)
    before = clause[at - 1].text if at else ""
    has_date_word = before in _DATE_WORDS or _in_date_range(clause, at)
    if _is_day_shape(clause, at):
        return has_date_word
    if len(below) == 4 and _FIRST_YEAR <= month <= _LAST_YEAR and day <= _MONTHS:  # noqa: PLR2004 - a year
        counted = clause[last + 1 : last + 2]
        return (
            has_date_word or not counted or counted[0].kind is not Kind.WORD or counted[0].text in _DATE_WORDS
        )
    return False


def _in_date_range(clause: tuple[Token, ...], at: int) -> bool:
    """Either end of `15/12 - 14/3`."""
    return any(
        clause[dash].kind is Kind.DASH and _is_day_shape(clause, dash - 3) and _is_day_shape(clause, dash + 1)
        for dash in (at - 1, at + 3)
        if 0 < dash < len(clause)
    )


def _is_day_shape(clause: tuple[Token, ...], at: int) -> bool:
    shape = clause[at : at + 3] if at >= 0 else ()
    if [token.kind for token in shape] != [Kind.NUMBER, Kind.SLASH, Kind.NUMBER]:
        return False
    day, month = shape[0].text, shape[2].text
    return day.isdigit() and month.isdigit() and 1 <= int(day) <= _DAYS and 1 <= int(month) <= _MONTHS


def _is_symbol(clause: tuple[Token, ...], at: int) -> bool:
    """A document number without its letters, or an address."""
    before = words_before(clause, at, most=3)
    if before[-1:] == ("soos",):
        return before == ("soos",) or before[-2] in _NUMBERED_WITH_WORD
    return (
        before[-1:] in _NUMBERED or before[-2:] in _NUMBERED or bool(_ADDRESS_WORDS & frozenset(before[-1:]))
    )


def _is_fixed(clause: tuple[Token, ...], at: int, *, last: int) -> bool:
    """24/7, and the scale of a map."""
    above, below = readings(clause[at].text)[0], readings(clause[last].text)[0]
    is_scale = above == 1 and below in _MAP_SCALES and words_before(clause, at, most=1) == ("leej",)
    return is_scale or (clause[at].text, clause[last].text) == ("24", "7")


def _share(clause: tuple[Token, ...], at: int) -> Share | None:
    last = _percent_sign(clause, at)
    if last is None or _is_bound(clause, at, last=last) or _is_range(clause, at, last=last):
        return None
    before = words_before(clause, at, most=_TARGET_REACH)
    if has_phrase(before, _TARGETS) or before[-2:] == ("kees", "hoajch"):
        return None
    nearest = before[-_CHANGE_REACH:]
    change = next((word for word in reversed(nearest) if word in _CHANGES), "")
    return Share(
        values=_values(clause[at].text),
        first=at,
        last=last,
        change=change or ("leen" if before[-1:] == ("leen",) else ""),
        is_vague=bool(_APPROXIMATE & frozenset(before[-1:]))
        or (bool(at) and clause[at - 1].text in {"~", "\u2248"}),
    )


def _percent_sign(clause: tuple[Token, ...], at: int) -> int | None:
    """Where the sign, or the last of the words for it, stands."""
    following = clause[at + 1 : at + 3]
    if following and following[0].kind is Kind.PERCENT:
        return at + 1
    if [token.text for token in following] == ["phaafn", "trawm"]:
        return at + 2
    return None


def _is_bound(clause: tuple[Token, ...], at: int, *, last: int) -> bool:
    before = clause[at - 1] if at else None
    if before is not None and (before.text in _BOUNDS or before.text in {"<", ">", "\u2264", "\u2265"}):
        return True
    # ">= 90 %" is two signs.
    if before is not None and before.text == "=" and at > 1 and clause[at - 2].text in {"<", ">"}:
        return True
    return any(token.text in _BOUNDS_AFTER for token in clause[last + 1 : last + 2])


def _is_range(clause: tuple[Token, ...], at: int, *, last: int) -> bool:
    def joins(token: Token) -> bool:
        return token.kind is Kind.DASH or token.text == "ddeesn"

    if at > 1 and joins(clause[at - 1]):
        before = clause[at - 2]
        in_pair = at > 3 and clause[at - 3].kind is Kind.SLASH  # noqa: PLR2004 - a pair before the dash
        if before.kind is Kind.PERCENT or (before.kind is Kind.NUMBER and not in_pair):
            return True
    following = clause[last + 1 : last + 4]
    return (
        len(following) == 3  # noqa: PLR2004 - joint, number, sign
        and joins(following[0])
        and following[1].kind is Kind.NUMBER
        and following[2].kind is Kind.PERCENT
    )


def _values(number: str) -> tuple[tuple[Decimal, int], ...]:
    found = readings(number)
    if "." in number and "," not in number and found[0] == found[0].to_integral_value():
        # "1.234 %" can hardly mean more than a thousand percent.
        found = (Decimal(number.replace(".", "", number.count(".") - 1)), *found)
    return tuple((value, decimals_of(value)) for value in found)
