"""What a command answers: a document for programs, lines for people, and an exit code."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from core.errors import CchcError, DeviceError
from core.findings import Finding
from core.packages.refusals import NotReadable
from ui.error_sentences import sentence_of
from ui.texts import cli_grammar as texts

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
    found = tuple(findings)
    listed = [finding_document(finding) for finding in found]
    return Answer(
        document={"error": {**told, "findings": listed} if listed else told},
        lines=(*texts.refused(words, error.code), *map(finding_line, found)),
        code=DEVICE_FAILED if is_device_failure(error) else REFUSED,
    )


def is_device_failure(error: BaseException | None) -> bool:
    """Whether the device is to blame; a chosen file that cannot be read is the person's to choose again."""
    return isinstance(error, DeviceError) and not isinstance(error, NotReadable)


def finding_document(finding: Finding) -> dict[str, object]:
    """A finding as data."""
    from ui.texts.every_finding import message_of

    return {
        "level": finding.level.value,
        "code": finding.code,
        "where": finding.where,
        "message": message_of(finding),
    }


def finding_line(finding: Finding) -> str:
    """A finding as a line."""
    from ui.texts.every_finding import finding_line

    return finding_line(finding)


def decimal_text(value: Decimal | None) -> str | None:
    """A decimal as JSON carries it; None stays."""
    return None if value is None else f"{value:f}"
