"""Join the services of documents: before, while and after they are kept."""

from dataclasses import dataclass

from core.services.keep_evidence import KeepEvidence
from core.services.offer_evidence import OfferEvidence
from core.services.preview_evidence import PreviewEvidence
from core.services.self_assessment import SelfAssessment
from core.services.watch_scans import WatchScans
from core.services.workspace_parts import WorkspacePorts


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceServices:
    """One member per job around documents."""

    keep_evidence: KeepEvidence
    offer_evidence: OfferEvidence
    preview_evidence: PreviewEvidence
    watch_scans: WatchScans


def evidence_services(ports: WorkspacePorts, assessment: SelfAssessment) -> EvidenceServices:
    """Over the ports of one workspace."""
    database, attachments, images = ports.database, ports.attachments, ports.images
    offers = OfferEvidence(database=database, attachments=attachments, images=images, assessment=assessment)
    return EvidenceServices(
        keep_evidence=KeepEvidence(
            database=database,
            attachments=attachments,
            images=images,
            assessment=assessment,
            clock=ports.clock,
        ),
        offer_evidence=offers,
        preview_evidence=PreviewEvidence(attachments=attachments, images=images),
        watch_scans=WatchScans(database=database, folders=ports.scans, offers=offers, clock=ports.clock),
    )
