"""Papers of a commune over hostile text: nothing breaks, nothing becomes a formula, nothing is read as markup."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from core.plan_versions import compared
from core.records.planning import Plan, PlanForm, Task, TaskArea
from core.reporting.document import Paragraph, Report, tables_of
from core.reporting.evidence_register import EvidenceData, ProvenLine, evidence_register
from core.reporting.plan_amendment import AmendmentData, plan_amendment
from core.text import clean_line
from storage.report_files import docx, pdf, xlsx
from tests.core.test_commune_papers import document
from tests.hostile_text import hostile_texts
from tests.report_samples import COMMUNE
from ui.texts.paper_evidence import EVIDENCE_WORDS
from ui.texts.paper_plan import AMENDMENT_WORDS
from ui.texts.reports import FORM_WORDS

YEAR = 2025
TEXTS = tuple(dict.fromkeys(filter(None, (clean_line(text)[:120] for text in hostile_texts()))))


def task(at: int, text: str) -> Task:
    return Task(
        id=str(at), year=YEAR, area=TaskArea.DIRECTION, title=text, product=text, owner=f"{text}; {text}"
    )


@pytest.fixture(scope="module")
def amendment() -> Report:
    before = tuple(task(at, text) for at, text in enumerate(TEXTS))
    after = tuple(replace(each, title=each.title[::-1]) for each in before[::2])
    data = AmendmentData(
        head=COMMUNE,
        year=YEAR,
        amendment=Plan(id="a", year=YEAR, form=PlanForm.AMENDMENT, number=TEXTS[0], title=TEXTS[1]),
        before=None,
        changes=compared(before, after),
        tasks=after,
        reason="\n".join(TEXTS[:40]),
        last_day=date(YEAR, 3, 30),
    )
    return plan_amendment(data, AMENDMENT_WORDS, form=FORM_WORDS)


@pytest.fixture(scope="module")
def register() -> Report:
    documents = tuple(
        replace(document(str(at)), name=text, number=text, summary=text, issuer=text, origin=text)
        for at, text in enumerate(TEXTS)
    )
    line = ProvenLine(
        area="1",
        area_name=TEXTS[0],
        code="1.1",
        name=TEXTS[1],
        documents=documents,
        unanswered=(),
        at_stake=Decimal(0),
    )
    data = EvidenceData(
        head=COMMUNE,
        year=YEAR,
        criteria_set=TEXTS[2],
        is_sample=False,
        lines=(line,),
        loose=documents[:9],
        documents=len(documents),
        files=1,
    )
    return evidence_register(data, EVIDENCE_WORDS, form=FORM_WORDS)


@pytest.mark.parametrize("name", ["amendment", "register"])
def test_hostile_text_is_printed_and_written_in_every_form(name: str, request: pytest.FixtureRequest) -> None:
    report: Report = request.getfixturevalue(name)
    assert pdf.render(report).startswith(b"%PDF")
    with zipfile.ZipFile(io.BytesIO(docx.render(report))) as package:
        assert "word/document.xml" in package.namelist()
    content = xlsx.render(report)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [package.read(each) for each in package.namelist() if each.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    book = load_workbook(io.BytesIO(content))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_every_text_stands_whole_in_its_cell(amendment: Report, register: Report) -> None:
    listed = {cell for table in tables_of(amendment) for row in table.rows for cell in row.cells}
    assert set(TEXTS[1::2]) <= listed
    shown = {row.cells[1] for row in tables_of(register)[0].rows}
    assert set(TEXTS) <= shown
    told = "\n".join(block.text for block in amendment.blocks if isinstance(block, Paragraph))
    assert all(text in told for text in TEXTS[:40])


def test_a_register_of_five_thousand_documents_tells_every_one() -> None:
    many = tuple(document(str(at), "1.1") for at in range(5_000))
    line = ProvenLine(
        area="1", area_name="A", code="1.1", name="B", documents=many, unanswered=(), at_stake=Decimal(0)
    )
    data = EvidenceData(
        head=COMMUNE,
        year=YEAR,
        criteria_set="",
        is_sample=False,
        lines=(line,),
        loose=(),
        documents=5_000,
        files=5_000,
    )
    found = tables_of(evidence_register(data, EVIDENCE_WORDS, form=FORM_WORDS))[0]
    assert [row.cells[0] for row in found.rows[2:]] == list(range(1, 5_001))
