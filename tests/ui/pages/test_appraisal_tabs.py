"""The appraisal page is a host of tabs: each is built when seen, read when something changed, and led to."""

from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from tests.ui.fakes import COMMUNES
from ui.appraisal_by_unit import AppraisalByUnit
from ui.appraisal_part import AppraisalPart
from ui.changes import Topic
from ui.desk import Desk
from ui.page import Page
from ui.pages.appraisal import AppraisalPage


class Counted(AppraisalPart):
    """A tab that counts how often it was read."""

    title: ClassVar[str] = "Tab"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.reads, self.stood_on = 0, ""
        self.button = self.offer("Act", lambda: None, keys="F11")

    def read(self) -> None:
        self.reads += 1
        self.context = (f"read {self.reads}",)

    def stand_on(self, subject: str) -> None:
        self.stood_on = subject


class TwoTabs(AppraisalPage):
    PARTS: ClassVar = (("units", AppraisalByUnit), ("across", Counted))


@pytest.fixture
def page(open_page: Callable[..., Any], make_desk: Callable[..., Desk], authority: Desk) -> Any:
    return open_page(TwoTabs, authority)


def test_a_tab_is_built_when_it_is_first_seen(page: Any) -> None:
    assert set(page._built) == {"units"}
    page.tabs.setCurrentIndex(1)
    assert page.part().reads == 1
    assert page.tabs.tabBar().isVisible()


def test_a_subject_names_a_unit_a_line_or_a_tab(page: Any) -> None:
    page.stand_on("across:2.1.3")
    assert (type(page.part()), page.part().stood_on) == (Counted, "2.1.3")
    criterion = "2.1.2"
    page.stand_on(f"{COMMUNES[2].code}:{criterion}")
    assert page.part()._sheet.unit == COMMUNES[2]
    assert page.part().tree.current_id() == criterion
    page.stand_on("across")
    assert page.part().stood_on == ""


def test_only_the_acts_and_keys_of_the_tab_in_sight_are_offered(page: Any) -> None:
    page.tabs.setCurrentIndex(1)
    part = page.part()
    assert part.button.isVisible()
    assert "F11" in [act.keys for act in page.heard()]
    page.tabs.setCurrentIndex(0)
    assert not part.button.isVisible()
    assert page.part()._accept.isVisible()
    assert "F11" not in [act.keys for act in page.heard()]


def test_points_given_in_one_tab_are_read_in_the_other_when_it_is_seen(page: Any, authority: Desk) -> None:
    page.stand_on("across")
    page.stand_on("")
    across = page._built["across"]
    authority.changes.announce(Topic.APPRAISALS)
    assert across.reads == 1
    page.tabs.setCurrentIndex(1)
    assert across.reads == 2
    page.tabs.setCurrentIndex(0)
    page.tabs.setCurrentIndex(1)
    assert across.reads == 2


def test_the_page_comes_back_with_the_tab_it_was_left_in(
    page: Any, open_page: Callable[..., Any], authority: Desk
) -> None:
    page.tabs.setCurrentIndex(1)
    assert isinstance(open_page(TwoTabs, authority).part(), Counted)
