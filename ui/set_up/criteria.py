"""The year and what it is scored by: the bundled sample, a file, a sealed package later, or nothing yet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from core.criteria import CriteriaSetRefused, check_set, parse_set
from core.errors import CchcError
from core.findings import has_errors
from core.services.adopt_criteria import CriteriaFiles, decoded
from ui.fields import ChoiceField
from ui.messages import choose_file, error_notice, plain_label
from ui.page import GAP
from ui.set_up.step import Choices, Step
from ui.texts import criteria_page
from ui.texts import set_up as texts
from ui.texts.every_finding import message_of

SAMPLE, FILE, PACKAGE, LATER = "sample", "file", "package", "later"
_LEVEL = "commune"
_YEARS_BACK, _YEARS_ON = 3, 1


class CriteriaStep(Step):
    """Answers year and criteria set."""

    def __init__(self, files: CriteriaFiles, today: Callable[[], date]) -> None:
        super().__init__(texts.CRITERIA, texts.CRITERIA_WHY)
        self._files = files
        self._content: bytes | None = None
        this = today().year
        years = [(year, str(year)) for year in range(this + _YEARS_ON, this - _YEARS_BACK - 1, -1)]
        self.years = ChoiceField(texts.YEAR, years)
        self.years.show_value(this)
        self.kinds = Choices(
            texts.SET,
            (
                (SAMPLE, texts.SET_SAMPLE, texts.SET_SAMPLE_WHY),
                (FILE, texts.SET_FILE, texts.SET_FILE_WHY),
                (PACKAGE, texts.SET_PACKAGE, texts.SET_PACKAGE_WHY),
                (LATER, texts.SET_LATER, texts.SET_LATER_WHY),
            ),
        )
        self.choose = QPushButton(texts.SET_CHOOSE)
        self.said = plain_label(texts.SET_NO_FILE, wraps=True)
        self._build()
        self.kinds.chosen.connect(lambda _kind: self._show())
        self._show()

    def enter(self) -> None:
        """The year first."""
        self.years.editor().setFocus()

    def lacks(self) -> str:
        """A sound file where a file was wanted."""
        if self.kinds.value() == FILE and self._content is None:
            return texts.LACKS.format(names=texts.SET)
        return ""

    def year(self) -> int:
        """The year chosen."""
        return int(str(self.years.value()))

    def content(self) -> bytes | None:
        """The criteria set, or None when it comes later."""
        if self.kinds.value() == SAMPLE:
            return self._files.bundled()[0]
        return self._content if self.kinds.value() == FILE else None

    def words(self) -> str:
        """What was chosen, in words."""
        held = {SAMPLE: texts.SET_SAMPLE, PACKAGE: texts.SET_PACKAGE, LATER: texts.SET_LATER}
        return held.get(self.kinds.value(), self.said.text()).replace("&", "")

    def read(self, path: Path) -> None:
        """Check a file; what is wrong with it is said here, and nothing is kept of it."""
        self._content = None
        try:
            content = self._files.read(path)
            self._judge(content, path.name)
        except CriteriaSetRefused as refused:
            first = message_of(refused.findings[0]) if refused.findings else ""
            self._say(texts.SET_REFUSED.format(count=len(refused.findings), first=first), kind="error")
        except CchcError as error:
            notice = error_notice(error)
            self._say(f"{notice.what} {notice.why}", kind="error")

    def _judge(self, content: bytes, name: str) -> None:
        value = decoded(content)
        findings = check_set(value)
        if has_errors(findings):
            raise CriteriaSetRefused(findings)
        found = parse_set(value)
        if not found.leaves(_LEVEL):
            self._say(texts.SET_OTHER_LEVEL, kind="error")
            return
        self._content = content
        self._say(texts.SET_CHOSEN.format(name=found.name, version=found.version, file=name), kind="done")

    def _say(self, text: str, *, kind: str) -> None:
        self.said.setText(text)
        self.said.setProperty("kind", kind)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.changed.emit()

    def _show(self) -> None:
        is_file = self.kinds.value() == FILE
        self.choose.setVisible(is_file)
        self.said.setVisible(is_file)
        self.changed.emit()

    def _choose(self) -> None:
        path = choose_file(self, texts.SET_FILE.replace("&", ""), kinds=criteria_page.FILES)
        if path is not None:
            self.read(path)

    def _build(self) -> None:
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(lambda _checked=False: self._choose())
        self.body.addWidget(self.years, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(plain_label(texts.SET, kind="heading"))
        self.body.addWidget(self.kinds)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.choose)
        row.addWidget(self.said, 1)
        self.body.addLayout(row)
        self.body.addStretch(1)
