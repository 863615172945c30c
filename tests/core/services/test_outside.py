"""Surveys, indexes, bonus and penalty of a whole round: entered at once, by workbook, frozen by publication."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from core.assessment import AdjustmentEntry, CitedDocument, OutsideValue
from core.council import CouncilMember, CouncilPart, MemberNameless
from core.evidence import EvidenceTypeRefused, NotConfirmedOpen, SecretDocument
from core.outside import OutsideKind, UnitAdjustment, UnitValue
from core.outside_sheets import NotAnOutsideFile, OutsideFileForOther
from core.progress import Silent
from core.reporting.paper import Asked
from core.rounds import NoRound, NotExpected, RoundPublished
from core.scoring import WrongInputs
from core.services.appraisal import ReasonNeeded
from core.services.exchange_outside import NothingToFill, OutsidePlanRefused
from core.services.outside_plan import OutsidePlan, SurveyNeeded
from core.services.outside_values import OutsideDocumentNeeded
from core.services.self_assessment import UnknownCriterion
from core.surveys import Survey, SurveyInUse, SurveyNameless, SurveyUnknown
from tests.offices import COMMUNE, FOURTH, SECOND, SET_ID, THIRD, UNITS, YEAR, Desk, Offices, fill, paper
from tests.statements import counted

UNITS_OF_ROUND = (COMMUNE, SECOND, THIRD, FOURTH)
ANSWERS = (("A", "50"), ("B", "30"), ("C", "15"), ("D", "5"), ("valid", "100"))


@pytest.fixture
def province(offices: Offices) -> Desk:
    offices.open_round(*UNITS_OF_ROUND)
    return offices.province


@pytest.fixture
def survey(province: Desk) -> Survey:
    service = province.services.run_survey
    return service.keep(replace(service.blank(YEAR), name="Điều tra 2025", document="12/BC-SNV"))


def sipas(value: str, document: str = "05/BC") -> OutsideValue:
    return OutsideValue(criterion="8.1", inputs=(("sipas_percent", value),), document=document)


def held(desk: Desk, unit: str, criterion: str) -> OutsideValue | None:
    return desk.services.outside_values.table(YEAR).value(unit, criterion)


def test_values_of_many_units_are_kept_at_once_with_who_and_when(province: Desk) -> None:
    changes = [UnitValue(unit=unit, value=sipas(f"8{at}.5")) for at, unit in enumerate(UNITS_OF_ROUND)]
    service = province.services.outside_values
    assert service.keep(YEAR, changes) == 4
    value = held(province, SECOND, "8.1")
    assert value is not None
    assert (value.inputs, value.document) == ((("sipas_percent", "81.5"),), "05/BC")
    assert (value.entered_by, value.entered_at) == ("Cán bộ 52", province.clock.at)
    assert service.keep(YEAR, changes) == 0
    assert service.keep(YEAR, [UnitValue(unit=SECOND, value=sipas("90"))]) == 1
    entries = [entry for entry in province.services.safekeeping.audit() if entry.act == "outside_value"]
    last = entries[-1]
    assert len(entries) == 5
    assert (last.subject, last.old, last.new) == (
        f"{SECOND} {YEAR} 8.1",
        "sipas_percent=81.5",
        "sipas_percent=90",
    )
    assert last.why == "05/BC"
    assert province.services.safekeeping.check() == ()


def test_a_value_without_inputs_takes_the_held_one_away(province: Desk) -> None:
    service = province.services.outside_values
    service.keep(
        YEAR, [UnitValue(unit=COMMUNE, value=sipas("80")), UnitValue(unit=SECOND, value=sipas("70"))]
    )
    assert service.keep(YEAR, [UnitValue(unit=COMMUNE, value=OutsideValue(criterion="8.1", inputs=()))]) == 1
    assert held(province, COMMUNE, "8.1") is None
    assert held(province, SECOND, "8.1") is not None


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (UnitValue(unit="00004", value=sipas("80")), NotExpected),
        (UnitValue(unit=SECOND, value=replace(sipas("80"), criterion="9.9")), UnknownCriterion),
        (UnitValue(unit=SECOND, value=sipas("80", document=" ")), OutsideDocumentNeeded),
        (UnitValue(unit=SECOND, value=replace(sipas("80"), survey="nowhere")), SurveyUnknown),
    ],
)
def test_one_wrong_value_keeps_all_out(province: Desk, change: UnitValue, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        province.services.outside_values.keep(YEAR, [UnitValue(unit=COMMUNE, value=sipas("80")), change])
    assert held(province, COMMUNE, "8.1") is None


def test_a_bonus_needs_its_ground_and_keeps_what_proves_it(province: Desk) -> None:
    service = province.services.outside_values
    entry = AdjustmentEntry(
        item="model",
        count=2,
        note="QĐ 10",
        documents=(CitedDocument(text="10/QĐ-UBND ngày 02/03/2025", evidence="d1"), CitedDocument(text=" ")),
    )
    with pytest.raises(ReasonNeeded):
        service.keep_adjustments(YEAR, [UnitAdjustment(unit=COMMUNE, entry=replace(entry, note=" "))])
    assert service.keep_adjustments(YEAR, [UnitAdjustment(unit=COMMUNE, entry=entry)]) == 1
    kept = service.table(YEAR).entry(COMMUNE, "model")
    assert kept is not None
    assert kept.documents == entry.documents[:1]
    award = AdjustmentEntry(item="award", count=1, note="Bằng khen")
    service.keep_adjustments(YEAR, [UnitAdjustment(unit=COMMUNE, entry=award)])
    assert set(service.table(YEAR).adjustments[COMMUNE]) == {"model", "award"}
    service.keep_adjustments(YEAR, [UnitAdjustment(unit=COMMUNE, entry=replace(entry, count=0))])
    assert set(service.table(YEAR).adjustments[COMMUNE]) == {"award"}
    twice = AdjustmentEntry(item="late_submission", count=2, note="Muộn")
    with pytest.raises(WrongInputs):
        service.keep_adjustments(YEAR, [UnitAdjustment(unit=SECOND, entry=twice)])


def test_a_survey_keeps_its_file_until_it_is_removed(province: Desk, survey: Survey, tmp_path: Path) -> None:
    service = province.services.run_survey
    source = paper(tmp_path / "ket-qua.txt", "A 50, B 30")
    with pytest.raises(NotConfirmedOpen):
        service.keep(survey, source=source)
    kept = service.keep(survey, source=source, is_not_secret=True)
    assert kept.file is not None
    assert kept.file_name == "ket-qua.txt"
    assert province.services.safekeeping.check() == ()
    province.services.keep_evidence.of_year(YEAR)
    (read,) = service.surveys(YEAR)
    assert read == kept
    province.services.outside_values.keep(
        YEAR, [UnitValue(unit=COMMUNE, value=OutsideValue(criterion="8.2", inputs=ANSWERS, survey=survey.id))]
    )
    with pytest.raises(SurveyInUse):
        service.remove(survey.id)
    province.services.outside_values.keep(
        YEAR, [UnitValue(unit=COMMUNE, value=OutsideValue(criterion="8.2", inputs=()))]
    )
    service.remove(survey.id)
    assert service.surveys(YEAR) == ()


def test_the_file_of_a_survey_outlives_changes_of_the_evidence_register(
    province: Desk, survey: Survey, tmp_path: Path
) -> None:
    kept = province.services.run_survey.keep(
        survey, source=paper(tmp_path / "ket-qua.txt"), is_not_secret=True
    )
    assert kept.file is not None
    with province.opened.database.transaction() as work:
        work.evidence.replace_year(COMMUNE, YEAR, documents=())
        assert kept.file.sha256 in work.evidence.files()
        work.surveys.remove(kept.id)
        work.evidence.replace_year(COMMUNE, YEAR, documents=())
        assert kept.file.sha256 not in work.evidence.files()


def test_a_survey_refuses_what_it_cannot_keep(province: Desk, survey: Survey, tmp_path: Path) -> None:
    service = province.services.run_survey
    with pytest.raises(SurveyNameless):
        service.keep(replace(survey, name=" "))
    with pytest.raises(SecretDocument):
        service.keep(replace(survey, document="12/M-UBND"))
    program = tmp_path / "a.exe"
    program.write_bytes(b"MZ")
    with pytest.raises(EvidenceTypeRefused):
        service.keep(survey, source=program, is_not_secret=True)
    with pytest.raises(SurveyUnknown):
        service.remove("nowhere")
    assert service.surveys(YEAR) == (survey,)


def test_the_council_is_kept_in_the_order_of_its_parts(province: Desk) -> None:
    service = province.services.keep_council
    guest = CouncilMember(
        name="Lê Thị Hoa", organisation="Ủy ban MTTQ Việt Nam tỉnh", part=CouncilPart.INVITED
    )
    chair = CouncilMember(name="Trần Văn Bình", job="Phó Chủ tịch", part=CouncilPart.CHAIR)
    member = CouncilMember(name="Phạm Minh", organisation="Sở Tài chính", areas=("6",))
    council = service.keep(YEAR, (guest, member, chair))
    assert [each.name for each in council.members] == ["Trần Văn Bình", "Phạm Minh", "Lê Thị Hoa"]
    assert [area.id for area in council.areas] == [str(number) for number in range(1, 9)]
    with pytest.raises(MemberNameless):
        service.keep(YEAR, (chair, replace(member, name="")))
    offered = service.council(YEAR + 1)
    assert (offered.members, offered.carried_from) == ((), YEAR)
    assert [each.name for each in service.carry(YEAR + 1).members] == [each.name for each in council.members]
    assert province.acts().count("council") == 2
    report = province.services.make_report.make("council", Asked(year=YEAR))
    told = str(report.blocks)
    assert "Ủy ban MTTQ Việt Nam tỉnh" in told
    assert "6. Cải cách tài chính công" in told


def template(desk: Desk, path: Path, kind: OutsideKind, survey: str = "") -> OutsidePlan:
    desk.services.exchange_outside.template(path, year=YEAR, kind=kind, survey=survey)
    return desk.services.exchange_outside.plan(path, year=YEAR, progress=Silent())


def codes(plan: OutsidePlan) -> list[tuple[str, str]]:
    return [(found.code, found.where) for found in plan.findings]


def test_a_template_read_back_changes_nothing(province: Desk, survey: Survey, tmp_path: Path) -> None:
    service = province.services.outside_values
    service.keep(
        YEAR,
        [
            UnitValue(unit=COMMUNE, value=OutsideValue(criterion="8.2", inputs=ANSWERS, document=survey.source, survey=survey.id)),
            UnitValue(unit=SECOND, value=replace(sipas("87.5345"), document=survey.source, survey=survey.id)),
            UnitValue(unit=THIRD, value=OutsideValue(criterion="3.6", inputs=(("score_766", "90.09"),), document="45/TB ngày 02/01/2026")),
            UnitValue(unit=THIRD, value=OutsideValue(criterion="3.1.2", inputs=(("synced", "9"), ("received", "1234")), document="46/TB")),
        ],
    )  # fmt: skip
    documents = (CitedDocument(text="10/QĐ; phụ lục", evidence="d1"), CitedDocument(text="=1+1"))
    entry = AdjustmentEntry(item="model", count=4, note="QĐ 10: nhân rộng", documents=documents)
    service.keep_adjustments(YEAR, [UnitAdjustment(unit=FOURTH, entry=entry)])
    before = service.table(YEAR)
    for kind, name in (
        (OutsideKind.SURVEY, survey.id),
        (OutsideKind.INDEX, ""),
        (OutsideKind.ADJUSTMENTS, ""),
    ):
        plan = template(province, tmp_path / f"{kind.value}.xlsx", kind, name)
        assert (plan.new, plan.changed, plan.findings) == (0, 0, ()), kind
        assert plan.unchanged == {"survey": 2, "index": 2, "adjustments": 1}[kind.value]
        assert province.services.exchange_outside.take(plan) == 0
    assert service.table(YEAR) == before


def test_a_filled_workbook_is_planned_then_taken(province: Desk, survey: Survey, tmp_path: Path) -> None:
    path = tmp_path / "phieu.xlsx"
    template(province, path, OutsideKind.SURVEY, survey.id)
    book = load_workbook(path)
    sheet = book["8.2"]
    assert sheet["A4"].value == COMMUNE or sheet["A4"].number_format == "@"
    for row in range(4, 8):
        sheet.cell(row=row, column=1).value = int(
            sheet.cell(row=row, column=1).value
        )  # a program lost the zeros
        for at, value in enumerate(("50", 30, "15", 5.0, 100), start=3):
            sheet.cell(row=row, column=at).value = value
    book.save(path)
    plan = province.services.exchange_outside.plan(path, year=YEAR, progress=Silent())
    assert (plan.new, plan.changed, plan.unchanged, codes(plan)) == (4, 0, 0, [])
    assert held(province, COMMUNE, "8.2") is None
    assert province.services.exchange_outside.take(plan) == 4
    value = held(province, COMMUNE, "8.2")
    assert value is not None
    assert (value.inputs, value.document, value.survey) == (ANSWERS, "12/BC-SNV", survey.id)


def test_every_wrong_cell_is_named_and_nothing_is_taken(
    province: Desk, survey: Survey, tmp_path: Path
) -> None:
    path = tmp_path / "phieu.xlsx"
    template(province, path, OutsideKind.SURVEY, survey.id)
    book = load_workbook(path)
    sheet, percent = book["8.2"], book["8.1"]
    first = sheet["A4"].value
    for at, value in enumerate((50, 30, 15, 5, 97), start=3):
        sheet.cell(row=4, column=at).value = value
    sheet["A5"].value, sheet["C5"].value = "99999", 1
    sheet["A6"].value, sheet["B6"].value, sheet["C6"].value = first, sheet["B4"].value, 1
    sheet["B7"].value, sheet["C7"].value = "Xã Khác", 1
    percent["C4"].value = 120
    percent["C5"].value = "tám mươi"
    percent["C6"].value = 87.123456
    sheet["A9"].value, sheet["C9"].value = None, 5
    book.save(path)
    plan = province.services.exchange_outside.plan(path, year=YEAR, progress=Silent())
    assert set(codes(plan)) == {
        ("OUTSIDE_ANSWERS", "8.2!G4"),
        ("OUTSIDE_UNIT_UNKNOWN", "8.2!A5"),
        ("OUTSIDE_UNIT_TWICE", "8.2!A6"),
        ("OUTSIDE_UNIT_NAME", "8.2!A7"),
        ("OUTSIDE_UNIT_MISSING", "8.2!A9"),
        ("OUTSIDE_FIGURE", "8.1!C4"),
        ("CELL_AMOUNT", "8.1!C5"),
        ("OUTSIDE_PLACES", "8.1!C6"),
    }
    assert not plan.is_good
    with pytest.raises(OutsidePlanRefused):
        province.services.exchange_outside.take(plan)
    assert held(province, str(first), "8.2") is None


def test_an_index_needs_its_document_and_a_ground_its_words(province: Desk, tmp_path: Path) -> None:
    path = tmp_path / "chi-so.xlsx"
    template(province, path, OutsideKind.INDEX)
    book = load_workbook(path)
    book["3.6"]["C4"].value = 90.09
    book.save(path)
    plan = province.services.exchange_outside.plan(path, year=YEAR, progress=Silent())
    assert codes(plan) == [("OUTSIDE_DOCUMENT", "3.6!D4")]
    path = tmp_path / "thuong.xlsx"
    template(province, path, OutsideKind.ADJUSTMENTS)
    book = load_workbook(path)
    model, late = book.worksheets[0], book.worksheets[2]
    model["C4"].value = 1
    late["C4"].value, late["D4"].value = 2, "Muộn"
    book.save(path)
    plan = province.services.exchange_outside.plan(path, year=YEAR, progress=Silent())
    assert [code for code, _where in codes(plan)] == ["OUTSIDE_GROUND", "OUTSIDE_ONCE"]


def test_files_for_another_purpose_are_refused(province: Desk, survey: Survey, tmp_path: Path) -> None:
    exchange = province.services.exchange_outside
    with pytest.raises(SurveyNeeded):
        exchange.template(tmp_path / "x.xlsx", year=YEAR, kind=OutsideKind.SURVEY)
    with pytest.raises(SurveyUnknown):
        exchange.template(tmp_path / "x.xlsx", year=YEAR, kind=OutsideKind.SURVEY, survey="nowhere")
    with pytest.raises(NothingToFill):
        exchange.template(tmp_path / "x.xlsx", year=YEAR, kind=OutsideKind.INDEX, keys=("1.1.1",))
    with pytest.raises(NoRound):
        exchange.template(tmp_path / "x.xlsx", year=YEAR + 1, kind=OutsideKind.INDEX)
    path = exchange.template(tmp_path / "x.xlsx", year=YEAR, kind=OutsideKind.INDEX)
    province.services.run_round.open_round(YEAR + 1, criteria_set=SET_ID, units=UNITS_OF_ROUND)
    with pytest.raises(OutsideFileForOther):
        exchange.plan(path, year=YEAR + 1, progress=Silent())
    records = tmp_path / "records.xlsx"
    province.services.exchange_records.template(records, year=YEAR, progress=Silent())
    with pytest.raises(NotAnOutsideFile):
        exchange.plan(records, year=YEAR, progress=Silent())
    with pytest.raises(NotAnOutsideFile):
        exchange.plan(paper(tmp_path / "a.xlsx"), year=YEAR, progress=Silent())


def test_nothing_is_entered_after_publication(province: Desk, survey: Survey) -> None:
    services = province.services
    with province.opened.database.transaction() as work:
        opened = work.rounds.get(YEAR)
        assert opened is not None
        work.rounds.put(replace(opened, published_at=province.clock.at))
    with pytest.raises(RoundPublished):
        services.outside_values.keep(YEAR, [UnitValue(unit=COMMUNE, value=sipas("80"))])
    entry = AdjustmentEntry(item="model", count=1, note="x")
    with pytest.raises(RoundPublished):
        services.outside_values.keep_adjustments(YEAR, [UnitAdjustment(unit=COMMUNE, entry=entry)])
    with pytest.raises(RoundPublished):
        services.run_survey.keep(replace(survey, note="Sửa"))
    with pytest.raises(RoundPublished):
        services.run_survey.remove(survey.id)
    assert services.outside_values.table(YEAR).is_frozen


def test_what_another_set_knew_stays_but_counts_for_nothing(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    desk = offices.commune(COMMUNE)
    fill(desk)
    offices.province.take_in(desk.export().files[0])
    services = offices.province.services
    stale = AdjustmentEntry(item="gone", count=1, note="Bộ cũ")
    with offices.province.opened.database.transaction() as work:
        work.outside.put_adjustments(YEAR, {COMMUNE: (stale,)})
        work.outside.put_values(YEAR, {COMMUNE: (OutsideValue(criterion="99", inputs=(("x", "1"),)),)})
    award = AdjustmentEntry(item="award", count=1, note="Bằng khen")
    services.outside_values.keep_adjustments(YEAR, [UnitAdjustment(unit=COMMUNE, entry=award)])
    assert set(services.outside_values.table(YEAR).adjustments[COMMUNE]) == {"gone", "award"}
    assert services.appraisal.sheet(YEAR, COMMUNE).card.bonus == 1
    with pytest.raises(WrongInputs):
        services.outside_values.keep_adjustments(YEAR, [UnitAdjustment(unit=COMMUNE, entry=stale)])


def test_a_document_marked_secret_is_not_even_named(province: Desk) -> None:
    service = province.services.outside_values
    with pytest.raises(SecretDocument):
        service.keep(YEAR, [UnitValue(unit=COMMUNE, value=sipas("80", document="12/M-UBND"))])
    entry = AdjustmentEntry(
        item="model", count=1, note="QĐ", documents=(CitedDocument(text="10/QĐ-UBND(M)"),)
    )
    with pytest.raises(SecretDocument):
        service.keep_adjustments(YEAR, [UnitAdjustment(unit=COMMUNE, entry=entry)])


def test_a_units_own_form_keeps_campaign_and_printed_number(offices: Offices) -> None:
    offices.open_round(COMMUNE)
    desk = offices.commune(COMMUNE)
    fill(desk)
    offices.province.take_in(desk.export().files[0])
    services = offices.province.services
    survey = services.run_survey.keep(
        replace(services.run_survey.blank(YEAR), name="Điều tra", document="12/BC")
    )
    full = OutsideValue(criterion="8.2", inputs=ANSWERS, document="12/BC", survey=survey.id)
    services.outside_values.keep(YEAR, [UnitValue(unit=COMMUNE, value=full)])
    formed = OutsideValue(criterion="8.2", inputs=ANSWERS[:-1], document="12/BC")
    sheet = services.outside_values.set_outside_value(YEAR, COMMUNE, value=formed)
    line = sheet.line("8.2")
    assert line.computed is not None
    assert (line.computed.points, line.self_points) == (Decimal("2.84"), None)
    (kept,) = sheet.outside
    assert (kept.inputs, kept.survey) == (ANSWERS, survey.id)
    changed = replace(formed, inputs=(("A", "10"),), document="13/BC")
    (kept,) = services.outside_values.set_outside_value(YEAR, COMMUNE, value=changed).outside
    assert (kept.inputs, kept.survey) == ((("A", "10"),), "")


def test_a_province_asks_as_few_questions_as_a_handful_of_units(offices: Offices) -> None:
    communes = [unit.code for unit in UNITS.communes_of("79")]
    services, asked = offices.province.services, []
    for year, units in ((YEAR, communes[:8]), (YEAR + 1, communes[:168])):
        services.run_round.open_round(year, criteria_set=SET_ID, units=units)
        entry = AdjustmentEntry(item="model", count=1, note="QĐ 10")
        with counted() as statements:
            values = [UnitValue(unit=unit, value=sipas(str(70 + at % 30))) for at, unit in enumerate(units)]
            assert services.outside_values.keep(year, values) == len(units)
            entries = [UnitAdjustment(unit=unit, entry=entry) for unit in units]
            assert services.outside_values.keep_adjustments(year, entries) == len(units)
            table = services.outside_values.table(year)
        assert len(table.values) == len(table.adjustments) == len(units)
        asked.append(len(statements))
    assert asked[0] == asked[1] < 40
