"""Which form every kind of report has: a province's template, checked, or the built-in one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.findings import Finding, Level
from core.paper_templates import Checked
from core.services.replace_templates import KindForm
from ui.desk import Desk
from ui.dialogs.template_fields import TemplateFieldsDialog
from ui.messages import (
    Notice,
    ask,
    choose_file,
    choose_target,
    plain_label,
    reporting,
    show_error,
    tell_where,
)
from ui.page import SMALL, set_pill
from ui.progress_dialog import run_long
from ui.scrolling_middle import ScrollingMiddle
from ui.tables import Column, TableView
from ui.texts import common
from ui.texts import paper_templates as texts
from ui.texts.reports_page import TITLES, in_order
from ui.window_place import fit

_WIDTH, _HEIGHT = 900, 600
_LEAST_LIST = 70
_Acts = tuple[tuple[QPushButton | None, Callable[[], object]], ...]


class TemplatesDialog(QDialog):
    """Acts go to the kind stood on; findings stay in sight until the next check."""

    def __init__(self, desk: Desk, kind: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._service = desk, desk.services.templates
        self.setWindowTitle(texts.TITLE)
        fit(self, (_WIDTH, _HEIGHT))
        self.forms: TableView[KindForm] = TableView(_form_columns(), texts.TITLE)
        self.findings: TableView[Finding] = TableView(_finding_columns(), texts.FINDINGS_TITLE)
        self.state = plain_label(texts.START, wraps=True)
        self.choose, self.check = QPushButton(texts.CHOOSE), QPushButton(texts.CHECK)
        self.switch, self.drop = QPushButton(texts.USE_BUILT_IN), QPushButton(texts.DROP)
        self.write, self.fields = QPushButton(texts.WRITE), QPushButton(texts.FIELDS)
        self.export, self.bring = QPushButton(texts.EXPORT), QPushButton(texts.IMPORT)
        self._build()
        self._read()
        self.forms.current_changed.connect(lambda _form: self._allow())
        self.forms.select(lambda form: form.kind == kind) or self.forms.select(lambda _form: True)
        self.forms.setFocus()

    def use_file(self, path: Path) -> None:
        """Check a file and put it in force."""
        self._try(lambda kind, year: self._service.use(kind, path, year=year))

    def check_file(self, path: Path) -> None:
        """Check a file; nothing changes."""
        self._try(lambda kind, year: self._service.check(kind, path, year=year))

    def turn(self) -> None:
        """The other form of the kind stood on."""
        form = self.forms.current()
        if form is not None:
            with reporting(self):
                self._service.choose(form.kind, own=not form.is_own)
            self._read()

    def forget(self) -> None:
        """Ask, then go back to the built-in form for good."""
        form = self.forms.current()
        if form is None or form.template is None:
            return
        what = texts.DROP_WHAT.format(kind=_title(form))
        notice = Notice(title=texts.DROP_ACT, what=what, why=texts.DROP_WHY)
        if ask(self, notice, act=texts.DROP_ACT, leave=texts.KEEP):
            with reporting(self):
                self._service.drop(form.kind)
            self._read()

    def write_file(self, path: Path) -> None:
        """Write the template that is kept, else the built-in form with its fields."""
        form = self.forms.current()
        if form is None:
            return
        with reporting(self):
            if form.template is None:
                self._service.write_starting(form.kind, path, year=self._desk.year)
            else:
                self._service.write_kept(form.kind, path)
            tell_where(self, texts.TITLE, what=texts.WRITTEN, path=path)

    def show_fields(self) -> None:
        """The fields of the kind stood on."""
        form = self.forms.current()
        if form is not None:
            with reporting(self):
                fields = self._service.fields(form.kind, self._desk.year)
                TemplateFieldsDialog(_title(form), fields, parent=self).exec()

    def export_file(self, path: Path) -> None:
        """Write every template in force into one file."""
        with reporting(self):
            self._service.export(path)
            tell_where(self, texts.TITLE, what=texts.EXPORTED, path=path)

    def bring_file(self, path: Path) -> None:
        """Take over the templates of such a file, all or none."""
        year = self._desk.year
        run_long(
            self,
            self._desk.jobs,
            title=texts.CHECKING,
            work=lambda _progress: self._service.take_over(path, year=year),
            done=self._taken_over,
            failed=self._failed,
        )

    def _try(self, act: Callable[[str, int], Checked]) -> None:
        form, year = self.forms.current(), self._desk.year
        if form is None:
            return
        kind = form.kind
        run_long(
            self,
            self._desk.jobs,
            title=texts.CHECKING,
            work=lambda _progress: act(kind, year),
            done=self._checked,
            failed=self._failed,
        )

    def _checked(self, checked: Checked) -> None:
        self._read()
        self._tell(texts.came_of(checked), checked.findings)

    def _taken_over(self, checked: tuple[Checked, ...]) -> None:
        self._read()
        self._tell(texts.taken_over(checked), [found for each in checked for found in each.findings])

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _tell(self, said: str, findings: Sequence[Finding]) -> None:
        levels = {found.level for found in findings}
        meaning = "wrong" if Level.ERROR in levels else "care" if levels else "done"
        self.state.setText(said)
        set_pill(self.state, meaning)
        self.findings.show_rows(tuple(findings))
        self.findings.setVisible(bool(findings))

    def _read(self) -> None:
        held = {form.kind: form for form in self._service.forms()}
        self.forms.show_rows([held[kind] for kind in in_order(held)], same=lambda form: form.kind)
        self._allow()

    def _allow(self) -> None:
        form = self.forms.current()
        has_own = form is not None and form.template is not None
        self.switch.setText(texts.USE_BUILT_IN if form is None or form.is_own else texts.USE_OWN)
        for button in (self.switch, self.drop):
            button.setEnabled(has_own)
        for button in (self.choose, self.check, self.write, self.fields):
            button.setEnabled(form is not None)
        self.export.setEnabled(any(each.is_own for each in self.forms.rows_model.rows))

    def _build(self) -> None:
        self.findings.hide()
        for table in (self.forms, self.findings):
            table.setMinimumHeight(_LEAST_LIST)
            table.wrap_rows()
        self.forms.opened.connect(lambda _form: self._choose(self.use_file))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(texts.WHY, kind="quiet", wraps=True))
        middle = QVBoxLayout()
        middle.setSpacing(SMALL)
        middle.addWidget(self.forms, 3)
        for acts in self._acts_of_kind():
            middle.addLayout(self._build_row(acts))
        middle.addWidget(self.state)
        middle.addWidget(self.findings, 2)
        column.addWidget(ScrollingMiddle(middle), 1)
        column.addLayout(self._build_row(self._acts_of_all()))

    def _acts_of_kind(self) -> tuple[_Acts, _Acts]:
        return (
            (
                (self.choose, lambda: self._choose(self.use_file)),
                (self.switch, self.turn),
                (self.drop, self.forget),
                (None, lambda: None),
            ),
            (
                (self.write, self._choose_written),
                (self.check, lambda: self._choose(self.check_file)),
                (self.fields, self.show_fields),
                (None, lambda: None),
            ),
        )

    def _acts_of_all(self) -> _Acts:
        close = QPushButton(common.CLOSE)
        return (
            (self.export, self._choose_export),
            (self.bring, self._choose_import),
            (None, lambda: None),
            (close, self.accept),
        )

    def _build_row(self, acts: _Acts) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SMALL)
        for button, act in acts:
            if button is None:
                row.addStretch(1)
                continue
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        return row

    def _choose(self, act: Callable[[Path], None]) -> None:
        path = choose_file(self, texts.TITLE, kinds=texts.FILES)
        if path is not None:
            act(path)

    def _choose_written(self) -> None:
        form = self.forms.current()
        name = texts.STARTING_NAME.format(kind="" if form is None else form.kind)
        path = choose_target(self, texts.TITLE, name=name, kinds=texts.FILES)
        if path is not None:
            self.write_file(path)

    def _choose_export(self) -> None:
        path = choose_target(self, texts.TITLE, name=texts.BUNDLE_NAME, kinds=texts.BUNDLES)
        if path is not None:
            self.export_file(path)

    def _choose_import(self) -> None:
        path = choose_file(self, texts.TITLE, kinds=texts.BUNDLES)
        if path is not None:
            self.bring_file(path)


def _title(form: KindForm) -> str:
    return TITLES.get(form.kind, form.kind)


def _form_columns() -> tuple[Column[KindForm], ...]:
    return (
        Column(title=texts.COLUMN_KIND, text=_title),
        Column(
            title=texts.COLUMN_FORM,
            text=texts.form,
            width=190,
            mark=lambda form: "done" if form.is_own else "",
        ),
        Column(title=texts.COLUMN_FILE, text=texts.file_of, width=250),
    )


def _finding_columns() -> tuple[Column[Finding], ...]:
    return (
        Column(
            title=texts.COLUMN_LEVEL,
            text=texts.level,
            width=80,
            meaning=_meaning,
            mark=_meaning,
        ),
        Column(title=texts.COLUMN_WHERE, text=texts.place, width=240),
        Column(title=texts.COLUMN_WHAT, text=texts.finding),
    )


def _meaning(found: Finding) -> str:
    return "wrong" if found.level is Level.ERROR else "care"
