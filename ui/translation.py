"""Qt has no Vietnamese of its own; this translator gives its standard buttons and menus Vietnamese words."""

from PySide6.QtCore import QTranslator

from ui.texts.common import QT_STRINGS


class VietnameseQtTranslator(QTranslator):
    """Answers Qt's own strings from one table; unknown strings stay as they are."""

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt names it so
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """The Vietnamese for one of Qt's strings, or None."""
        del context, disambiguation, n
        known = QT_STRINGS.get(sourceText)
        return known if known is not None else QT_STRINGS.get(sourceText.replace("&", ""))

    def isEmpty(self) -> bool:
        """Never empty: Qt drops a translator that says so."""
        return False
