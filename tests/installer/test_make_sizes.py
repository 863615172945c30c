"""Size budgets: whatever is above its own is named, and no budget outlives what it was for."""

from pathlib import Path

from make.sizes import BUDGETS, Budgets, measured, over, read_budgets, results_over

MB = 1_000_000


def budgets(**changed: object) -> Budgets:
    values: dict[str, object] = {
        "results": {"setup": 45.0, "portable": 62.0},
        "whole": 10.0,
        "any_folder": 2.0,
        "any_file": 1.0,
        "folders": {},
        "files": {},
    }
    return Budgets(**{**values, **changed})


def test_the_issue_sets_the_two_figures_that_count() -> None:
    held = read_budgets(BUDGETS.read_text("utf-8"))
    assert held.results["setup"] == 45.0
    assert held.whole == 130.0


def test_within_all_budgets_nothing_is_said() -> None:
    assert list(over({"_internal/a/b.dll": MB, "SoCCHC.exe": MB}, budgets=budgets())) == []


def test_a_file_above_its_budget_is_named() -> None:
    files = {"_internal/a/b.dll": MB + 60_000}
    assert list(over(files, budgets=budgets())) == ["_internal/a/b.dll: 1.1 MB, its budget is 1.0 MB"]
    assert list(over(files, budgets=budgets(files={"_internal/a/b.dll": 1.2}))) == []


def test_a_folder_above_its_budget_is_named_though_its_files_are_small() -> None:
    files = {f"_internal/a/x/{number}.dll": MB for number in range(3)}
    assert list(over(files, budgets=budgets())) == ["folder _internal/a: 3.0 MB, its budget is 2.0 MB"]
    assert list(over(files, budgets=budgets(folders={"_internal/a": 3.0}))) == []


def test_the_whole_is_too_large_though_every_part_is_small() -> None:
    files = {f"_internal/{number}/x.dll": MB for number in range(11)}
    assert list(over(files, budgets=budgets())) == ["the program: 11.0 MB, its budget is 10.0 MB"]


def test_a_budget_for_nothing_is_named() -> None:
    held = budgets(files={"_internal/gone.dll": 1.0}, folders={"_internal/old": 1.0})
    assert list(over({}, budgets=held)) == [
        "_internal/gone.dll has a budget and is not shipped",
        "_internal/old has a budget and is not shipped",
    ]


def test_results_are_there_and_small(tmp_path: Path) -> None:
    setup, portable = tmp_path / "Setup.exe", tmp_path / "Portable.zip"
    setup.touch()
    with setup.open("r+b") as file:
        file.truncate(45 * MB + 100_000)
    kinds = {"setup": setup, "portable": portable}
    assert list(results_over(kinds, budgets=budgets())) == [
        "Setup.exe: 45.1 MB, its budget is 45.0 MB",
        "Portable.zip was not made",
    ]


def test_files_are_measured_where_they_lie(tmp_path: Path) -> None:
    (tmp_path / "_internal" / "a").mkdir(parents=True)
    (tmp_path / "_internal" / "a" / "b.pyd").write_bytes(b"12345")
    assert measured(tmp_path) == {"_internal/a/b.pyd": 5}
