"""Settings: the people of the office, the look, backup and the integrity check."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from core.units import Officer, Signatory, SigningForm
from ui.backup_card import BackupCard
from ui.changes import Topic
from ui.desk import Desk
from ui.dialogs.audit import AuditDialog
from ui.dialogs.holidays import HolidaysDialog
from ui.dialogs.letterheads import LetterheadsDialog
from ui.dialogs.templates import TemplatesDialog
from ui.facts import Facts
from ui.fields import ChoiceField, LineField
from ui.government_card import GovernmentCard
from ui.icons import icon
from ui.messages import (
    MessageDialog,
    Notice,
    choose_target,
    open_folder,
    plain_label,
    reporting,
    show_error,
    stays,
    tell_where,
)
from ui.page import GAP, Page, card
from ui.progress_dialog import run_long
from ui.scheme_choice import change_scheme, chosen_scheme
from ui.texts import common, letterheads, numbers
from ui.texts import portable as portable_texts
from ui.texts import settings as texts
from ui.texts.set_up import FORMS, office_line
from ui.texts.set_up import PREVIEW as SIGNATURE_PREVIEW
from ui.texts.signatures import signature_lines


class SettingsPage(Page):
    """Everything is saved on leaving a field."""

    key: ClassVar[str] = "settings"
    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.OFFICE, Topic.BACKUPS})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, common.PAGE_SETTINGS)
        self.name = LineField(texts.NAME, longest=100)
        self.position = LineField(texts.POSITION, longest=100)
        self.signatory = LineField(texts.SIGNATORY_NAME, longest=100)
        self.signatory_position = LineField(texts.SIGNATORY_POSITION, longest=100)
        self.form = ChoiceField(texts.FORM, FORMS)
        self.place = LineField(texts.PLACE, longest=100)
        self.scheme = ChoiceField(texts.SCHEME, texts.SCHEMES)
        self.government = GovernmentCard(desk)
        self._facts = Facts()
        self.backups = BackupCard(desk, check=self.check)
        self._signature = plain_label(kind="heading")
        self._build()
        self.add_primary(texts.BACKUP_NOW, self.back_up, mark="folder")
        people = (self.name, self.position, self.signatory, self.signatory_position, self.form, self.place)
        for field in people:
            field.committed.connect(lambda _value: self._save())
        for line in (self.signatory, self.signatory_position):
            line.line.textChanged.connect(lambda _text: self._show_signature())
        self.form.committed.connect(lambda _form: self._show_signature())
        self.scheme.committed.connect(self._change_scheme)

    def reload(self) -> None:
        """Read the office again."""
        office = self.desk.office()
        self.set_context(office.unit.name)
        self.name.show_value(office.officer.name)
        self.position.show_value(office.officer.position)
        self.signatory.show_value(office.signatory.name)
        self.signatory_position.show_value(office.signatory.position)
        self.form.show_value(office.signatory.form)
        self.place.show_value(office.place)
        self.scheme.show_value(chosen_scheme(self.desk.person))
        self.government.show_state()
        self._show_signature()
        self._show_facts()

    def stand_on(self, subject: str) -> None:
        """The menu and Ctrl+B anywhere come here and begin a backup or a check."""
        acts = {
            "backup": self.back_up,
            "elsewhere": self.backups.elsewhere.copy,
            "check": self.check,
            "holidays": self.show_holidays,
            "letterheads": self.show_letterheads,
            "templates": self.show_templates,
            "audit": self.show_audit,
        }
        if subject in acts:
            acts[subject]()

    def show_holidays(self) -> None:
        """The table of days off and make-up days."""
        if HolidaysDialog(self.desk, parent=self).exec() == QDialog.DialogCode.Accepted:
            self.desk.changes.announce(Topic.OFFICE)

    def show_audit(self) -> None:
        """The log of changes."""
        AuditDialog(self.desk, parent=self).exec()

    def back_up(self) -> None:
        """Choose a file and write the backup."""
        today = self.desk.services.clock.today()
        name = texts.BACKUP_NAME.format(unit=self.desk.office().unit.code, day=f"{today:%Y%m%d}")
        path = choose_target(self, texts.BACKUP_TITLE, name=name, kinds=texts.BACKUP_FILES)
        while path is not None and self._is_on_the_stick(path):
            path = choose_target(self, texts.BACKUP_TITLE, name=name, kinds=texts.BACKUP_FILES)
        if path is not None:
            self.write_backup(path)

    def write_backup(self, path: Path) -> None:
        """Write the backup under a progress dialog."""
        service = self.desk.services.safekeeping
        run_long(
            self,
            self.desk.jobs,
            title=texts.BACKING_UP,
            work=lambda progress: service.backup(path, progress=progress),
            done=self._backed_up,
            failed=self._failed,
        )

    def check(self) -> None:
        """Check database, evidence and log."""
        service = self.desk.services.safekeeping
        run_long(
            self,
            self.desk.jobs,
            title=texts.CHECKING,
            work=lambda progress: service.check(progress=progress),
            done=self._checked,
            failed=self._failed,
        )

    def _save(self) -> None:
        with reporting(self):
            self.desk.services.set_up.change_office(
                officer=Officer(name=str(self.name.value()), position=str(self.position.value())),
                signatory=Signatory(
                    form=SigningForm(str(self.form.value())),
                    position=str(self.signatory_position.value()),
                    name=str(self.signatory.value()),
                ),
                place=str(self.place.value()),
            )
            self.desk.changes.announce(Topic.OFFICE)

    def _change_scheme(self, chosen: object) -> None:
        change_scheme(self.desk.person, str(chosen))

    def _is_on_the_stick(self, path: Path) -> bool:
        """Whether the backup would be lost with the stick at work, and the person takes another place."""
        if not (self.desk.program.is_portable and self.desk.shares_drive(path)):
            return False
        notice = Notice(
            title=texts.BACKUP_TITLE, what=portable_texts.SAME_DRIVE, why=portable_texts.SAME_DRIVE_WHY
        )
        return stays(self, notice, stay=portable_texts.ELSEWHERE, leave=portable_texts.HERE_STILL)

    def _backed_up(self, path: Path) -> None:
        self.desk.places.setValue("backup", common.moment(self.desk.services.clock.now()))
        self.desk.changes.announce(Topic.OFFICE, Topic.BACKUPS)
        tell_where(self, texts.BACKUP_TITLE, what=texts.BACKUP_DONE, path=path)

    def _checked(self, problems: tuple[str, ...]) -> None:
        what = texts.CHECK_WRONG.format(count=len(problems)) if problems else texts.CHECK_OK
        notice = Notice(
            title=texts.CHECK, what=what, details="\n".join(problems), mark="wrong" if problems else "done"
        )
        MessageDialog(notice, (common.CLOSE,), parent=self).exec()

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _show_facts(self) -> None:
        info, desk = self.desk.services.set_up.describe(), self.desk
        authority = info.office.authority
        rows = (
            (texts.UNIT, f"{info.office.unit.name} ({info.office.unit.code})"),
            (texts.ROLE, office_line(info.office)),
            (texts.AUTHORITY, "" if authority is None else authority.name),
            (texts.FOLDER, "" if desk.folder is None else str(desk.folder)),
            (texts.RECORDS, numbers.count(sum(info.counts.values()))),
            (texts.SETS, "\n".join(f"{held.name} ({held.version})" for held in info.criteria_sets)),
            (texts.SCHEMA, info.schema),
        )
        self._facts.show_rows([(name, value, "") for name, value in rows])
        self.backups.show_state()

    def _show_signature(self) -> None:
        """The block as it will be printed, with what is typed now."""
        form = SigningForm(str(self.form.value() or SigningForm.ON_BEHALF))
        signatory = Signatory(
            form=form, position=str(self.signatory_position.value()), name=str(self.signatory.value())
        )
        lines = signature_lines(self.desk.office().unit.name, signatory)
        self._signature.setText("\n".join((*lines, "", signatory.name)))

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(_group(texts.OFFICER, self.name, self.position))
        signing = (self.signatory, self.signatory_position, self.form, self.place)
        signatory = _group(texts.SIGNATORY, *signing)
        self._signature.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        signatory_column = signatory.layout()
        assert signatory_column is not None
        signatory_column.addWidget(plain_label(SIGNATURE_PREVIEW, kind="quiet"))
        signatory_column.addWidget(self._signature)
        left.addWidget(signatory)
        left.addWidget(self._build_papers())
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self._build_about())
        right.addWidget(self.backups)
        right.addWidget(_group(texts.LOOK, self.scheme))
        right.addWidget(self._build_days())
        right.addWidget(self.government)
        right.addStretch(1)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    def _build_about(self) -> QFrame:
        frame, column = card(title=texts.ABOUT)
        column.addWidget(self._facts)
        folder = self.desk.folder
        if folder is not None:
            column.addLayout(_act(common.OPEN_FOLDER, lambda: open_folder(folder), mark="folder"))
        return frame

    def show_letterheads(self) -> None:
        """Letterheads by day, signers and recipients."""
        LetterheadsDialog(self.desk, parent=self).exec()

    def show_templates(self) -> None:
        """A province's own templates."""
        TemplatesDialog(self.desk, parent=self).exec()

    def _build_papers(self) -> QFrame:
        frame, column = card(title=letterheads.CARD)
        column.addWidget(plain_label(letterheads.CARD_WHY, kind="quiet", wraps=True))
        column.addLayout(_act(letterheads.OPEN, self.show_letterheads, mark=""))
        column.addLayout(_act(letterheads.OPEN_TEMPLATES, self.show_templates, mark=""))
        return frame

    def _build_days(self) -> QFrame:
        frame, column = card(title=texts.DAYS)
        column.addWidget(plain_label(texts.DAYS_WHY, kind="quiet", wraps=True))
        column.addLayout(_act(texts.HOLIDAYS, self.show_holidays, mark=""))
        return frame


def _act(text: str, act: Callable[[], None], *, mark: str) -> QHBoxLayout:
    button = QPushButton(text)
    button.setAutoDefault(False)
    if mark:
        button.setIcon(icon(mark))
    button.clicked.connect(lambda _checked=False: act())
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row


def _group(title: str, *fields: LineField | ChoiceField) -> QFrame:
    frame, column = card(title=title)
    for field in fields:
        column.addWidget(field)
    return frame
