"""Whether the newest package of a year has its receipt, in words."""

from core.dates import local_day
from ui.desk import Desk
from ui.texts import numbers
from ui.texts.import_news import receipt_held


def receipt_for(desk: Desk, digest: str) -> str:
    """That this package was received, and when; empty while no receipt came."""
    held = desk.services.receipts.held().get(digest)
    return "" if held is None else receipt_held(held.number, numbers.day(local_day(held.received_at)))


def receipt_of_year(desk: Desk) -> str:
    """The same for the newest package of the year on the desk."""
    sent = desk.services.export_package.sent(desk.year)
    return receipt_for(desk, sent[0].digest) if sent else ""
