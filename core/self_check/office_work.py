"""The jobs of a commune and of an authority on a small sample, each as a check of this installation.

They go through the services the window uses, so that whatever a service loads on first use is really there.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from core.delivery import Form
from core.figure_findings import Standing
from core.findings import Finding, has_errors
from core.foreign.values import ForeignPlan
from core.outside import OutsideKind
from core.previews import Preview
from core.progress import Silent
from core.reporting.paper import Asked
from core.sample.stage import Places, Stage
from core.sample.story import Story
from core.self_check.checks import Check, refuse_any, require
from core.services.office_services import OfficeServices

FORMS = (".pdf", ".docx", ".xlsx")
COMMUNE_PAPER, AUTHORITY_PAPER = "self-score", "ranking"
COMMUNE_DAY, AUTHORITY_DAY = datetime(2024, 3, 4, 2, tzinfo=UTC), datetime(2024, 2, 29, 2, tzinfo=UTC)
_PART = 1 << 20  # bytes
_CLAIMS = "45/50 (90%); 12/48 (30%)"
Entered = AbstractContextManager[OfficeServices]


class OfficeWork:
    """Plays the sample into a folder and does the jobs of both offices there; `restore` unpacks a backup."""

    def __init__(
        self,
        stage: Stage,
        folder: Path,
        *,
        restore: Callable[[Path, Path], object],
    ) -> None:
        self.places = Places(root=folder)
        self._stage = stage
        self._restore = restore
        self._progress = Silent()
        self._year: int = stage.data["year"]

    def checks(self) -> tuple[Check, ...]:
        """Every check, in the order they have to be done; all need the first."""
        return (
            Check(name="office.sample", work=self._play),
            Check(name="office.integrity", work=self._look_over),
            Check(name="office.papers", work=self._print),
            Check(name="office.records_workbook", work=self._exchange_records),
            Check(name="office.foreign_file", work=self._read_foreign),
            Check(name="office.templates", work=self._fill_template),
            Check(name="office.criteria_workbook", work=self._exchange_criteria),
            Check(name="office.outside_workbook", work=self._exchange_outside),
            Check(name="office.figures", work=self._check_figures),
            Check(name="office.previews", work=self._preview),
            Check(name="office.hand_over", work=self._hand_over),
            Check(name="office.encrypted_package", work=self._encrypt),
            Check(name="office.backup", work=self._back_up),
        )

    def commune(self) -> Entered:
        """The first commune's workspace after its results have come."""
        return self._stage.enter(self._folder(), now=COMMUNE_DAY)

    def authority(self) -> Entered:
        """The authority's workspace after its results went out."""
        return self._stage.enter(self.places.authority, now=AUTHORITY_DAY)

    def _folder(self) -> Path:
        return self.places.commune(self._stage.data["communes"][0])

    def _made(self, name: str) -> Path:
        return self._stage.make(self.places.root / "made") / name

    def _play(self) -> None:
        steps: list[str] = []

        def tell(step: object) -> None:
            steps.append(str(step))

        Story(self._stage, self.places, tell=tell).play()
        require(len(steps) > 1, "the sample was not played")

    def _look_over(self) -> None:
        for enter in (self.commune, self.authority):
            with enter() as services:
                refuse_any(services.safekeeping.check())

    def _print(self) -> None:
        for enter, kind in ((self.commune, COMMUNE_PAPER), (self.authority, AUTHORITY_PAPER)):
            with enter() as services:
                for suffix in FORMS:
                    path = self._made(f"{kind}{suffix}")
                    services.make_report.write(kind, Asked(year=self._year), path=path)
                unit = services.set_up.office().unit.name
                text = services.check_figures.read(self._made(f"{kind}.docx"))
                require(unit.lower() in text.lower(), f"{kind}.docx does not name the office")
                sheets = services.map_foreign.look(self._made(f"{kind}.xlsx")).sheets
                require(any(sheet.rows for sheet in sheets), f"{kind}.xlsx has no rows")

    def _exchange_records(self) -> None:
        with self.commune() as services:
            path = services.exchange_records.export_file(
                self._made("records.xlsx"), year=self._year, progress=self._progress
            )
            told = services.exchange_records.import_file(path, progress=self._progress)
            refuse_any(_errors(told.findings))
            require(
                told.unchanged and not any(told.added.values()) and not any(told.updated.values()),
                "records do not come back unchanged",
            )
            marked = (
                services.exchange_records.mark(
                    path, told.findings, target=self._made("marked.xlsx"), progress=self._progress
                )
                if told.findings
                else path
            )
            require(marked.suffix == ".xlsx", "no marked workbook")

    def _read_foreign(self) -> None:
        with self.commune() as services:
            path = services.exchange_records.export_file(
                self._made("foreign.xlsx"), year=self._year, progress=self._progress
            )
            look = services.map_foreign.look(path)
            sheet = max(look.sheets, key=lambda each: len(each.rows))
            proposal = services.map_foreign.propose(sheet)
            require(proposal.kind and proposal.columns, "no column of a workbook was recognised")
            plan = ForeignPlan(
                sheet=sheet.name,
                header=proposal.header,
                kind=proposal.kind,
                year=self._year,
                columns=proposal.columns,
            )
            require(services.map_foreign.preview(path, plan, progress=self._progress).read, "no row was read")

    def _fill_template(self) -> None:
        with self.commune() as services:
            care, path = services.templates, self._made("template.docx")
            care.write_starting(COMMUNE_PAPER, path, year=self._year)
            refuse_any(_errors(care.check(COMMUNE_PAPER, path, year=self._year).findings))
            require(care.use(COMMUNE_PAPER, path, year=self._year).is_taken, "the template was not taken")
            filled = self._made("filled.docx")
            services.make_report.write(COMMUNE_PAPER, Asked(year=self._year), path=filled)
            bundle = self._made("templates.zip")
            require(care.export(bundle) == 1, "the bundle of templates is empty")
            require(care.take_over(bundle, year=self._year)[0].is_taken, "the bundle was not taken over")
            care.drop(COMMUNE_PAPER)
            unit = services.set_up.office().unit.name
            require(
                unit.lower() in services.check_figures.read(filled).lower(), "the template was not filled"
            )

    def _exchange_criteria(self) -> None:
        with self.authority() as services:
            document = services.adopt_criteria.sets()[0]
            drafts = services.criteria_work.drafts
            book, annex = self._made("criteria.xlsx"), self._made("annex.xlsx")
            drafts.write(document, book)
            refuse_any(_errors(services.adopt_criteria.check(book)))
            drafts.write_annex(document, annex)
            require(drafts.tables(annex), "the annex has no table")
            require(drafts.tables(self._made(f"{AUTHORITY_PAPER}.docx")), "a document has no table")

    def _exchange_outside(self) -> None:
        with self.authority() as services:
            path = services.exchange_outside.template(
                self._made("outside.xlsx"), year=self._year, kind=OutsideKind.INDEX
            )
            plan = services.exchange_outside.plan(path, year=self._year, progress=self._progress)
            refuse_any(_errors(plan.findings))

    def _check_figures(self) -> None:
        with self.commune() as services:
            found = services.check_figures.check(_CLAIMS)
            require(len(found.of(Standing.WRONG)) == 1, "a wrong percentage was not found")
            require(found.of(Standing.RIGHT), "a right percentage was not found")

    def _preview(self) -> None:
        with self.commune() as services:
            documents = services.keep_evidence.of_year(self._year)
            refuse_any(_trouble(services.preview_evidence.of_document(documents[0])))

    def _hand_over(self) -> None:
        with self.commune() as services:
            sent = services.export_package.sent(self._year)[0]
            for suffix in FORMS[:2]:
                services.hand_over.write(sent.digest, self._made(f"hand-over{suffix}"))

    def _encrypt(self) -> None:
        with self.commune() as services:
            sent = services.export_package.sent(self._year)[0]
            delivered = services.deliver_package.deliver(
                sent.digest,
                self._made("stick"),
                form=Form(is_encrypted=True, part_size=_PART),
                progress=self._progress,
            )
            files = sorted(path for path in self._made("stick").iterdir())
        require(delivered and len(files) > 1, "the package did not leave in encrypted parts")

    def _back_up(self) -> None:
        with self.commune() as services:
            path = services.safekeeping.backup(self._made("backup.zip"), progress=self._progress)
            held = services.set_up.describe().counts
        folder = self._made("restored")
        self._restore(path, folder)
        with self._stage.enter(folder, now=COMMUNE_DAY) as services:
            refuse_any(services.safekeeping.check())
            require(services.set_up.describe().counts == held, "the backup brings back other counts")


def _errors(findings: tuple[Finding, ...]) -> Iterator[str]:
    if has_errors(findings):
        yield from (f"{finding.code} {finding.where}" for finding in findings)


def _trouble(preview: Preview) -> Iterator[str]:
    if preview.trouble is not None:
        yield f"preview: {preview.trouble}"
