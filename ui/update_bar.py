"""After an update: what became of it, where copies lie, what is new; gone when read."""

from PySide6.QtWidgets import QWidget

from core.errors import CchcError
from core.updates import Attempt
from ui.desk import Desk
from ui.notice_line import NoticeLine
from ui.texts import updates as texts

_KEY = "update_told"


class UpdateBar(NoticeLine):
    """One notice over the page, once for each notebook and person."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._attempt: Attempt | None = None
        self.news = self.offer(texts.SHOW_NEWS, self._show_news)
        self.known = self.offer(texts.KNOWN, self._know)
        self.look()

    def look(self) -> None:
        """Ask what there is to tell."""
        attempt, running = self._untold()
        self._attempt = attempt
        lines = []
        if attempt is not None:
            lines.append(texts.outcome(attempt, running))
            lines += [texts.kept(each) for each in attempt.backups if each.workspace == self._desk.folder]
        converted = self._desk.services.safekeeping.converted_from()
        if converted is not None:
            lines.append(texts.converted(converted))
        is_done = attempt is not None and attempt.is_done(running)
        mark = "done" if is_done else "care"
        self.set_mark(mark, mark)
        self.words.setText("\n".join(lines))
        self.news.setVisible(is_done)
        self.setVisible(bool(lines))

    def _untold(self) -> tuple[Attempt | None, str]:
        if self._desk.updates is None:
            return None, ""
        try:
            updates = self._desk.updates()
            attempt = updates.attempt()
        except CchcError:
            return None, ""
        is_told = attempt is None or self._desk.places.value(_KEY) == texts.mark(attempt)
        return (None if is_told else attempt), updates.running.version

    def _show_news(self) -> None:
        from ui.dialogs.update_news import UpdateNewsDialog

        assert self._attempt is not None, "the button is shown with an attempt only"
        UpdateNewsDialog(self._attempt, self.window()).exec()

    def _know(self) -> None:
        if self._attempt is not None:
            self._desk.places.setValue(_KEY, texts.mark(self._attempt))
        self.hide()
