"""A dry run at the authority: every unit of the round, nothing kept, stopped when asked, written as a paper."""

from dataclasses import replace

import pytest

from core.criteria.editing import put_in_node
from core.criteria.loading import parse_set
from core.progress import Cancelled, Silent
from core.reporting.document import tables_of
from core.rounds import NoRound
from core.units import Role
from tests.core import criteria_sets
from tests.ui import fakes


@pytest.fixture
def office():
    return fakes.services(Role.APPRAISER)


def changed():
    return parse_set(
        put_in_node(criteria_sets.decoded(), "3.2.4", path=("rule", "options", 1, "points"), new="0.10")
    )


def test_every_unit_of_the_round_is_there_and_nothing_is_kept(office):
    trials = office.criteria_work.trials
    before = office.publish_ranking.preview(fakes.YEAR).ranking
    audit = len(trials._database.work.audit.all())
    trial = trials.run(fakes.YEAR, changed(), progress=Silent())
    assert {row.after.code for row in trial.rows} == {unit.code for unit in fakes.COMMUNES}
    assert office.publish_ranking.preview(fakes.YEAR).ranking == before
    assert len(trials._database.work.audit.all()) == audit
    assert trials.years() == (fakes.YEAR,)


def test_the_set_of_the_round_itself_changes_no_appraised_unit(office):
    trial = office.criteria_work.trials.run(fakes.YEAR, criteria_sets.sample(), progress=Silent())
    appraised = next(row for row in trial.rows if row.after.code == fakes.COMMUNES[0].code)
    assert appraised.before.total is not None
    known = [line for line in appraised.lines if line.before is not None]
    assert known
    assert all(line.after == line.before for line in known)
    assert not [cause for cause in trial.causes if cause.is_gone]


class Stopping:
    def report(self, done, total):
        assert done <= total

    def check(self):
        raise Cancelled


def test_it_stops_between_two_units(office):
    with pytest.raises(Cancelled):
        office.criteria_work.trials.run(fakes.YEAR, changed(), progress=Stopping())


def test_a_year_without_a_round_is_refused(office):
    with pytest.raises(NoRound):
        office.criteria_work.trials.run(1999, changed(), progress=Silent())


def test_the_paper_has_a_row_for_each_unit_and_the_causes(office):
    trials = office.criteria_work.trials
    trial = trials.run(fakes.YEAR, changed(), progress=Silent())
    units, causes = tables_of(trials.report(trial))
    assert [row.cells[1] for row in units.rows] == [row.after.name for row in trial.rows]
    assert all(len(row.cells) == len(units.columns) for row in units.rows)
    assert len(causes.rows) == sum(1 for cause in trial.causes if cause.units or cause.without_data)
    empty = replace(trial, rows=(), causes=())
    assert tables_of(trials.report(empty))[0].rows == ()
