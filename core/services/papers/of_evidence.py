"""What a commune prints of its evidence: the register, and what is missing by who answers for it."""

from collections.abc import Callable

from core.evidence_needs import CriterionNeeds, needs_of
from core.reporting.document import Report
from core.reporting.evidence_register import EvidenceData, EvidenceWords, ProvenLine, evidence_register
from core.reporting.missing_by_owner import (
    MissingData,
    MissingWords,
    OwnedLack,
    OwnerLacks,
    missing_by_owner,
)
from core.reporting.paper import SUBMITTERS, Asked, Choice, Paper
from core.self_score import Missing, Need, SelfScore
from core.services.papers.commune_words import PaperDesk
from core.services.self_assessment import SelfAssessment

EVIDENCE, MISSING = "evidence", "missing"
_NOBODY = "-"


class EvidencePapers:
    """Fills them from this workspace."""

    def __init__(
        self,
        *,
        desk: PaperDesk,
        assessment: SelfAssessment,
        need: Callable[[Need], str],
        words: tuple[EvidenceWords, MissingWords],
    ) -> None:
        self._desk = desk
        self._assessment = assessment
        self._need = need
        self._register_words, self._missing_words = words

    def papers(self) -> tuple[Paper, ...]:
        """The kinds of this family."""
        return (
            Paper(code=EVIDENCE, roles=SUBMITTERS, fill=self.register),
            Paper(code=MISSING, roles=SUBMITTERS, fill=self.missing, choices=self.owners),
        )

    def register(self, asked: Asked) -> Report:
        """Every document of the year under the criteria it supports, and what is missing (R015)."""
        score = self._assessment.score(asked.year)
        with self._desk.database.transaction() as work:
            held = work.evidence.of_year(work.office.get().unit.code, asked.year)
        needs = needs_of(score.lines, held=held, last_year=())
        known = {need.criterion.id for need in needs}
        data = EvidenceData(
            head=self._desk.heads.head(EVIDENCE, self._register_words.symbol, dated=asked.dated),
            year=asked.year,
            criteria_set=score.criteria.name,
            is_sample=score.criteria.is_sample,
            lines=tuple(_proven(score, need) for need in needs if need.is_own),
            loose=tuple(document for document in held if not known.intersection(document.criteria)),
            documents=len(held),
            files=len({document.file.sha256 for document in held if document.file is not None}),
        )
        return evidence_register(data, self._register_words, form=self._desk.form)

    def missing(self, asked: Asked) -> Report:
        """What the year still lacks, by person; with a part the sheet of one person."""
        score = self._assessment.score(asked.year)
        found = self._by_owner(score)
        data = MissingData(
            head=self._desk.heads.head(MISSING, self._missing_words.symbol, dated=asked.dated),
            year=asked.year,
            today=self._desk.clock.today(),
            is_sample=score.criteria.is_sample,
            owners=tuple(each for each in found if not asked.part or _key(each.owner) == asked.part),
        )
        return missing_by_owner(data, self._missing_words, form=self._desk.form)

    def owners(self, year: int) -> tuple[Choice, ...]:
        """Everybody who still owes something in a year."""
        found = self._by_owner(self._assessment.score(year))
        return tuple(
            Choice(key=_key(each.owner), name=each.owner or self._missing_words.nobody) for each in found
        )

    def _by_owner(self, score: SelfScore) -> tuple[OwnerLacks, ...]:
        """Most points first; what nobody answers for comes last."""
        lacks: dict[str, list[OwnedLack]] = {}
        for item in score.missing:
            lacks.setdefault(score.line(item.criterion).entry.owner, []).append(self._lack(score, item))
        ordered = sorted(
            lacks, key=lambda owner: (not owner, -sum(lack.at_stake for lack in lacks[owner]), owner)
        )
        return tuple(OwnerLacks(owner=owner, lacks=tuple(lacks[owner])) for owner in ordered)

    def _lack(self, score: SelfScore, item: Missing) -> OwnedLack:
        papers = item.need in {Need.EVIDENCE, Need.DATA}
        return OwnedLack(
            code=item.criterion,
            name=item.name,
            need=self._need(item.need),
            needed=score.line(item.criterion).criterion.evidence if papers else (),
            at_stake=item.at_stake,
        )


def _key(owner: str) -> str:
    return owner or _NOBODY


def _proven(score: SelfScore, need: CriterionNeeds) -> ProvenLine:
    line = score.line(need.criterion.id)
    area = score.criteria.area_of(need.criterion.id)
    return ProvenLine(
        area=area.id,
        area_name=area.name,
        code=need.criterion.id,
        name=need.criterion.name,
        documents=need.held,
        unanswered=need.unanswered,
        at_stake=need.at_stake,
        explanation=line.entry.explanation or line.entry.claim_reason,
    )
