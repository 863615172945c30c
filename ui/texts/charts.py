"""Words of charts: what is read out, and the acts on them."""

from core.charting import Chart
from ui.texts import numbers

PRINT = "In…"
PRINT_NAME = "In biểu đồ"
SAVE = "Lưu biểu đồ…"
SAVE_TITLE = "Lưu biểu đồ"
SAVE_KINDS = "Tệp PDF, có bảng số (*.pdf);;Ảnh PNG (*.png)"
SAVED = "Đã lưu biểu đồ và bảng số."
SAVED_PICTURE = "Đã lưu ảnh biểu đồ."
NO_VALUE_SAID = "chưa có số"


def spoken(chart: Chart) -> str:
    """Every figure of a chart in words, series by series."""
    parts = []
    for series in chart.series:
        figures = (
            f"{label}: {NO_VALUE_SAID if value is None else numbers.rounded(value, chart.places)}"
            for label, value in zip(chart.labels, series.values, strict=True)
        )
        parts.append(f"{series.name} – {'; '.join(figures)}")
    return ". ".join(parts)
