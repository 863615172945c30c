"""Reports in a province's own form: the template in force for a kind, filled."""

from pathlib import Path

from core.paper_templates import TemplateFiles
from core.ports import Database
from core.reporting.document import Report
from core.reporting.forms import report_form

TEXT_FORM = ".docx"


class ProvinceForms:
    """Writes a text document by the template in force; PDF and workbook keep the built-in form."""

    def __init__(self, *, database: Database, files: TemplateFiles) -> None:
        self._database = database
        self._files = files

    def write(self, report: Report, path: Path) -> Path | None:
        """Write the report if a template of its form is in force and `path` asks for a text document.

        Raises:
            TemplateRefused: the template that is kept cannot be filled with this report.
            DeviceError: it could not be written.
        """
        if not report.form or report_form(path.name) != TEXT_FORM:
            return None
        with self._database.transaction() as work:
            template = work.templates.get(report.form)
        if template is None or not template.is_used:
            return None
        return self._files.write(self._files.render(template.content, report), path)
