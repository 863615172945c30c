"""The council that appraises: members, whom they stand for, what each does, which areas are theirs."""

from dataclasses import dataclass
from enum import StrEnum

from core.errors import UserError


class MemberNameless(UserError):
    """A member needs a name; fields: `position` (from 1)."""

    code = "E_MEMBER_NAME"


class CouncilPart(StrEnum):
    """What a member does, in the order in which a decision lists them; `INVITED` takes no part in votes."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    MEMBER = "member"
    SECRETARY = "secretary"
    INVITED = "invited"


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilMember:
    """One member (seed row R019). `areas` are ids of the criteria set's areas; none means all of them."""

    name: str
    job: str = ""
    organisation: str = ""
    part: CouncilPart = CouncilPart.MEMBER
    areas: tuple[str, ...] = ()


def in_order(members: tuple[CouncilMember, ...]) -> tuple[CouncilMember, ...]:
    """Members as a decision lists them: by part, and as they were entered within each."""
    parts = list(CouncilPart)
    return tuple(sorted(members, key=lambda member: parts.index(member.part)))
