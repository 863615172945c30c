"""The sentence of an error, looked up when one is first told: the table names every error class there is."""

from core.errors import CchcError
from ui.texts.sentence import Sentence


def sentence_of(error: CchcError) -> Sentence:
    """What could not be done, why, and what to do now; for every class a test finds its sentence."""
    from ui.texts.errors import sentence_of as told

    return told(error)
