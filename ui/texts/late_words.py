"""The words of services, loaded when a service first says something: they name every paper there is."""

from typing import TYPE_CHECKING

from core.later import later

if TYPE_CHECKING:
    from core.record_sheets import RecordWords
    from core.services.workspace_parts import OfficeWords


def _office_words() -> "OfficeWords":
    from ui.texts.office_words import OFFICE_WORDS as WORDS

    return WORDS


def _record_words() -> "RecordWords":
    from ui.texts.record_workbooks import RECORD_WORDS as WORDS

    return WORDS


OFFICE_WORDS, RECORD_WORDS = later(_office_words), later(_record_words)
