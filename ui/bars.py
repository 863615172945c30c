"""The lines between the menus and the page: each is seen only while it has something to tell."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.backup_bar import BackupBar
from ui.desk import Desk
from ui.due_bar import DueBar
from ui.handed_bar import HandedBar
from ui.messages import plain_label
from ui.notice_bar import NoticeBar
from ui.page import Page
from ui.place_bar import PlaceBar
from ui.portable_bar import PortableBar
from ui.sent_bar import SentBar
from ui.texts import window as words
from ui.update_bar import UpdateBar


def bars_over(desk: Desk, open_page: Callable[[str], Page], *, is_sample: bool) -> tuple[QWidget, ...]:
    """Every line in its order from above; in a sample that it is one stands first, always."""
    bars = (
        NoticeBar(desk),
        BackupBar(desk),
        UpdateBar(desk),
        PortableBar(desk),
        PlaceBar(desk),
        SentBar(desk),
        DueBar(desk),
        HandedBar(desk, open_page),
    )
    if not is_sample:
        return bars
    banner = plain_label(words.SAMPLE, wraps=True)
    banner.setProperty("pill", "accent")
    return (banner, *bars)
