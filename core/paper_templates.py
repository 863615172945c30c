"""Templates a province puts in the place of a built-in form: what is kept, what is refused, and the ports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from core.errors import UserError
from core.findings import Finding
from core.reporting.document import Report


class TemplateRefused(UserError):
    """The template has errors; nothing was changed. Fields: `file`, `count`."""

    code = "E_TEMPLATE"


class ResultTooLarge(UserError):
    """The loops of the template make more lines than a document can hold."""

    code = "E_TEMPLATE_RESULT"


class NotATemplateBundle(UserError):
    """The file is no bundle of templates; fields: `file`."""

    code = "E_TEMPLATE_BUNDLE"


class NoTemplate(UserError):
    """No template of its own is kept for this kind; fields: `kind`."""

    code = "E_TEMPLATE_NONE"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTemplate:
    """One template: the kind of report it is for, the name of its file, and the file."""

    kind: str
    name: str
    sha256: str
    content: bytes
    added_at: datetime
    added_by: str
    is_used: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledTemplate:
    """A template as it travels: a kind, a file name, a file."""

    kind: str
    name: str
    content: bytes


class TemplateFiles(Protocol):
    """What reads, checks and fills template files."""

    def read(self, path: Path) -> bytes:
        """The file, at most a few mebibytes of it.

        Raises:
            DeviceError: it cannot be read.
        """

    def check(self, content: bytes, report: Report) -> tuple[Finding, ...]:
        """Everything that is wrong with a template for this kind of report, in the order of reading."""

    def render(self, content: bytes, report: Report) -> bytes:
        """The filled document.

        Raises:
            TemplateRefused: it cannot be filled.
        """

    def starting(self, report: Report) -> bytes:
        """The built-in form of this kind with fields in the places of its texts, to be edited in Word."""

    def write(self, content: bytes, path: Path) -> Path:
        """Put a file in place whole.

        Raises:
            DeviceError: it could not be written.
        """

    def bundle(self, templates: Sequence[BundledTemplate]) -> bytes:
        """Templates in one file."""

    def unbundle(self, content: bytes, name: str) -> tuple[BundledTemplate, ...]:
        """The templates of a file.

        Raises:
            NotATemplateBundle: it is none, or is damaged.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found, and whether the template was taken."""

    kind: str
    findings: tuple[Finding, ...]
    is_taken: bool = False


Findings = Mapping[str, tuple[Finding, ...]]
