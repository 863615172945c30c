"""Keep the officer's own words of a report: read, write, take over from an earlier report.

What is typed and not left yet is kept beside the text as a draft, so that a power cut loses nothing; a draft
is printed nowhere and goes when the field is left.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from core.ports import Clock, Database, Transaction
from core.report_texts import LONGEST_TEXT, PaperPlace, ReportText, ReportTextTooLong
from core.services.noting import note
from core.text import clean_block

_DRAFT: Final = "~draft"
_PERIODS: Final = ("q1", "h1", "q3", "year")


class ReportTexts:
    """Texts of every kind of report that has sections; every change is noted."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def read(self, place: PaperPlace) -> Mapping[str, ReportText]:
        """The texts of a document by section; sections nobody wrote are left out."""
        return {key: text for key, text in self._all(place).items() if not key.endswith(_DRAFT)}

    def drafts(self, place: PaperPlace) -> Mapping[str, ReportText]:
        """What was typed last and never left, by section: the window went away before it was kept."""
        held = self._all(place)
        return {key.removesuffix(_DRAFT): text for key, text in held.items() if key.endswith(_DRAFT)}

    def save(self, place: PaperPlace, section: str, *, text: str) -> ReportText | None:
        """Keep the text of a section, cleaned; an empty one is forgotten. Answers what is held now.

        The same text again changes nothing, neither who nor when.

        Raises:
            ReportTextTooLong: longer than a section takes.
        """
        written = _fitting(text)
        with self._database.transaction() as work:
            held = _held(work, place, section=section)
            work.report_texts.remove(place, section + _DRAFT)
            if written == (held.text if held else ""):
                return held
            return self._put(work, place, section=section, text=written)

    def keep_draft(self, place: PaperPlace, section: str, *, text: str) -> None:
        """Keep what is being typed, beside the text; it is printed nowhere.

        Raises:
            ReportTextTooLong: longer than a section takes.
        """
        written = _fitting(text)
        with self._database.transaction() as work:
            self._write(work, place, section=section + _DRAFT, text=written)

    def forget_draft(self, place: PaperPlace, section: str) -> None:
        """Give up what was being typed; the text that was kept stays."""
        with self._database.transaction() as work:
            work.report_texts.remove(place, section + _DRAFT)

    def sources(self, place: PaperPlace) -> tuple[PaperPlace, ...]:
        """Earlier documents of the kind that hold a text, the nearest first."""
        with self._database.transaction() as work:
            held = [each for each in work.report_texts.places(place.kind) if _is_written(work, each)]
        earlier = [each for each in held if _order(each) < _order(place)]
        return tuple(sorted(earlier, key=_order, reverse=True))

    def take_over(
        self, place: PaperPlace, source: PaperPlace, *, sections: Sequence[str] = ()
    ) -> tuple[ReportText, ...]:
        """Copy texts of an earlier document where this one has none yet, and answer the copies.

        `sections` narrows it; a text that is there is never replaced.
        """
        taken = []
        with self._database.transaction() as work:
            there = {text.section for text in work.report_texts.of(place)}
            for text in work.report_texts.of(source):
                is_wanted = not sections or text.section in sections
                if is_wanted and text.section not in there and not text.section.endswith(_DRAFT):
                    copy = self._put(work, place, section=text.section, text=text.text)
                    taken += [copy] if copy is not None else []
        return tuple(taken)

    def _all(self, place: PaperPlace) -> dict[str, ReportText]:
        with self._database.transaction() as work:
            return {text.section: text for text in work.report_texts.of(place)}

    def _put(self, work: Transaction, place: PaperPlace, *, section: str, text: str) -> ReportText | None:
        held = _held(work, place, section=section)
        subject = " ".join(filter(None, (place.kind, str(place.year), place.part, section)))
        change = (str(len(held.text)) if held else "", str(len(text)) if text else "")
        note(work, self._clock, act="write_report_text", subject=subject, change=change)
        if not text:
            work.report_texts.remove(place, section)
            return None
        return self._write(work, place, section=section, text=text)

    def _write(self, work: Transaction, place: PaperPlace, *, section: str, text: str) -> ReportText:
        officer = work.office.get().officer.name
        written = ReportText(section=section, text=text, officer=officer, at=self._clock.now())
        work.report_texts.put(place, written)
        return written


def _fitting(text: str) -> str:
    written = clean_block(text)
    if len(written) > LONGEST_TEXT:
        raise ReportTextTooLong(length=len(written), limit=LONGEST_TEXT)
    return written


def _held(work: Transaction, place: PaperPlace, *, section: str) -> ReportText | None:
    return next((text for text in work.report_texts.of(place) if text.section == section), None)


def _is_written(work: Transaction, place: PaperPlace) -> bool:
    return any(not text.section.endswith(_DRAFT) for text in work.report_texts.of(place))


def _order(place: PaperPlace) -> tuple[int, int, str]:
    """Reports of a year in their order; a report ad hoc stands by its last day behind them."""
    if place.part in _PERIODS:
        return place.year, _PERIODS.index(place.part), ""
    return place.year, len(_PERIODS) if place.part else 0, place.part.rpartition("..")[2]
