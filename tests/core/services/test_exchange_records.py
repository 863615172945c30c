"""Records in and out of files over a real notebook: all or nothing, nothing lost, one act, one undo."""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from core.findings import Level
from core.progress import Silent
from core.records.planning import Task
from core.services.exchange_records import ForeignRecords, NothingToMark, RecordsImported
from core.services.self_assessment import YearClosed
from core.text import clean_line
from core.units import Role
from storage.spreadsheets import write_workbook
from tests.hostile_text import hostile_texts
from tests.offices import COMMUNE, YEAR, Desk, found
from tests.storage.bad_workbooks import BAD, TASKS, letter_of, make, records
from ui.texts.every_finding import message_of
from ui.texts.record_workbooks import RECORD_WORDS


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = found(tmp_path, role=Role.SUBMITTER, code=COMMUNE)
    yield made
    made.opened.close()


def take_in(desk: Desk, path: Path) -> RecordsImported:
    return desk.services.exchange_records.import_file(path, progress=Silent())


def workbook(path: Path, *listed: object, unit: str = COMMUNE) -> Path:
    write_workbook(path, unit=unit, records=listed, words=RECORD_WORDS, year=YEAR)
    return path


def edited(path: Path, edit: Callable[[openpyxl.Workbook], None]) -> Path:
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path


def tasks(desk: Desk) -> tuple[Task, ...]:
    return desk.services.record_entry.list("task", YEAR)


@pytest.mark.parametrize("name", ["a.xlsx", "a.json"])
def test_an_unedited_round_trip_changes_nothing(desk: Desk, tmp_path: Path, name: str) -> None:
    assert take_in(desk, workbook(tmp_path / "in.xlsx", *records())).is_done
    before = desk.dump()
    path = desk.services.exchange_records.export_file(tmp_path / name, progress=Silent())
    again = take_in(desk, path)
    assert (again.added, again.updated, again.unchanged, again.findings) == ({}, {}, 4, ())
    assert desk.dump() == before


def test_an_edited_row_changes_its_record_and_a_new_one_makes_one(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, workbook(tmp_path / "in.xlsx", *records()))
    path = desk.services.exchange_records.export_file(tmp_path / "a.xlsx", progress=Silent())

    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        sheet[f"{letter_of(sheet, 'progress')}4"].value = 55
        for code, value in {"title": "Việc mới", "area": "x", "source": "x"}.items():
            sheet[f"{letter_of(sheet, code)}6"].value = value
        for code in ("area", "source"):
            sheet[f"{letter_of(sheet, code)}6"].value = sheet[f"{letter_of(sheet, code)}4"].value

    result = take_in(desk, edited(path, edit))
    assert (dict(result.added), dict(result.updated), result.unchanged) == ({"task": 1}, {"task": 1}, 3)
    assert [(task.title, task.progress) for task in tasks(desk)] == [
        ("Rà soát thủ tục", 55),
        ("Niêm yết công khai", 0),
        ("Việc mới", 0),
    ]


def test_a_column_taken_out_of_the_file_empties_nothing(desk: Desk, tmp_path: Path) -> None:
    held = replace(records()[0], product="Báo cáo", note="Giữ lại")
    take_in(desk, workbook(tmp_path / "in.xlsx", held))
    path = desk.services.exchange_records.export_file(tmp_path / "a.xlsx", progress=Silent())
    kept = tasks(desk)

    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        for code in ("product", "note"):
            sheet.delete_cols(openpyxl.utils.column_index_from_string(letter_of(sheet, code)))

    assert take_in(desk, edited(path, edit)).unchanged == 1
    assert tasks(desk) == kept


def test_an_import_is_taken_back_as_one_act(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, workbook(tmp_path / "in.xlsx", records()[0]))
    before = tasks(desk)
    changed = replace(before[0], progress=70)
    result = take_in(desk, workbook(tmp_path / "b.xlsx", changed, records()[1], replace(records()[1], id="")))
    assert len(tasks(desk)) == 3
    assert result.taken is not None
    desk.services.exchange_records.take_back(result.taken)
    assert tasks(desk) == before
    summaries = [act for act in desk.acts() if not act.endswith("_record")]
    assert summaries[-2:] == ["import_records", "undo_import"]
    assert desk.acts()[-8:] == [
        *("change_record", "enter_record", "enter_record", "import_records"),
        *("remove_record", "remove_record", "change_record", "undo_import"),
    ]


def test_a_closed_year_takes_nothing_and_gives_nothing_back(desk: Desk, tmp_path: Path) -> None:
    result = take_in(desk, workbook(tmp_path / "in.xlsx", *records()))
    desk.services.self_assessment.close(YEAR)
    before = desk.dump()
    with pytest.raises(YearClosed):
        take_in(desk, workbook(tmp_path / "b.xlsx", replace(records()[0], id="", title="Khác")))
    assert result.taken is not None
    with pytest.raises(YearClosed):
        desk.services.exchange_records.take_back(result.taken)
    assert desk.dump() == before


def test_a_workbook_of_another_unit_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ForeignRecords):
        take_in(desk, workbook(tmp_path / "a.xlsx", records()[0], unit="00001"))


# --- the marked copy ---------------------------------------------------------------------------------------


def marked(desk: Desk, path: Path, target: Path) -> openpyxl.Workbook:
    result = take_in(desk, path)
    assert not result.is_done
    content = path.read_bytes()
    desk.services.exchange_records.mark(path, result.findings, target=target, progress=Silent())
    assert path.read_bytes() == content
    return openpyxl.load_workbook(target)


@pytest.mark.parametrize("name", [name for name, bad in BAD.items() if not bad.code.startswith("E_")])
def test_every_bad_workbook_has_its_marked_copy(desk: Desk, tmp_path: Path, name: str) -> None:
    path = make(tmp_path / "a.xlsx", BAD[name])
    result = take_in(desk, path)
    target = tmp_path / "b.xlsx"
    desk.services.exchange_records.mark(path, result.findings, target=target, progress=Silent())
    book = openpyxl.load_workbook(target)
    listed = [[cell.value for cell in row[1:]] for row in book.worksheets[0].iter_rows(min_row=3)]
    assert [row[3] for row in listed] == [message_of(each) for each in result.findings]
    for finding in result.findings:
        sheet, mark, cell = finding.where.rpartition("!")
        if mark and not cell.isdigit():
            shown = book[sheet][cell]
            assert message_of(finding) in shown.comment.text
            assert shown.fill.fgColor.rgb != "00000000"
    for sheet in book.worksheets:
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_the_marked_copy_lists_colours_and_explains(desk: Desk, tmp_path: Path) -> None:
    path = make(tmp_path / "a.xlsx", BAD["count_words"])
    book = marked(desk, path, tmp_path / "b.xlsx")
    first = book.worksheets[0]
    letter = letter_of(book[TASKS], "progress")
    assert [cell.value for cell in first[3]][1:4] == [TASKS, f"{letter}4", "Cần sửa"]
    assert "bốn lăm" in first["E3"].value
    wrong = book[TASKS][f"{letter}4"]
    assert wrong.value == "bốn lăm"
    assert book[TASKS][f"{letter}5"].comment is None
    assert book["_socchc"].sheet_state == "hidden"


def test_the_corrected_copy_is_imported(desk: Desk, tmp_path: Path) -> None:
    path = make(tmp_path / "a.xlsx", BAD["count_words"])
    target = tmp_path / "b.xlsx"
    book = marked(desk, path, target)
    book[TASKS][f"{letter_of(book[TASKS], 'progress')}4"].value = 45
    book.save(target)
    result = take_in(desk, target)
    assert result.is_done
    assert [each for each in result.findings if each.level is Level.ERROR] == []
    assert [task.progress for task in tasks(desk)] == [45, 0]


def test_a_copy_never_carries_a_formula_of_the_original(desk: Desk, tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        sheet[f"{letter_of(sheet, 'title')}4"].value = "+cmd|' /C calc'!A0"
        sheet[f"{letter_of(sheet, 'progress')}4"].value = "=1+1"
        sheet[f"{letter_of(sheet, 'product')}4"].hyperlink = "file:" + "///etc/passwd"
        book.create_sheet("Riêng")["A1"].value = '=HYPERLINK("x")'

    path = edited(workbook(tmp_path / "a.xlsx", *records()), edit)
    book = marked(desk, path, tmp_path / "b.xlsx")
    assert book[TASKS][f"{letter_of(book[TASKS], 'title')}4"].value == "+cmd|' /C calc'!A0"
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []


def test_hostile_text_in_a_marked_copy_stays_text(desk: Desk, tmp_path: Path) -> None:
    texts = [text for text in map(clean_line, hostile_texts()) if text]
    listed = [
        Task(id=f"t{at}", year=YEAR, title=text, due_on=date(YEAR, 6, 30)) for at, text in enumerate(texts)
    ]

    def edit(book: openpyxl.Workbook) -> None:
        sheet = book[TASKS]
        sheet[f"{letter_of(sheet, 'progress')}4"].value = "=cmd|' /C calc'!A0"
        sheet[f"{letter_of(sheet, 'progress')}4"].data_type = "s"

    target = tmp_path / "b.xlsx"
    marked(desk, edited(workbook(tmp_path / "a.xlsx", *listed), edit), target)
    with zipfile.ZipFile(target) as file:
        markup = "".join(file.read(part).decode() for part in file.namelist() if part.endswith(".xml"))
    assert not re.search(r"<f[ >/]", markup)
    assert "=cmd|" in markup


def test_only_a_workbook_is_marked_and_never_in_its_own_place(desk: Desk, tmp_path: Path) -> None:
    path = make(tmp_path / "a.xlsx", BAD["count_words"])
    for source, target in (
        (path, path),
        (tmp_path / "a.json", tmp_path / "b.xlsx"),
        (path, tmp_path / "b.pdf"),
    ):
        with pytest.raises(NothingToMark):
            desk.services.exchange_records.mark(source, (), target=target, progress=Silent())


def test_days_of_a_record_stay_what_they_are(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, workbook(tmp_path / "a.xlsx", records()[0]))
    assert tasks(desk)[0].due_on == date(YEAR, 6, 30)
