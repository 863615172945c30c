"""The self-review report of a year: whether it is owed, why, and the task that makes it due (seed R011)."""

from dataclasses import replace

from core.errors import UserError
from core.ports import Clock, Database
from core.records.people import HeadGrade, HeadRating
from core.records.planning import Task, TaskArea, TaskSource
from core.review_duty import ReviewDuty, review_duty
from core.services.noting import note, note_records
from core.services.receive_results import ReceiveResults
from core.services.record_entry import tidy
from core.services.self_assessment import SelfAssessment, refuse_closed

_TASK, _RATING = "task", "head_rating"


class NothingToReview(UserError):
    """No area that counts is below the limit, so no report is owed; fields: `year`."""

    code = "E_NOTHING_TO_REVIEW"


class ReviewReport:
    """The duty that follows areas under 75 % of their maximum."""

    def __init__(
        self, *, database: Database, results: ReceiveResults, assessment: SelfAssessment, clock: Clock
    ) -> None:
        self._database = database
        self._results = results
        self._assessment = assessment
        self._clock = clock

    def duty(self, year: int) -> ReviewDuty | None:
        """What is owed for a year by its published result and by the rating of the head of the unit.

        The task is answered with it where there is one already.
        """
        view = self._results.result(year)
        areas = () if view is None else view.areas
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            ratings = work.records.of_year(_RATING, unit, year=year)
        is_rated = any(isinstance(row, HeadRating) and row.grade is HeadGrade.DONE for row in ratings)
        if view is None and not is_rated:
            return None
        criteria = self._assessment.criteria(year)
        with self._database.transaction() as work:
            owed = review_duty(criteria, areas, year=year, unit=unit, is_head_rated=is_rated)
            if owed is None:
                return None
            task = work.records.get(_TASK, owed.task_id)
            in_bin = work.records.removed(unit, year + 1, kind=_TASK)
            binned = any(record.id == owed.task_id for record in in_bin)
        return replace(owed, task=task, is_binned=binned)

    def create(self, year: int, *, title: str, owner: str, note_text: str) -> Task:
        """Make the task in the following year, due on the last valid day; once: a second act changes nothing.

        Raises:
            NothingToReview: no report is owed.
            YearClosed: the figures of the following year are closed.
        """
        owed = self.duty(year)
        if owed is None:
            raise NothingToReview(year=year)
        if owed.task is not None:
            return owed.task
        task = tidy(
            Task(
                id=owed.task_id,
                year=year + 1,
                source=TaskSource.ASSIGNED,
                area=TaskArea.DIRECTION,
                title=title,
                owner=owner,
                due_on=owed.last_day,
                note=note_text,
            )
        )
        assert isinstance(task, Task)
        with self._database.transaction() as work:
            unit = work.office.get().unit.code
            refuse_closed(work, unit, year=task.year)
            work.records.save(unit, (task,))
            note_records(work, [(None, task)], at=self._clock.now())
            change = ("", str(task.due_on))
            note(work, self._clock, act="review_task", subject=str(year), change=change)
        return task
