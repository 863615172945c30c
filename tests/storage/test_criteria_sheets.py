"""A criteria set survives the way through a workbook; what is wrong in a workbook is named by sheet and cell."""

import io
import json
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.criteria import CriteriaSetRefused, check_set, parse_set
from core.criteria_sheets import (
    CriteriaWorkbookRefused,
    CriteriaWorkbookTooNew,
    NotACriteriaWorkbook,
    UnknownCriteriaForm,
)
from core.findings import has_errors
from core.packages.canonical import encode
from core.services.adopt_criteria import decoded
from storage.criteria_files import CriteriaFolder
from storage.criteria_sheet_layout import CODE_ROW, FIRST_ROW, INFO_SHEET, MARK, SHEETS
from storage.criteria_sheet_reading import number_text, points_text
from storage.criteria_sheet_rest import put_back, rest_of
from storage.criteria_sheets import set_in_workbook, workbook_of_set
from storage.paths import resources_folder
from ui.texts.criteria_sheets import CRITERIA_WORDS as WORDS
from ui.texts.every_finding import message_of

SETS = ("criteria-sample.json", "criteria-766.json")


def shipped(name=SETS[0]):
    return decoded((resources_folder() / "criteria" / name).read_bytes())


@pytest.fixture(scope="module")
def content():
    return workbook_of_set(shipped(), words=WORDS)


def read(content):
    return set_in_workbook(content, file="bo.xlsx", words=WORDS)


def sheet_of(book, code):
    return next(sheet for sheet in book.worksheets if sheet["A1"].value == MARK + code)


def column_of(sheet, code):
    return next(cell.column for cell in sheet[CODE_ROW] if cell.value == code)


def edited(content, edit):
    book = load_workbook(io.BytesIO(content))
    edit(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_cell(content, *, sheet, column, value, row=FIRST_ROW):
    def edit(book):
        found = sheet_of(book, sheet)
        found.cell(row=row, column=column_of(found, column)).value = value

    return edited(content, edit)


def refused(content):
    with pytest.raises(CriteriaSetRefused) as caught:
        read(content)
    return [(finding.code, finding.where) for finding in caught.value.findings]


@pytest.mark.parametrize("name", SETS)
def test_a_shipped_set_survives_with_the_same_digest(name):
    original = shipped(name)
    back = read(workbook_of_set(original, words=WORDS))
    assert parse_set(back) == parse_set(original)
    assert encode(back) == encode(original)


def test_a_workbook_saved_by_another_program_still_holds_the_same_set(content):
    assert encode(read(edited(content, lambda _book: None))) == encode(shipped())


def test_every_sheet_and_column_has_words():
    titles = [WORDS.title(code) for code, _ in SHEETS]
    assert len(set(titles)) == len(titles)
    assert all(len(title) <= 31 for title in titles)
    for code, columns in SHEETS:
        assert WORDS.hint(code)
        assert all(WORDS.label(code, column.code) for column in columns)
        for column in columns:
            labels = [WORDS.choice(member) for member in column.choices or ()]
            assert len(set(labels)) == len(labels)


def test_no_cell_is_a_formula_even_when_the_text_looks_like_one():
    original = shipped()
    original["criteria"][0]["name"] = '=HYPERLINK("http://x","y")'
    content = workbook_of_set(original, words=WORDS)
    for sheet in load_workbook(io.BytesIO(content)).worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert read(content)["criteria"][0]["name"] == original["criteria"][0]["name"]


def test_a_code_keeps_its_zero_and_may_not_be_typed_as_a_number(content):
    kept = read(with_cell(content, sheet="tree", column="parent_id", value="1.10", row=FIRST_ROW + 1))
    assert kept["criteria"][1]["parent_id"] == "1.10"
    typed = with_cell(content, sheet="tree", column="id", value=1.1, row=FIRST_ROW + 1)
    assert ("CRITERIA_CODE_NOT_TEXT", "Cây tiêu chí!B5") in refused(typed)


@pytest.mark.parametrize("typed", ["12,5", "12.5", 12.5, "12,50"])
def test_points_are_read_with_vietnamese_marks(content, typed):
    value = read(with_cell(content, sheet="tree", column="max_points", value=typed))
    assert value["criteria"][0]["max_points"] == "12.50"


def test_a_percent_cell_means_its_percentage(content):
    def edit(book):
        sheet = sheet_of(book, "ratio_bands")
        cell = sheet.cell(row=FIRST_ROW, column=column_of(sheet, "ge"))
        cell.value, cell.number_format = 0.8, "0%"

    value = read(edited(content, edit))
    rules = [item["rule"] for item in value["criteria"] if item["rule"]]
    assert next(rule for rule in rules if rule["kind"] == "ratio_bands")["bands"][0]["ge"] == "80"


@pytest.mark.parametrize(
    ("sheet", "column", "typed", "code"),
    [
        ("tree", "max_points", "mười", "CELL_AMOUNT"),
        ("tree", "kind", "Mục", "CELL_CHOICE"),
        ("tree", "needs_confirmation", "có thể", "CELL_FLAG"),
        ("tree", "level", "1,5", "CELL_COUNT"),
        ("tree", "name", "=1+1", "CELL_FORMULA_EMPTY"),
        ("tree", "name", "#REF!", "CELL_ERROR"),
        ("options", "owner", "99.9", "CRITERIA_ROW_OWNER"),
        ("options", "owner", "1.1.1", "CRITERIA_ROW_KIND"),
        ("weights", "weight", None, "CRITERIA_ROW_INCOMPLETE"),
        ("other", "form", None, "CRITERIA_ROW_INCOMPLETE"),
        ("other", "place", "criteria/99.9/note", "CRITERIA_PLACE_GONE"),
    ],
)
def test_a_bad_cell_is_named_with_its_sheet(content, sheet, column, typed, code):
    found = refused(with_cell(content, sheet=sheet, column=column, value=typed))
    where = dict(found)[code]
    assert where.startswith(WORDS.title(sheet) + "!")


def test_every_problem_has_a_sentence(content):
    broken = edited(content, lambda book: book.remove(sheet_of(book, "steps")))
    broken = with_cell(broken, sheet="tree", column="id", value=1.5)
    broken = with_cell(broken, sheet="options", column="owner", value="x")
    with pytest.raises(CriteriaSetRefused) as caught:
        read(broken)
    for finding in caught.value.findings:
        assert message_of(finding) != finding.code
        assert "{" not in message_of(finding)
    told = next(each for each in caught.value.findings if each.code == "CRITERIA_CODE_NOT_TEXT")
    assert "“1.5”" in message_of(told)


def test_a_key_standing_twice_is_refused(content):
    key = with_cell(content, sheet="weights", column="key", value="B")
    assert "CRITERIA_ROW_TWICE" in dict(refused(key))


def test_a_missing_sheet_or_column_is_refused(content):
    assert "CRITERIA_SHEET_MISSING" in dict(
        refused(edited(content, lambda b: b.remove(sheet_of(b, "other"))))
    )
    found = dict(refused(with_cell(content, sheet="tree", column="evidence", value="?", row=CODE_ROW)))
    assert {"CRITERIA_COLUMN_MISSING", "SHEET_COLUMN_UNKNOWN"} <= found.keys()


def test_a_new_row_needs_no_level(content):
    value = read(with_cell(content, sheet="tree", column="level", value=None, row=FIRST_ROW + 2))
    assert value["criteria"][2]["level"] == shipped()["criteria"][2]["level"]


def test_what_an_officer_changed_goes_through_the_usual_checks(content):
    value = read(with_cell(content, sheet="tree", column="max_points", value=99))
    assert "C_SUM" in {finding.code for finding in check_set(value)}
    assert has_errors(check_set(value))


def test_further_data_never_overwrite_a_cell():
    original = {"a": {"b": None, "c/d": [1, {"x": []}]}, "list": [{"id": "#1", "n": "y"}]}
    target = {"a": {"b": "kept"}, "list": [{"id": "#1", "n": "kept"}]}
    for rest in rest_of(original, {"a": {}, "list": [{"id": "#1"}]}):
        put_back(target, rest)
    assert target == {"a": {"b": "kept", "c/d": [1, {"x": []}]}, "list": [{"id": "#1", "n": "kept"}]}


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(0, 99) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=4), _JSON, max_size=4))
def test_further_data_rebuild_any_value(value):
    rebuilt = {}
    for rest in rest_of(value, {}):
        put_back(rebuilt, rest)
    assert rebuilt == value


@given(st.decimals(min_value=0, max_value=1000, places=4))
def test_numbers_keep_their_value(amount):
    assert Decimal(points_text(amount)) == Decimal(number_text(amount)) == amount


def test_other_workbooks_are_refused(content):
    with pytest.raises(NotACriteriaWorkbook):
        read(b"PK nothing")
    with pytest.raises(NotACriteriaWorkbook):
        read(edited(content, lambda book: book.remove(book[INFO_SHEET])))
    newer = edited(content, lambda book: book[INFO_SHEET].cell(row=2, column=2, value="2"))
    with pytest.raises(CriteriaWorkbookTooNew):
        read(newer)


@pytest.mark.parametrize(
    "part", ["xl/externalLinks/externalLink1.xml", "xl/vbaProject.bin", "xl/doctype.xml"]
)
def test_links_macros_and_declarations_are_refused(content, part):
    carried = io.BytesIO(content)
    with zipfile.ZipFile(carried, "a") as file:
        file.writestr(part, "<!DOCTYPE a>")
    with pytest.raises(CriteriaWorkbookRefused):
        read(carried.getvalue())


def test_files_choose_their_form_by_the_suffix(tmp_path):
    shelf = CriteriaFolder(resources_folder() / "criteria", WORDS)
    document = shelf.bundled()[0]
    for name in ("bộ.xlsx", "bộ.json"):
        shelf.write(tmp_path / name, document)
        assert json.loads(shelf.read(tmp_path / name)) == json.loads(document)
    with pytest.raises(UnknownCriteriaForm):
        shelf.write(tmp_path / "bộ.ods", document)
