"""Dossier, staff and training figures of a sample commune; together they give the published totals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from core.dates import end_of_month
from core.records.catalogue import Record
from core.records.dossiers import DossierCount, DossierField
from core.records.people import Population, Staff, TraineeGroup, TrainingClass, TrainingKind, TrainingRole
from core.sample.division import dealt, divide

Data = Mapping[str, Any]


def stable_id(*parts: object) -> str:
    """The same identifier for the same thing at every run."""
    return str(uuid5(NAMESPACE_URL, "socchc-sample/" + "/".join(str(part) for part in parts)))


def dossiers(data: Data) -> dict[tuple[int, int], tuple[DossierCount, ...]]:
    """Rows by (commune's place, year); digitised counts are shared out over all of them at once."""
    rows: dict[tuple[int, int], tuple[DossierCount, ...]] = {}
    for period in data["periods"]:
        for place, group in enumerate(_period_rows(data, period)):
            rows[place, period["year"]] = group
    flat = [(key, at, row) for key, group in rows.items() for at, row in enumerate(group)]
    online = [row.online for _, _, row in flat]
    parts = divide(data["digitised_parts"], online)
    results = divide(data["digitised_results"], online)
    for (key, at, row), part, result in zip(flat, parts, results, strict=True):
        changed = replace(
            row, digitised_parts=part, digitised_results=result, digitised_both=min(part, result)
        )
        rows[key] = (*rows[key][:at], changed, *rows[key][at + 1 :])
    return rows


def staff(data: Data) -> tuple[tuple[Staff, ...], ...]:
    """Staff rows of every commune: 295 people, 154 elected and 141 civil servants (seed document S2)."""
    communes = len(data["communes"])
    found: list[list[Staff]] = [[] for _ in range(communes)]
    for population in (Population.ELECTED, Population.CIVIL_SERVANT):
        told = data["staff"][population.value]
        names = tuple(told)
        degrees = dealt([(name, told[name]) for name in names[:3]], communes)
        theory = dealt([(name, told[name]) for name in names[3:]], communes)
        for place in range(communes):
            present = sum(degrees[place].values())
            counted: dict[str, Any] = {**degrees[place], **theory[place]}
            found[place].append(
                Staff(
                    id=stable_id("staff", population, data["communes"][place]),
                    year=data["year"],
                    as_of=date.fromisoformat(data["staff"]["as_of"]),
                    population=population,
                    quota=present,
                    present=present,
                    qualified=degrees[place]["postgraduate"] + degrees[place]["university"],
                    one_stop=min(2, present) if population is Population.CIVIL_SERVANT else 0,
                    **counted,
                )
            )
    return tuple(tuple(rows) for rows in found)


def training(data: Data, place: int) -> tuple[Record, ...]:
    """Training rows of one commune: its share of persons and turns, and the classes held there."""
    found = []
    for number, told in enumerate(data["training"]):
        hosts = divide(told["classes"], [1] * told["classes"] or [0])
        classes = 1 if place < len(hosts) and told["classes"] else 0
        participants = divide(told["participants"], data["weights"])[place]
        turns = divide(told.get("turns", told["participants"]), data["weights"])[place]
        if not (classes or participants or turns):
            continue
        found.append(
            TrainingClass(
                id=stable_id("training", number, data["communes"][place]),
                year=data["year"],
                title=told["title"],
                kind=TrainingKind(told["kind"]),
                role=TrainingRole.HELD if classes else TrainingRole.SENT,
                organiser=told["organiser"],
                group=TraineeGroup(told["group"]),
                classes=classes,
                participants=participants,
                turns=turns,
            )
        )
    return (*found, *_reform_classes(data, place))


def _reform_classes(data: Data, place: int) -> Iterator[Record]:
    for number, told in enumerate(data["reform_classes"][: 1 + (place % 3 != 1)]):
        yield TrainingClass(
            id=stable_id("reform-class", number, data["communes"][place]),
            year=data["year"],
            title=told["title"],
            kind=TrainingKind(told["kind"]),
            from_on=date.fromisoformat(told["from"]),
            to_on=date.fromisoformat(told["to"]),
            participants=told["participants"],
            turns=told["participants"],
            in_plan=True,
        )


def _period_rows(data: Data, period: Data) -> Iterator[tuple[DossierCount, ...]]:
    weights = data["weights"]
    eager = [weight * keen for weight, keen in zip(weights, data["eagerness"], strict=True)]
    received = divide(period["received"], weights)
    online = divide(period["online"], eager)
    first, last = date.fromisoformat(period["from"]), date.fromisoformat(period["to"])
    by_month = period["year"] == data["year"]
    for place in range(len(weights)):
        if by_month:
            yield tuple(_monthly(data, place, received=received[place], online=online[place]))
        else:
            row_id = stable_id("dossiers", period["year"], data["communes"][place])
            yield (
                _filled(
                    row_id,
                    first,
                    last=last,
                    field=DossierField.ALL,
                    counts=(received[place], online[place], 0, 0),
                ),
            )


def _monthly(data: Data, place: int, *, received: int, online: int) -> Iterator[DossierCount]:
    fields = [DossierField(name) for name in data["fields"]]
    cells = [month * share for month in data["months"] for share in data["fields"].values()]
    arrived, submitted = divide(received, cells), divide(online, cells)
    waiting = dict.fromkeys(fields, 0)
    for at, (count, online_count) in enumerate(zip(arrived, submitted, strict=True)):
        month, field = divmod(at, len(fields))
        kind = fields[field]
        first = date(data["year"], month + 1, 1)
        is_late = place % 4 == 2 and (place * 7 + at) % 11 == 0
        yield _filled(
            stable_id("dossiers", first, kind, data["communes"][place]),
            first,
            last=end_of_month(first.year, first.month),
            field=kind,
            counts=(count, online_count, waiting[kind], int(is_late)),
        )
        waiting[kind] = count // 12


def _filled(
    row_id: str, first: date, *, last: date, field: DossierField, counts: Sequence[int]
) -> DossierCount:
    """A row whose sums hold: what arrived, how it was settled, what was digitised and paid."""
    received, online, carried, late = counts
    pending = received // 12
    done = received + carried - pending
    early = done * 6 // 10
    full = online * 2 // 3
    post = min(received // 50, received - online)
    fee = received * 6 // 10
    return DossierCount(
        id=row_id,
        year=first.year,
        from_on=first,
        to_on=last,
        field=field,
        carried_over=carried,
        online_full=full,
        online_partial=online - full,
        post=post,
        direct=received - online - post,
        done_early=early,
        done_late=late,
        done_on_time=done - early - late,
        pending_due=pending,
        apologies=late,
        full_eligible=max(full, received * 9 // 20),
        fee_dossiers=fee,
        paid_online=min(fee, online * 7 // 10),
        result_required=done,
        e_results=done * 4 // 10,
        reused=received * 3 // 10,
        transactions=received,
        authenticated=received * 62 // 100,
        outside_boundary=received // 200,
    )
