"""The kinds of package and who may send which to whom (package-format.md section 3.1)."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a package is for."""

    SUBMISSION = "submission"
    CRITERIA = "criteria"
    TASKS = "tasks"
    RESULT = "result"
    RETURN = "return"
    RECEIPT = "receipt"
    TRUST = "trust"
    ENROL = "enrol"
    ROTATE = "rotate"
    APPRAISAL = "appraisal"


class SignerRole(StrEnum):
    """The part a key plays; written into trust lists in this spelling."""

    SUBMITTER = "submitter"
    APPRAISER = "appraiser"
    ROOT = "root"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule:
    """One row of the table: unit code prefixes of both ends, and which members the kind carries."""

    roles: frozenset[SignerRole]
    sender_prefixes: tuple[str, ...]
    recipient_prefixes: tuple[str, ...]
    may_address_all: bool
    has_evidence: bool
    has_period: bool


_SUBMITTER = frozenset({SignerRole.SUBMITTER})
_APPRAISER = frozenset({SignerRole.APPRAISER})
_ROOT = frozenset({SignerRole.ROOT})


def _rule(
    roles: frozenset[SignerRole], route: str, *, evidence: bool = False, period: bool = False
) -> KindRule:
    """One row; the route reads `senders > recipients`."""
    senders, _, recipients = route.partition(">")
    receivers = tuple(recipients.split())
    return KindRule(
        roles=roles,
        sender_prefixes=tuple(senders.split()),
        recipient_prefixes=tuple(prefix for prefix in receivers if prefix != "*"),
        may_address_all="*" in receivers,
        has_evidence=evidence,
        has_period=period,
    )


KIND_RULES = MappingProxyType(
    {
        Kind.SUBMISSION: _rule(_SUBMITTER, "xa- > td-", evidence=True, period=True),
        Kind.CRITERIA: _rule(_APPRAISER, "td- > xa- td- *", period=True),
        Kind.TASKS: _rule(_APPRAISER, "td- > xa- td- *", evidence=True, period=True),
        Kind.RESULT: _rule(_APPRAISER, "td- > xa- td- *", evidence=True, period=True),
        Kind.RETURN: _rule(_APPRAISER, "td- > xa-", period=True),
        Kind.RECEIPT: _rule(_APPRAISER, "td- > xa-"),
        Kind.TRUST: _rule(_ROOT, "goc- > *"),
        Kind.ENROL: _rule(_SUBMITTER | _APPRAISER, "xa- td- > td-"),
        Kind.ROTATE: _rule(_SUBMITTER | _APPRAISER, "xa- td- > td-"),
        # An addition to section 3.1: work between an appraiser and its desks, in both directions.
        Kind.APPRAISAL: _rule(_APPRAISER, "td- > td-", period=True),
    }
)

ROLE_OF_PREFIX = MappingProxyType(
    {"xa": SignerRole.SUBMITTER, "td": SignerRole.APPRAISER, "goc": SignerRole.ROOT}
)


def namespace_of(kind: Kind) -> str:
    """The SSHSIG namespace in which packages of this kind are signed."""
    return f"{kind.value}@socchc.vn"
