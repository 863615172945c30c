"""Every act the program writes has a name in the window, and its values have labels."""

import ast
import re

from core.audit import Act, AuditEntry, chained
from core.told_changes import told
from tests.offices import NOON
from tests.source_tree import ROOT
from ui.texts import audit as texts

_NAME = re.compile(r"[a-z][a-z_]+")
_IMPORTED = ("submission", "criteria", "tasks", "result", "return", "receipt", "trust", "rotate", "appraisal")


def entry(act: str, subject: str, old: dict[str, str] | str, new: dict[str, str] | str) -> AuditEntry:
    sides = (told(each) if isinstance(each, dict) else each for each in (old, new))
    before, after = sides
    return chained(Act(officer="Hoa", act=act, subject=subject, old=before, new=after), after=None, at=NOON)


def acts_in_the_source() -> set[str]:
    """What stands behind `act=` anywhere, and the first text of the helpers that pass it on."""
    found: set[str] = set()
    for path in (*(ROOT / "core").rglob("*.py"), *(ROOT / "storage").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            told = [each.value for each in node.keywords if each.arg == "act"]
            if called in {"self._note", "note_documents"}:
                told += node.args[1:2]
            is_act = called == "Act" or called.endswith("note") or called == "note_documents"
            found |= {
                each.value
                for each in told
                if is_act and isinstance(each, ast.Constant) and isinstance(each.value, str)
            }
    return {each for each in found if _NAME.fullmatch(each)}


def test_every_act_has_a_name() -> None:
    written = acts_in_the_source()
    assert {"enter", "export", "backup", "restore", "set_points", "add_evidence", "close_year"} <= written
    assert sorted(written - set(texts.ACTS)) == []
    assert sorted(f"import_{kind}" for kind in _IMPORTED if f"import_{kind}" not in texts.ACTS) == []


def test_a_changed_record_is_told_by_the_labels_of_its_kind() -> None:
    changed = entry(
        "change_record",
        "task 0d2c",
        {"title": "Rà soát", "due_on": "2025-06-30", "source": "plan"},
        {"title": "Rà soát lại", "due_on": "2025-07-15", "source": "assigned"},
    )
    values = texts.values(changed)
    assert values[1][1:] == ("30/06/2025", "15/07/2025")
    assert values[0][0] != "title"
    assert values[2][1] != "plan"
    assert texts.about(changed).endswith(": Rà soát lại")
    assert texts.told(changed, is_new=True).count("\n") == 2


def test_acts_of_one_plain_value_and_of_earlier_versions_can_be_read() -> None:
    given = entry("set_points", "21583 2025 4.1.1", "0.50", "0.75")
    assert texts.values(given) == (("", "0.50", "0.75"),)
    assert texts.about(given) == "4.1.1, đơn vị 21583, năm 2025"
    before = entry("set_points", "21583 4.1.1", "", "1.00")
    assert texts.about(before) == "21583 4.1.1"
    assert (
        texts.about(entry("enter", "2025 4.1.1", "", {"claim": "no_occurrence"}))
        == "Tiêu chí 4.1.1, năm 2025"
    )
    assert texts.about(entry("enter", "2025", "", "1.1.1 1.1.2")) == "2025"
    assert texts.values(entry("enter", "2025 4.1.1", {"note": "a"}, "")) == (("Ghi chú", "a", ""),)
    assert texts.values(entry("backup", "a.zip", "", "")) == ()
    assert texts.act_name("of_tomorrow") == "of_tomorrow"
    assert texts.values(entry("keep_holidays", "2025", "{not json", "[]")) == (("", "{not json", "[]"),)
