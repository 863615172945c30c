"""Open the window with the same doors the command line has; workspaces stay open until it closes."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from core.services.set_up import make_office
from ui import app
from ui.cli.doors import Doors
from ui.dialogs.set_up import NewWorkspace
from ui.services import Services


def open_window(doors: Doors, folder: Path | None, *, is_sample: bool = False) -> int:
    """Run the window on a workspace, or on the first-run dialog; the exit code of the program."""
    with ExitStack() as held:

        def enter(chosen: Path) -> Services:
            return held.enter_context(doors.open_workspace(chosen))

        def create(new: NewWorkspace) -> Services:
            office = make_office(doors.units, role=new.role, unit=new.unit, authority=new.authority)
            people = replace(office, officer=new.officer, signatory=new.signatory, place=new.place)
            doors.create_workspace(new.path, people)
            return enter(new.path)

        given = app.Doors(
            open_workspace=enter,
            create_workspace=create,
            units=doors.units,
            note_bug=doors.note_bug,
            write_sheet=doors.write_sheet,
            write_file=doors.write_file,
        )
        return app.run(given, workspace=folder, is_sample=is_sample)
