"""The list of record kinds: a code that never changes, the class, and the code of the statistics annex."""

from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from core.records import dossiers, means, outreach, oversight, people, planning, procedures, targets
from core.records.fields import FieldSpec, specs

Record = Any  # one of the frozen classes below; every one has `id: str` and `year: int`


class KindGroup(StrEnum):
    """Kinds that an officer looks for together."""

    PLANNING = "planning"
    OVERSIGHT = "oversight"
    DOSSIERS = "dossiers"
    PEOPLE = "people"
    OUTREACH = "outreach"
    MEANS = "means"
    RESULTS = "results"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind:
    """One kind of record under its stable code; `annex` is its part of the statistics annex (guide 3).

    What `lasts` is no event of its year: it holds until it is changed, and is taken over as it is.
    """

    code: str
    record: type[Any]
    annex: str
    group: KindGroup
    lasts: bool = False

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """The declared fields in the order they are entered."""
        return specs(self.record)


KINDS: tuple[RecordKind, ...] = (
    RecordKind(code="plan", record=planning.Plan, annex="KH", group=KindGroup.PLANNING),
    RecordKind(code="task", record=planning.Task, annex="NV", group=KindGroup.PLANNING),
    RecordKind(code="periodic_report", record=planning.PeriodicReport, annex="KH", group=KindGroup.PLANNING),
    RecordKind(code="breakthrough", record=planning.Breakthrough, annex="KH", group=KindGroup.PLANNING),
    RecordKind(code="issued_document", record=oversight.IssuedDocument, annex="KH", group=KindGroup.PLANNING),
    RecordKind(code="committee", record=people.Committee, annex="KH", group=KindGroup.PLANNING, lasts=True),
    RecordKind(code="target", record=targets.Target, annex="KH", group=KindGroup.PLANNING),
    RecordKind(code="inspection", record=oversight.Inspection, annex="KT", group=KindGroup.OVERSIGHT),
    RecordKind(code="finding", record=oversight.InspectionFinding, annex="KT", group=KindGroup.OVERSIGHT),
    RecordKind(code="legal_work", record=oversight.LegalWork, annex="TC", group=KindGroup.OVERSIGHT),
    RecordKind(
        code="legal_document",
        record=oversight.LegalDocument,
        annex="TC",
        group=KindGroup.OVERSIGHT,
        lasts=True,
    ),
    RecordKind(
        code="delegation", record=oversight.Delegation, annex="TC", group=KindGroup.OVERSIGHT, lasts=True
    ),
    RecordKind(code="complaints", record=oversight.Complaints, annex="TC", group=KindGroup.OVERSIGHT),
    RecordKind(code="procedures", record=oversight.Procedures, annex="TH", group=KindGroup.DOSSIERS),
    RecordKind(
        code="procedure", record=procedures.Procedure, annex="TH", group=KindGroup.DOSSIERS, lasts=True
    ),
    RecordKind(code="one_stop", record=procedures.OneStop, annex="TH", group=KindGroup.DOSSIERS),
    RecordKind(code="simplification", record=oversight.Simplification, annex="TH", group=KindGroup.DOSSIERS),
    RecordKind(code="dossier_count", record=dossiers.DossierCount, annex="HS", group=KindGroup.DOSSIERS),
    RecordKind(code="late_dossier", record=dossiers.LateDossier, annex="HS", group=KindGroup.DOSSIERS),
    RecordKind(code="feedback", record=dossiers.Feedback, annex="PA", group=KindGroup.DOSSIERS),
    RecordKind(code="satisfaction", record=dossiers.Satisfaction, annex="HL", group=KindGroup.DOSSIERS),
    RecordKind(code="staff", record=people.Staff, annex="CB", group=KindGroup.PEOPLE),
    RecordKind(code="training_class", record=people.TrainingClass, annex="BD", group=KindGroup.PEOPLE),
    RecordKind(code="discipline", record=people.Discipline, annex="KL", group=KindGroup.PEOPLE),
    RecordKind(code="commendation", record=people.Commendation, annex="KL", group=KindGroup.PEOPLE),
    RecordKind(code="rotation", record=people.Rotation, annex="KL", group=KindGroup.PEOPLE),
    RecordKind(code="organisation", record=people.Organisation, annex="CB", group=KindGroup.PEOPLE),
    RecordKind(code="predecessor", record=people.Predecessor, annex="CB", group=KindGroup.PEOPLE, lasts=True),
    RecordKind(code="head_rating", record=people.HeadRating, annex="KL", group=KindGroup.PEOPLE),
    RecordKind(code="communication", record=outreach.Communication, annex="TT", group=KindGroup.OUTREACH),
    RecordKind(code="dialogue", record=outreach.Dialogue, annex="DT", group=KindGroup.OUTREACH),
    RecordKind(code="initiative", record=outreach.Initiative, annex="SK", group=KindGroup.OUTREACH),
    RecordKind(code="budget_publicity", record=means.BudgetPublicity, annex="TC2", group=KindGroup.MEANS),
    RecordKind(code="finance", record=means.Finance, annex="TC2", group=KindGroup.MEANS),
    RecordKind(code="autonomy", record=means.Autonomy, annex="TC2", group=KindGroup.MEANS, lasts=True),
    RecordKind(code="e_documents", record=means.EDocuments, annex="VB", group=KindGroup.MEANS),
    RecordKind(
        code="quality", record=means.QualityDeclaration, annex="IS", group=KindGroup.MEANS, lasts=True
    ),
    RecordKind(code="website", record=means.WebsiteUpdate, annex="VB", group=KindGroup.MEANS),
    RecordKind(code="equipment", record=means.Equipment, annex="VB", group=KindGroup.MEANS),
    RecordKind(code="external_index", record=planning.ExternalIndex, annex="CS", group=KindGroup.RESULTS),
    RecordKind(code="stated_ratio", record=targets.StatedRatio, annex="CS", group=KindGroup.RESULTS),
)


_BY_CLASS = MappingProxyType({kind.record: kind for kind in KINDS})


def kind_of(code: str) -> RecordKind:
    """The kind under a code.

    Raises:
        KeyError: no such kind.
    """
    for kind in KINDS:
        if kind.code == code:
            return kind
    raise KeyError(code)


def kind_for(record: object) -> RecordKind:
    """The kind a record value belongs to.

    Raises:
        KeyError: the value is not a record.
    """
    kind = _BY_CLASS.get(type(record))
    if kind is None:
        raise KeyError(type(record).__name__)
    return kind


def renamed(record: Record, new_id: str) -> Record:
    """The same record under another identifier."""
    return replace(record, id=new_id)
