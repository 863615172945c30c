"""The table of package-format.md section 6 once more, written as a small machine of its own.

It knows packages by what stands in their headers, holds a list, and says a word per arrival. It shares no
code with the program.
"""

from dataclasses import dataclass, field

FARTHEST = 100


@dataclass(frozen=True)
class Sent:
    """A package as far as the table looks: epoch, revision, its own digest and the one it follows."""

    digest: str
    revision: int
    previous: str | None = None
    epoch: int = 1


@dataclass
class Receiver:
    """One stream at its receiver, with the backups that were made of it."""

    held: list[Sent] = field(default_factory=list)
    backups: list[list[Sent]] = field(default_factory=list)

    def arrive(self, sent: Sent) -> str:
        """What becomes of a package; it is held afterwards if it was accepted."""
        word = self._word(sent)
        if word in {"accepted", "gap"}:
            self.held.append(sent)
        return word

    def backup(self) -> None:
        self.backups.append(list(self.held))

    def restore(self) -> None:
        """Go back to the newest backup; without one nothing happens."""
        if self.backups:
            self.held = list(self.backups[-1])

    def _word(self, sent: Sent) -> str:
        if any(each.digest == sent.digest for each in self.held):
            return "duplicate"
        if any((each.epoch, each.revision) > (sent.epoch, sent.revision) for each in self.held):
            return "old"
        if any((each.epoch, each.revision) == (sent.epoch, sent.revision) for each in self.held):
            return "fork"
        epoch = sorted((each.revision, each.digest) for each in self.held if each.epoch == sent.epoch)
        highest, newest = epoch[-1] if epoch else (0, None)
        if epoch and sent.previous != newest and self._contradicts(sent, highest):
            return "fork"
        if sent.revision > highest + FARTHEST:
            return "jump"
        return "accepted" if sent.previous == newest else "gap"

    def _contradicts(self, sent: Sent, highest: int) -> bool:
        """It follows nothing, or something held that is not the newest, or leaves no room for one unseen."""
        held = {each.digest for each in self.held if each.epoch == sent.epoch}
        return sent.previous is None or sent.previous in held or sent.revision == highest + 1


@dataclass
class BlockingReceiver(Receiver):
    """A receiver that remembers a fork: nothing new passes until two persons lift the block."""

    is_blocked: bool = False
    blocks: list[bool] = field(default_factory=list)

    def backup(self) -> None:
        super().backup()
        self.blocks.append(self.is_blocked)

    def restore(self) -> None:
        super().restore()
        if self.blocks:
            self.is_blocked = self.blocks[-1]

    def _word(self, sent: Sent) -> str:
        word = super()._word(sent)
        if self.is_blocked and word not in {"duplicate", "old"}:
            return "fork"
        self.is_blocked = self.is_blocked or word == "fork"
        return word
