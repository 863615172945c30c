"""Work done in processes of their own: a frozen program has to be able to start itself anew for it."""

from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from core.reporting.document import Paragraph, Report
from core.self_check.checks import Check, require
from storage.child_process import ask
from storage.images import ImageTools
from storage.pdf_process import serve as pdf_serve
from storage.report_files import write_report

_SECONDS = 60
_SIDES, _LONGEST = (3000, 2000), 600


def child_checks(folder: Path) -> tuple[Check, ...]:
    """Over files made in this folder."""
    return (
        Check(name="process.pictures", work=lambda: _decode(folder)),
        Check(name="process.pdf", work=lambda: _read_pdf(folder)),
    )


def _decode(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    png, jpeg = folder / "picture.png", folder / "picture.jpg"
    for path in (png, jpeg):
        Image.new("RGB", _SIDES, "teal").save(path)
    shown = ImageTools().picture(png, longest=_LONGEST)
    require((shown.width, shown.height) == _SIDES and shown.content, "a picture was not decoded")
    require(ImageTools().scaled(jpeg, target=folder / "smaller.jpg").size, "a picture was not made smaller")


def _read_pdf(folder: Path) -> None:
    path = folder / "paper.pdf"
    folder.mkdir(parents=True, exist_ok=True)
    report = Report(kind="paper", title="self-check", subtitle="", blocks=(Paragraph(text="self-check"),))
    write_report(report, path)
    question = {"path": str(path), "held": [], "at": datetime.now(UTC).isoformat()}
    require(ask(pdf_serve, question, seconds=_SECONDS) == {"signatures": []}, "no sensible answer")
