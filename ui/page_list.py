"""The pages of each role in the order of the year. The one place that knows every page."""

from core.units import Role
from ui.page import Page
from ui.pages.appraisal import AppraisalPage
from ui.pages.criteria import CriteriaPage
from ui.pages.dossiers import DossiersPage
from ui.pages.evidence import EvidencePage
from ui.pages.export import ExportPage
from ui.pages.figures import FiguresPage
from ui.pages.home import HomePage
from ui.pages.import_packages import ImportPackagesPage
from ui.pages.keys import KeysPage
from ui.pages.other_records import OtherRecordsPage
from ui.pages.outside import OutsidePage
from ui.pages.province_home import ProvinceHomePage
from ui.pages.ranking import RankingPage
from ui.pages.reports import ReportsPage
from ui.pages.results import ResultsPage
from ui.pages.round_board import RoundBoardPage
from ui.pages.self_assessment import SelfAssessmentPage
from ui.pages.send_results import SendResultsPage
from ui.pages.settings import SettingsPage
from ui.pages.tasks import TasksPage
from ui.pages.training import TrainingPage
from ui.rail import RailEntry
from ui.texts import common as texts
from ui.window import PageEntry

_SUBMITTER: tuple[tuple[type[Page], str, str, str], ...] = (
    (HomePage, texts.PAGE_HOME, "home", texts.GROUP_YEAR),
    (TasksPage, texts.PAGE_TASKS, "tasks", texts.GROUP_YEAR),
    (DossiersPage, texts.PAGE_DOSSIERS, "dossiers", texts.GROUP_YEAR),
    (TrainingPage, texts.PAGE_TRAINING, "training", texts.GROUP_YEAR),
    (OtherRecordsPage, texts.PAGE_OTHER, "other", texts.GROUP_YEAR),
    (EvidencePage, texts.PAGE_EVIDENCE, "evidence", texts.GROUP_YEAR),
    (SelfAssessmentPage, texts.PAGE_SELF, "self", texts.GROUP_SCORE),
    (ExportPage, texts.PAGE_EXPORT, "export", texts.GROUP_SCORE),
    (ImportPackagesPage, texts.PAGE_IMPORT, "import", texts.GROUP_SCORE),
    (ResultsPage, texts.PAGE_RESULTS, "results", texts.GROUP_SCORE),
    (ReportsPage, texts.PAGE_REPORTS, "reports", texts.GROUP_SCORE),
    (FiguresPage, texts.PAGE_FIGURES, "figures", texts.GROUP_SCORE),
    (KeysPage, texts.PAGE_KEYS, "keys", texts.GROUP_SYSTEM),
    (SettingsPage, texts.PAGE_SETTINGS, "settings", texts.GROUP_SYSTEM),
)
_APPRAISER: tuple[tuple[type[Page], str, str, str], ...] = (
    (ProvinceHomePage, texts.PAGE_HOME, "home", texts.GROUP_ROUND),
    (RoundBoardPage, texts.PAGE_ROUND, "round", texts.GROUP_ROUND),
    (ImportPackagesPage, texts.PAGE_IMPORT, "import", texts.GROUP_ROUND),
    (AppraisalPage, texts.PAGE_APPRAISAL, "appraisal", texts.GROUP_ROUND),
    (OutsidePage, texts.PAGE_OUTSIDE, "outside", texts.GROUP_ROUND),
    (RankingPage, texts.PAGE_RANKING, "ranking", texts.GROUP_RESULT),
    (SendResultsPage, texts.PAGE_SEND, "send", texts.GROUP_RESULT),
    (ReportsPage, texts.PAGE_REPORTS, "reports", texts.GROUP_RESULT),
    (FiguresPage, texts.PAGE_FIGURES, "figures", texts.GROUP_RESULT),
    (CriteriaPage, texts.PAGE_CRITERIA, "criteria", texts.GROUP_SYSTEM),
    (KeysPage, texts.PAGE_KEYS, "keys", texts.GROUP_SYSTEM),
    (SettingsPage, texts.PAGE_SETTINGS, "settings", texts.GROUP_SYSTEM),
)


_AT_DESK = frozenset({"import", "appraisal", "keys", "settings"})
"""What a desk of the appraiser works with: it opens no round, publishes nothing and sends no results."""


def pages_for(role: Role, *, is_desk: bool = False) -> tuple[PageEntry, ...]:
    """The pages an office of this role works with; at a desk of the appraiser only those of its work."""
    listed = _SUBMITTER if role is Role.SUBMITTER else _APPRAISER
    return tuple(
        PageEntry(rail=RailEntry(key=page.key, title=title, mark=mark, group=group), make=page)
        for page, title, mark, group in listed
        if not is_desk or page.key in _AT_DESK
    )
