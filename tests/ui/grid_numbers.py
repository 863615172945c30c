"""A grid of numbers in memory: four rows, two numbers and their sum, two more and a check."""

from collections.abc import Hashable, Sequence

from ui.grid import GridColumn, Note, Place, Values

COLUMNS = (
    GridColumn(title="Cột A", key="a", groups=("Nhóm một",)),
    GridColumn(title="Cột B", key="b", groups=("Nhóm một",)),
    GridColumn(title="A và B", key=None, sums=("a", "b"), groups=("Nhóm một",)),
    GridColumn(title="Cột D", key="d", groups=("Nhóm hai",)),
    GridColumn(title="Cột E", key="e", groups=("Nhóm hai",)),
    GridColumn(title="Kiểm tra", key=None, is_text=True, groups=("Nhóm hai",)),
)


class NumbersSource:
    compares = False

    def __init__(self, rows: int = 4) -> None:
        self._rows = tuple(f"Dòng {number}" for number in range(1, rows + 1))
        self.held: dict[Place, int] = {}
        self.why_closed = ""
        self.refusal = ""
        self.puts = 0

    def view(self) -> Hashable:
        return "all"

    def rows(self) -> Sequence[str]:
        return self._rows

    def columns(self) -> Sequence[GridColumn]:
        return COLUMNS

    def number(self, row: int, column: int) -> int | None:
        if column == 2:
            parts = [self.held[row, at] for at in (0, 1) if (row, at) in self.held]
            return sum(parts) if parts else None
        return self.held.get((row, column))

    def text(self, row: int, column: int) -> str:
        return "Khớp"

    def beside(self, row: int, column: int) -> str:
        return ""

    def total(self, column: int) -> str:
        return ""

    def note(self, row: int, column: int) -> Note:
        return Note()

    def closed(self) -> str:
        return self.why_closed

    def key(self, row: int, column: int) -> Hashable:
        return row, column

    def place(self, key: Hashable) -> Place | None:
        return key  # type: ignore[return-value]

    def put(self, values: Values) -> str:
        if self.refusal:
            return self.refusal
        self.puts += 1
        for place, number in values.items():
            if number is None:
                self.held.pop(place, None)  # type: ignore[call-overload]
            else:
                self.held[place] = number  # type: ignore[index]
        return ""
