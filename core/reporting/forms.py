"""The file forms a report can be written in, chosen by the suffix of the file's name (`cli.md`)."""

from core.errors import UserError

REPORT_FORMS = (".pdf", ".xlsx", ".docx")


class UnknownReportForm(UserError):
    """The file name asks for a form we do not write; fields: `suffix`, `forms`."""

    code = "E_REPORT_FORM"


def report_form(file_name: str) -> str:
    """The form a file name asks for, as its lower-case suffix.

    Raises:
        UnknownReportForm: another suffix, or none.
    """
    dot = file_name.rfind(".")
    suffix = file_name[dot:].lower() if dot > 0 else ""
    if suffix not in REPORT_FORMS:
        raise UnknownReportForm(suffix=suffix, forms=" ".join(REPORT_FORMS))
    return suffix
