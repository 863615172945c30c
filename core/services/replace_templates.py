"""Put a province's own templates in the place of built-in forms: check, use, return, hand on."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from core.errors import UserError
from core.findings import Finding, has_errors
from core.paper_templates import (
    BundledTemplate,
    Checked,
    NoTemplate,
    PaperTemplate,
    TemplateFiles,
)
from core.ports import Clock, Database, Transaction
from core.reporting.document import Letterhead, Report, Signature
from core.reporting.paper import Asked
from core.reporting.template_fields import Fields, Shape, fields_of, paths_of, shape_of
from core.services.make_report import MakeReport, UnknownReport
from core.services.noting import note

_LONGEST_EXAMPLE = 80
_BLANK = "\u2026"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindForm:
    """A kind of report and the template kept for it, if any."""

    kind: str
    template: PaperTemplate | None

    @property
    def is_own(self) -> bool:
        """Whether its text documents are made by the template."""
        return self.template is not None and self.template.is_used


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedField:
    """A field a template may use: its full name (items of lists as `name[]`), what it is, and a value."""

    path: str
    shape: Shape
    example: str


class ReplaceTemplates:
    """Keeps templates; a template with errors changes nothing."""

    def __init__(
        self, *, database: Database, files: TemplateFiles, reports: MakeReport, clock: Clock
    ) -> None:
        self._database = database
        self._files = files
        self._reports = reports
        self._clock = clock

    def forms(self) -> tuple[KindForm, ...]:
        """Every kind of this role with the form that is in force."""
        with self._database.transaction() as work:
            held = {template.kind: template for template in work.templates.all()}
        return tuple(KindForm(kind=kind, template=held.get(kind)) for kind in self._reports.kinds())

    def check(self, kind: str, path: Path, *, year: int) -> Checked:
        """What is wrong with a template for a kind, as a report of this year would be filled in.

        Raises:
            UnknownReport: this role has no such report.
            SourceUnreadable: the file cannot be read.
        """
        return Checked(kind=kind, findings=self._files.check(self._files.read(path), self.sample(kind, year)))

    def use(self, kind: str, path: Path, *, year: int) -> Checked:
        """Check a template and put it in force; with errors nothing changes. Raises: see `check`."""
        content = self._files.read(path)
        findings = self._files.check(content, self.sample(kind, year))
        if has_errors(findings):
            return Checked(kind=kind, findings=findings)
        with self._database.transaction() as work:
            self._put(work, BundledTemplate(kind=kind, name=path.name, content=content))
        return Checked(kind=kind, findings=findings, is_taken=True)

    def choose(self, kind: str, *, own: bool) -> None:
        """Use the template that is kept, or go back to the built-in form and keep the template.

        Raises:
            NoTemplate: none is kept.
        """
        with self._database.transaction() as work:
            held = _held(work, kind)
            if held.is_used is not own:
                work.templates.put(replace(held, is_used=own))
                note(work, self._clock, act="choose_form", subject=kind, change=_change(held, own=own))

    def drop(self, kind: str) -> None:
        """Forget the template of a kind; its reports have the built-in form again.

        Raises:
            NoTemplate: none is kept.
        """
        with self._database.transaction() as work:
            held = _held(work, kind)
            work.templates.remove(kind)
            note(work, self._clock, act="drop_template", subject=kind, change=(_told(held), ""))

    def write_kept(self, kind: str, path: Path) -> Path:
        """Write the template that is kept, as it was taken.

        Raises:
            NoTemplate: none is kept.
            DeviceError: it could not be written.
        """
        with self._database.transaction() as work:
            held = _held(work, kind)
        return self._files.write(held.content, path)

    def write_starting(self, kind: str, path: Path, *, year: int) -> Path:
        """Write the built-in form of a kind with its fields, to be changed in Word.

        Raises:
            UnknownReport: this role has no such report.
            DeviceError: it could not be written.
        """
        return self._files.write(self._files.starting(self.sample(kind, year)), path)

    def fields(self, kind: str, year: int) -> tuple[OfferedField, ...]:
        """Every field of a kind with a value of this year's report. Raises: see `check`."""
        report = self.sample(kind, year)
        values = fields_of(report)
        return tuple(
            OfferedField(path=path, shape=shape, example=_example(values, path)[:_LONGEST_EXAMPLE])
            for path, shape in paths_of(shape_of(report))
        )

    def export(self, path: Path) -> int:
        """Write every template that is in force into one file; answers how many.

        Raises:
            NoTemplate: none is.
            DeviceError: it could not be written.
        """
        with self._database.transaction() as work:
            kept = [each for each in work.templates.all() if each.is_used]
        if not kept:
            raise NoTemplate(kind="")
        bundled = [BundledTemplate(kind=each.kind, name=each.name, content=each.content) for each in kept]
        self._files.write(self._files.bundle(bundled), path)
        return len(bundled)

    def take_over(self, path: Path, *, year: int) -> tuple[Checked, ...]:
        """Put the templates of such a file in force, all of them or none; kinds of the other role are left.

        Raises:
            NotATemplateBundle: the file is none, or is damaged.
            DeviceError: it cannot be read.
        """
        bundled = self._files.unbundle(self._files.read(path), path.name)
        checked = tuple(self._checked(bundled, year=year))
        if any(has_errors(each.findings) for each in checked):
            return checked
        kinds = self._reports.kinds()
        with self._database.transaction() as work:
            for each in bundled:
                if each.kind in kinds:
                    self._put(work, each)
        return tuple(replace(each, is_taken=each.kind in kinds) for each in checked)

    def sample(self, kind: str, year: int) -> Report:
        """The report of a year a template is tried with; its bare form where the year gives none.

        Raises:
            UnknownReport: this role has no such report.
        """
        if kind not in self._reports.kinds():
            raise UnknownReport(kind=kind)
        try:
            choices = self._reports.choices(kind, year)
            part = choices[0].key if choices and self._reports.paper(kind).needs_part else ""
            return self._reports.make(kind, Asked(year=year, part=part))
        except UserError:
            return _bare(kind)

    def _checked(self, bundled: tuple[BundledTemplate, ...], *, year: int) -> Iterator[Checked]:
        kinds = self._reports.kinds()
        for each in bundled:
            findings: tuple[Finding, ...] = ()
            if each.kind in kinds:
                findings = self._files.check(each.content, self.sample(each.kind, year))
            yield Checked(kind=each.kind, findings=findings)

    def _put(self, work: Transaction, given: BundledTemplate) -> None:
        before = work.templates.get(given.kind)
        template = PaperTemplate(
            kind=given.kind,
            name=given.name,
            sha256=hashlib.sha256(given.content).hexdigest(),
            content=given.content,
            added_at=self._clock.now(),
            added_by=work.office.get().officer.name,
        )
        work.templates.put(template)
        note(
            work,
            self._clock,
            act="use_template",
            subject=given.kind,
            change=("" if before is None else _told(before), _told(template)),
        )


def _held(work: Transaction, kind: str) -> PaperTemplate:
    held = work.templates.get(kind)
    if held is None:
        raise NoTemplate(kind=kind)
    return held


def _told(template: PaperTemplate) -> str:
    return f"{template.name} {template.sha256[:16]}"


def _change(held: PaperTemplate, *, own: bool) -> tuple[str, str]:
    return ("", _told(held)) if own else (_told(held), "")


def _example(values: Fields, path: str) -> str:
    """A value of this year for a field; of a list its first item."""
    found: object = values
    for name in path.split("."):
        found = found.get(name.removesuffix("[]")) if isinstance(found, dict) else None
        if name.endswith("[]"):
            found = found[0] if isinstance(found, tuple) and found else None
    if isinstance(found, tuple) and all(isinstance(each, str) for each in found):
        return " | ".join(map(str, found))
    return " ".join(found.split()) if isinstance(found, str) else ""


def _bare(kind: str) -> Report:
    """A report that has head and foot and nothing between."""
    return Report(
        kind=kind,
        title=_BLANK,
        subtitle="",
        blocks=(),
        letterhead=Letterhead(
            superior="",
            issuer=(_BLANK,),
            number_line=_BLANK,
            nation=_BLANK,
            motto=_BLANK,
            place_and_day=_BLANK,
        ),
        signature=Signature(lines=(_BLANK,), name=_BLANK, recipients_label=_BLANK, recipients=(_BLANK,)),
    )
