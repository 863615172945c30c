"""One record in a few words: its kind, and what it is called."""

from core.records.catalogue import Record, kind_for
from core.records.fields import Form
from ui.texts.records import kind_name


def record_title(record: Record) -> str:
    """The kind, and the first line of text that is filled in."""
    kind = kind_for(record)
    lines = (getattr(record, spec.name) for spec in kind.fields if spec.form is Form.LINE)
    told = getattr(record, "title", "") or next((line for line in lines if line), "")
    name = kind_name(kind.code)
    return f"{name[:1].upper()}{name[1:]} \u2013 {told}" if told else f"{name[:1].upper()}{name[1:]}"
