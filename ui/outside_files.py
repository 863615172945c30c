"""Workbooks of the tab in sight: the template out, a filled one in after its plan was seen."""

from core.outside import OutsideKind
from core.services.outside_plan import OutsidePlan
from ui.changes import Topic
from ui.messages import Notice, choose_file, choose_target, pick, show_error, tell, tell_where
from ui.outside_part import Offered
from ui.page import Page
from ui.progress_dialog import run_long
from ui.texts import common
from ui.texts import outside_page as texts
from ui.texts.every_finding import message_of


class OutsideFiles:
    """The acts around workbooks, for one page; both work in the background."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def write(self, offered: Offered) -> None:
        """Choose where the template goes, and write it with what is held."""
        desk, kind = self._page.desk, offered.kind
        if kind is None:
            return
        if kind is OutsideKind.SURVEY and not offered.survey:
            tell(self._page, texts.TEMPLATE_TITLE, what=texts.SURVEY_NEEDED)
            return
        name = texts.TEMPLATE_NAMES[kind].format(year=desk.year)
        path = choose_target(self._page, texts.TEMPLATE_TITLE, name=name, kinds=texts.SHEETS)
        if path is None:
            return
        service, year = desk.services.exchange_outside, desk.year
        run_long(
            self._page,
            desk.jobs,
            title=texts.TEMPLATE_TITLE,
            work=lambda _progress: service.template(path, year=year, kind=kind, survey=offered.survey),
            done=lambda written: tell_where(
                self._page, texts.TEMPLATE_TITLE, what=texts.TEMPLATE_WRITTEN, path=written
            ),
            failed=lambda error: show_error(self._page, error),
        )

    def bring_in(self) -> None:
        """Choose a filled workbook and say what it would change; then take it in or leave it."""
        desk = self._page.desk
        path = choose_file(self._page, texts.IMPORT_TITLE, kinds=texts.SHEETS)
        if path is None:
            return
        service, year = desk.services.exchange_outside, desk.year
        run_long(
            self._page,
            desk.jobs,
            title=texts.IMPORT_TITLE,
            work=lambda progress: service.plan(path, year=year, progress=progress),
            done=self.ask,
            failed=lambda error: show_error(self._page, error),
        )

    def ask(self, plan: OutsidePlan) -> None:
        """Show a plan; it is taken only when it is right and wanted."""
        details = "\n".join(f"{each.where}: {message_of(each)}" for each in plan.findings)
        if not plan.is_good:
            what = texts.PLAN_REFUSED.format(file=plan.file)
            notice = Notice(title=texts.PLAN_TITLE, what=what, why=texts.PLAN_REFUSED_WHY, details=details)
            pick(self._page, notice, acts=(common.CLOSE,))
            return
        if not plan.new + plan.changed:
            tell(self._page, texts.PLAN_TITLE, what=texts.PLAN_NOTHING, why=texts.plan_told(plan))
            return
        notice = Notice(
            title=texts.PLAN_TITLE,
            what=texts.plan_told(plan),
            why=texts.plan_why(plan),
            details=details,
            mark="care" if plan.findings else "done",
        )
        if pick(self._page, notice, acts=(texts.PLAN_ACT, texts.PLAN_LEAVE)) == 0:
            self._take(plan)

    def _take(self, plan: OutsidePlan) -> None:
        desk = self._page.desk
        service = desk.services.exchange_outside

        def taken(count: int) -> None:
            desk.changes.announce(Topic.OUTSIDE)
            desk.changes.tell(texts.TAKEN.format(count=count, file=plan.file))

        run_long(
            self._page,
            desk.jobs,
            title=texts.IMPORT_TITLE,
            work=lambda _progress: service.take(plan),
            done=taken,
            failed=lambda error: show_error(self._page, error),
        )
