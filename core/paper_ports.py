"""The stores of what papers are made with, as Protocols; part of every `Transaction`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.letterheads import Addressee, DatedHead, Signer
    from core.paper_templates import PaperTemplate


class LetterheadStore(Protocol):
    """Letterheads, signers and recipients of the office's papers."""

    def heads(self) -> tuple[DatedHead, ...]:
        """Every letterhead, the oldest first."""

    def put_heads(self, heads: Sequence[DatedHead]) -> None:
        """Replace them."""

    def signers(self) -> tuple[Signer, ...]:
        """Who signs beside the office's signatory, in the order they were entered."""

    def put_signers(self, signers: Sequence[Signer]) -> None:
        """Replace them."""

    def addressees(self) -> Mapping[str, tuple[Addressee, ...]]:
        """The recipients that were chosen, by kind of report; kinds that keep the usual ones are left out."""

    def put_addressees(self, kind: str, chosen: Sequence[Addressee] | None) -> None:
        """Choose the recipients of a kind; None goes back to the usual ones."""


class TemplateStore(Protocol):
    """Templates by kind of report, at most one of each."""

    def all(self) -> tuple[PaperTemplate, ...]:
        """Every template, by kind."""

    def get(self, kind: str) -> PaperTemplate | None:
        """The template of a kind, in force or not."""

    def put(self, template: PaperTemplate) -> None:
        """Insert or replace by kind."""

    def remove(self, kind: str) -> None:
        """Forget it; nothing happens where there is none."""
