"""Draws a chart value with QtCharts, which is loaded when the first chart is shown; reads it out as words.

Colours come from the scheme in use; every point carries its figure, so nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QMargins, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.charting import Chart, ChartKind, Series
from ui.look import Scheme, current_scheme
from ui.texts import charts as texts
from ui.texts import numbers

if TYPE_CHECKING:
    from PySide6.QtCharts import QAbstractSeries, QChart, QChartView

_MEANINGS = ("accent", "care", "done", "wrong", "none", "quiet")
_LINE, _POINT, _TICKS = 2.5, 9.0, 6
_INTERVALS = (1, 2, 5, 10, 20, 50, 100)
_LEAST_HEIGHT = 200
_SMALL = 7.0


class ChartPane(QWidget):
    """One chart; it is drawn anew when the value or the scheme changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._drawn: QChartView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.hide()

    @property
    def chart(self) -> Chart | None:
        """What is drawn."""
        return self._chart

    def show_chart(self, chart: Chart | None) -> None:
        """Draw a chart; nothing to draw hides the pane."""
        self._chart = chart
        is_empty = chart is None or chart.is_empty
        if self._drawn is not None:
            self._column.removeWidget(self._drawn)
            self._drawn.deleteLater()
            self._drawn = None
        if chart is not None and not is_empty:
            self._drawn = chart_view(chart, current_scheme())
            self._drawn.setAccessibleName(chart.title)
            self._drawn.setAccessibleDescription(texts.spoken(chart))
            self._drawn.setToolTip(chart.title)
            self._column.addWidget(self._drawn)
        self.setVisible(not is_empty)


def chart_view(chart: Chart, scheme: Scheme) -> QChartView:
    """A view of a chart in the colours of a scheme."""
    from PySide6.QtCharts import QChart, QChartView

    drawn = QChart()
    drawn.setLocalizeNumbers(True)
    drawn.setLocale(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    drawn.setTitle(f"{chart.title} ({chart.unit})" if chart.unit else chart.title)
    drawn.setTitleBrush(QBrush(scheme.colour("text")))
    bold = QFont()
    bold.setBold(True)
    drawn.setTitleFont(bold)
    drawn.setBackgroundBrush(QBrush(scheme.colour("raised")))
    drawn.setBackgroundPen(QPen(scheme.colour("line")))
    drawn.setBackgroundRoundness(4)
    drawn.setMargins(QMargins(8, 4, 8, 4))
    drawn.setAnimationOptions(QChart.AnimationOption.NoAnimation)
    series = list(_lines(chart, scheme) if chart.kind is ChartKind.LINE else _bars(chart, scheme))
    for each in series:
        drawn.addSeries(each)
    _put_axes(drawn, chart, scheme=scheme, series=series)
    _dress_legend(drawn, chart, scheme=scheme)
    view = QChartView(drawn)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return view


def _lines(chart: Chart, scheme: Scheme) -> Iterator[QAbstractSeries]:
    """Each line in pieces, broken where a year has no value."""
    from PySide6.QtCharts import QLineSeries, QScatterSeries, QXYSeries

    label_format = QXYSeries.PointConfiguration.LabelFormat
    for number, each in enumerate(chart.series):
        colour = scheme.colour(_MEANINGS[number % len(_MEANINGS)])
        for piece in _pieces(each):
            line, points = QLineSeries(), QScatterSeries()
            line.setPen(QPen(colour, _LINE))
            for number_of, (at, value) in enumerate(piece):
                line.append(float(at), float(value))
                points.append(float(at), float(value))
                words = {label_format: figure(value, chart.places)}
                points.setPointConfiguration(number_of, words)
            points.setBrush(QBrush(colour))
            points.setBorderColor(colour)
            points.setMarkerSize(_POINT)
            points.setPointLabelsVisible(True)
            points.setPointLabelsClipping(False)
            points.setPointLabelsColor(scheme.colour("text"))
            for drawn in (line, points):
                drawn.setName(each.name)
                yield drawn


def _pieces(series: Series) -> Iterator[list[tuple[int, Decimal]]]:
    piece: list[tuple[int, Decimal]] = []
    for at, value in enumerate(series.values):
        if value is not None:
            piece.append((at, value))
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def _bars(chart: Chart, scheme: Scheme) -> Iterator[QAbstractSeries]:
    from PySide6.QtCharts import QBarSeries, QBarSet, QHorizontalBarSeries, QStackedBarSeries

    made = {ChartKind.STACKED: QStackedBarSeries, ChartKind.LYING: QHorizontalBarSeries}
    has_labels = chart.kind in made
    bars = made.get(chart.kind, QBarSeries)()
    for number, each in enumerate(chart.series):
        one = QBarSet(each.name)
        values = [float(value) if value is not None else 0.0 for value in each.values]
        one.append(values[::-1] if chart.kind is ChartKind.LYING else values)
        one.setBrush(QBrush(scheme.colour(_MEANINGS[number % len(_MEANINGS)])))
        one.setPen(QPen(Qt.PenStyle.NoPen))
        if has_labels:
            one.setLabelColor(QColor(scheme.colour("raised")))
        bars.append(one)
    bars.setLabelsVisible(has_labels)
    bars.setLabelsFormat("@value")
    yield bars


def _put_axes(drawn: QChart, chart: Chart, *, scheme: Scheme, series: list[QAbstractSeries]) -> None:
    from PySide6.QtCharts import QBarCategoryAxis, QValueAxis

    below, beside = QBarCategoryAxis(), QValueAxis()
    is_lying = chart.kind is ChartKind.LYING
    small = QFont()
    small.setPointSizeF(_SMALL)
    below.append(list(reversed(chart.labels) if is_lying else chart.labels))
    room = 0.5 if chart.is_rank else 0.0
    beside.setRange(float(chart.lowest) - room, float(chart.highest) + room)
    beside.setReverse(chart.is_rank)
    beside.setLabelFormat("%.0f")
    beside.setTickType(QValueAxis.TickType.TicksDynamic)
    beside.setTickAnchor(float(chart.lowest))
    beside.setTickInterval(_interval(chart))
    for axis in (below, beside):
        axis.setLabelsColor(scheme.colour("text"))
        if is_lying:
            axis.setLabelsFont(small)
        axis.setLinePenColor(scheme.colour("strong_line"))
        axis.setGridLineColor(scheme.colour("line"))
    bottom, left = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignLeft
    drawn.addAxis(below, left if is_lying else bottom)
    drawn.addAxis(beside, bottom if is_lying else left)
    for each in series:
        each.attachAxis(below)
        each.attachAxis(beside)


def _interval(chart: Chart) -> int:
    """Whole steps of the value axis, few enough to be read."""
    span = int(chart.highest - chart.lowest)
    return next((step for step in _INTERVALS if span <= step * _TICKS), _INTERVALS[-1])


def _dress_legend(drawn: QChart, chart: Chart, *, scheme: Scheme) -> None:
    """A legend where there is more than one name; each name once."""
    legend = drawn.legend()
    legend.setVisible(len(chart.series) > 1)
    legend.setAlignment(Qt.AlignmentFlag.AlignBottom)
    legend.setLabelColor(QColor(scheme.colour("text")))
    seen: set[str] = set()
    for marker in legend.markers():
        marker.setVisible(marker.label() not in seen)
        seen.add(marker.label())


def chart_rows(chart: Chart) -> tuple[tuple[str, ...], ...]:
    """The figures of a chart as a table, titles first."""
    if chart.kind is ChartKind.LYING:
        names = ("", *(each.name for each in chart.series))
        columns = zip(*(each.values for each in chart.series), strict=True)
        lines = zip(chart.labels, columns, strict=True)
        return (names, *((label, *(figure(value, chart.places) for value in row)) for label, row in lines))
    titles = (chart.title, *chart.labels)
    rows = ((each.name, *(figure(value, chart.places) for value in each.values)) for each in chart.series)
    return (titles, *rows)


def figure(value: Decimal | None, places: int) -> str:
    """A figure of a chart as its table shows it."""
    return numbers.NO_VALUE if value is None else numbers.rounded(value, places)
