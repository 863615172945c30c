"""What the next package would hold, to be read before it is written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core.services.package_history import PackageSummary
from ui.facts import Facts
from ui.messages import plain_label
from ui.page import SMALL
from ui.texts import export_page as texts
from ui.texts import numbers
from ui.texts import self_assessment as score_texts
from ui.texts.records import kind_title

_LEAST_WIDTH = 220


class PackageSummaryView(QScrollArea):
    """Records, evidence, points by area, and what is another than in the package before."""

    def __init__(self, summary: PackageSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: list[Facts] = []
        inner = QWidget()
        inner.setProperty("kind", "plain")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, SMALL, 0)
        self._column.setSpacing(SMALL)
        self._fill(summary)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(texts.SUMMARY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little width long names take several lines, so that every figure can be read."""
        super().resizeEvent(event)
        for facts in self.parts:
            facts.fit_names(self.viewport().width() - SMALL)

    def _fill(self, summary: PackageSummary) -> None:
        records = [(kind_title(kind), numbers.count(count)) for kind, count in summary.records]
        self._add(f"{texts.SUMMARY_RECORDS}: {texts.record_total(summary.record_count)}", records)
        told = texts.evidence_count(summary.documents, summary.files, size=summary.size)
        self._add(texts.SUMMARY_EVIDENCE, [("", told)])
        score = summary.score
        areas = [
            (f"{area.criterion.id}  {area.criterion.name}", score_texts.points_of(area.points, area.maximum))
            for area in score.areas
        ]
        total = (texts.SUMMARY_TOTAL, score_texts.points_of(score.total, score.maximum))
        self._add(texts.SUMMARY_AREAS, [*areas, total])
        if summary.changes is not None:
            self._add(
                score_texts.changes_title(summary.changes),
                [(line.criterion, score_texts.changed_line(line)) for line in summary.changes.lines],
            )

    def _add(self, title: str, rows: list[tuple[str, str]]) -> None:
        facts = Facts()
        facts.show_rows([(name, value, "") for name, value in rows])
        self.parts.append(facts)
        self._column.addWidget(plain_label(title, kind="heading", wraps=True))
        self._column.addWidget(facts)
