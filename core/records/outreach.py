"""Reaching people: communication, dialogues, initiatives."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.records.fields import block, choice, count, day, line
from core.records.levels import Level


class CommunicationForm(StrEnum):
    """Forms of communication; distinct forms are what a criterion counts."""

    LOUDSPEAKER = "loudspeaker"
    NOTICE_BOARD = "notice_board"
    CONFERENCE = "conference"
    SOCIAL_NETWORK = "social_network"
    ARTICLE = "article"
    WEBSITE = "website"
    LEAFLET = "leaflet"
    CONTEST = "contest"
    OTHER = "other"


class InitiativeForm(StrEnum):
    """What kind of novelty it is; contests and study visits are kept beside it and never counted (R062)."""

    INITIATIVE = "initiative"
    MODEL = "model"
    SOLUTION = "solution"
    AWARD = "award"
    CONTEST = "contest"
    STUDY_VISIT = "study_visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Communication:
    """One item of the communication plan, and when it was done."""

    id: str
    year: int
    content: str = line(required=True)
    form: CommunicationForm = choice(CommunicationForm.LOUDSPEAKER, required=True)
    planned_on: date | None = day()
    done_on: date | None = day()
    times: int = count()
    audience: int = count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """A dialogue with citizens or businesses."""

    id: str
    year: int
    topic: str = line(required=True)
    held_on: date | None = day()
    participants: int = count()
    opinions: int = count()
    answered: int = count()
    note: str = block()


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """An initiative, model or new solution, and the decision that recognised it."""

    id: str
    year: int
    title: str = line(required=True)
    form: InitiativeForm = choice(InitiativeForm.INITIATIVE, required=True)
    author: str = line(longest=200)
    registered_on: date | None = day()
    level: Level | None = choice(None)
    decision: str = line(longest=100)
    recognised_on: date | None = day()
    replicated_from: str = line()
    effect: str = block()
