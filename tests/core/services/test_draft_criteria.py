"""Drafts of criteria sets: begun, kept across a restart, adopted once as a new version."""

from datetime import UTC, datetime

import pytest

from core.annex import AnnexAnswers
from core.criteria import CriteriaSetRefused, NaPolicy, ScoredBy
from core.criteria.editing import put, put_in_node
from core.services.draft_criteria import DraftCriteria, DraftGone, VersionTaken
from core.units import Role
from tests.core import criteria_sets
from tests.core.annex.test_read import ROMAN, read
from tests.ui import fakes


@pytest.fixture
def office():
    return fakes.services(Role.APPRAISER)


@pytest.fixture
def drafts(office):
    return office.criteria_work.drafts


def begun(office):
    return office.criteria_work.drafts.begin(office.adopt_criteria.find(fakes.SET_ID))


def changed(draft):
    value = put_in_node(draft.value, "1.1.1", path=("name",), new="Ban hành kế hoạch")
    return type(draft)(head=draft.head, value=value, base_set=draft.base_set, base_version=draft.base_version)


def test_a_draft_begins_as_the_next_version_of_its_set(office, drafts):
    draft = begun(office)
    assert (draft.head.set_id, draft.head.version, draft.base_version) == (fakes.SET_ID, "2", "1")
    assert draft.value["criteria"] == criteria_sets.decoded()["criteria"]
    assert [head.id for head in drafts.drafts()] == [draft.head.id]


def test_what_was_kept_is_there_after_a_restart(office, drafts):
    draft = drafts.keep(changed(begun(office)))
    again = DraftCriteria(
        database=drafts._database,
        criteria=office.adopt_criteria,
        files=fakes.CriteriaFiles(),
        clock=office.clock,
    )
    assert again.read(draft.head.id).value["criteria"][2]["name"] == "Ban hành kế hoạch"
    assert again.drafts()[0].officer == "Nguyễn Thị Hạnh"


def test_an_adopted_version_never_changes_and_the_draft_goes(office, drafts):
    draft = drafts.keep(changed(begun(office)))
    held = drafts.adopt(draft.head.id)
    assert (held.set_id, held.version) == (fakes.SET_ID, "2")
    assert drafts.drafts() == ()
    with pytest.raises(DraftGone):
        drafts.read(draft.head.id)
    assert office.adopt_criteria.read(fakes.SET_ID, "1") == criteria_sets.sample()
    assert office.adopt_criteria.read(fakes.SET_ID, "2").leaf("1.1.1").name == "Ban hành kế hoạch"
    assert begun(office).head.version == "3"


def test_a_draft_under_a_held_version_is_refused(office, drafts):
    draft = begun(office)
    value = put(draft.value, ("version",), new="1")
    drafts.keep(type(draft)(head=draft.head, value=value))
    with pytest.raises(VersionTaken):
        drafts.adopt(draft.head.id)
    assert len(drafts.drafts()) == 1


def test_nothing_is_adopted_until_the_checks_pass(office, drafts):
    draft = begun(office)
    value = put_in_node(draft.value, "1.1.1", path=("max_points",), new="9.00")
    drafts.keep(type(draft)(head=draft.head, value=value))
    with pytest.raises(CriteriaSetRefused) as caught:
        drafts.adopt(draft.head.id)
    assert "C_SUM" in {finding.code for finding in caught.value.findings}
    assert len(office.adopt_criteria.sets()) == 1


def test_a_draft_can_be_thrown_away_and_that_is_written_down(office, drafts):
    draft = begun(office)
    drafts.drop(draft.head.id)
    assert drafts.drafts() == ()
    with pytest.raises(DraftGone):
        drafts.drop(draft.head.id)
    acts = [entry.act for entry in drafts._database.work.audit.all()]
    assert acts[-2:] == ["begin_criteria_draft", "drop_criteria_draft"]


def test_an_annex_becomes_a_draft_beside_the_set_it_was_likened_to(office, drafts):
    like = criteria_sets.decoded()
    like["downgrade_rules"] = []
    answers = AnnexAnswers(
        set_id="GL-2026",
        version="1",
        name="Bộ",
        year=2026,
        scored_by=ScoredBy.SELF,
        na_policy=NaPolicy.ZERO,
        like=like,
    )
    draft = drafts.begin_from(read(*ROMAN), answers, file="pl.xlsx")
    assert (draft.head.base, draft.base_set) == ("pl.xlsx", fakes.SET_ID)
    assert drafts.adopt(draft.head.id).set_id == "GL-2026"


def test_drafts_are_listed_from_the_one_saved_last(office, drafts):
    first, second = begun(office), begun(office)
    drafts._clock = Later()
    drafts.keep(first)
    assert [head.id for head in drafts.drafts()] == [first.head.id, second.head.id]


class Later:
    def now(self):
        return datetime(2026, 1, 1, tzinfo=UTC)
