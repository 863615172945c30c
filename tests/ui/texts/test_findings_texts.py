"""Every finding that the room of records can make has a sentence of its own."""

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from core.deadlines import Deadline
from core.document_references import doubtful_references
from core.findings import Finding, warning
from core.indicators import measure, pooled
from core.records.catalogue import KINDS
from core.records.checks import check, check_year
from core.records.dossiers import DossierField, LateDossier, Satisfaction
from core.records.means import EDocuments, Finance
from core.records.oversight import LegalDocument, Procedures, ReviewState
from core.records.people import HeadGrade, HeadRating, Predecessor, Staff
from core.records.planning import ExternalIndex, PeriodicReport, Plan, Task
from core.records.procedures import OneStop, Procedure
from core.records.targets import StatedRatio, Target, TargetForm, TargetMeasure
from tests.core.records.builders import YEAR, days, dossiers
from ui.texts.deadlines import DEADLINE_KEYS, deadline_text
from ui.texts.findings import FINDING_CODES, finding_text, is_known
from ui.texts.numbers import day as day_text

CORE = Path(__file__).parents[3] / "core"
OTHERS = ("indicators", "measured", "standing_figures", "deadlines", "document_references")
DAY = date(YEAR, 5, 2)


def every_finding() -> list[Finding]:
    """One record or more for every way in which records go wrong."""
    single = (
        *(kind.record(id="r", year=YEAR) for kind in KINDS),
        Plan(id="r", year=20266, title="x" * 501, issued_on=date(216, 1, 1)),
        Task(id="r", year=YEAR, title="x", progress=101),
        Task(id="r", year=YEAR, title="x", progress=-1),
        Task(id="r", year=YEAR, title="x", progress=90, due_on=DAY, done_on=DAY + timedelta(days=1200)),
        Task(id="r", year=YEAR, title="x", progress=100),
        LateDossier(id="r", year=YEAR, code="1", due_on=DAY, done_on=DAY, apology_on=DAY),
        LateDossier(id="r", year=YEAR, code="1", due_on=DAY, apology_number="5"),
        ExternalIndex(id="r", year=YEAR, name="PCI", rank=64, out_of=63, change="+1"),
        ExternalIndex(id="r", year=YEAR, name="PCI", rank=0, out_of=63),
        Finance(
            id="r", year=YEAR, **days(1), capital_assigned=Decimal(3), capital_disbursed=Decimal(1234567)
        ),
        Staff(id="r", year=YEAR, as_of=date(2020, 1, 1), present=9, university=8, theory_none=1),
        Satisfaction(id="r", year=YEAR, **days(1), valid=1),
        Procedures(id="r", year=YEAR, as_of=DAY, in_charge=3, posted=4),
        *(
            Target(id="r", year=YEAR, name="x", **values)
            for values in (
                {"measure": TargetMeasure.ONLINE, "value": Decimal(101)},
                {"measure": TargetMeasure.ONLINE, "operator": TargetForm.TOP, "value": Decimal("2.5")},
                {"operator": TargetForm.RANKS, "value": Decimal(4)},
                {"operator": TargetForm.TOP, "value": Decimal(20), "out_of": 11},
            )
        ),
        StatedRatio(id="r", year=YEAR, name="x", value=Decimal("20.5"), part=5),
        StatedRatio(id="r", year=YEAR, name="x", value=Decimal("20.5"), part=1, whole=3),
        Staff(id="r", year=YEAR, as_of=DAY, present=1563, reduced=108, reduced_percent=Decimal("6.91")),
        HeadRating(id="r", year=YEAR, grade=HeadGrade.DONE),
        Predecessor(id="r", year=YEAR, name="x", code="2180"),
        Procedure(id="r", year=YEAR, code="1", name="x", publish_by=DAY, published_on=DAY + timedelta(3)),
        Procedure(id="r", year=YEAR, code="1", name="x", had_online_dossier=True),
        *(
            LegalDocument(id="r", year=YEAR, number="1", title="x", **values)
            for values in ({"reviewed_on": DAY}, {"state": ReviewState.TO_CHANGE})
        ),
        OneStop(id="r", year=YEAR, as_of=DAY),
        EDocuments(id="r", year=YEAR, incoming=1, processed_online=2, from_on=DAY, to_on=DAY),
        EDocuments(id="r", year=YEAR, from_on=DAY, to_on=date(YEAR, 1, 1)),
        dossiers(direct=1234, reused=9999, apologies=1, fee_dossiers=99999),
    )
    year = (
        *(Plan(id=name, year=YEAR, title="x") for name in "ab"),
        *(PeriodicReport(id=name, year=YEAR) for name in "ab"),
        *(LateDossier(id=name, year=YEAR, code="000.1", due_on=DAY) for name in "ab"),
        *(Staff(id=name, year=YEAR, as_of=DAY) for name in "ab"),
        *(Procedure(id=name, year=YEAR, code="1.001", name="x") for name in "ab"),
        Procedures(id="p", year=YEAR, as_of=DAY, in_charge=3),
        *(dossiers(name, month=3, direct=1) for name in "ab"),
        dossiers("land", month=3, field=DossierField.LAND, apologies=3),
        *(dossiers(f"m{month}", month=month, direct=5, apologies=1) for month in (5, 6)),
        dossiers("both", **days(5, last=6), direct=11, apologies=1),
    )
    edge = (dossiers("a", month=2, online_full=9), dossiers("b", month=4))
    measured = measure("dossiers.full_online", edge, year=YEAR)
    assert measured is not None
    straddled = pooled(
        edge, from_on=date(YEAR, 1, 1), to_on=date(YEAR, 4, 9), numerator="online", denominator="received"
    )
    return [
        *(finding for record in single for finding in check(record)),
        *check_year(year, YEAR),
        *measured.findings,
        *straddled.findings,
        *doubtful_references(
            "Kết luận số 91-KL/TU ngày 18/10/2022, Kết luận số 91-KT/TU ngày 18/10/2022, Quyết định 02/0216/QĐ-UBND"
        ),
    ]


def test_these_tests_make_every_finding_there_is() -> None:
    assert {finding.code for finding in every_finding()} == set(FINDING_CODES)


def test_no_code_of_the_room_lacks_its_sentence() -> None:
    sources = [*(CORE / "records").glob("*.py"), *(CORE / f"{name}.py" for name in OTHERS)]
    pattern = re.compile(r'(?:(?:warning|error)\(|code=)\s*"([A-Z_]{4,})"', re.DOTALL)
    written = {code for source in sources for code in pattern.findall(source.read_text(encoding="utf-8"))}
    assert written == set(FINDING_CODES)


def test_every_sentence_is_whole_and_speaks_no_code() -> None:
    for finding in every_finding():
        sentence = finding_text(finding)
        assert sentence.endswith("."), sentence
        assert not re.search(r"[a-z]_[a-z]|[{}]|None|\d{4}-\d\d", sentence), sentence


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (
            warning("MONTHS_MISSING", "dossier_count::from_on", field="land", months="5", year=2026),
            "Chưa nhập hồ sơ tháng 5 năm 2026 – Đất đai.",
        ),
        (
            check(dossiers(direct=11_000, done_early=11_000, fee_dossiers=10_000, paid_online=10_001))[0],
            "“Thanh toán trực tuyến” (10.001 hồ sơ) lớn hơn “Hồ sơ có phí, lệ phí” (10.000 hồ sơ).",
        ),
        (
            check(dossiers(direct=12, done_early=11))[0],
            (
                "Cộng đã giải quyết, từ chối hoặc rút, đang giải quyết được 11, nhưng "
                "“kỳ trước chuyển sang cộng tiếp nhận” là 12."
            ),
        ),
    ],
)
def test_sentences_name_fields_and_figures(finding: Finding, sentence: str) -> None:
    assert finding_text(finding) == sentence


def test_a_finding_of_another_room_is_still_shown() -> None:
    assert not is_known("CELL_NUMBER")
    assert "CELL_NUMBER" in finding_text(warning("CELL_NUMBER"))


@pytest.mark.parametrize("key", DEADLINE_KEYS)
def test_every_deadline_has_its_words(key: str) -> None:
    due = Deadline(key=key, due_on=DAY, days_left=3, kind="task")
    assert deadline_text(due)[0].isupper()


def test_a_task_is_told_with_its_title() -> None:
    due = Deadline(key="task", due_on=DAY, days_left=3, kind="task", subject="Số hóa hồ sơ")
    assert deadline_text(due) == "Nhiệm vụ: Số hóa hồ sơ"
    assert day_text(due.due_on) == "02/05/2026"
