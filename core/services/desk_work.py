"""What an appraiser and its desks do with each other, built over one workspace."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.packages.kinds import Kind
from core.services.adopt_criteria import AdoptCriteria
from core.services.assign_desks import AssignDesks
from core.services.decide_conflicts import DecideConflicts
from core.services.deliver_package import DeliverPackage
from core.services.export_work import ExportWork
from core.services.receive_keys import TrustReceiver
from core.services.receive_submission import SubmissionReceiver
from core.services.receive_work import WorkReceiver
from core.services.receiving import Receiver
from core.services.send_many import SendMany
from core.services.workspace_parts import WorkspacePorts


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskWork:
    """Who appraises what, the packages between the PCs, and what two of them gave differently."""

    assign: AssignDesks
    work: ExportWork
    conflicts: DecideConflicts


def desk_work(
    ports: WorkspacePorts, criteria: AdoptCriteria, *, sender: SendMany, deliver: DeliverPackage
) -> DeskWork:
    """Build them over the ports of one workspace."""
    database, units, clock = ports.database, ports.units, ports.clock
    return DeskWork(
        assign=AssignDesks(database=database, criteria=criteria, units=units, clock=clock),
        work=ExportWork(
            database=database, criteria=criteria, sender=sender, deliver=deliver, files=ports.packages
        ),
        conflicts=DecideConflicts(database=database, criteria=criteria, units=units, clock=clock),
    )


def receivers_at_desk(criteria: AdoptCriteria) -> Mapping[Kind, Receiver]:
    """What a desk takes in: keys, its work, and the submissions its lead office hands on."""
    return {
        Kind.TRUST: TrustReceiver(),
        Kind.APPRAISAL: WorkReceiver(criteria=criteria),
        Kind.SUBMISSION: SubmissionReceiver(criteria=criteria),
    }
