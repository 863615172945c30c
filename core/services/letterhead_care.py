"""Keep what papers carry at head and foot: letterheads by day, signers, recipients, who drafted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.letterheads import Addressee, DatedHead, Signer, checked_heads, checked_signers
from core.ports import Clock, Database
from core.reporting.data import HeadData
from core.reporting.paper import Dated
from core.services.noting import note
from core.services.paper_head import DRAFTED_BY, PaperHeads, drafting_department
from core.text import clean_line
from core.units import Signatory

_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSettings:
    """Everything that was chosen. `addressees` holds the kinds whose recipients are not the usual ones."""

    heads: tuple[DatedHead, ...] = ()
    signers: tuple[Signer, ...] = ()
    addressees: Mapping[str, tuple[Addressee, ...]]
    drafted_by: str = ""


class LetterheadCare:
    """Reads and changes them; every change is written into the audit chain."""

    def __init__(self, *, database: Database, clock: Clock, heads: PaperHeads) -> None:
        self._database = database
        self._clock = clock
        self._heads = heads

    def usual_recipients(self, kind: str) -> tuple[str, ...]:
        """Who gets a kind of paper where nobody was chosen."""
        return self._heads.usual_recipients(kind)

    def tried(self, head: DatedHead, symbol: str, *, kind: str = "") -> HeadData:
        """The head of a paper of the letterhead's first day as it would be with this letterhead."""
        return self._heads.head(kind, symbol, dated=Dated(on=head.valid_from), chosen=head)

    def head(self, kind: str, symbol: str) -> HeadData:
        """The head of a paper of today as it is."""
        return self._heads.head(kind, symbol)

    def settings(self) -> PaperSettings:
        """What was chosen."""
        with self._database.transaction() as work:
            return PaperSettings(
                heads=work.letterheads.heads(),
                signers=work.letterheads.signers(),
                addressees=work.letterheads.addressees(),
                drafted_by=drafting_department(work),
            )

    def keep_heads(self, heads: Iterable[DatedHead]) -> tuple[DatedHead, ...]:
        """Replace the letterheads.

        Raises:
            HeadDayTwice: two begin on the same day.
            HeadEmpty: one says nothing.
        """
        kept = checked_heads(map(_clean_head, heads))
        with self._database.transaction() as work:
            before = work.letterheads.heads()
            if kept != before:
                work.letterheads.put_heads(kept)
                note(
                    work,
                    self._clock,
                    act="change_letterheads",
                    subject="",
                    change=(_heads_told(before), _heads_told(kept)),
                )
        return kept

    def keep_signers(self, signers: Iterable[Signer]) -> tuple[Signer, ...]:
        """Replace the signers.

        Raises:
            SignerIncomplete: name or post is missing.
            SignsTwice: two persons have the same kind of report.
        """
        kept = checked_signers(map(_clean_signer, signers))
        with self._database.transaction() as work:
            before = work.letterheads.signers()
            if kept != before:
                work.letterheads.put_signers(kept)
                note(
                    work,
                    self._clock,
                    act="change_signers",
                    subject="",
                    change=(_signers_told(before), _signers_told(kept)),
                )
        return kept

    def keep_addressees(self, kind: str, chosen: Sequence[Addressee] | None) -> None:
        """Choose who receives a kind of report; None goes back to the usual recipients."""
        kept = None if chosen is None else tuple(filter(None, map(_clean_addressee, chosen)))
        with self._database.transaction() as work:
            before = work.letterheads.addressees().get(kind)
            if kept != before:
                work.letterheads.put_addressees(kind, kept)
                note(
                    work,
                    self._clock,
                    act="change_recipients",
                    subject=kind,
                    change=(_addressees_told(before), _addressees_told(kept)),
                )

    def keep_drafting_department(self, abbreviation: str) -> None:
        """Set the abbreviation of the department that drafts, as the last line of the recipients shows it."""
        kept = clean_line(abbreviation)[:_LONGEST].rstrip(" .")
        with self._database.transaction() as work:
            before = drafting_department(work)
            if kept != before:
                work.settings.put(DRAFTED_BY, kept)
                note(
                    work,
                    self._clock,
                    act="change_recipients",
                    subject="",
                    change=(before, kept),
                )


def _clean(text: str) -> str:
    return clean_line(text)[:_LONGEST]


def _clean_head(head: DatedHead) -> DatedHead:
    return replace(
        head,
        superior=_clean(head.superior),
        issuer=tuple(filter(None, map(_clean, head.issuer))),
        place=_clean(head.place),
        symbol=_clean(head.symbol).strip("-/ "),
    )


def _clean_signer(signer: Signer) -> Signer:
    said = signer.signatory
    signatory = Signatory(form=said.form, position=_clean(said.position), name=_clean(said.name))
    return replace(signer, signatory=signatory, kinds=tuple(dict.fromkeys(signer.kinds)))


def _clean_addressee(line: Addressee) -> Addressee | None:
    """One line without the dash and the mark at its end, which the form adds."""
    name = _clean(line.name).lstrip("-\u2013 ").rstrip(" ;.")
    return replace(line, name=name) if name else None


def _heads_told(heads: Iterable[DatedHead]) -> str:
    return "\n".join(
        " | ".join(
            (str(head.valid_from or ""), head.superior, " ".join(head.issuer), head.place, head.symbol)
        )
        for head in heads
    )


def _signers_told(signers: Iterable[Signer]) -> str:
    return "\n".join(
        f"{each.signatory.form.value} {each.signatory.position} {each.signatory.name}: {' '.join(each.kinds)}"
        for each in signers
    )


def _addressees_told(chosen: Iterable[Addressee] | None) -> str:
    return "\n".join(f"{line.name} {line.delivery.value}".rstrip() for line in chosen or ())
