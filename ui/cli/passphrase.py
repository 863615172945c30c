"""Where a passphrase or PIN comes from: the environment, or a hidden prompt; never an argument."""

import getpass
import os
import sys

from ui.cli.errors import PassphraseMissing, PassphrasesDiffer, PinMissing
from ui.texts import cli as texts
from ui.texts.cli_government import ASK_PIN

VARIABLE = "SOCCHC_PASSPHRASE"
PIN_VARIABLE = "SOCCHC_PIN"


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


def pin() -> str:
    """The PIN of a token, typed once.

    Raises:
        PinMissing: the environment has none and nobody can be asked.
    """
    try:
        return os.environ.get(PIN_VARIABLE) or _asked(ASK_PIN)
    except PassphraseMissing as cause:
        raise PinMissing from cause


def _asked(prompt: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise PassphraseMissing
    try:
        typed = getpass.getpass(prompt, stream=sys.stderr)
    except EOFError as cause:
        raise PassphraseMissing from cause
    if not typed:
        raise PassphraseMissing
    return typed
