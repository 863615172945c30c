"""Files opened by a double click go to the page where their kind belongs, at once or as soon as that is free.

Nothing the person is doing is cut short for them: they wait while a dialog is open, and while something
half-typed would be left behind until the person says so. What waits is told in a line over the page.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from core.errors import CchcError
from core.updates import SUFFIX
from ui.desk import Desk
from ui.messages import show_error
from ui.notice_line import NoticeLine
from ui.page import Page
from ui.services import Services
from ui.texts import handed as texts
from ui.update_acts import open_update

IMPORT, KEYS = "import", "keys"
_UPDATE = "update"
_NOWHERE = ""
_LOOK_AGAIN_MS = 200
_SEEN_AFTER_MS = 500


class HandedBar(NoticeLine):
    """One line over the page while files wait; gone when none does."""

    def __init__(
        self, desk: Desk, open_page: Callable[[str], Page], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._open_page = desk, open_page
        self._is_sorting = False
        self.set_mark("import")
        self.now = self.offer(texts.OPEN_NOW, self.open_now)
        self.leave = self.offer(texts.LEAVE, self._leave)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._listen()
        self.look()

    def open_now(self) -> None:
        """Find out where each file belongs, then open those of the first place."""
        if self._is_sorting or self._desk.jobs.is_stopped:
            return
        self._is_sorting = True
        services, files = self._desk.services, self._desk.handed.waiting
        self._desk.jobs.start(
            lambda _progress: {path: place_of(path, services) for path in files},
            done=self._open_sorted,
            failed=self._fail,
        )
        self._again.start(_SEEN_AFTER_MS)

    @Slot()
    def look(self) -> None:
        """Open what waits, or say why it waits."""
        files = self._desk.handed.waiting
        has_dialog, has_draft = _has_dialog(), bool(self._desk.draft_page())
        if files and not (has_dialog or has_draft or self._is_sorting):
            self.open_now()
            return
        if files and (has_dialog or has_draft):
            self._again.start(_LOOK_AGAIN_MS)
        why = texts.LOOKING if self._is_sorting else texts.WAITS_FOR_DRAFT
        self._say(files, texts.WAITS_FOR_DIALOG if has_dialog else why)
        for button in (self.now, self.leave):
            button.setVisible(has_draft and not has_dialog and not self._is_sorting)

    def _say(self, files: Sequence[Path], why: str) -> None:
        self.words.setText(why.format(files=texts.named([path.name for path in files])) if files else "")
        self.setVisible(bool(files))

    @Slot(object)
    def _open_sorted(self, places: dict[Path, str]) -> None:
        self._is_sorting = False
        handed = self._desk.handed
        handed.remove([path for path, place in places.items() if place == _NOWHERE])
        waiting = [path for path in handed.waiting if path in places]
        if not waiting or _has_dialog():
            self.look()
            return
        place = places[waiting[0]]
        chosen = [path for path in waiting if places[path] == place]
        handed.remove(chosen)
        if place == _UPDATE:
            open_update(self._desk, chosen[0], parent=self)
        else:
            self._open_page(place).take_files(chosen)
        self.look()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._is_sorting = False
        self._leave()
        show_error(self, error)

    def _leave(self) -> None:
        self._desk.handed.remove(self._desk.handed.waiting)

    def _listen(self) -> None:
        self._desk.handed.changed.connect(self.look)
        self._again.timeout.connect(self.look)


def place_of(path: Path, services: Services) -> str:
    """The page a file belongs to, or the dialog of updates; none for a folder, which nobody hands over so.

    What cannot be read goes where packages are checked: there it is refused with its reason.
    """
    if path.is_dir():
        return _NOWHERE
    if path.name.casefold().endswith(SUFFIX):
        return _UPDATE
    try:
        return KEYS if services.enrol_keys.concerns(path) else IMPORT
    except CchcError:
        return IMPORT


def _has_dialog() -> bool:
    return QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None
