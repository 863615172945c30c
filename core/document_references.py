"""Number, symbol, day and issuer of a document, read from a sentence or a file name; nothing is guessed.

What a text does not say stays empty: the number of a document that is merely cited ("plan to carry out
decision no. ..."), a day that could be read in two ways, an issuer behind the symbol. Two forms are known
(Decree 30/2020/ND-CP, annex III; the party's own rules): `15/KH-UBND`, `107/2021/ND-CP` of the state,
`09-CTr/TU` of the party. A file name cannot hold the slash, so there `03_KH-UBND` says the same.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from core.figure_words import Kind, Token, phrases, tokenise, vocabulary
from core.findings import Finding, warning
from core.numbers import NotADate, parse_date
from core.text import clean_line, fold, fold_in_place

_D: Final = "\u0110"  # capital d with stroke: source files hold no Vietnamese letters
_FIRST_YEAR, _LAST_YEAR = 1945, 2100


def _by_letters(words: str) -> dict[str, str]:
    return {word.lower(): word for word in words.split()}


# Symbols as they are spelled; where one spelling alone exists, what was typed without strokes gets it back.
_FORMS: Final = MappingProxyType(
    {
        **_by_letters(
            "NQ CT QC TC TB CTr KH PA BC BB TTr BTT GUQ GM GGT TT TTLT KL QyC CV PL DM HD DA GP BCH"
        ),
        "qd": f"Q{_D}",
        "nd": f"N{_D}",
        "cd": f"C{_D}",
        "qyd": f"Qy{_D}",
    }
)
_BODIES: Final = MappingProxyType(
    {
        **_by_letters("UBND CP TTg QH BNV BTC BTP BKHCN VPCP SNV STC STP SKHCN SXD SYT SCT SVHTT"),
        **_by_letters("UBMTTQ MTTQ VP TW TU HU BTV BC"),
        "hdnd": f"H{_D}ND",
        "du": f"{_D}U",
    }
)
_PARTY: Final = frozenset({"tw", "tu", "hu", "du"})
_WITH_YEAR: Final = frozenset({"nd", "tt", "ttlt", "nq", "qd", "ct"})
"""Only normative documents carry the year inside their number."""

_LETTERS = rf"[A-Z{_D}a-z\u0111]"
_SYMBOL = rf"[A-Z{_D}]{_LETTERS}*[0-9]{{0,2}}(?:-[A-Z{_D}]{_LETTERS}*[0-9]{{0,2}})*"
_STATE = re.compile(
    rf"(?<![0-9/.-])(?P<number>[0-9]{{1,6}}(?:/[0-9]{{4}})?) ?/ ?(?P<symbol>{_SYMBOL})(?![\w/])"
)
_OF_PARTY = re.compile(
    rf"(?<![0-9/.-])(?P<number>[0-9]{{1,6}}) ?- ?"
    rf"(?P<symbol>[A-Z{_D}]{_LETTERS}*/[A-Z{_D}]{_LETTERS}*)(?![\w/])"
)
_IN_NAME = re.compile(
    r"(?<![0-9])(?P<number>[0-9]{1,6})(?:[-_.](?P<year>[0-9]{4}))?[-_. ]{1,3}(?P<form>[a-z]{2,4})"
    r"[-_](?P<bodies>[a-z]{2,8}[0-9]{0,2}(?:-[a-z]{2,8})?)(?![a-z0-9])"
)
_DAY = re.compile(
    r"(?<![0-9/-])(?:[0-9]{1,2}(?P<mark>[-/._])[0-9]{1,2}(?P=mark)(?:[0-9]{4}|[0-9]{2})"
    r"|[0-9]{4}(?P<other>[-/._])[0-9]{1,2}(?P=other)[0-9]{1,2}"
    r"|ngay [0-9]{1,2} thang [0-9]{1,2},? nam [0-9]{4}"
    r"|[0-9]{8})(?![0-9/])"
)
_DAY_OF_YEAR = re.compile(r"ngay (?P<day>[0-9]{1,2}[-/][0-9]{1,2})(?![0-9/-])")
_CAMERA = re.compile(
    r"(?:img|image|dsc|scan|screenshot|photo|anh|pxl|vid|zalo|camscanner|received|fb)[-_ .0-9]"
)
_EXTENSION = re.compile(r"\.(?=[A-Za-z0-9]{2,5}$)[0-9]?[A-Za-z][A-Za-z0-9]*$")
_CITING: Final = re.compile(
    r"\b(?:thuc hien|trien khai|theo|ve viec|v/v|can cu|tra loi|phuc dap|kem theo|sua doi|bo sung|thay the|"
    r"gop y|huong dan|dinh chinh|bai bo)\b"
)
_OF: Final = ("cura",)
_STOPS: Final = vocabulary("veef nhawfm ddeer taji ddeesn cos ddax dduwowjc do theo vv ngafy soos ddoosi")
_AND: Final = "vaf"
_JOINED: Final = vocabulary("booj sowr phofng ban trung cujc")
"""Offices whose names hold an "and"; before their first words it begins another office."""
_STOP_PAIRS: Final = phrases(
    "ban hafnh|thuwjc hieejn|trieern khai|huwowsng daaxn|quy ddijnh|phee duyeejt|coong boos|suwra ddoori|"
    "bari bor|giao nhieejm|hoaj ddoojng|keest luaajn|yeeu caafu|dduwa vafo"
)
_LONGEST_ISSUER = 12
_FIELDS = (
    "noi vu|tai chinh|tu phap|khoa hoc|nong nghiep|xay dung|y te|giao duc|van hoa|cong thuong|thong tin|"
    "tai nguyen|ke hoach|lao dong|giao thong|ngoai vu|dan toc|du lich|kinh te"
)
_OFFICES: Final = re.compile(
    r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|van phong|chinh phu|thu tuong|quoc hoi|tinh uy|huyen uy|"
    r"dang uy|thanh uy|ban chi dao|ban thuong vu|ban chap hanh|ban to chuc|chi cuc|cong an|thanh tra|kho bac|"
    r"mttq|uy ban mttq|uy ban mat tran|mat tran to quoc|trung tam|"
    rf"(?:phong|so|bo) (?:{_FIELDS}))(?![a-z])"
)
_NUMBER_YEAR = re.compile(r"[0-9]{1,6}/(?P<year>[0-9]{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a text says of one document; what it does not say is empty.

    `number` keeps its leading zero and, in normative documents, its year (`107/2021`); `symbol` is what
    follows it (`KH-UBND`, of the party `CTr/TU`).
    """

    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A number with its symbol and where it stands."""

    number: str
    symbol: str
    start: int
    end: int

    @property
    def reference(self) -> Reference:
        """The same without its place."""
        return Reference(number=self.number, symbol=self.symbol)


def parse_reference(text: str, *, year: int | None = None, issuers: Sequence[str] = ()) -> Reference:
    """The document a sentence or a file name names first.

    `year` completes a day written without its year ("ngay 12/01"). `issuers` are names already known: an
    issuer written without accents is given in the spelling known, otherwise as it is written.
    """
    line = clean_line(_EXTENSION.sub("", clean_line(text)))
    folded = fold_in_place(line)
    days = () if _CAMERA.match(folded) else tuple(_DAY.finditer(folded))  # a photograph's own day
    found = _first_number(line, folded, days=days)
    start = 0 if found is None else found.end
    cited = _CITING.search(folded, 0, start if found is not None else len(folded))
    if found is not None and cited:
        return Reference()
    issued_on, end = _issued_on(folded, days, start=start, limit=cited, year=year)
    issuer = _issuer(line, max(start, end), is_numbered=found is not None)
    reference = Reference() if found is None else found.reference
    return replace(reference, issued_on=issued_on, issuer=_known(issuer, issuers))


def find_references(text: str) -> tuple[Reference, ...]:
    """Every document that a running text names by number and symbol, in order, each as often as it stands."""
    line = clean_line(text)
    found = sorted(_numbers(line), key=lambda each: each.start)
    ends = [*(each.start for each in found), len(line)][1:]
    return tuple(
        replace(parse_reference(line[each.start : end]), number=each.number, symbol=each.symbol)
        for each, end in zip(found, ends, strict=True)
    )


def locate_numbers(text: str) -> tuple[Numbered, ...]:
    """Every number with a symbol and its place in the text as it stands, in order."""
    return tuple(sorted(_numbers(text), key=lambda each: each.start))


def numbered(number: str, symbol: str) -> str:
    """Number and symbol as the document bears them: a symbol with a slash is the party's and takes a dash."""
    return ("-" if "/" in symbol else "/").join(part for part in (number, symbol) if part)


def doubtful_references(text: str) -> tuple[Finding, ...]:
    """Numbers with a year that cannot be, and one number of one day and body under two symbols (R027)."""
    found = find_references(text)
    return (*_impossible_years(found), *_two_symbols(found))


# --- number and symbol ------------------------------------------------------------------------------------


def _first_number(line: str, folded: str, *, days: Sequence[re.Match[str]]) -> Numbered | None:
    found = sorted(_numbers(line), key=lambda each: each.start)
    return found[0] if found else _number_in_name(line, folded, days=days)


def _numbers(line: str) -> Iterator[Numbered]:
    for shape in (_STATE, _OF_PARTY):
        for each in shape.finditer(line):
            yield Numbered(number=each["number"], symbol=each["symbol"], start=each.start(), end=each.end())


def _number_in_name(line: str, folded: str, *, days: Sequence[re.Match[str]]) -> Numbered | None:
    """As file names spell it, without a slash; digits of a day are no number."""
    bare = folded
    for day in days:
        bare = bare[: day.start()] + "|" * (day.end() - day.start()) + bare[day.end() :]
    for each in _IN_NAME.finditer(bare):
        is_known = each["form"] in _FORMS
        if is_known and (each["year"] is None or each["form"] in _WITH_YEAR):
            written = line[each.start("form") : each.end("bodies")]
            number = each["number"] + (f"/{each['year']}" if each["year"] else "")
            return Numbered(number=number, symbol=_spelled(each, written), start=each.start(), end=each.end())
    return None


def _spelled(found: re.Match[str], written: str) -> str:
    """The symbol with dashes; what was typed without strokes or capitals in the one spelling there is."""
    bodies = found["bodies"].split("-")
    pieces = re.split(r"[-_]", written)
    kept = [_piece(pieces[0], _FORMS), *(_piece(piece, _BODIES) for piece in pieces[1:])]
    if bodies[0] in _PARTY and len(bodies) == 1:
        return f"{kept[0]}/{kept[1]}"
    return "-".join(kept)


def _piece(written: str, known: MappingProxyType[str, str]) -> str:
    if written != fold(written) and fold(written) == written.lower():
        usual = known.get(written.lower())
        return usual if usual is not None and usual.lower() != written.lower() else written
    return known.get(fold(written), written.upper()) if written == written.lower() else written


# --- day and issuer ---------------------------------------------------------------------------------------


def _issued_on(
    folded: str,
    days: Sequence[re.Match[str]],
    *,
    start: int,
    limit: re.Match[str] | None,
    year: int | None,
) -> tuple[date | None, int]:
    """The day behind the number, else the only day there is; with the place where it ends."""
    last = limit.start() if limit else len(folded)
    read = [(day, each.end()) for each in days if each.start() < last and (day := _day(each[0])) is not None]
    behind = [pair for pair in read if pair[1] > start]
    if start and behind:
        return behind[0]
    if len({day for day, _ in read}) == 1:
        return read[0]
    short = _DAY_OF_YEAR.search(folded, start, last)
    if short is None or read or year is None:
        return None, 0
    try:
        return parse_date(short["day"], year), short.end()
    except NotADate:
        return None, 0


def _day(text: str) -> date | None:
    """The day a text means; None where two readings are likely or the calendar has no such day."""
    typed = text.replace("_", "-").replace(",", "")
    readings = [typed]
    if typed.isdigit():
        readings.append(f"{typed[:4]}-{typed[4:6]}-{typed[6:]}")
    found = {day for reading in readings if (day := _likely(reading)) is not None}
    return found.pop() if len(found) == 1 else None


def _likely(text: str) -> date | None:
    try:
        day = parse_date(text)
    except NotADate:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _issuer(line: str, start: int, *, is_numbered: bool) -> str:
    rest = line[start:]
    tokens = tokenise(rest)
    if is_numbered and tokens and tokens[0].kind is Kind.COMMA:
        tokens = tokens[1:]
    if is_numbered and tokens and (tokens[0].text,) == _OF:
        return _name(rest, tokens[1:])
    return next(filter(None, (_office(part) for part in re.split(r"[_|]", rest if start else line))), "")


def _name(text: str, tokens: Sequence[Token]) -> str:
    """The run of words that names an institution, up to what it did or what the document is about."""
    kept: list[Token] = []
    for at, token in enumerate(tokens[: _LONGEST_ISSUER + 1]):
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if token.kind is not Kind.WORD or token.text in _STOPS:
            break
        if (token.text, following) in _STOP_PAIRS and text[token.start].islower():
            break
        if token.text == _AND and not (kept and kept[0].text in _JOINED and _goes_on(text, tokens[at + 1 :])):
            break
        kept.append(token)
    if not kept or not text[kept[0].start].isupper() or len(kept) > _LONGEST_ISSUER:
        return ""
    return text[kept[0].start : kept[-1].end]


def _goes_on(text: str, rest: Sequence[Token]) -> bool:
    """Whether the word behind an "and" belongs to the same office's name."""
    return bool(rest) and text[rest[0].start].isupper() and rest[0].text not in _JOINED


def _office(part: str) -> str:
    """A part of a file name that is an office's name and nothing else."""
    name = part.strip(" -.")
    return name if _OFFICES.match(fold(name)) and not re.search(r"[0-9]", name) else ""


def _known(issuer: str, issuers: Iterable[str]) -> str:
    wanted = fold(issuer)
    return next((each for each in issuers if wanted and fold(each) == wanted), issuer)


# --- what cannot be ---------------------------------------------------------------------------------------


def _impossible_years(found: Sequence[Reference]) -> Iterator[Finding]:
    for each in dict.fromkeys(found):
        year = _NUMBER_YEAR.fullmatch(each.number)
        if year and not _FIRST_YEAR <= int(year["year"]) <= _LAST_YEAR:
            yield warning("REFERENCE_YEAR", each.symbol, document=numbered(each.number, each.symbol))


def _two_symbols(found: Sequence[Reference]) -> Iterator[Finding]:
    seen: dict[tuple[str, date, str], str] = {}
    for each in dict.fromkeys(found):
        if each.issued_on is None:
            continue
        body = each.symbol.replace("/", "-").rpartition("-")[2]
        other = seen.setdefault((each.number, each.issued_on, body), each.symbol)
        if other != each.symbol:
            one, two = numbered(each.number, other), numbered(each.number, each.symbol)
            yield warning("REFERENCE_TWO_SYMBOLS", each.symbol, document=one, other=two, day=each.issued_on)
