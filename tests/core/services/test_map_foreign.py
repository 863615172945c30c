"""The export of another program brought in: proposed, seen before, taken as one act, remembered, taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.foreign.values import SINGLE_DOSSIERS, ForeignPlan, ForeignPlanWrong, MappingGone, Writing
from core.progress import Silent
from core.records.dossiers import DossierCount, DossierField
from core.services.map_foreign import ForeignOutcome, Proposal
from core.services.self_assessment import YearClosed
from core.units import Role
from tests.offices import COMMUNE, YEAR, Desk, found
from tests.storage.foreign_samples import (
    HEADERS,
    PERSON,
    PHONE,
    dossier_rows,
    list_of_dossiers,
    sheet_of_counts,
    write_sheet,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = found(tmp_path, role=Role.SUBMITTER, code=COMMUNE)
    yield made
    made.opened.close()


def proposed(desk: Desk, path: Path) -> tuple[Proposal, ForeignPlan]:
    look = desk.services.map_foreign.look(path)
    sheet = look.sheets[0]
    proposal = desk.services.map_foreign.propose(sheet)
    return proposal, ForeignPlan(
        sheet=sheet.name,
        header=proposal.header,
        kind=proposal.kind,
        year=YEAR,
        columns=proposal.columns,
        writing=look.writing or Writing(),
    )


def preview(desk: Desk, path: Path, plan: ForeignPlan) -> ForeignOutcome:
    return desk.services.map_foreign.preview(path, plan, progress=Silent())


def counts(desk: Desk) -> tuple[DossierCount, ...]:
    return desk.services.record_entry.list("dossier_count", YEAR)


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_list_of_dossiers_is_known_by_its_headings(desk: Desk, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "a.xlsx":
        list_of_dossiers(path)
    else:
        path.write_text("\n".join(";".join(row) for row in dossier_rows()), encoding="utf-8-sig")
    proposal, _ = proposed(desk, path)
    assert (proposal.header, proposal.kind) == (4, SINGLE_DOSSIERS)
    assert {field: HEADERS[at] for field, at in proposal.columns.items()} == {
        "code": "Mã hồ sơ",
        "field": "Lĩnh vực",
        "procedure": "Tên thủ tục hành chính",
        "received_on": "Ngày tiếp nhận",
        "due_on": "Ngày hẹn trả",
        "done_on": "Ngày kết thúc xử lý",
        "channel": "Hình thức nộp",
        "status": "Trạng thái",
    }


@pytest.mark.parametrize("real_days", [True, False])
def test_it_is_counted_shown_and_then_written_as_one_act(desk: Desk, tmp_path: Path, real_days: bool) -> None:
    path = list_of_dossiers(tmp_path / "a.xlsx", real_days=real_days)
    _, plan = proposed(desk, path)
    before = desk.dump()
    outcome = preview(desk, path, plan)
    assert desk.dump() == before
    assert (outcome.read, outcome.counted, outcome.may_take) == (4, 3, True)
    assert {each.code for each in outcome.findings} >= {"LEFT_OUT_NO_DUE"}
    result = desk.services.map_foreign.take(outcome)
    assert result.is_done
    land, civil = counts(desk)
    assert (land.from_on, land.field, land.direct, land.online_full) == (
        date(YEAR, 3, 1),
        DossierField.LAND,
        1,
        1,
    )
    assert (land.done_early, land.done_late) == (1, 1)
    assert (civil.from_on, civil.post, civil.done_on_time) == (date(YEAR, 4, 1), 1, 1)
    assert desk.acts()[-1] == "import_foreign"
    assert not any(PERSON in line or PHONE in line for line in desk.dump())


def test_what_it_would_replace_is_told_old_and_new_and_the_rest_of_the_row_stays(
    desk: Desk, tmp_path: Path
) -> None:
    held = DossierCount(
        id="c1",
        year=YEAR,
        from_on=date(YEAR, 3, 1),
        to_on=date(YEAR, 3, 31),
        field=DossierField.LAND,
        direct=7,
        done_on_time=7,
        apologies=3,
    )
    desk.services.record_entry.save(held)
    path = list_of_dossiers(tmp_path / "a.xlsx")
    _, plan = proposed(desk, path)
    outcome = preview(desk, path, plan)
    (replaced,) = (each for each in outcome.planned if each.before is not None)
    assert set(replaced.changes()) == {
        ("direct", 7, 1),
        ("online_full", 0, 1),
        ("done_early", 0, 1),
        ("done_on_time", 7, 0),
        ("done_late", 0, 1),
    }
    result = desk.services.map_foreign.take(outcome)
    assert next(row for row in counts(desk) if row.id == "c1").apologies == 3
    assert result.taken is not None
    desk.services.exchange_records.take_back(result.taken)
    assert counts(desk) == (held,)


def test_bringing_the_same_file_in_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = list_of_dossiers(tmp_path / "a.xlsx")
    _, plan = proposed(desk, path)
    plan = replace(plan, with_late=True)
    desk.services.map_foreign.take(preview(desk, path, plan))
    assert [one.code for one in desk.services.record_entry.list("late_dossier", YEAR)] == ["H52-250301-0002"]
    before = desk.dump()
    again = desk.services.map_foreign.take(preview(desk, path, plan))
    assert (again.added, again.updated, again.unchanged) == ({}, {}, 3)
    assert len(desk.dump()) == len(before) + 1  # the act alone


def test_a_closed_year_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = list_of_dossiers(tmp_path / "a.xlsx")
    _, plan = proposed(desk, path)
    outcome = preview(desk, path, plan)
    desk.services.self_assessment.close(YEAR)
    before = desk.dump()
    with pytest.raises(YearClosed):
        desk.services.map_foreign.take(outcome)
    assert desk.dump() == before


def test_a_mapping_is_remembered_and_known_again(desk: Desk, tmp_path: Path) -> None:
    path = list_of_dossiers(tmp_path / "a.xlsx")
    proposal, plan = proposed(desk, path)
    chosen = replace(plan, columns={name: at for name, at in plan.columns.items() if name != "channel"})
    desk.services.map_foreign.remember("Một cửa tỉnh", chosen, headers=proposal.headers)
    again, _ = proposed(desk, path)
    assert (again.known, again.columns) == ("Một cửa tỉnh", chosen.columns)
    moved = write_sheet(tmp_path / "b.xlsx", [list(reversed(HEADERS)), list(reversed(dossier_rows()[4]))])
    later, _ = proposed(desk, moved)
    assert later.known == "Một cửa tỉnh"
    assert later.headers[later.columns["due_on"]] == "Ngày hẹn trả"
    by_name = desk.services.map_foreign.plan_of(moved, "Một cửa tỉnh", year=YEAR)
    assert by_name.columns == later.columns
    (kept,) = desk.services.map_foreign.mappings()
    assert PERSON not in str(kept)
    assert "Họ tên người nộp" not in kept.headers
    desk.services.map_foreign.forget("Một cửa tỉnh")
    assert desk.services.map_foreign.mappings() == ()
    for wrong in (
        lambda: desk.services.map_foreign.forget("Một cửa tỉnh"),
        lambda: desk.services.map_foreign.plan_of(moved, "x", year=YEAR),
    ):
        with pytest.raises(MappingGone):
            wrong()


def test_a_sheet_of_counts_becomes_rows_of_its_months(desk: Desk, tmp_path: Path) -> None:
    path = sheet_of_counts(tmp_path / "a.xlsx")
    proposal, plan = proposed(desk, path)
    assert proposal.kind == "dossier_count"
    assert set(proposal.columns) >= {"month", "field", "direct"}
    outcome = preview(desk, path, plan)
    assert not [each for each in outcome.findings if each.level.value == "error"]
    desk.services.map_foreign.take(outcome)
    january, february = counts(desk)
    assert (january.from_on, january.to_on, january.field, january.direct) == (
        date(YEAR, 1, 1),
        date(YEAR, 1, 31),
        DossierField.LAND,
        1234,
    )
    assert (february.from_on, february.field, february.direct) == (
        date(YEAR, 2, 1),
        DossierField.CIVIL_STATUS,
        5,
    )


def test_wrong_cells_of_a_sheet_are_named_and_nothing_is_taken(desk: Desk, tmp_path: Path) -> None:
    rows = [
        ["Tháng", "Lĩnh vực", "Trực tiếp", "Bưu chính"],
        [13, "Đất đai", 1, 2],
        [2, "Đất đai", "nhiều", 2],
    ]
    path = write_sheet(tmp_path / "a.xlsx", rows)
    plan = ForeignPlan(
        sheet="Sheet1",
        header=1,
        kind="dossier_count",
        year=YEAR,
        columns={"month": 0, "field": 1, "direct": 2, "post": 3},
    )
    outcome = preview(desk, path, plan)
    assert {(each.code, each.where) for each in outcome.findings} >= {
        ("FOREIGN_MONTH", "Sheet1!A2"),
        ("CELL_COUNT", "Sheet1!C3"),
    }
    assert not outcome.may_take
    assert not desk.services.map_foreign.take(outcome).is_done
    assert counts(desk) == ()


def test_other_kinds_are_mapped_one_to_one_and_the_same_row_comes_once(desk: Desk, tmp_path: Path) -> None:
    rows = [["Tên lớp", "Số lượt"], ["Tập huấn chuyển đổi số", 30], ["Tập huấn chuyển đổi số", 30]]
    path = write_sheet(tmp_path / "a.xlsx", rows)
    plan = ForeignPlan(
        sheet="Sheet1", header=1, kind="training_class", year=YEAR, columns={"title": 0, "participants": 1}
    )
    outcome = preview(desk, path, plan)
    desk.services.map_foreign.take(outcome)
    (one,) = desk.services.record_entry.list("training_class", YEAR)
    assert (one.title, one.participants) == ("Tập huấn chuyển đổi số", 30)


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        (SINGLE_DOSSIERS, {"received_on": 6, "due_on": 7}),
        (SINGLE_DOSSIERS, {}),
        ("dossier_count", {"field": 1, "direct": 2}),
        ("training_class", {"participants": 1}),
    ],
)
def test_a_plan_without_what_it_needs_is_refused(
    desk: Desk, tmp_path: Path, kind: str, columns: dict[str, int]
) -> None:
    path = list_of_dossiers(tmp_path / "a.xlsx")
    plan = ForeignPlan(sheet="Sheet1", header=4, kind=kind, year=YEAR, columns=columns)
    with pytest.raises(ForeignPlanWrong):
        preview(desk, path, plan)
