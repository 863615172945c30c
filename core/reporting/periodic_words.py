"""Words of the statistics annexes of a periodic report."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from core.periodic.checks import CheckNote
from core.periodic.counts import Figure
from core.periodic.parts import ReportPart
from core.periodic.people import FieldRow
from core.periodic.period import Coverage, Undated
from core.records.people import Population, TrainingClass
from core.records.planning import ExternalIndex
from core.reporting.words import FormWords


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexWords:
    """Words of the annexes."""

    form: FormWords
    label: Callable[[int], str]
    titles: tuple[str, str]
    subtitle: Callable[[ReportPart], str]
    reference: Callable[[str], str]
    code: str
    figure: str
    unit: str
    value: str
    before: str
    source: str
    codes: Mapping[str, str]
    figures: Mapping[str, str]
    unit_of: Callable[[Figure], str]
    source_of: Callable[[Figure], str]
    nobody: str
    nothing: str
    sheets: Callable[[str], str]
    staff_day: str
    population: Callable[[Population], str]
    staff: Mapping[str, str]
    staff_groups: Mapping[str, str]
    servants: str
    class_columns: tuple[str, ...]
    class_cells: Callable[[TrainingClass], tuple[str, ...]]
    index_columns: tuple[str, ...]
    level_of: Callable[[ExternalIndex], str]
    field: str
    field_of: Callable[[FieldRow], str]
    dossier_columns: Mapping[str, tuple[str, str]]
    slip_columns: Mapping[str, tuple[str, str]]
    on_time: str
    satisfied: str
    ratio_sheet: str
    ratio_columns: tuple[str, ...]
    ratio_of: Callable[[str], str]
    pooled: str
    covers: Callable[[Sequence[Coverage]], tuple[str, ...]]
    on_day: Callable[[str, date], str]
    undated: Callable[[Undated], str]
    check: Callable[[CheckNote], str]
    rule: str
