"""The year's packages as one list, and what the card says about each event."""

from collections.abc import Sequence

from core.exchanges import PackageRow
from core.packages.names import CMS_SIGNER
from core.services.package_history import EventKind, PackageEvent
from ui.desk import Desk
from ui.receipt_words import receipt_for
from ui.tables import Column, wall
from ui.texts import common, numbers
from ui.texts import export_page as texts
from ui.texts import government_signature as government_texts
from ui.texts import packages as package_texts


def story_columns() -> tuple[Column[PackageEvent], ...]:
    """When, what, and what about it."""
    return (
        Column(
            title=texts.COLUMN_AT,
            text=lambda event: common.moment(event.at),
            sort_key=lambda event: event.at,
            width=136,
            value=lambda event: wall(event.at),
        ),
        Column(
            title=texts.COLUMN_EVENT,
            text=texts.event_title,
            mark=lambda event: texts.EVENT_MEANINGS[event.kind],
            meaning=lambda event: texts.EVENT_MEANINGS[event.kind],
            width=168,
        ),
        Column(title=texts.COLUMN_DETAIL, text=texts.event_detail),
    )


def submission_of(events: Sequence[PackageEvent], event: PackageEvent | None = None) -> PackageRow | None:
    """The submission an event is about; without one, the newest. None before anything was sent."""
    sent = {each.revision: each.row for each in events if each.kind is EventKind.SENT}
    newest = sent.get(max(sent, default=0))
    return newest if event is None else sent.get(event.revision, newest)


def card_rows(event: PackageEvent, desk: Desk) -> tuple[tuple[str, str], ...]:
    """Everything about one event, as name and value; empty values are left out."""
    match event.kind:
        case EventKind.SENT:
            rows = _sent(event, desk)
        case EventKind.RECEIVED:
            rows = (
                (texts.RECEIPT_NUMBER, texts.receipt_number(event.number)),
                (texts.ABOUT, str(event.revision)),
            )
        case EventKind.RETURNED:
            asked = (f"{code}: {question}" if question else code for code, question in event.lines)
            rows = (
                (texts.ABOUT, str(event.revision)),
                (texts.RETURN_REASON, event.reason),
                (texts.RETURN_LINES, "\n".join(asked)),
                (texts.RETURN_DUE, numbers.day(event.due_on) if event.due_on else ""),
            )
        case _:
            rows = (
                (texts.ABOUT, str(event.revision) if event.revision else ""),
                (texts.RESULT_INDEX, "" if event.index is None else numbers.percent(event.index)),
                (texts.RESULT_BAND, event.band),
                (texts.RESULT_ON, numbers.day(event.published_on) if event.published_on else ""),
            )
    told = (
        *rows,
        (package_texts.AT, common.moment(event.at)),
        (package_texts.DIGEST, package_texts.digest_groups(event.row.digest)),
        (package_texts.KEY, package_texts.fingerprint_short(event.row.fingerprint)),
    )
    return tuple(row for row in told if row[1])


def _sent(event: PackageEvent, desk: Desk) -> tuple[tuple[str, str], ...]:
    row = event.row
    return (
        (package_texts.UNIT, desk.office().unit.name),
        (package_texts.YEAR, row.period),
        (package_texts.REVISION, str(row.revision)),
        (texts.REASON_GIVEN, event.reason),
        (package_texts.SIZE, numbers.file_size(row.size)),
        (texts.COLUMN_RECEIPT, receipt_for(desk, row.digest) or texts.RECEIPT_NONE),
        (government_texts.CMS, government_texts.sent_with(is_signed=CMS_SIGNER in dict(row.head))),
    )
