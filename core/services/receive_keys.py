"""Take in what is said about keys: the authority's next trust list, a commune's new key."""

from datetime import datetime

from core.packages.intake import AuthenticPackage, CompleteSubmission
from core.packages.plan import ImportPlan
from core.ports import Transaction
from core.services.receiving import Receiver, plain_plan
from core.services.rotate_key import keep_rotation
from core.trust_lists import check_authority, keep_trust_list


class TrustReceiver(Receiver):
    """Trust lists at a submitter that has pinned the roots by digits (security 2)."""

    def judge(self, work: Transaction, authentic: AuthenticPackage) -> None:
        """It must be the list of this unit's authority.

        Raises:
            NotYourAuthority: it is another's.
        """
        check_authority(work.office.get(), authentic.document)

    def plan(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        """Whether a list was held before."""
        return plain_plan(work, read)

    def keep(self, work: Transaction, read: CompleteSubmission, *, at: datetime) -> None:
        """Roots, escrow, the authority's keys, and the own epoch and status."""
        keep_trust_list(work, read, at=at)


class RotationReceiver(Receiver):
    """New keys of submitters at an appraiser, vouched for by the old key."""

    def judge(self, work: Transaction, authentic: AuthenticPackage) -> None:
        """Signatures say all there is to judge by the head."""

    def plan(self, work: Transaction, read: CompleteSubmission) -> ImportPlan:
        """Whether the unit changed its key by a package before."""
        return plain_plan(work, read)

    def keep(self, work: Transaction, read: CompleteSubmission, *, at: datetime) -> None:
        """The new key takes the place of the old one, whose epoch is closed.

        Raises:
            EnrolledElsewhere, EnrolledBefore, KeyRevoked: the new key cannot be used.
        """
        keep_rotation(work, read, at=at)
