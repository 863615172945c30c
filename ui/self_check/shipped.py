"""What is shipped for the window: help of every page, icons, styles, licences, legal bases."""

from collections.abc import Iterator

from PySide6.QtSvg import QSvgRenderer

from core.self_check.checks import refuse_any
from core.units import Role
from ui.icons import picture, program_icon
from ui.licences import shipped_parts
from ui.look import RESOURCES, read_scheme
from ui.page_list import pages_for

_ICON = 32


def look_at_resources() -> None:
    """Every file the window reads is there and can be read.

    Raises:
        CheckFailed: with everything that is missing.
    """
    refuse_any(_missing())


def _missing() -> Iterator[str]:
    for entry in (entry for role in Role for entry in pages_for(role)):
        if not (RESOURCES / "help" / f"{entry.rail.key}.md").is_file():
            yield f"no help for {entry.rail.key}"
        if picture(entry.rail.mark, "text", size=_ICON).isNull():
            yield f"no icon for {entry.rail.key}"
    for path in sorted((RESOURCES / "icons").glob("*.svg")):
        if not QSvgRenderer(str(path)).isValid():
            yield f"{path.name} cannot be drawn"
    yield from (words for is_there, words in _whole() if not is_there)


def _whole() -> Iterator[tuple[object, str]]:
    yield not program_icon().isNull(), "the program has no icon"
    yield (RESOURCES / "styles" / "app.qss").read_text("utf-8").strip(), "the style sheet is empty"
    yield all(read_scheme(name).colours for name in ("light", "dark")), "a scheme has no colours"
    yield shipped_parts(), "no licences"
