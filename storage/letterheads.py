"""Letterheads, signers and recipients of papers: three small tables, each replaced as a whole."""

from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from core.letterheads import Addressee, DatedHead, Delivery, Signer
from core.units import Signatory, SigningForm
from storage.rows import Rows, names, names_text
from storage.tables import LETTERHEAD, RECIPIENT, SIGNATORY

_ALWAYS = ""  # the day of the letterhead that is older than every other


class SqlLetterheads:
    """Fulfils `core.paper_ports.LetterheadStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def heads(self) -> tuple[DatedHead, ...]:
        """Every letterhead, the oldest first."""
        return tuple(
            DatedHead(
                valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] != _ALWAYS else None,
                superior=row["superior"],
                issuer=tuple(row["issuer"].splitlines()),
                place=row["place"],
                symbol=row["symbol"],
            )
            for row in self._rows.fetch(LETTERHEAD, {}, "valid_from")
        )

    def put_heads(self, heads: Sequence[DatedHead]) -> None:
        """Replace them."""
        self._rows.drop(LETTERHEAD, {})
        self._rows.insert(
            LETTERHEAD,
            [
                {
                    "valid_from": _ALWAYS if head.valid_from is None else head.valid_from.isoformat(),
                    "superior": head.superior,
                    "issuer": "\n".join(head.issuer),
                    "place": head.place,
                    "symbol": head.symbol,
                }
                for head in heads
            ],
        )

    def signers(self) -> tuple[Signer, ...]:
        """Who signs beside the office's signatory, in the order they were entered."""
        return tuple(
            Signer(
                id=row["id"],
                signatory=Signatory(form=SigningForm(row["form"]), position=row["post"], name=row["name"]),
                kinds=names(row["kinds"]),
            )
            for row in self._rows.fetch(SIGNATORY, {}, "position")
        )

    def put_signers(self, signers: Sequence[Signer]) -> None:
        """Replace them."""
        self._rows.drop(SIGNATORY, {})
        self._rows.insert(
            SIGNATORY,
            [
                {
                    "id": signer.id,
                    "position": number,
                    "form": signer.signatory.form.value,
                    "post": signer.signatory.position,
                    "name": signer.signatory.name,
                    "kinds": names_text(signer.kinds),
                }
                for number, signer in enumerate(signers, start=1)
            ],
        )

    def addressees(self) -> Mapping[str, tuple[Addressee, ...]]:
        """The recipients that were chosen, by kind; a row without a name says that there is nobody."""
        chosen: dict[str, list[Addressee]] = {}
        for row in self._rows.fetch(RECIPIENT, {}, "kind", "position"):
            lines = chosen.setdefault(row["kind"], [])
            if row["name"]:
                lines.append(Addressee(name=row["name"], delivery=Delivery(row["delivery"])))
        return {kind: tuple(lines) for kind, lines in chosen.items()}

    def put_addressees(self, kind: str, chosen: Sequence[Addressee] | None) -> None:
        """Choose the recipients of a kind; None goes back to the usual ones."""
        self._rows.drop(RECIPIENT, {"kind": kind})
        if chosen is not None:
            lines = tuple(chosen) or (Addressee(name=""),)
            self._rows.insert(
                RECIPIENT,
                [
                    {"kind": kind, "position": number, "name": line.name, "delivery": line.delivery.value}
                    for number, line in enumerate(lines, start=1)
                ],
            )
