"""The annex of training: classes held, people sent, citizens' skills apart; persons are no turns (BD)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from core.records.people import TraineeGroup, TrainingClass, TrainingKind, TrainingRole
from core.reporting import columns as col
from core.reporting.data import HeadData
from core.reporting.document import Block, Column, Emphasis, Heading, Paragraph, Report, Row, Table
from core.reporting.head import letterhead, signature
from core.reporting.words import FormWords

KIND = "training_annex"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingData:
    """The classes of a year in the order of entry."""

    head: HeadData
    year: int
    classes: tuple[TrainingClass, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingTotals:
    """Classes, persons and turns of several rows, each added up by itself."""

    classes: int
    participants: int
    turns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingWords:
    """The words of the annex."""

    symbol: str
    title: str
    subtitle: Callable[[int], str]
    nothing: str
    summary: Callable[[TrainingTotals, TrainingTotals, TrainingTotals], str]
    held_heading: str
    sent_heading: str
    citizens_heading: str
    kinds_heading: str
    groups_heading: str
    none_held: str
    none_sent: str
    none_for_citizens: str
    title_column: str
    organiser: str
    group: str
    from_on: str
    to_on: str
    classes: str
    participants: str
    turns: str
    in_plan: str
    kind: str
    held: str
    sent: str
    kind_of: Callable[[TrainingKind], str]
    group_of: Callable[[TraineeGroup], str]
    turns_note: str
    persons_note: str
    closing: Callable[[int], str]


def training_annex(data: TrainingData, own: TrainingWords, *, form: FormWords) -> Report:
    """Three lists with their totals, then sums by kind and by group of people."""
    staff = [row for row in data.classes if row.kind is not TrainingKind.CITIZEN_SKILLS]
    held = [row for row in staff if row.role is TrainingRole.HELD]
    sent = [row for row in staff if row.role is TrainingRole.SENT]
    citizens = [row for row in data.classes if row.kind is TrainingKind.CITIZEN_SKILLS]
    sums = (totals(held), totals(sent), totals(citizens))
    lists = (
        (own.held_heading, held, own.none_held),
        (own.sent_heading, sent, own.none_sent),
        (own.citizens_heading, citizens, own.none_for_citizens),
    )
    return Report(
        kind=KIND,
        title=own.title,
        subtitle=own.subtitle(data.year),
        landscape=True,
        letterhead=letterhead(data.head, form),
        signature=signature(data.head, form),
        blocks=(
            Paragraph(text=own.summary(*sums) if data.classes else own.nothing),
            *(
                block
                for number, (heading, rows, none) in enumerate(lists, 1)
                for block in _list(f"{number}. {heading}", rows, none=none, own=own, form=form)
            ),
            Heading(text=f"4. {own.kinds_heading}"),
            _sums(staff, tuple(TrainingKind), by="kind", own=own, form=form),
            Heading(text=f"5. {own.groups_heading}"),
            _sums(staff, tuple(TraineeGroup), by="group", own=own, form=form),
            Paragraph(text=own.closing(data.year)),
        ),
        facts=(
            ("year", data.year),
            ("classes_held", sums[0].classes),
            ("persons_held", sums[0].participants),
            ("persons_sent", sums[1].participants),
            ("turns_sent", sums[1].turns),
            ("citizen_classes", sums[2].classes),
            ("citizens", sums[2].participants),
        ),
    )


def totals(rows: Iterable[TrainingClass]) -> TrainingTotals:
    """The sums of some classes: persons are added class by class, turns apart from them (R089)."""
    held = tuple(rows)
    return TrainingTotals(
        classes=sum(row.classes for row in held),
        participants=sum(row.participants for row in held),
        turns=sum(row.turns for row in held),
    )


def _list(
    heading: str, rows: Sequence[TrainingClass], *, none: str, own: TrainingWords, form: FormWords
) -> tuple[Block, ...]:
    columns = (
        col.ordinal(form.ordinal),
        col.text(own.title_column, 40),
        col.text(own.kind, 17),
        col.text(own.organiser, 24),
        col.text(own.group, 18),
        col.day(own.from_on),
        col.day(own.to_on),
        col.count(own.classes, 8),
        col.count(own.participants, 10),
        col.count(own.turns, 9),
        col.box(own.in_plan, 8),
    )
    told = () if rows else (Paragraph(text=none, italic=True),)
    return (
        Heading(text=heading),
        *told,
        Table(
            name=heading,
            columns=columns,
            rows=tuple(_row(number, row, own=own) for number, row in enumerate(rows, 1))
            or col.empty_rows(columns, 3),
            least_height=col.height(rows),
            total=_total(columns, totals(rows), form=form) if rows else None,
            notes=(own.turns_note,) if rows else (),
        ),
    )


def _row(number: int, row: TrainingClass, *, own: TrainingWords) -> Row:
    return Row(
        cells=(
            number,
            row.title,
            own.kind_of(row.kind),
            row.organiser,
            own.group_of(row.group),
            row.from_on,
            row.to_on,
            row.classes,
            row.participants,
            row.turns,
            row.in_plan,
        )
    )


def _total(columns: tuple[Column, ...], sums: TrainingTotals, *, form: FormWords) -> Row:
    empty = (None,) * (len(columns) - 6)
    cells = ("", form.total, *empty, sums.classes, sums.participants, sums.turns, None)
    return Row(cells=cells, emphasis=Emphasis.TOTAL)


def _sums(
    rows: Sequence[TrainingClass],
    keys: Sequence[TrainingKind] | Sequence[TraineeGroup],
    *,
    by: str,
    own: TrainingWords,
    form: FormWords,
) -> Table:
    """Sums per kind or per group: held and sent beside each other, never added (R089).

    Where nothing is entered every kind stands there to be filled by hand.
    """
    is_kind = by == "kind"
    columns = (
        col.text(own.kind if is_kind else own.group, 34),
        *_three(own, own.held),
        *_three(own, own.sent),
    )
    found = []
    for key in keys:
        same = [row for row in rows if (row.kind if is_kind else row.group) is key]
        if same or (not rows and key is not TrainingKind.CITIZEN_SKILLS):
            name = own.kind_of(key) if isinstance(key, TrainingKind) else own.group_of(key)
            found.append(Row(cells=(name, *(_both(same) if same else (None,) * 6))))
    return Table(
        name=own.kinds_heading if is_kind else own.groups_heading,
        columns=columns,
        rows=tuple(found),
        least_height=col.height(rows),
        total=Row(cells=(form.total, *_both(rows)), emphasis=Emphasis.TOTAL) if rows else None,
        notes=(own.persons_note,) if rows else (),
    )


def _three(own: TrainingWords, group: str) -> tuple[Column, ...]:
    return (
        col.count(own.classes, 10, group=group),
        col.count(own.participants, 12, group=group),
        col.count(own.turns, 10, group=group),
    )


def _both(rows: Sequence[TrainingClass]) -> tuple[int, ...]:
    held = totals(row for row in rows if row.role is TrainingRole.HELD)
    sent = totals(row for row in rows if row.role is TrainingRole.SENT)
    return (held.classes, held.participants, held.turns, sent.classes, sent.participants, sent.turns)
