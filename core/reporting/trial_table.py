"""The dry run of a criteria set on paper: units before and after, what changes them, what is not known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.reporting.document import Align, Block, CellKind, Column, Paragraph, Report, Row, Table
from core.trial import Trial, TrialRow

_LARGEST_CAUSES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialWords:
    """The words of this paper: twelve titles `columns` for the units, five `of_causes` for the causes."""

    title: str
    subtitle: Callable[[int], str]
    introduction: Callable[[Trial], str]
    units: str
    causes: str
    columns: tuple[str, ...]
    of_causes: tuple[str, ...]
    cause: Callable[[str, str], str]
    gone: str
    note: str


def trial_table(trial: Trial, words: TrialWords) -> Report:
    """Ranks and bands are taken as given; nothing is computed here."""
    blocks: list[Block] = [
        Paragraph(text=words.introduction(trial)),
        _units(trial, words),
        _causes(trial, words),
    ]
    return Report(
        kind="criteria_trial",
        title=words.title,
        subtitle=words.subtitle(trial.year),
        blocks=tuple(blocks),
        landscape=True,
    )


def _units(trial: Trial, words: TrialWords) -> Table:
    kinds = (
        (6, CellKind.COUNT),
        (28, CellKind.TEXT),
        (10, CellKind.PERCENT),
        (10, CellKind.PERCENT),
        (10, CellKind.CHANGE),
        (8, CellKind.COUNT),
        (8, CellKind.COUNT),
        (8, CellKind.CHANGE),
        (14, CellKind.TEXT),
        (14, CellKind.TEXT),
        (10, CellKind.COUNT),
        (40, CellKind.TEXT),
    )
    columns = tuple(
        Column(
            title=title, width=width, kind=kind, align=Align.LEFT if kind is CellKind.TEXT else Align.RIGHT
        )
        for title, (width, kind) in zip(words.columns, kinds, strict=True)
    )
    rows = tuple(_row(row, words, number=at) for at, row in enumerate(trial.rows, 1))
    return Table(name=words.units, caption=words.units, columns=columns, rows=rows, notes=(words.note,))


def _row(row: TrialRow, words: TrialWords, *, number: int) -> Row:
    before, after = row.before, row.after
    return Row(
        cells=(
            number,
            after.name,
            before.index,
            after.index,
            row.index_change,
            before.rank,
            after.rank,
            row.rank_change or None,
            before.band or "",
            after.band or "",
            row.without_data,
            "; ".join(_largest(row, words)),
        )
    )


def _largest(row: TrialRow, words: TrialWords) -> Iterator[str]:
    for line in row.lines[:_LARGEST_CAUSES]:
        if line.weight:
            yield words.cause(line.criterion, f"{line.weight:+.2f}")


def _causes(trial: Trial, words: TrialWords) -> Table:
    titles = words.of_causes
    columns = (
        Column(title=titles[0], width=10),
        Column(title=titles[1], width=46),
        Column(title=titles[2], width=12, kind=CellKind.CHANGE, align=Align.RIGHT),
        Column(title=titles[3], width=12, kind=CellKind.COUNT, align=Align.RIGHT),
        Column(title=titles[4], width=14, kind=CellKind.COUNT, align=Align.RIGHT),
    )
    rows = tuple(
        Row(
            cells=(
                cause.criterion,
                f"{cause.name} ({words.gone})" if cause.is_gone else cause.name,
                cause.mean,
                cause.units,
                cause.without_data,
            )
        )
        for cause in trial.causes
        if cause.units or cause.without_data
    )
    return Table(name=words.causes, caption=words.causes, columns=columns, rows=rows)
