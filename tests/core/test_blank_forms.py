"""Blank forms: every field of every kind, its unit and its choices, drawn from the declarations alone."""

import pytest

from core.records.catalogue import KINDS, RecordKind
from core.records.fields import Form
from core.reporting.blank_forms import BlankFormsData, blank_forms
from core.reporting.document import CellKind, Emphasis, Paragraph, Report, tables_of
from core.reporting.paper import Asked, Paper
from core.services.papers.blank import BlankFormPapers
from core.services.papers.commune_words import PaperDesk
from tests.report_samples import COMMUNE
from ui.texts import records
from ui.texts.paper_forms import EVIDENCE_FORM, FORMS_WORDS, RECORD_NAMES
from ui.texts.reports import FORM_WORDS

YEAR = 2025


class Heads:
    """The one head these forms ask for."""

    @staticmethod
    def head(_kind: str, _symbol: str, **_dated: object) -> object:
        return COMMUNE


def paper() -> Paper:
    desk = PaperDesk(database=None, clock=None, heads=Heads(), texts=None, form=FORM_WORDS)  # type: ignore[arg-type]
    return BlankFormPapers(desk=desk, names=RECORD_NAMES, words=FORMS_WORDS).papers()[0]


def form(code: str) -> Report:
    return paper().fill(Asked(year=YEAR, part=code))


def test_every_kind_and_the_evidence_have_a_form() -> None:
    keys = [choice.key for choice in paper().choices(YEAR)]
    assert keys == [*(kind.code for kind in KINDS), "evidence"]
    whole = paper().fill(Asked(year=YEAR))
    assert len(whole.annexes) == len(keys)
    assert len(tables_of(whole)[0].rows) == len(keys)
    assert all(annex.landscape for annex in whole.annexes)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_field_stands_in_the_form_with_its_unit_and_its_choices(kind: RecordKind) -> None:
    table = tables_of(form(kind.code))[0]
    notes = "\n".join(table.notes)
    is_turned = table.columns[0].title == FORMS_WORDS.field
    asked = [
        row.cells[:2] for row in table.rows if row.emphasis is Emphasis.NONE
    ] if is_turned else [(column.title, "") for column in table.columns[1:]]  # fmt: skip
    assert len(asked) == len(kind.fields)
    for spec, (label, unit) in zip(kind.fields, asked, strict=True):
        told = f"{label} {unit}"
        assert records.field_label(kind.code, spec.name) in told
        assert records.field_unit(kind.code, spec.name) in told
        assert told.rstrip().endswith("*") is spec.required or is_turned
        for choice in spec.choices or ():
            assert records.choice_label(choice) in notes


def test_rows_are_left_to_be_written_in_and_no_figure_stands_there() -> None:
    table = tables_of(form("training_class"))[0]
    assert table.least_height >= 7
    entries = [cell for row in table.rows for cell in row.cells[2:]]
    assert not any(entries)
    listed = tables_of(form("dialogue"))[0]
    assert len(listed.rows) >= 10
    assert [row.cells[0] for row in listed.rows] == list(range(1, len(listed.rows) + 1))
    kinds = {column.title: column.kind for column in listed.columns}
    assert kinds["Ngày tổ chức"] is CellKind.DAY


def test_a_long_kind_keeps_the_headings_of_its_parts() -> None:
    table = tables_of(form("dossier_count"))[0]
    heads = [row.cells[0] for row in table.rows if row.emphasis is Emphasis.GROUP]
    assert heads[:2] == ["Kỳ và lĩnh vực", "Tiếp nhận"]


def test_who_gives_the_figures_and_when_has_a_place() -> None:
    told = [block.text for block in form("task").blocks if isinstance(block, Paragraph)]
    assert any(COMMUNE.unit_name in text and str(YEAR) in text for text in told)
    assert "Người cung cấp" in told[-1]
    assert "Ngày" in told[-1]


def test_a_yes_or_no_is_a_box_in_a_row_and_told_below_where_the_form_is_turned() -> None:
    boxes = [column.kind for column in tables_of(form("evidence"))[0].columns]
    assert CellKind.BOX in boxes
    assert "Có; Không" in "\n".join(tables_of(form("training_class"))[0].notes)


def test_the_forms_fit_however_few_are_asked_for() -> None:
    data = BlankFormsData(head=COMMUNE, year=YEAR, forms=(EVIDENCE_FORM,), is_one=False)
    report = blank_forms(data, FORMS_WORDS, form=FORM_WORDS)
    assert len(report.annexes) == 1
    assert [field.form for field in EVIDENCE_FORM.fields].count(Form.FLAG) == 1
