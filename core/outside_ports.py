"""The stores of what an authority enters beside submissions, as Protocols; part of every `Transaction`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from core.assessment import AdjustmentEntry, OutsideValue
    from core.council import CouncilMember
    from core.outside_sheets import Forms, OutsideBook, OutsideFile
    from core.surveys import Survey


class OutsideStore(Protocol):
    """Outside values and adjustments of many units at once; reading them is `EveryUnitStore`'s."""

    def put_values(self, year: int, values: Mapping[str, Sequence[OutsideValue]]) -> None:
        """Replace all values of these units; the others keep theirs."""

    def put_adjustments(self, year: int, entries: Mapping[str, Sequence[AdjustmentEntry]]) -> None:
        """Replace all bonus and penalty items of these units; the others keep theirs."""


class SurveyStore(Protocol):
    """Survey campaigns; the file of one is kept among the contents of the evidence store."""

    def of_year(self, year: int) -> tuple[Survey, ...]:
        """Campaigns in the order they were entered."""

    def get(self, survey: str) -> Survey | None:
        """One campaign."""

    def put(self, survey: Survey) -> None:
        """Insert or replace by id."""

    def remove(self, survey: str) -> None:
        """Forget one; its file waits for the next sweep."""


class CouncilStore(Protocol):
    """The council of each year."""

    def of_year(self, year: int) -> tuple[CouncilMember, ...]:
        """Members in the order they were entered."""

    def put(self, year: int, members: Sequence[CouncilMember]) -> None:
        """Replace the year's members."""

    def years(self) -> tuple[int, ...]:
        """Years that have a member, ascending."""


class OutsideFiles(Protocol):
    """Workbooks of figures by unit on the disk."""

    def write(self, path: Path, book: OutsideBook) -> Path:
        """Write a template whole or not at all.

        Raises:
            DeviceError: it could not be written.
        """

    def read(self, path: Path, forms: Forms) -> OutsideFile:
        """Every row as it stands, with findings for cells that cannot be read.

        `forms` says what the columns of each sheet take.

        Raises:
            NotAnOutsideFile, OutsideFileTooNew, OutsideFileRefused.
            SourceUnreadable: the drive does not give it.
        """
