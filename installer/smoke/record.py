"""A record typed in the window, in Vietnamese, and read back by a command when the window has closed."""

import json
from datetime import date
from pathlib import Path

from smoke.command_line import CommandLine
from smoke.person import Person
from smoke.waiting import Failed

from ui.texts import tasks
from ui.texts.records import field_label

TITLE = "Rà soát thủ tục hành chính của Ủy ban nhân dân xã"
OWNER = "Nguyễn Đỗ Quỳnh"
KIND = "task"


def type_task(person: Person, today: date) -> None:
    """A task that is done: it counts for the criterion of the year's plan."""
    person.press("ctrl+2")
    person.see(tasks.context(0, 0, overdue=0))
    person.press("ctrl+n")
    day = f"{today:%d/%m/%Y}"
    person.fill_under(f"{field_label(KIND, 'title')} *", TITLE)
    for name, words in (("owner", OWNER), ("due_on", day)):
        person.fill_under(field_label(KIND, name), words, on_the_right=True)
    person.scroll(field_label(KIND, "due_on"))
    for name, words in (("progress", "100"), ("done_on", day)):
        person.fill_under(field_label(KIND, name), words, on_the_right=True)
    person.press("Tab")
    person.see(tasks.context(1, 1, overdue=0))
    person.see(OWNER)


def read_back(command: CommandLine, notebook: Path, *, out: Path) -> None:
    """What was typed lies in the notebook letter by letter.

    Raises:
        Failed: something else lies there.
    """
    command("records", "export", notebook, "--out", out)
    held = json.loads(out.read_text(encoding="utf-8"))["records"]
    tasks_held = [(entry["title"], entry["owner"], entry["progress"]) for entry in held.get(KIND, ())]
    if tasks_held != [(TITLE, OWNER, 100)]:
        raise Failed(f"typed {TITLE!r} by {OWNER!r}, read back {tasks_held}")
