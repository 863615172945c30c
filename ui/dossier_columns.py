"""The columns of the dossier grid: every count, the sums among them, the check, and their groups."""

from collections.abc import Mapping
from types import MappingProxyType

from core.records.dossiers import DossierCount
from core.records.fields import Form, specs
from ui.grid import GridColumn
from ui.texts import dossiers as texts
from ui.texts.records import field_hint, field_label

KIND = "dossier_count"
CHECK = "check"
SUMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "received": ("online_full", "online_partial", "direct", "post"),
        "done": ("done_early", "done_on_time", "done_late"),
        "pending": ("pending_due", "pending_overdue"),
    }
)
_AFTER: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "post": ("received", texts.RECEIVED),
        "done_late": ("done", texts.DONE),
        "pending_overdue": ("pending", texts.PENDING),
        "refused": (CHECK, texts.CHECK),
    }
)
_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        texts.GROUP_RECEIVED: (
            "carried_over", *SUMS["received"], "received", "outside_boundary", "interlinked", CHECK,
        ),
        texts.GROUP_DONE: (
            *SUMS["done"], "done", *SUMS["pending"], "pending", "refused", CHECK, "apologies",
        ),
        texts.GROUP_ONLINE: ("full_eligible", "fee_dossiers", "paid_online"),
        texts.GROUP_DIGITISED: (
            "digitised_parts", "digitised_results", "digitised_both", "result_required",
            "e_results", "reused",
        ),
        texts.GROUP_OTHER: (
            "transactions", "authenticated", "certified_copies", "copies", "population_data", "in_software",
        ),
    }
)  # fmt: skip


def dossier_columns() -> tuple[tuple[GridColumn, ...], tuple[str, ...]]:
    """The columns, and beside them the name of the count (or property) each shows."""
    columns: list[GridColumn] = []
    names: list[str] = []
    for spec in specs(DossierCount):
        if spec.form is not Form.COUNT:
            continue
        title, hint = field_label(KIND, spec.name), field_hint(KIND, spec.name)
        columns.append(GridColumn(title=title, key=spec.name, hint=hint, groups=_groups_of(spec.name)))
        names.append(spec.name)
        if spec.name in _AFTER:
            name, words = _AFTER[spec.name]
            columns.append(_computed(name, words))
            names.append(name)
    return tuple(columns), tuple(names)


def sides(record: DossierCount) -> tuple[int, int]:
    """Carried over and received; settled, refused and still running (guide 3, check 2)."""
    return record.carried_over + record.received, record.done + record.refused + record.pending


def _computed(name: str, title: str) -> GridColumn:
    sums, hint = SUMS.get(name, ()), texts.CHECK_HINT if name == CHECK else texts.SUM_HINT
    return GridColumn(
        title=title, key=None, hint=hint, is_text=name == CHECK, sums=sums, groups=_groups_of(name)
    )


def _groups_of(name: str) -> tuple[str, ...]:
    return tuple(group for group, names in _GROUPS.items() if name in names)
