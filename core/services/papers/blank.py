"""Blank forms for collecting by hand, one per kind of record, and one for evidence that is handed in."""

from core.records.catalogue import KINDS, RecordKind
from core.records.fields import FieldSpec, Form
from core.reporting.blank_forms import (
    BlankFormsData,
    BlankFormsWords,
    CollectingForm,
    FormField,
    blank_forms,
)
from core.reporting.document import Report
from core.reporting.paper import SUBMITTERS, Asked, Choice, Paper
from core.services.papers.commune_words import PaperDesk, RecordNames

FORMS = "forms"


class BlankFormPapers:
    """Draws them from the declarations of the kinds; no figure of the notebook stands in them."""

    def __init__(self, *, desk: PaperDesk, names: RecordNames, words: BlankFormsWords) -> None:
        self._desk = desk
        self._names = names
        self._words = words

    def papers(self) -> tuple[Paper, ...]:
        """The one kind of this family."""
        return (Paper(code=FORMS, roles=SUBMITTERS, fill=self.forms, choices=self.choices),)

    def forms(self, asked: Asked) -> Report:
        """The form of one kind, or all of them."""
        known = self._forms()
        named = tuple(each for each in known if each.code == asked.part)
        data = BlankFormsData(
            head=self._desk.heads.head(FORMS, "", dated=asked.dated),
            year=asked.year,
            forms=named or known,
            is_one=bool(named),
        )
        return blank_forms(data, self._words, form=self._desk.form)

    def choices(self, _year: int) -> tuple[Choice, ...]:
        """Every form there is."""
        return tuple(Choice(key=each.code, name=each.title) for each in self._forms())

    def _forms(self) -> tuple[CollectingForm, ...]:
        return (*map(self._form, KINDS), self._words.evidence)

    def _form(self, kind: RecordKind) -> CollectingForm:
        return CollectingForm(
            code=kind.code,
            title=self._names.kind_title(kind.code),
            hint=self._names.kind_hint(kind.code),
            group=self._names.group_title(kind.group),
            fields=tuple(self._field(kind.code, spec) for spec in kind.fields),
        )

    def _field(self, code: str, spec: FieldSpec) -> FormField:
        names = self._names
        return FormField(
            label=names.field_label(code, spec.name),
            form=spec.form,
            unit=names.field_unit(code, spec.name),
            is_required=spec.required,
            choices=tuple(map(names.choice_label, spec.choices or ())) if spec.form is Form.CHOICE else (),
            part=names.part_title(code, spec.name),
        )
