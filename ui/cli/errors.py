"""What only a command can be refused for."""

from typing import ClassVar

from core.errors import UserError


class PassphraseMissing(UserError):
    """No passphrase in the environment, and nobody at the keyboard to ask."""

    code: ClassVar[str] = "E_PASSPHRASE_MISSING"


class PassphrasesDiffer(UserError):
    """A new passphrase was typed twice, differently."""

    code: ClassVar[str] = "E_PASSPHRASE_DIFFERS"


class PinMissing(UserError):
    """No PIN in the environment, and nobody at the keyboard to ask."""

    code: ClassVar[str] = "E_PIN_MISSING"


class NotTheRightFile(UserError):
    """A file given to a command has not the form the command reads; fields: `name`."""

    code: ClassVar[str] = "E_FILE_FORM"
