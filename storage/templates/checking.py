"""Everything that is wrong with a template, in the order in which it has to be put right."""

from collections.abc import Iterator, Mapping

from jinja2 import TemplateError

from core.findings import Finding, error, has_errors, warning
from core.paper_templates import ResultTooLarge
from core.reporting.document import Report
from core.reporting.template_fields import Value, fields_of, shape_of
from core.text import fold
from storage.templates.archive import look_at
from storage.templates.filling import fill
from storage.templates.language import Reading, read_part
from storage.templates.opened import UNREADABLE, Opened
from storage.templates.paragraphs import Line, lines_of, misplaced

_HEAD = ("issuer", "number_line", "nation", "motto", "place_and_day")
NOT_FILLED = (*UNREADABLE, TemplateError, ZeroDivisionError)
_FOOT = ("lines", "name", "recipients")
_CONTENT = ("body", "tables", "sections")


def check(content: bytes, report: Report) -> tuple[Finding, ...]:
    """What is wrong, what is missing, and whether the template can be filled with this report."""
    findings = look_over(content, report)
    if has_errors(findings):
        return findings
    try:
        fill(content, report)
    except ResultTooLarge:
        return (*findings, error("TEMPLATE_RESULT_TOO_LARGE"))
    except NOT_FILLED:
        return (*findings, error("TEMPLATE_BROKEN"))
    return findings


def look_over(content: bytes, report: Report) -> tuple[Finding, ...]:
    """The same without filling it."""
    findings = look_at(content)
    if findings:
        return findings
    try:
        return tuple(_read(Opened(content), report))
    except UNREADABLE:
        return (error("TEMPLATE_NOT_DOCX"),)


def _read(template: Opened, report: Report) -> Iterator[Finding]:
    reading, texts = Reading(shape_of(report)), list[Line]()
    for part, element in template.parts():
        lines = lines_of(element)
        wrong = tuple(misplaced(lines, part))
        reading.findings.extend(wrong)
        texts.extend(lines)
        if not wrong:
            read_part(template.source_of(element), lines, part=part, reading=reading)
    yield from reading.findings
    if not has_errors(reading.findings):
        yield from _missing(report, reading.used, written=fold("\n".join(line.text for line in texts)))


def _missing(report: Report, used: set[str], *, written: str) -> Iterator[Finding]:
    """What the decree asks for and the template neither has as a field nor as words."""
    values = fields_of(report)
    if report.letterhead is not None:
        head = values["letterhead"]
        assert isinstance(head, dict)
        yield from (
            _lacks(f"letterhead.{name}") for name in _HEAD if not _has(name, head, held=(used, written))
        )
    if report.title and "title" not in used and not _is_written(report.title, written):
        yield _lacks("title")
    if not used.intersection(_CONTENT):
        yield _lacks("body")
    if report.signature is not None:
        yield from (_lacks(f"signature.{name}") for name in _FOOT if f"signature.{name}" not in used)
    if report.annexes and not used.intersection({"annexes", "tables"}):
        yield _lacks("annexes")
    if "notice" not in used:
        yield warning("TEMPLATE_NOTICE")


def _lacks(name: str) -> Finding:
    return warning("TEMPLATE_LACKS", name=name)


def _has(name: str, head: Mapping[str, Value], *, held: tuple[set[str], str]) -> bool:
    """Whether a part of the head stands in the template, as a field or in words."""
    used, written = held
    value = head[name]
    text = " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"letterhead.{name}" in used or _is_written(text, written)


def _is_written(value: str, written: str) -> bool:
    return bool(value.strip()) and fold(value) in written
