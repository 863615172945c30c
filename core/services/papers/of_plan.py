"""What a commune prints of its plan: the plan, its amendments, the registration of breakthrough work."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from core.dates import before
from core.plan_versions import PlanChanges, amendments, citing, compared, planned
from core.ports import Transaction
from core.records.planning import Plan, PlanForm, Task, TaskSource
from core.records.targets import Target
from core.reporting.breakthrough_paper import BreakthroughData, BreakthroughWords, breakthrough_paper
from core.reporting.document import Report
from core.reporting.paper import SUBMITTERS, Asked, Choice, Dated, Paper, Section
from core.reporting.plan_amendment import AmendmentData, AmendmentWords, plan_amendment
from core.reporting.plan_paper import PlanData, PlannedTarget, PlanTexts, PlanWords, plan_paper
from core.services.papers.commune_words import PaperDesk
from core.services.plan_history import plan_before

PLAN, AMENDMENT, BREAKTHROUGH = "plan", "plan-amendment", "breakthrough"


class PlanPapers:
    """Fills them from this workspace."""

    def __init__(
        self,
        *,
        desk: PaperDesk,
        asked_in_words: Callable[[Target], str],
        words: tuple[PlanWords, AmendmentWords, BreakthroughWords],
        sections: Mapping[str, tuple[Section, ...]],
    ) -> None:
        self._desk = desk
        self._in_words = asked_in_words
        self._sections = sections
        self._plan_words, self._amendment_words, self._breakthrough_words = words

    def papers(self) -> tuple[Paper, ...]:
        """The kinds of this family."""
        return (
            self._paper(PLAN, self.plan, choices=self.plans),
            self._paper(AMENDMENT, self.amendment, choices=self.amendments),
            self._paper(BREAKTHROUGH, self.breakthrough, choices=self.breakthroughs),
        )

    def _paper(
        self, code: str, fill: Callable[[Asked], Report], *, choices: Callable[[int], tuple[Choice, ...]]
    ) -> Paper:
        return Paper(
            code=code, roles=SUBMITTERS, fill=fill, choices=choices, sections=self._sections.get(code, ())
        )

    def plan(self, asked: Asked) -> Report:
        """The annual plan, or with a part a plan that improves an index (R043, R047, R094)."""
        with self._desk.database.transaction() as work:
            unit = work.office.get().unit.code
            held = _plans(work, unit, year=asked.year)
            tasks = work.records.of_year("task", unit, year=asked.year)
            targets = work.records.of_year("target", unit, year=asked.year)
            following = work.records.of_year("target", unit, year=asked.year + 1)
        chosen = next((plan for plan in held if plan.id == asked.part), None) or _original(held)
        is_improvement = chosen is not None and chosen.form is PlanForm.IMPROVEMENT
        improving = tuple(task for task in tasks if task.source is TaskSource.IMPROVEMENT)
        data = PlanData(
            head=self._desk.heads.head(PLAN, self._plan_words.symbol, dated=_dated(asked, chosen)),
            year=asked.year,
            plan=chosen,
            is_improvement=is_improvement,
            tasks=improving if is_improvement else planned(tasks),
            targets=self._targets(targets, following),
            texts=_plan_texts(self._desk.written(PLAN, asked)),
        )
        return plan_paper(data, self._plan_words, form=self._desk.form)

    def plans(self, year: int) -> tuple[Choice, ...]:
        """The plans beside the annual one, which is the whole of this kind: those that improve an index."""
        with self._desk.database.transaction() as work:
            held = _plans(work, work.office.get().unit.code, year=year)
        return tuple(_choice(plan) for plan in held if plan.form is PlanForm.IMPROVEMENT)

    def amendment(self, asked: Asked) -> Report:
        """What an amendment changed; the newest one where no part names another (R029)."""
        with self._desk.database.transaction() as work:
            unit = work.office.get().unit.code
            held = _plans(work, unit, year=asked.year)
            tasks = planned(work.records.of_year("task", unit, year=asked.year))
            listed = amendments(held)
            named = next((at for at, plan in enumerate(listed) if plan.id == asked.part), len(listed) - 1)
            chosen = listed[named] if listed else None
            after = _after(work, listed, at=named, tasks=tasks)
            changes = PlanChanges(added=()) if chosen is None else _changes(work, chosen, after=after)
        data = AmendmentData(
            head=self._desk.heads.head(AMENDMENT, self._amendment_words.symbol, dated=_dated(asked, chosen)),
            year=asked.year,
            amendment=chosen,
            before=listed[named - 1] if named > 0 else _original(held),
            changes=changes,
            tasks=after,
            reason=self._desk.written(AMENDMENT, asked).get("reason") or (chosen.note if chosen else ""),
            last_day=before(date(asked.year, 3, 31)),
        )
        return plan_amendment(data, self._amendment_words, form=self._desk.form)

    def amendments(self, year: int) -> tuple[Choice, ...]:
        """The amendments recorded for a year, in the order they were issued."""
        with self._desk.database.transaction() as work:
            held = _plans(work, work.office.get().unit.code, year=year)
        return tuple(map(_choice, amendments(held)))

    def breakthrough(self, asked: Asked) -> Report:
        """Every work registered for a year, or with a part one of them (R031)."""
        with self._desk.database.transaction() as work:
            office = work.office.get()
            works = work.records.of_year("breakthrough", office.unit.code, year=asked.year)
        data = BreakthroughData(
            head=self._desk.heads.head(BREAKTHROUGH, self._breakthrough_words.symbol, dated=asked.dated),
            year=asked.year,
            authority="" if office.authority is None else office.authority.name,
            works=tuple(each for each in works if not asked.part or each.id == asked.part),
            last_day=before(date(asked.year, 4, 1)),
            solutions=self._desk.written(BREAKTHROUGH, asked).get("solutions", ""),
        )
        return breakthrough_paper(data, self._breakthrough_words, form=self._desk.form)

    def breakthroughs(self, year: int) -> tuple[Choice, ...]:
        """The works registered for a year."""
        with self._desk.database.transaction() as work:
            works = work.records.of_year("breakthrough", work.office.get().unit.code, year=year)
        return tuple(Choice(key=each.id, name=each.content) for each in works)

    def _targets(self, targets: Sequence[Target], following: Sequence[Target]) -> tuple[PlannedTarget, ...]:
        later = {(each.name.casefold(), each.field): self._in_words(each) for each in following}
        return tuple(
            PlannedTarget(
                target=each,
                asked=self._in_words(each),
                following=later.get((each.name.casefold(), each.field), ""),
            )
            for each in targets
        )


def _plan_texts(written: Mapping[str, str]) -> PlanTexts:
    return PlanTexts(
        purpose=written.get("purpose", ""),
        requirements=written.get("requirements", ""),
        means=written.get("means", ""),
        carrying_out=written.get("carrying_out", ""),
    )


def _plans(work: Transaction, unit: str, *, year: int) -> tuple[Plan, ...]:
    return work.records.of_year("plan", unit, year=year)


def _original(plans: Sequence[Plan]) -> Plan | None:
    return next((plan for plan in plans if plan.form is PlanForm.ORIGINAL), None)


def _choice(plan: Plan) -> Choice:
    return Choice(key=plan.id, name=" ".join(part for part in (plan.number, plan.title) if part))


def _dated(asked: Asked, plan: Plan | None) -> Dated:
    """A plan that was issued bears its day, unless another was asked for."""
    if plan is None or plan.issued_on is None or asked.dated != Dated():
        return asked.dated
    return Dated(on=plan.issued_on)


def _after(
    work: Transaction, listed: Sequence[Plan], *, at: int, tasks: tuple[Task, ...]
) -> tuple[Task, ...]:
    """The plan after an amendment: what was kept before the next one, or the plan as it stands now."""
    kept = (plan_before(work, each) for each in listed[at + 1 :])
    return next((each for each in kept if each is not None), tasks)


def _changes(work: Transaction, amendment: Plan, *, after: Sequence[Task]) -> PlanChanges:
    before_it = plan_before(work, amendment)
    return citing(amendment, after) if before_it is None else compared(before_it, after)
