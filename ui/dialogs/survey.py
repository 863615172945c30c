"""One survey campaign: who held it, when, by which document, and the file that came of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.errors import UserError
from core.surveys import Survey
from core.text import clean_block, clean_line
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.fields import BlockField, DayField, FlagField, LineField
from ui.messages import choose_file, plain_label
from ui.texts import common
from ui.texts import outside_page as texts

_WIDTH = 640


class SurveyDialog(ActDialog):
    """The fields of a campaign; only its name is required, and a word on the file where one is chosen."""

    def __init__(self, desk: Desk, survey: Survey, *, parent: QWidget | None = None) -> None:
        act = texts.SURVEY_CHANGE_ACT if survey.name else texts.SURVEY_ADD_ACT
        super().__init__(act, texts.SURVEY_WHY, parent=parent)
        self.setMinimumWidth(_WIDTH)
        self._survey = survey
        self.source: Path | None = None
        today = desk.services.clock.today
        self.name = LineField(texts.SURVEY_NAME, hint=texts.SURVEY_NAME_HINT, required=True)
        self.organiser = LineField(texts.SURVEY_ORGANISER)
        self.first = DayField(texts.SURVEY_FROM, year=desk.year, today=today)
        self.last = DayField(texts.SURVEY_TO, year=desk.year, today=today)
        self.document = LineField(texts.SURVEY_DOCUMENT, hint=texts.SURVEY_DOCUMENT_HINT)
        self.note = BlockField(texts.SURVEY_NOTE)
        self.is_not_secret = FlagField(texts.SURVEY_CONFIRM)
        self._file = plain_label(texts.SURVEY_NO_FILE, kind="quiet", wraps=True)
        self._build()
        self._show(survey)
        self.name.line.setFocus()

    def survey(self) -> Survey:
        """The campaign as it was entered. The two days are readable once the act is allowed."""
        first, last = self.first.value(), self.last.value()
        return replace(
            self._survey,
            name=clean_line(self.name.line.text()),
            organiser=clean_line(self.organiser.line.text()),
            from_on=first if isinstance(first, date) else None,
            to_on=last if isinstance(last, date) else None,
            document=clean_line(self.document.line.text()),
            note=clean_block(self.note.block.toPlainText()),
        )

    def take_file(self, path: Path | None) -> None:
        """Keep this file with the campaign."""
        if path is not None:
            self.source = path
            self._file.setText(path.name)
        self.is_not_secret.setVisible(self.source is not None)
        self._allow()

    def _show(self, survey: Survey) -> None:
        self.name.show_value(survey.name)
        self.organiser.show_value(survey.organiser)
        self.first.show_value(survey.from_on)
        self.last.show_value(survey.to_on)
        self.document.show_value(survey.document)
        self.note.show_value(survey.note)
        self._file.setText(texts.survey_file(survey) or texts.SURVEY_NO_FILE)
        self.take_file(None)

    def _allow(self) -> None:
        try:
            survey = self.survey()
            is_right = not (survey.from_on and survey.to_on and survey.to_on < survey.from_on)
        except UserError:
            self.act.setEnabled(False)
            return
        is_confirmed = self.source is None or bool(self.is_not_secret.value())
        self.act.setEnabled(is_right and bool(survey.name) and is_confirmed)

    def _build(self) -> None:
        self.name.line.setPlaceholderText(texts.SURVEY_NAME_HINT)
        self.document.line.setPlaceholderText(texts.SURVEY_DOCUMENT_HINT)
        days = QHBoxLayout()
        days.addWidget(self.first)
        days.addWidget(self.last)
        choose = QPushButton(f"{texts.SURVEY_FILE}: {common.CHOOSE_FILE.lower()}…")
        choose.setAutoDefault(False)
        choose.clicked.connect(
            lambda _checked=False: self.take_file(
                choose_file(self, texts.SURVEY_FILE, kinds=texts.SURVEY_FILES)
            )
        )
        file = QHBoxLayout()
        file.addWidget(choose)
        file.addWidget(self._file, 1)
        self.fields.addWidget(self.name)
        self.fields.addWidget(self.organiser)
        self.fields.addLayout(days)
        self.fields.addWidget(self.document)
        self.fields.addLayout(file)
        self.fields.addWidget(self.is_not_secret)
        self.fields.addWidget(self.note)
        for field in (self.name, self.first, self.last):
            field.line.textChanged.connect(lambda _text: self._allow())
        self.is_not_secret.box.toggled.connect(lambda _on: self._allow())
