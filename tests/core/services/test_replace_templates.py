"""A province's templates in the place of built-in forms: used, set aside, dropped, handed on."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from core.errors import UserError
from core.findings import has_errors
from core.paper_templates import BundledTemplate, NotATemplateBundle, NoTemplate
from core.progress import Silent
from core.reporting.checklist import checklist
from core.reporting.document import Report
from core.reporting.paper import BOTH, SUBMITTERS, Asked, Choice, Paper
from core.reporting.self_score import self_score_sheet
from core.services.make_report import MakeReport, UnknownReport
from core.services.print_papers import PrintPapers
from core.services.province_forms import ProvinceForms
from core.services.replace_templates import ReplaceTemplates
from core.units import Role
from storage.report_files import ReportWriter
from storage.template_files import TemplateFolder
from tests import report_samples
from tests.template_samples import template, texts_of, whole
from tests.ui.fakes import FixedClock, MemoryDatabase, office
from ui.texts.reports import REPORT_WORDS

YEAR = 2025
OWN = ("Mẫu của tỉnh Gia Lai", "{{p body }}")


class NothingYet(UserError):
    """The year has no such report."""

    code = "E_TEST_NOTHING"


def self_score(asked: Asked) -> Report:
    if asked.year != YEAR:
        raise NothingYet
    return self_score_sheet(report_samples.self_score(5), REPORT_WORDS)


def tasks(asked: Asked) -> Report:
    assert asked.part == "q1"
    return checklist(report_samples.checklist(2, 2), REPORT_WORDS)


PAPERS = (
    Paper(code="self-score", roles=SUBMITTERS, fill=self_score),
    Paper(
        code="periodic",
        roles=BOTH,
        fill=tasks,
        choices=lambda _year: (Choice(key="q1", name="Quý I"),),
        needs_part=True,
    ),
    Paper(code="ranking", roles=frozenset({Role.APPRAISER}), fill=tasks),
)


@dataclass
class Held:
    database: MemoryDatabase = field(default_factory=lambda: MemoryDatabase(office(Role.SUBMITTER)))

    def __post_init__(self) -> None:
        files = TemplateFolder()
        forms = ProvinceForms(database=self.database, files=files)
        self.reports = MakeReport(
            database=self.database,
            files=ReportWriter(),
            forms=forms,
            papers=PAPERS,
        )
        self.papers = PrintPapers(ReportWriter(), forms=forms)
        self.templates = ReplaceTemplates(
            database=self.database, files=files, reports=self.reports, clock=FixedClock()
        )

    def acts(self) -> list[tuple[str, str]]:
        with self.database.transaction() as work:
            return [(entry.act, entry.subject) for entry in work.audit.all()]

    def written(self, folder: Path, name: str = "a.docx") -> list[str]:
        path = self.reports.write("self-score", Asked(year=YEAR), path=folder / name)
        return texts_of(path.read_bytes())


@pytest.fixture
def held() -> Held:
    return Held()


def put(folder: Path, content: bytes, name: str = "mau.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_template_in_force_makes_the_text_document_and_nothing_else(held: Held, tmp_path: Path) -> None:
    before = held.written(tmp_path)
    done = held.templates.use("self-score", put(tmp_path, whole(*OWN)), year=YEAR)
    assert done.is_taken
    assert OWN[0] in held.written(tmp_path)
    pdf = held.reports.write("self-score", Asked(year=YEAR), path=tmp_path / "a.pdf")
    assert pdf.read_bytes().startswith(b"%PDF")
    held.reports.write("self-score", Asked(year=YEAR), path=tmp_path / "a.xlsx")
    held.templates.choose("self-score", own=False)
    assert held.written(tmp_path) == before
    held.templates.choose("self-score", own=True)
    assert OWN[0] in held.written(tmp_path)
    held.templates.drop("self-score")
    assert held.written(tmp_path) == before
    assert held.acts() == [
        ("use_template", "self-score"),
        ("choose_form", "self-score"),
        ("choose_form", "self-score"),
        ("drop_template", "self-score"),
    ]


def test_what_was_looked_at_is_saved_in_the_same_form(held: Held, tmp_path: Path) -> None:
    held.templates.use("self-score", put(tmp_path, whole(*OWN)), year=YEAR)
    report = held.reports.make("self-score", Asked(year=YEAR))
    saved = held.papers.write(report, tmp_path / "b.docx", progress=Silent())
    assert texts_of(saved.read_bytes()) == held.written(tmp_path)


def test_a_template_with_errors_changes_nothing(held: Held, tmp_path: Path) -> None:
    held.templates.use("self-score", put(tmp_path, whole(*OWN)), year=YEAR)
    done = held.templates.use("self-score", put(tmp_path, whole("{{ tilte }}")), year=YEAR)
    assert not done.is_taken
    assert has_errors(done.findings)
    assert OWN[0] in held.written(tmp_path)
    assert held.acts() == [("use_template", "self-score")]


def test_a_template_with_warnings_is_taken(held: Held, tmp_path: Path) -> None:
    done = held.templates.use("self-score", put(tmp_path, template(*OWN)), year=YEAR)
    assert done.is_taken
    assert done.findings
    assert not has_errors(done.findings)


def test_the_starting_template_is_taken_as_it_is(held: Held, tmp_path: Path) -> None:
    before = held.written(tmp_path)
    path = held.templates.write_starting("self-score", tmp_path / "mau.docx", year=YEAR)
    assert held.templates.check("self-score", path, year=YEAR).findings == ()
    assert held.templates.use("self-score", path, year=YEAR).is_taken
    assert held.written(tmp_path) == before
    kept = held.templates.write_kept("self-score", tmp_path / "kept.docx")
    assert kept.read_bytes() == path.read_bytes()


def test_a_year_without_the_report_is_tried_with_its_bare_form(held: Held, tmp_path: Path) -> None:
    path = held.templates.write_starting("self-score", tmp_path / "mau.docx", year=1999)
    assert held.templates.check("self-score", path, year=1999).findings == ()
    assert held.templates.use("self-score", path, year=YEAR).is_taken
    found = held.templates.check("self-score", put(tmp_path, whole("{{p body }}", "{{ tilte }}")), year=1999)
    assert [finding.code for finding in found.findings] == ["TEMPLATE_UNKNOWN"]


def test_a_kind_of_several_parts_is_tried_with_the_first(held: Held, tmp_path: Path) -> None:
    assert held.templates.use("periodic", put(tmp_path, whole(*OWN)), year=YEAR).is_taken
    assert [form.is_own for form in held.templates.forms()] == [False, True]


def test_kinds_of_the_other_role_are_refused(held: Held, tmp_path: Path) -> None:
    with pytest.raises(UnknownReport):
        held.templates.check("ranking", put(tmp_path, whole(*OWN)), year=YEAR)


def test_without_a_template_there_is_nothing_to_choose(held: Held, tmp_path: Path) -> None:
    for act in (
        lambda: held.templates.choose("self-score", own=False),
        lambda: held.templates.drop("self-score"),
        lambda: held.templates.write_kept("self-score", tmp_path / "a.docx"),
        lambda: held.templates.export(tmp_path / "a.zip"),
    ):
        with pytest.raises(NoTemplate):
            act()


def test_fields_are_listed_with_a_value_of_the_year(held: Held) -> None:
    fields = {each.path: each for each in held.templates.fields("self-score", YEAR)}
    assert fields["title"].example == "BÁO CÁO"
    assert fields["letterhead.issuer"].example == "ỦY BAN NHÂN DÂN | XÃ TÂY SƠN"
    assert fields["signature.name"].example == "Nguyễn Thị Quỳnh Hương"
    rows = [path for path in fields if path.startswith("tables.") and path.endswith(".rows[].c1")]
    assert len(rows) == 3
    assert fields[rows[0]].example == "1"
    assert fields["annexes[].label"].example


def test_an_authority_hands_its_templates_to_communes(held: Held, tmp_path: Path) -> None:
    held.templates.use("self-score", put(tmp_path, whole(*OWN)), year=YEAR)
    held.templates.use("periodic", put(tmp_path, whole("Kỳ", "{{p body }}")), year=YEAR)
    assert held.templates.export(tmp_path / "mau.zip") == 2
    commune = Held()
    taken = commune.templates.take_over(tmp_path / "mau.zip", year=YEAR)
    assert [(each.kind, each.is_taken) for each in taken] == [("periodic", True), ("self-score", True)]
    assert OWN[0] in commune.written(tmp_path)
    authority = Held(MemoryDatabase(replace(office(Role.APPRAISER))))
    taken = authority.templates.take_over(tmp_path / "mau.zip", year=YEAR)
    assert [(each.kind, each.is_taken) for each in taken] == [("periodic", True), ("self-score", False)]
    with pytest.raises(NotATemplateBundle):
        commune.templates.take_over(put(tmp_path, b"x", "a.zip"), year=YEAR)


def test_a_bundle_with_one_wrong_template_is_taken_not_at_all(held: Held, tmp_path: Path) -> None:
    files = TemplateFolder()
    wrong = files.bundle(
        [
            BundledTemplate(kind="periodic", name="a.docx", content=whole(*OWN)),
            BundledTemplate(kind="self-score", name="b.docx", content=whole("{{ x() }}")),
        ]
    )
    taken = held.templates.take_over(put(tmp_path, wrong, "mau.zip"), year=YEAR)
    assert not any(each.is_taken for each in taken)
    assert has_errors(taken[1].findings)
    assert not any(form.is_own for form in held.templates.forms())
