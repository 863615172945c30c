"""A document attached through the system's own file dialog, and the points the year has by then."""

from datetime import date
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas
from smoke.person import Person

from ui.texts import common, evidence_dialog
from ui.texts import evidence_page as page

SUMMARY = "Kế hoạch cải cách hành chính năm của Ủy ban nhân dân xã"
CRITERION = "1.1.1 Ban hành kế hoạch CCHC năm kịp thời"
PLAN_DAY = "Ngày ban hành kế hoạch"


def make_paper(folder: Path, today: date) -> Path:
    """A small real PDF with a name as officials give: number, symbol, day."""
    path = folder / f"15-KH-UBND_12.01.{today.year}.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 720, "15/KH-UBND")
    canvas.save()
    return path


def attach(person: Person, paper: Path) -> None:
    """The document is chosen, described, tied to the plan's two criteria, and stands in the register."""
    person.press("ctrl+6")
    person.see(page.ADD)
    person.press("ctrl+n")
    person.window(evidence_dialog.ADD_TITLE)
    person.click(evidence_dialog.CHOOSE_FILES)
    person.name_file(paper, title=evidence_dialog.CHOOSE_FILES.rstrip("…"))
    person.window(evidence_dialog.ADD_TITLE)
    person.see(evidence_dialog.GOOD)
    person.fill_under(evidence_dialog.SUMMARY, SUMMARY)
    person.click(CRITERION)
    person.press("Home", "space", "Down", "space")
    person.click(evidence_dialog.CONFIRM_OPEN)
    person.click(evidence_dialog.SAVE)
    person.gone(evidence_dialog.ADD_TITLE)
    person.see(SUMMARY)


def score(person: Person, today: date) -> None:
    """The day of the plan is given on the page of self-assessment, and the points are seen."""
    person.press("ctrl+7")
    person.see(f"Năm {today.year} · Tự chấm 2,00 / 73,50 điểm")
    person.fill_under(PLAN_DAY, f"12/01/{today.year}")
    person.press("Tab")
    person.see(f"Năm {today.year} · Tự chấm 3,00 / 73,50 điểm")
    person.check_letters(f"{common.PAGE_SELF}\n{CRITERION} Công tác chỉ đạo điều hành cải cách hành chính")
