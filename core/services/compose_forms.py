"""Join what makes papers: the register of reports, a province's own forms, their heads and texts."""

from dataclasses import dataclass

from core.reporting.paper import Paper
from core.services.letterhead_care import LetterheadCare
from core.services.make_report import MakeReport
from core.services.paper_head import PaperHeads
from core.services.print_papers import PrintPapers
from core.services.province_forms import ProvinceForms
from core.services.replace_templates import ReplaceTemplates
from core.services.report_texts import ReportTexts
from core.services.workspace_parts import WorkspacePorts


@dataclass(frozen=True, slots=True, kw_only=True)
class FormServices:
    """The services of papers, one member per job."""

    make_report: MakeReport
    templates: ReplaceTemplates
    letterheads: LetterheadCare
    report_texts: ReportTexts
    print_papers: PrintPapers


def form_services(ports: WorkspacePorts, papers: tuple[Paper, ...], *, heads: PaperHeads) -> FormServices:
    """Over the ports of one workspace and the kinds of reports it has."""
    database, clock = ports.database, ports.clock
    forms = ProvinceForms(database=database, files=ports.template_files)
    reports = MakeReport(database=database, files=ports.report_files, forms=forms, papers=papers)
    return FormServices(
        make_report=reports,
        templates=ReplaceTemplates(
            database=database, files=ports.template_files, reports=reports, clock=clock
        ),
        letterheads=LetterheadCare(database=database, clock=clock, heads=heads),
        report_texts=ReportTexts(database=database, clock=clock),
        print_papers=PrintPapers(ports.report_files, forms=forms),
    )
