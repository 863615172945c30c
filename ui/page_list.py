"""The pages of each role in the order of the year. The one place that knows every page.

A page's module loads when the page is first opened: together they are a third of what the program is.
"""

from collections.abc import Callable

from core.units import Role
from ui.desk import Desk
from ui.page import Page
from ui.rail import RailEntry
from ui.texts import common as texts
from ui.window import PageEntry


def _appraisal(desk: Desk) -> Page:
    from ui.pages.appraisal import AppraisalPage

    return AppraisalPage(desk)


def _criteria(desk: Desk) -> Page:
    from ui.pages.criteria import CriteriaPage

    return CriteriaPage(desk)


def _dossiers(desk: Desk) -> Page:
    from ui.pages.dossiers import DossiersPage

    return DossiersPage(desk)


def _evidence(desk: Desk) -> Page:
    from ui.pages.evidence import EvidencePage

    return EvidencePage(desk)


def _export(desk: Desk) -> Page:
    from ui.pages.export import ExportPage

    return ExportPage(desk)


def _figures(desk: Desk) -> Page:
    from ui.pages.figures import FiguresPage

    return FiguresPage(desk)


def _home(desk: Desk) -> Page:
    from ui.pages.home import HomePage

    return HomePage(desk)


def _import_packages(desk: Desk) -> Page:
    from ui.pages.import_packages import ImportPackagesPage

    return ImportPackagesPage(desk)


def _keys(desk: Desk) -> Page:
    from ui.pages.keys import KeysPage

    return KeysPage(desk)


def _other_records(desk: Desk) -> Page:
    from ui.pages.other_records import OtherRecordsPage

    return OtherRecordsPage(desk)


def _outside(desk: Desk) -> Page:
    from ui.pages.outside import OutsidePage

    return OutsidePage(desk)


def _province_home(desk: Desk) -> Page:
    from ui.pages.province_home import ProvinceHomePage

    return ProvinceHomePage(desk)


def _ranking(desk: Desk) -> Page:
    from ui.pages.ranking import RankingPage

    return RankingPage(desk)


def _reports(desk: Desk) -> Page:
    from ui.pages.reports import ReportsPage

    return ReportsPage(desk)


def _results(desk: Desk) -> Page:
    from ui.pages.results import ResultsPage

    return ResultsPage(desk)


def _round_board(desk: Desk) -> Page:
    from ui.pages.round_board import RoundBoardPage

    return RoundBoardPage(desk)


def _self_assessment(desk: Desk) -> Page:
    from ui.pages.self_assessment import SelfAssessmentPage

    return SelfAssessmentPage(desk)


def _send_results(desk: Desk) -> Page:
    from ui.pages.send_results import SendResultsPage

    return SendResultsPage(desk)


def _settings(desk: Desk) -> Page:
    from ui.pages.settings import SettingsPage

    return SettingsPage(desk)


def _tasks(desk: Desk) -> Page:
    from ui.pages.tasks import TasksPage

    return TasksPage(desk)


def _training(desk: Desk) -> Page:
    from ui.pages.training import TrainingPage

    return TrainingPage(desk)


_SUBMITTER: tuple[tuple[str, Callable[[Desk], Page], str, str, str], ...] = (
    ("home", _home, texts.PAGE_HOME, "home", texts.GROUP_YEAR),
    ("tasks", _tasks, texts.PAGE_TASKS, "tasks", texts.GROUP_YEAR),
    ("dossiers", _dossiers, texts.PAGE_DOSSIERS, "dossiers", texts.GROUP_YEAR),
    ("training", _training, texts.PAGE_TRAINING, "training", texts.GROUP_YEAR),
    ("other", _other_records, texts.PAGE_OTHER, "other", texts.GROUP_YEAR),
    ("evidence", _evidence, texts.PAGE_EVIDENCE, "evidence", texts.GROUP_YEAR),
    ("self", _self_assessment, texts.PAGE_SELF, "self", texts.GROUP_SCORE),
    ("export", _export, texts.PAGE_EXPORT, "export", texts.GROUP_SCORE),
    ("import", _import_packages, texts.PAGE_IMPORT, "import", texts.GROUP_SCORE),
    ("results", _results, texts.PAGE_RESULTS, "results", texts.GROUP_SCORE),
    ("reports", _reports, texts.PAGE_REPORTS, "reports", texts.GROUP_SCORE),
    ("figures", _figures, texts.PAGE_FIGURES, "figures", texts.GROUP_SCORE),
    ("keys", _keys, texts.PAGE_KEYS, "keys", texts.GROUP_SYSTEM),
    ("settings", _settings, texts.PAGE_SETTINGS, "settings", texts.GROUP_SYSTEM),
)
_APPRAISER: tuple[tuple[str, Callable[[Desk], Page], str, str, str], ...] = (
    ("home", _province_home, texts.PAGE_HOME, "home", texts.GROUP_ROUND),
    ("round", _round_board, texts.PAGE_ROUND, "round", texts.GROUP_ROUND),
    ("import", _import_packages, texts.PAGE_IMPORT, "import", texts.GROUP_ROUND),
    ("appraisal", _appraisal, texts.PAGE_APPRAISAL, "appraisal", texts.GROUP_ROUND),
    ("outside", _outside, texts.PAGE_OUTSIDE, "outside", texts.GROUP_ROUND),
    ("ranking", _ranking, texts.PAGE_RANKING, "ranking", texts.GROUP_RESULT),
    ("send", _send_results, texts.PAGE_SEND, "send", texts.GROUP_RESULT),
    ("reports", _reports, texts.PAGE_REPORTS, "reports", texts.GROUP_RESULT),
    ("figures", _figures, texts.PAGE_FIGURES, "figures", texts.GROUP_RESULT),
    ("criteria", _criteria, texts.PAGE_CRITERIA, "criteria", texts.GROUP_SYSTEM),
    ("keys", _keys, texts.PAGE_KEYS, "keys", texts.GROUP_SYSTEM),
    ("settings", _settings, texts.PAGE_SETTINGS, "settings", texts.GROUP_SYSTEM),
)


_AT_DESK = frozenset({"import", "appraisal", "keys", "settings"})
"""What a desk of the appraiser works with: it opens no round, publishes nothing and sends no results."""


def pages_for(role: Role, *, is_desk: bool = False) -> tuple[PageEntry, ...]:
    """The pages an office of this role works with; at a desk of the appraiser only those of its work."""
    listed = _SUBMITTER if role is Role.SUBMITTER else _APPRAISER
    return tuple(
        PageEntry(rail=RailEntry(key=key, title=title, mark=mark, group=group), make=make)
        for key, make, title, mark, group in listed
        if not is_desk or key in _AT_DESK
    )
