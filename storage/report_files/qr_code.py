"""QR codes: drawn as squares in a PDF, as a sharp picture in a text document."""

import io

import segno
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

_CODE_SIZE = 42 * mm
_QUIET = 4  # modules of white around a QR code (ISO 18004)
_PIXELS = 8  # of a picture, for each module


class QrCode(Flowable):  # type: ignore[misc]
    """A QR code drawn as squares, so that it prints sharply."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._rows = tuple(segno.make(text, error="m", micro=False).matrix)
        self.hAlign = "CENTER"

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """A square of fixed size."""
        self.width = self.height = _CODE_SIZE
        return self.width, self.height

    def draw(self) -> None:
        """Draw every dark module."""
        module = _CODE_SIZE / (len(self._rows) + 2 * _QUIET)
        for down, row in enumerate(self._rows):
            for along, is_dark in enumerate(row):
                if is_dark:
                    left = (along + _QUIET) * module
                    low = _CODE_SIZE - (down + _QUIET + 1) * module
                    self.canv.rect(left, low, module, module, stroke=0, fill=1)


def picture(text: str) -> bytes:
    """The same code as a PNG picture, its white border included."""
    target = io.BytesIO()
    segno.make(text, error="m", micro=False).save(target, kind="png", scale=_PIXELS, border=_QUIET)
    return target.getvalue()
