"""How the program looks: fonts, the two palettes, the one style sheet."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QJsonDocument, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
FAMILIES = ("Segoe UI", "Noto Sans")
_BODY_POINTS = 10
_ROLES = (
    (QPalette.ColorRole.Window, "page"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "field"),
    (QPalette.ColorRole.AlternateBase, "zebra"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "button"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.ToolTipBase, "raised"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.PlaceholderText, "quiet"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "on_accent"),
    (QPalette.ColorRole.Link, "accent"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One colour scheme: names of meanings to colours."""

    name: str
    colours: dict[str, str]

    def colour(self, meaning: str) -> QColor:
        """The colour of a meaning such as "accent", "done", "care", "wrong", "quiet"."""
        return QColor(self.colours[meaning])


@lru_cache
def read_scheme(name: str) -> Scheme:
    """A scheme from the resources: "light" or "dark"."""
    path = RESOURCES / "styles" / f"{name}.json"
    # Qt's own reader: the first window need not wait for Python's.
    return Scheme(name=name, colours=QJsonDocument.fromJson(path.read_bytes()).toVariant())


def wanted_scheme(choice: str) -> str:
    """The scheme to use: the officer's choice, else the system's."""
    if choice in {"light", "dark"}:
        return choice
    system = QGuiApplication.styleHints().colorScheme()
    return "dark" if system == Qt.ColorScheme.Dark else "light"


def apply_look(application: QApplication, choice: str = "") -> Scheme:
    """Give the application its style, font, palette and style sheet."""
    scheme = read_scheme(wanted_scheme(choice))
    application.setStyle("Fusion")
    application.setPalette(_palette(scheme))
    application.setStyleSheet(_style_sheet(scheme))
    # Last: with a style sheet Qt takes up the system's own fonts of lists, menus and messages again, and one
    # font for all puts them out. On Windows they are smaller than the rest.
    application.setFont(_font())
    application.setProperty("scheme", scheme.name)
    return scheme


def current_scheme() -> Scheme:
    """The scheme in use."""
    application = QApplication.instance()
    name = application.property("scheme") if application is not None else None
    return read_scheme(str(name or "light"))


def tabular(font: QFont) -> QFont:
    """The font with figures of one width, for number columns."""
    copy = QFont(font)
    copy.setFeature(QFont.Tag("tnum"), 1)
    return copy


def _font() -> QFont:
    held = set(QFontDatabase.families())
    family = next((name for name in FAMILIES if name in held), QFont().family())
    return QFont(family, _BODY_POINTS)


def _palette(scheme: Scheme) -> QPalette:
    palette = QPalette()
    for role, meaning in _ROLES:
        palette.setColor(role, scheme.colour(meaning))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(disabled, role, scheme.colour("disabled"))
    return palette


def _style_sheet(scheme: Scheme) -> str:
    text = (RESOURCES / "styles" / "app.qss").read_text(encoding="utf-8")
    # Longest names first, so that @accent does not eat the start of @accent_soft.
    for name in sorted(scheme.colours, key=len, reverse=True):
        text = text.replace(f"@{name}", scheme.colours[name])
    return text.replace("@icons", (RESOURCES / "icons").as_posix())


def restyle(widget: QWidget) -> None:
    """Dress a widget anew after one of the properties the style sheet asks for was changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
