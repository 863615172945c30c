"""Where a passphrase comes from: the environment, or a prompt that does not show it; never an argument."""

import getpass
import os
import sys

from ui.cli.errors import PassphraseMissing, PassphrasesDiffer
from ui.texts import cli as texts

VARIABLE = "SOCCHC_PASSPHRASE"


def passphrase() -> str:
    """The passphrase of a key that exists.

    Raises:
        PassphraseMissing: the environment has none and nobody can be asked.
    """
    return os.environ.get(VARIABLE) or _asked(texts.ASK_WORDS)


def new_passphrase() -> str:
    """A passphrase for a new key, typed twice when it is typed.

    Raises:
        PassphraseMissing: as in `passphrase`.
        PassphrasesDiffer: the two are not equal.
    """
    given = os.environ.get(VARIABLE)
    if given:
        return given
    first = _asked(texts.ASK_NEW_WORDS)
    if first != _asked(texts.ASK_AGAIN):
        raise PassphrasesDiffer
    return first


def _asked(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise PassphraseMissing
    try:
        typed = getpass.getpass(prompt, stream=sys.stderr)
    except EOFError as cause:
        raise PassphraseMissing from cause
    if not typed:
        raise PassphraseMissing
    return typed
