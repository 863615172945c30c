"""The words the services of a workspace are joined with: reports, and sentences made of values."""

from datetime import date
from types import MappingProxyType

from core.letterheads import Delivery
from core.office import Office
from core.self_score import Need
from core.services.compose import OfficeWords
from core.services.paper_head import HeadWords
from core.services.papers.annexes import ANNEX
from core.services.papers.of_round import AIDS, COUNCIL, LOST_POINTS, RANKING
from core.services.papers.own_year import CHECKLIST, DUE, SELF_SCORE
from core.services.ranking_report import RankingSentences
from core.services.report_sentences import ReportSentences
from core.services.send_results import ResultSentences
from ui.texts import (
    criteria,
    deadlines,
    home,
    judgement_aids,
    numbers,
    ranking_comparison,
    ranking_page,
    signatures,
)
from ui.texts.authority_papers import AUTHORITY_WORDS
from ui.texts.default_recipients import BY_KIND
from ui.texts.letterheads import DELIVERED
from ui.texts.outside import OUTSIDE_WORDS
from ui.texts.paper_periodic import PERIODIC_SAID
from ui.texts.papers_commune import COMMUNE_WORDS
from ui.texts.past_results import PAST_SHEET_WORDS
from ui.texts.quoted_document import quoted_document
from ui.texts.ranking_rules import step_with_rule
from ui.texts.record_workbooks import RECORD_WORDS
from ui.texts.reports import REPORT_WORDS
from ui.texts.result_papers import RESULT_PAPER_WORDS
from ui.texts.signatures import inside

__all__ = ["OFFICE_WORDS", "RECORD_WORDS"]

_FLAGS = MappingProxyType(
    {
        "OPEN_LINES": "còn tiêu chí chưa thẩm định",
        "NOT_APPRAISED": "chưa thẩm định",
    }
)


def stretch(first: date, last: date) -> str:
    """The name of a stretch of days: the year it lies in, or its days."""
    if first.year == last.year:
        return f"Năm {first.year}"
    return f"{numbers.day(first)} – {numbers.day(last)}"


def flag(code: str) -> str:
    """A mark on a ranked unit."""
    return _FLAGS.get(code) or criteria.flag_text(code)


def recipients(office: Office, kind: str) -> tuple[str, ...]:
    """Who gets a report of a kind where nothing was chosen; the form adds the line for the archive."""
    own = BY_KIND.get(kind)
    if own is not None:
        return own
    if office.authority is not None:
        return (
            f"UBND {inside(office.authority.name)}",
            f"Thường trực Đảng ủy, HĐND {inside(office.unit.name)}",
        )
    return ("Bộ Nội vụ", "UBND các xã, phường, đặc khu")


def addressed(name: str, delivery: Delivery) -> str:
    """A recipient as it is printed: with the form of delivery behind it, where one was chosen (R104)."""
    return f"{name} ({DELIVERED[delivery]})" if delivery else name


def _need(need: Need) -> str:
    return home.NEEDS[need]


OFFICE_WORDS = OfficeWords(
    reports=REPORT_WORDS,
    sentences=ReportSentences(
        explain=criteria.explain,
        ranking=RankingSentences(
            step=lambda step, used, scheme: step_with_rule(step, used, scheme_id=scheme),
            flag=flag,
            tie=ranking_page.tie_decided,
            summary=ranking_comparison.summary_sentences,
            remarks=ranking_comparison.sentences,
        ),
        need=_need,
        policy=lambda policy: criteria.NA_POLICIES[policy],
        document=quoted_document,
        deadline=deadlines.printed,
        period=stretch,
        aid=judgement_aids.printed,
        symbols=MappingProxyType(
            {
                SELF_SCORE: "BC-UBND",
                CHECKLIST: "DM-UBND",
                DUE: "LV-UBND",
                RANKING: "BXH-UBND",
                LOST_POINTS: "TH-UBND",
                AIDS: "DS-UBND",
                ANNEX: "PL-UBND",
                COUNCIL: "DS-UBND",
            }
        ),
        annex_subject="Tỷ lệ hồ sơ thủ tục hành chính tiếp nhận trực tuyến",
        annex_numerator="Tiếp nhận trực tuyến",
        annex_denominator="Tổng tiếp nhận",
    ),
    outside=OUTSIDE_WORDS,
    results=ResultSentences(
        step=criteria.step_told, tie=ranking_page.tie_decided, change=ranking_comparison.in_result
    ),
    result_papers=RESULT_PAPER_WORDS,
    past=PAST_SHEET_WORDS,
    commune=COMMUNE_WORDS,
    periodic=PERIODIC_SAID,
    heads=HeadWords(
        recipients=recipients, addressed=addressed, superior=signatures.superior, symbol=signatures.symbol
    ),
    authority=AUTHORITY_WORDS,
)
