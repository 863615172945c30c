"""The list of record kinds: a code that never changes, the class, and the code of the statistics annex."""

from dataclasses import dataclass, replace
from typing import Any

from core.records import dossiers, means, outreach, oversight, people, planning
from core.records.fields import FieldSpec, specs

Record = Any  # one of the frozen classes below; every one has `id: str` and `year: int`


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind:
    """One kind of record under its stable code."""

    code: str
    record: type[Any]
    annex: str

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """The declared fields in the order they are entered."""
        return specs(self.record)


KINDS: tuple[RecordKind, ...] = (
    RecordKind(code="plan", record=planning.Plan, annex="KH"),
    RecordKind(code="task", record=planning.Task, annex="NV"),
    RecordKind(code="periodic_report", record=planning.PeriodicReport, annex="KH"),
    RecordKind(code="breakthrough", record=planning.Breakthrough, annex="KH"),
    RecordKind(code="issued_document", record=oversight.IssuedDocument, annex="KH"),
    RecordKind(code="inspection", record=oversight.Inspection, annex="KT"),
    RecordKind(code="finding", record=oversight.InspectionFinding, annex="KT"),
    RecordKind(code="communication", record=outreach.Communication, annex="TT"),
    RecordKind(code="dialogue", record=outreach.Dialogue, annex="DT"),
    RecordKind(code="initiative", record=outreach.Initiative, annex="SK"),
    RecordKind(code="legal_work", record=oversight.LegalWork, annex="TC"),
    RecordKind(code="delegation", record=oversight.Delegation, annex="TC"),
    RecordKind(code="complaints", record=oversight.Complaints, annex="TC"),
    RecordKind(code="procedures", record=oversight.Procedures, annex="TH"),
    RecordKind(code="simplification", record=oversight.Simplification, annex="TH"),
    RecordKind(code="dossier_count", record=dossiers.DossierCount, annex="HS"),
    RecordKind(code="late_dossier", record=dossiers.LateDossier, annex="HS"),
    RecordKind(code="feedback", record=dossiers.Feedback, annex="PA"),
    RecordKind(code="satisfaction", record=dossiers.Satisfaction, annex="HL"),
    RecordKind(code="staff", record=people.Staff, annex="CB"),
    RecordKind(code="training_class", record=people.TrainingClass, annex="BD"),
    RecordKind(code="discipline", record=people.Discipline, annex="KL"),
    RecordKind(code="commendation", record=people.Commendation, annex="KL"),
    RecordKind(code="rotation", record=people.Rotation, annex="KL"),
    RecordKind(code="organisation", record=people.Organisation, annex="CB"),
    RecordKind(code="committee", record=people.Committee, annex="KH"),
    RecordKind(code="budget_publicity", record=means.BudgetPublicity, annex="TC2"),
    RecordKind(code="finance", record=means.Finance, annex="TC2"),
    RecordKind(code="e_documents", record=means.EDocuments, annex="VB"),
    RecordKind(code="quality", record=means.QualityDeclaration, annex="IS"),
    RecordKind(code="website", record=means.WebsiteUpdate, annex="VB"),
    RecordKind(code="external_index", record=planning.ExternalIndex, annex="CS"),
)


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
    for kind in KINDS:
        if isinstance(record, kind.record):
            return kind
    raise KeyError(type(record).__name__)


def renamed(record: Record, new_id: str) -> Record:
    """The same record under another identifier."""
    return replace(record, id=new_id)
