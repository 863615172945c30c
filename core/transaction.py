"""One all-or-nothing piece of work on the database, as a Protocol: the stores it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from core.across_store import AcrossStore, DismissalStore
    from core.audit_store import AuditStore
    from core.column_mappings import MappingStore
    from core.desk_ports import DeskStore
    from core.outside_ports import CouncilStore, OutsideStore, SurveyStore
    from core.paper_ports import LetterheadStore, TemplateStore
    from core.ranking_ports import RankingStore
    from core.report_texts import ReportTextStore
    from core.store_ports import (
        AssessmentStore,
        CertificateStore,
        CriteriaStore,
        DraftStore,
        EveryUnitStore,
        EvidenceStore,
        ExchangeStore,
        ExplanationStore,
        OfficeStore,
        RecordStore,
        RoundStore,
        SettingStore,
        TrustStore,
    )


class Transaction(Protocol):
    """The stores of one all-or-nothing piece of work."""

    office: OfficeStore
    records: RecordStore
    drafts: DraftStore
    evidence: EvidenceStore
    criteria: CriteriaStore
    assessments: AssessmentStore
    rounds: RoundStore
    every_unit: EveryUnitStore
    outside: OutsideStore
    surveys: SurveyStore
    council: CouncilStore
    explanations: ExplanationStore
    rankings: RankingStore
    across: AcrossStore
    dismissals: DismissalStore
    report_texts: ReportTextStore
    letterheads: LetterheadStore
    templates: TemplateStore
    column_mappings: MappingStore
    desks: DeskStore
    exchanges: ExchangeStore
    trust: TrustStore
    settings: SettingStore
    certificates: CertificateStore
    audit: AuditStore
