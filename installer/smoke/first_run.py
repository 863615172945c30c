"""From an empty computer to a notebook with a key, in the window alone."""

from pathlib import Path

from smoke.person import Person
from smoke.settings import PASSPHRASE

from ui.texts import common, keys, set_up

OFFICER = "Nguyễn Thị Ước"
SIGNATORY = "Trần Văn Đông"
TITLE = set_up.TITLE
UNIT = "Xã Tây Sơn"
PROVINCE = "Tỉnh Gia Lai"
_START_S = 120.0


def greet(person: Person) -> None:
    """The first window greets in letters that can be read."""
    person.window(TITLE, within=_START_S)
    person.check_letters(f"{set_up.WELCOME}\n{set_up.WELCOME_WHY} {set_up.WAY_NEW_WHY}")


def choose_unit(person: Person) -> None:
    """A commune is found by a part of its name without marks."""
    person.press("Return")  # the first way, a new notebook, has the keyboard
    person.see(set_up.UNIT_WHY)
    person.see(set_up.ROLE_SUBMITTER)
    person.write("tay son")
    person.see(UNIT)
    person.see(PROVINCE)
    person.press("Down", "Return")


def name_people(person: Person) -> None:
    """Names with letters no key carries; the signature block shows them at once."""
    person.see(set_up.PEOPLE_WHY)
    person.fill_under(set_up.OFFICER, OFFICER)
    person.fill_under(set_up.SIGNATORY, SIGNATORY)
    person.see(set_up.PREVIEW)
    person.see(SIGNATORY)
    person.press("Return")
    person.see(set_up.CRITERIA_WHY)
    person.see(set_up.SET_SAMPLE_WHY)
    person.press("Return")


def make_key(person: Person) -> None:
    """A passphrase, typed twice, then the place of the notebook."""
    person.see(set_up.KEY_NOW_WHY)
    person.fill_under(f"{keys.WORDS} *", PASSPHRASE)
    person.fill_under(f"{keys.WORDS_AGAIN} *", PASSPHRASE)
    person.press("Return")
    person.see(set_up.FOLDER_WHY)
    person.see(set_up.KEY_WILL)


def make_notebook(person: Person, sheet: Path) -> None:
    """The notebook is made, the paper about its key saved by the system's own dialog, the window opened."""
    person.press("Return")
    person.see(set_up.NEXT_STEP, within=_START_S)
    person.push(set_up.SHEET_SAVE)
    person.name_file(sheet, title=set_up.SHEET)
    person.see(set_up.SHEET_SAVED.format(name=sheet.name))
    person.push_away(set_up.OPEN_NOTEBOOK, title=TITLE)
    person.window(UNIT, within=_START_S)
    person.see(common.PAGE_SELF, within=_START_S)
