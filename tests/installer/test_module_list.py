"""The list of modules a build puts into the program."""

from pathlib import Path

from make import module_list, stage

from storage.self_check.shipped import MODULES, modules_below
from tests.installer.test_make_steps import settings
from tests.source_tree import ROOT


def test_the_program_is_told_every_module_that_is_committed(tmp_path: Path) -> None:
    chosen = settings(tmp_path)
    stage.run(chosen)
    module_list.stage(chosen)
    listed = (chosen.stage / "resources" / MODULES).read_text("ascii").split()
    assert {"core.text", "storage.workspace", "ui.window", "ui.self_check.groups"} <= set(listed)
    assert set(listed) <= set(modules_below(ROOT))
    assert not any("migrations" in name for name in listed)
