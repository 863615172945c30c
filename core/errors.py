"""The two families of expected failures. Anything else that is raised is a bug."""

from typing import ClassVar


class CchcError(Exception):
    """A failure with a stable code and named fields; its sentences live in `ui/texts/errors.py`.

    Fields are plain values (text, numbers) that a sentence may quote. They never hold secrets.
    """

    code: ClassVar[str] = "E_UNKNOWN"

    def __init__(self, **fields: str | int | None) -> None:
        super().__init__(self.code)
        self.fields = fields

    def __str__(self) -> str:
        return self.code


class UserError(CchcError):
    """Refused: the person can put it right (exit code 1)."""


class DeviceError(CchcError):
    """The device failed: disk full, medium removed, file locked (exit code 3)."""
