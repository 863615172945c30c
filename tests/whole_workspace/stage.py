"""The play itself: two offices, what officers remember to undo, and what every rule needs."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import event
from hypothesis.stateful import RuleBasedStateMachine

from core.self_score import is_self_scored
from tests.offices import Clock
from tests.whole_workspace.books import Book, Shelf, book_of, shelf_of
from tests.whole_workspace.files import Sent
from tests.whole_workspace.played import Played
from tests.whole_workspace.worlds import World, world
from ui.entry_undo import EntryUndo

Value = TypeVar("Value")
Undo = Callable[[], None]


class Stage(RuleBasedStateMachine):
    """Two offices and the files between them; the rules are in the classes that follow."""

    world: World
    commune: Played[Book]
    authority: Played[Shelf]
    leaves: tuple[str, ...]

    def __init__(self) -> None:
        super().__init__()
        self.ends = ExitStack()
        self.made = 0
        self.typed = EntryUndo()
        self.undoes: list[Undo] = []
        self.submissions: list[Sent] = []
        self.results: list[Sent] = []
        self.receipts: list[Sent] = []

    def begin(self, form: str) -> None:
        """Open both workspaces; one that an old version made is brought to the form of today."""
        self.world = self.ends.enter_context(world(form))
        year, unit, folder = self.world.year, self.world.unit, self.world.commune.parent
        clock = Clock()
        self.commune = Played(
            self.world.commune,
            folder / "out-xa",
            look=lambda work, kinds: book_of(work, year, kinds=kinds),
            clock=clock,
            died=self.died,
        )
        self.ends.callback(self.commune.close)
        criteria = self.commune.desk.services.self_assessment.criteria(year)
        self.leaves = tuple(leaf.id for leaf in criteria.leaves() if is_self_scored(leaf))
        self.authority = Played(
            self.world.authority,
            folder / "out-tinh",
            look=lambda work, kinds: shelf_of(work, unit, year=year, kinds=kinds),
            clock=clock,
            died=self.died,
        )
        self.ends.callback(self.authority.close)

    def teardown(self) -> None:
        """Whatever was played, both offices start again whole."""
        try:
            if hasattr(self, "authority") and self.commune.is_well and self.authority.is_well:
                self.commune.start_anew()
                self.authority.start_anew()
        finally:
            self.ends.close()

    def died(self, is_kept: bool) -> None:
        """A program was killed; the act in progress is there, or as if it had never begun."""
        event(f"killed: {'kept' if is_kept else 'undone'}")

    @property
    def book(self) -> Book:
        """What the commune holds."""
        return self.commune.book

    @property
    def shelf(self) -> Shelf:
        """What the authority holds."""
        return self.authority.book

    @property
    def year(self) -> int:
        """The year that is played."""
        return self.world.year

    def play(self, run: Callable[[], Any], foretold: Book, *, dies: int, undo: Undo | None = None) -> Any:
        """One act at the commune; what undoes it is remembered until the program dies."""
        killed = self.commune.killed
        answer = self.commune.act(run, foretold, dies=dies)
        if self.commune.killed > killed:
            self.forget()
        elif undo is not None:
            self.undoes.append(undo)
        return answer

    def forget(self) -> None:
        """The program was started anew: nobody remembers what could be undone."""
        self.undoes.clear()
        self.typed.forget()

    def number(self) -> int:
        """A number nobody had before."""
        self.made += 1
        return self.made

    def among(self, places: Sequence[int]) -> tuple[str, ...]:
        """Criteria the commune scores itself, in the order in which they are kept."""
        return tuple(sorted({self.one(self.leaves, place) for place in places}))

    @staticmethod
    def one(values: Sequence[Value], place: int) -> Value:
        """One of those that are there; the newest first, for that is what people mostly mean."""
        return values[-1 - place % len(values)]


def without(records: dict[Any, Any], *names: Any) -> dict[Any, Any]:
    """The records but these."""
    return {name: record for name, record in records.items() if name not in names}


def changed(book: Book, **changes: Any) -> Book:
    """The book with other contents."""
    return replace(book, **changes)
