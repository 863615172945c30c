"""What a command answers: a document for programs, lines for people, and an exit code."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from core.errors import CchcError, DeviceError
from core.findings import Finding
from core.packages.refusals import NotReadable
from ui.error_sentences import sentence_of
from ui.texts import cli as texts

DONE, REFUSED, WRONG_USAGE, DEVICE_FAILED, BUG = 0, 1, 2, 3, 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`document` is what `--json` prints; `lines` are what a person reads; `code` ends the program."""

    document: object = None
    lines: tuple[str, ...] = ()
    code: int = DONE


def refusal(error: CchcError, findings: Iterable[Finding] = ()) -> Answer:
    """The answer of a command that was refused, or whose device failed."""
    words = sentence_of(error)
    told = {"code": error.code, "message": f"{words.what} {words.why}", "advice": words.advice}
    listed = [finding_document(finding) for finding in findings]
    return Answer(
        document={"error": {**told, "findings": listed} if listed else told},
        lines=(*texts.refused(words, error.code), *(texts.finding_line(each) for each in findings)),
        code=DEVICE_FAILED if is_device_failure(error) else REFUSED,
    )


def is_device_failure(error: BaseException | None) -> bool:
    """Whether the device is to blame; a chosen file that cannot be read is the person's to choose again."""
    return isinstance(error, DeviceError) and not isinstance(error, NotReadable)


def finding_document(finding: Finding) -> dict[str, object]:
    """A finding as data."""
    return {
        "level": finding.level.value,
        "code": finding.code,
        "where": finding.where,
        "message": texts.message_of(finding),
    }


def decimal_text(value: Decimal | None) -> str | None:
    """A decimal as JSON carries it; None stays."""
    return None if value is None else f"{value:f}"
