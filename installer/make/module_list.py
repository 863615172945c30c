"""The list of every module the program is made of, for the program to check itself by."""

from make.settings import Settings

from storage.self_check.shipped import MODULES, modules_below


def stage(settings: Settings) -> None:
    """Write the names below the stage into its `resources/release/`, one a line."""
    target = settings.stage / "resources" / MODULES
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("".join(f"{name}\n" for name in modules_below(settings.stage)), encoding="ascii")
