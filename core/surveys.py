"""A survey campaign (SIPAS, the sociological survey): who held it, when, by which document, with which file.

The counts it brought lie with the units' outside values; commune and survey meet there by the campaign's id.
"""

from dataclasses import dataclass
from datetime import date

from core.errors import UserError
from core.evidence import EvidenceDocument, StoredFile


class SurveyUnknown(UserError):
    """No campaign has this id; fields: `survey`."""

    code = "E_SURVEY_UNKNOWN"


class SurveyNameless(UserError):
    """A campaign needs a name, and days in their order."""

    code = "E_SURVEY_NAME"


class SurveyInUse(UserError):
    """Values were entered from the campaign, so it stays; fields: `name`, `count`."""

    code = "E_SURVEY_IN_USE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One campaign of a year (seed row R016).

    `file` is the result as it arrived, kept in the store under its SHA-256; `file_name` is what it was
    called. `document` names the paper the figures rest on.
    """

    id: str
    year: int
    name: str
    organiser: str = ""
    from_on: date | None = None
    to_on: date | None = None
    document: str = ""
    file_name: str = ""
    file: StoredFile | None = None
    note: str = ""

    @property
    def paper(self) -> EvidenceDocument:
        """The campaign's file as a document, to be opened as evidence is."""
        return EvidenceDocument(id=self.id, year=self.year, name=self.file_name, file=self.file)

    @property
    def source(self) -> str:
        """What a value entered from the campaign names as its document."""
        return self.document or self.name
