"""Why a criteria set is not taken."""

from typing import ClassVar

from core.errors import UserError
from core.findings import Finding


class CriteriaSetRefused(UserError):
    """The set does not hold together; `findings` lists every reason, errors and warnings."""

    code: ClassVar[str] = "E_CRITERIA_SET"

    def __init__(self, findings: tuple[Finding, ...], **fields: str | int | None) -> None:
        super().__init__(**fields)
        self.findings = findings
