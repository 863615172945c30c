"""Survey campaigns of a year, and the answers they brought for each unit."""

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton

from core.outside import OutsideKind
from core.services.outside_values import OutsideTable
from core.surveys import Survey
from ui.changes import Topic
from ui.dialogs.survey import SurveyDialog
from ui.evidence_opening import open_evidence
from ui.messages import Notice, ask, plain_label, reporting, show_error
from ui.outside_part import Offered
from ui.outside_source import Origin
from ui.outside_values_part import OutsideValuesPart
from ui.page import SMALL, Page
from ui.progress_dialog import run_long
from ui.texts import outside_page as texts


class SurveysPart(OutsideValuesPart):
    """Figures typed belong to the campaign chosen above the grid."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page,
            kind=OutsideKind.SURVEY,
            how=texts.SURVEYS_HINT,
            nothing=texts.SURVEYS_NOTHING,
            assign=texts.ASSIGN_SURVEY,
        )
        self.campaigns = QComboBox()
        self.add, self.change = QPushButton(texts.SURVEY_ADD), QPushButton(texts.SURVEY_CHANGE)
        self.open, self.remove = QPushButton(texts.SURVEY_OPEN), QPushButton(texts.SURVEY_REMOVE)
        self._facts = plain_label(kind="quiet", wraps=True)
        self._surveys: tuple[Survey, ...] = ()
        self._is_frozen = False
        self._build()

    def survey(self) -> Survey | None:
        """The campaign chosen."""
        wanted = self.campaigns.currentData()
        return next((each for each in self._surveys if each.id == wanted), None)

    def offered(self) -> Offered:
        """A workbook for the campaign chosen."""
        survey, is_any = self.survey(), self.source is not None
        return Offered(
            kind=OutsideKind.SURVEY if is_any else None,
            survey="" if survey is None else survey.id,
            may_take=is_any and survey is not None and not self._is_frozen,
        )

    def show_origins(self, table: OutsideTable) -> None:
        """Offer the campaigns of the year; the one chosen stays."""
        self._surveys, self._is_frozen = table.surveys, table.is_frozen
        wanted = self.campaigns.currentData() or self.desk.places.value("outside-survey")
        self.campaigns.blockSignals(True)
        self.campaigns.clear()
        for survey in table.surveys:
            self.campaigns.addItem(survey.name, survey.id)
        if not table.surveys:
            self.campaigns.addItem(texts.SURVEY_NONE, "")
        self.campaigns.setCurrentIndex(max(self.campaigns.findData(wanted), 0))
        self.campaigns.blockSignals(False)
        self.campaigns.setEnabled(bool(table.surveys))
        self._show_facts()

    def refresh_origin(self) -> None:
        """Figures come from the campaign chosen."""
        survey = self.survey()
        if self.source is not None:
            self.source.origin = (
                Origin(refusal=texts.SURVEY_NEEDED)
                if survey is None
                else Origin(document=survey.source, survey=survey.id)
            )

    def add_survey(self) -> None:
        """Enter another campaign."""
        self._edit(self.desk.services.run_survey.blank(self.desk.year))

    def change_survey(self) -> None:
        """Change the campaign chosen, or add its file."""
        survey = self.survey()
        if survey is not None:
            self._edit(survey)

    def open_file(self) -> None:
        """Open a copy of the campaign's file with another program."""
        survey = self.survey()
        if survey is not None and survey.file is not None:
            open_evidence(self.page, self.desk, document=survey.paper)

    def remove_survey(self) -> None:
        """Forget a campaign nothing was entered from."""
        survey = self.survey()
        if survey is None:
            return
        notice = Notice(
            title=texts.SURVEY_REMOVE_ACT,
            what=texts.SURVEY_REMOVE_WHAT.format(name=survey.name),
            why=texts.SURVEY_REMOVE_WHY,
        )
        with reporting(self.page):
            if ask(self.page, notice, act=texts.SURVEY_REMOVE_ACT):
                self.desk.services.run_survey.remove(survey.id)
                self.desk.changes.announce(Topic.OUTSIDE)
                self.page.refresh()

    def _edit(self, survey: Survey) -> None:
        dialog = SurveyDialog(self.desk, survey, parent=self.page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        entered, source = dialog.survey(), dialog.source
        is_open = bool(dialog.is_not_secret.value())
        service = self.desk.services.run_survey
        run_long(
            self.page,
            self.desk.jobs,
            title=texts.SURVEY_CHANGE_ACT,
            work=lambda progress: service.keep(
                entered, source=source, is_not_secret=is_open, progress=progress
            ),
            done=self._kept,
            failed=lambda error: show_error(self.page, error),
        )

    def _kept(self, survey: Survey) -> None:
        self.desk.places.setValue("outside-survey", survey.id)
        self.campaigns.clear()
        self.desk.changes.announce(Topic.OUTSIDE)
        self.page.refresh()
        self.desk.changes.tell(texts.SURVEY_KEPT.format(name=survey.name))

    def _choose(self) -> None:
        survey = self.survey()
        if survey is not None:
            self.desk.places.setValue("outside-survey", survey.id)
        self.refresh_origin()
        self._show_facts()
        self.changed.emit()

    def _show_facts(self) -> None:
        survey = self.survey()
        facts = "" if survey is None else texts.survey_facts(survey)
        self._facts.setText(facts)
        self._facts.setToolTip("" if survey is None else texts.survey_file(survey))
        self._facts.setVisible(bool(facts))
        self.add.setDisabled(self._is_frozen)
        self.change.setEnabled(survey is not None and not self._is_frozen)
        self.remove.setEnabled(survey is not None and not self._is_frozen)
        self.open.setEnabled(survey is not None and survey.file is not None)

    def _build(self) -> None:
        self.campaigns.setAccessibleName(texts.SURVEY)
        self.campaigns.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.campaigns.setMinimumContentsLength(24)
        self.campaigns.currentIndexChanged.connect(lambda _at: self._choose())
        label = plain_label(texts.SURVEY)
        label.setBuddy(self.campaigns)
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        row.addWidget(label)
        row.addWidget(self.campaigns, 1)
        for button, act in (
            (self.add, self.add_survey),
            (self.change, self.change_survey),
            (self.open, self.open_file),
            (self.remove, self.remove_survey),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        self.column.insertLayout(0, row)
        self.column.insertWidget(1, self._facts)
        self.column.addWidget(self._nothing)
