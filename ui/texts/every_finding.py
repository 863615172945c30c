"""One sentence for any finding, whichever room it comes from.

What a record says of itself stands on the first page; the sentences of all other rooms load when one is met.
"""

from core.findings import Finding, Level
from ui.texts import findings


def message_of(finding: Finding) -> str:
    """What does not fit and, where it is not plain, what to do."""
    if findings.is_known(finding.code):
        return findings.finding_text(finding)
    from ui.texts.other_findings import message_of

    return message_of(finding)


def finding_line(finding: Finding) -> str:
    """One finding as a line of the console."""
    mark = "LỖI" if finding.level is Level.ERROR else "Lưu ý"
    message = message_of(finding)
    where = f"{finding.where}: " if finding.where not in message else ""
    return f"{mark} {where}{message}"
