"""What can be done about a refused package: open the key, let a jump pass, go where a fork is decided."""

from collections.abc import Callable
from dataclasses import dataclass

from core.errors import CchcError
from core.packages.carriage_refusals import AgeLocked
from core.packages.refusals import RevisionJump, StreamFork, TrustNone, UnknownKey
from ui.key_lock import unlock
from ui.page import Page
from ui.texts import receiving as texts
from ui.trust_acts import let_pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """The words on the button and what it does."""

    words: str
    act: Callable[[], None]


def remedy_for(error: CchcError | None, page: Page, *, again: Callable[[], None]) -> Remedy | None:
    """What helps against this refusal; None where nothing in the program does. `again` checks once more."""
    match error:
        case RevisionJump():
            digest = str(error.fields.get("digest") or "")
            return Remedy(words=texts.CONFIRM_JUMP, act=lambda: _let_pass(page, digest, again=again))
        case StreamFork():
            return Remedy(words=texts.TO_WAITING, act=lambda: page.desk.go_to("keys", "waiting"))
        case AgeLocked():
            return Remedy(words=texts.UNLOCK, act=lambda: unlock(page, page.desk, then=again))
        case TrustNone() | UnknownKey():
            return Remedy(words=texts.TO_KEYS, act=lambda: page.desk.go_to("keys"))
        case _:
            return None


def _let_pass(page: Page, digest: str, *, again: Callable[[], None]) -> None:
    if digest and let_pass(page, digest):
        again()
