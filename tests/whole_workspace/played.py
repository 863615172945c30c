"""One office at play: every act is foretold, done, perhaps killed, and what is held afterwards is compared."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Generic, TypeVar

import pytest

from core.backups import Why
from core.errors import CchcError
from core.ports import Transaction
from core.progress import Silent
from storage.database import SqlDatabase
from storage.restore import restore
from storage.workspace import open_workspace
from tests.offices import Clock, Desk, services_of
from tests.whole_workspace.books import Book, Kinds, Shelf, kinds_in, unlike
from tests.whole_workspace.lives import NEVER, mortal

Held = TypeVar("Held", Book, Shelf)
TURN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[Held]):
    """A backup file and the book it must bring back."""

    path: Path
    book: Held


@dataclass
class Played(Generic[Held]):
    """An office with its book; `look` reads the book from its database.

    `copies` are those kept in the workspace, by name, with the book each was made from.
    `died` is told of every kill, whether the act in progress is there. `named` are the contents of evidence its register ever named: what an officer takes out of it stays.
    """

    folder: Path
    out: Path
    look: Callable[[Transaction, Kinds], Held]
    clock: Clock
    died: Callable[[bool], None]
    backups: list[Kept[Held]] = field(default_factory=list)
    copies: dict[str, Held] = field(default_factory=dict)
    killed: int = 0
    is_well: bool = True
    named: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.open()
        self.book = self.observed()

    def open(self) -> None:
        """Start the program."""
        opened = open_workspace(self.folder)
        services = services_of(opened, self.clock)
        self.desk = Desk(opened=opened, services=services, clock=self.clock, out=self.out)

    def close(self) -> None:
        """End the program."""
        self.desk.opened.close()

    def observed(self) -> Held:
        """What the database says now."""
        return self._read(self.desk.opened.database)

    def act(self, run: Callable[[], Any], *foretold: Held, dies: int = NEVER) -> Any:
        """Do one act: afterwards the office holds the last of what was foretold, and nothing else.

        `dies` is the moment at which the program is killed, if the act has so many: then it holds what it held
        before, or one of what was foretold, and starts again. The answer of the act, or None after a death.
        """
        before, grave = self.book, self.folder.with_name(f"{self.folder.name}.dead")
        self.clock.at += TURN
        answer = None
        with mortal(self.folder, grave, engine=self.desk.opened.database._engine, at=dies):
            answer = run()
        died = grave.exists()
        if died:
            answer = None
            self._rise(grave)
        self.agree(*((before, *foretold) if died else foretold[-1:]))
        if died:
            self.died(self.book != before)
        return answer

    def refuses(self, run: Callable[[], Any], *errors: type[CchcError]) -> None:
        """The act is refused, and nothing is other than before."""
        self.clock.at += TURN
        chain = self.book.chain
        with pytest.raises(errors):
            run()
        self.agree(self.book)
        assert self.book.chain == chain

    def agree(self, *allowed: Held) -> None:
        """The office holds one of these, and its audit chain goes on from what it was."""
        found, before = self.observed(), self.book.chain
        self.is_well = False
        assert found.chain[: len(before)] == before, "the audit chain was rewritten"
        assert any(found == each for each in allowed), unlike(allowed[-1], found)
        self.book, self.is_well = found, True

    def start_anew(self) -> None:
        """Close the program and open it again: everything is there, whole, and nothing lies about."""
        self.close()
        self.open()
        self.agree(self.book)
        self.inspect()

    def inspect(self) -> None:
        """The workspace is sound, and no leftover of unfinished work lies in it."""
        self.observed()
        self.is_well = False
        assert self.desk.services.safekeeping.check() == ()
        left = [path.name for path in self.folder.rglob("*") if path.name.endswith(".part")]
        for waiting in ("quarantine", "evidence/incoming"):
            left += [path.name for path in (self.folder / waiting).glob("*")]
        left += [path.name for path in (self.folder / "backups").glob(".*")]
        stored = (self.folder / "evidence").glob("[0-9a-f][0-9a-f]/*")
        left += [path.name for path in stored if path.stem not in self.named]
        assert left == []
        self.is_well = True

    def back_up(self) -> None:
        """A backup file of how it stands now."""
        path = self.out / f"sao-luu-{len(self.backups)}.zip"
        services, kept = self.desk.services, Kept(path=path, book=self.book)
        self.act(lambda: services.safekeeping.backup(path, progress=Silent()), self.book)
        self.backups.append(kept)  # that it was made is written down after it was made

    def keep_copy(self, *, dies: int = NEVER) -> None:
        """A copy of how it stands now, in the workspace itself."""
        keep, book = self.desk.services.keep_backups, self.book
        made = self.act(lambda: keep.make(Why.ASKED, progress=Silent()), book, dies=dies)
        if made is not None:
            self.copies[made.name] = book

    def open_copy(self, place: int) -> None:
        """A workspace of its own from a copy that is still kept: it holds what was held then."""
        keep, apart = self.desk.services.keep_backups, self.folder.with_name(f"{self.folder.name}-rieng")
        there = [each for each in keep.list() if each.name in self.copies]
        if not there:
            return
        chosen = there[place % len(there)]
        self.act(lambda: keep.open_apart(chosen, apart, progress=Silent()), self.book)
        with open_workspace(apart) as opened:
            assert services_of(opened, self.clock).safekeeping.check() == ()
            found = self._read(opened.database)
        told = replace(self.copies[chosen.name], is_restored=True)
        assert found == told, unlike(told, found)
        shutil.rmtree(apart)

    def restore(self, kept: Kept[Held]) -> None:
        """Go back to a backup; the workspace it replaces is thrown away."""
        self.desk.opened.close()
        replaced = restore(kept.path, self.folder, clock=self.clock, progress=Silent())
        assert replaced is not None
        shutil.rmtree(replaced)
        self.open()
        self.book = replace(kept.book, is_restored=True)
        self.agree(self.book)
        assert len(self.book.chain) > len(kept.book.chain), "nobody wrote down that it was restored"

    def _read(self, database: SqlDatabase) -> Held:
        kinds = kinds_in(database)
        with database.transaction() as work:
            self.named.update(work.evidence.files())
            return self.look(work, kinds)

    def _rise(self, grave: Path) -> None:
        """The next start, in the folder as the dead program left it."""
        self.killed += 1
        self.desk.opened.close()
        shutil.rmtree(self.folder)
        grave.rename(self.folder)
        self.open()
        self.inspect()
