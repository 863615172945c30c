"""The evaluation sheet of the head is one sheet: eight areas, six figures of the year's work, both signatures."""

from core.records.people import HeadGrade, HeadRating
from core.reporting.head_sheet import HeadSheetData, Measure, head_sheet
from storage.report_files import pdf
from tests import pdf_measures
from tests.core.result_views import line, view
from tests.report_samples import AREAS, COMMUNE
from ui.texts.paper_improvement import HEAD_SHEET_WORDS, MEASURES
from ui.texts.reports import FORM_WORDS

YEAR = 2025


def test_the_sheet_of_the_head_is_one_page_with_the_notice_of_a_sample_set() -> None:
    lines = (line(f"{at}.1", "1.25", area_name=name[:60]) for at, name in enumerate(AREAS, 1))
    rating = HeadRating(
        id="r",
        year=YEAR,
        grade=HeadGrade.DONE,
        name="Nguyễn Thị Quỳnh Hương",
        post="Chủ tịch UBND xã",
        decision="412/QĐ-UBND",
        decided_by="UBND tỉnh",
    )
    data = HeadSheetData(
        head=COMMUNE,
        year=YEAR,
        is_sample=True,
        rating=rating,
        view=view(YEAR, *lines),
        before=view(YEAR - 1, line("1.1", "1.00"), rank=9),
        below=frozenset({"3"}),
        measures=tuple(Measure(name=name, part=97, whole=798) for name in MEASURES.values()),
    )
    content = pdf.render(head_sheet(data, HEAD_SHEET_WORDS, form=FORM_WORDS))
    assert len(pdf_measures.sizes(content)) == 1
    assert "Nguyễn Thị Quỳnh Hương" in pdf_measures.text(content)
