"""Words for two criteria sets side by side."""

from collections.abc import Iterator

from core.criteria import Criterion
from core.criteria.differences import CriterionPair, SetComparison
from core.packages.plan import CriterionStep
from ui.texts import numbers
from ui.texts.criteria import NA_POLICIES, RULE_KINDS, SCORED_BY
from ui.texts.criteria_rules import rule_lines
from ui.texts.import_news import members_told

TITLE = "So sánh hai bộ tiêu chí"
BEFORE, AFTER = "Bản trước", "Bản sau"
STEPS = {
    CriterionStep.ADDED: "Thêm mới",
    CriterionStep.REMOVED: "Bỏ",
    CriterionStep.CHANGED: "Thay đổi",
    None: "Như cũ",
}
COLUMN_CODE, COLUMN_NAME, COLUMN_STEP, COLUMN_WHAT = "Mã", "Tiêu chí", "So với bản trước", "Nội dung thay đổi"
COLUMN_BEFORE, COLUMN_AFTER, COLUMN_CHANGE = "Điểm cũ", "Điểm mới", "Tăng, giảm"
EVERY_ROW = "So sánh từng tiêu chí…"
ALL_ROWS = "Hiện cả mục không đổi"
CHOOSE_BEFORE, CHOOSE_AFTER = "Bản trước", "Bản sau"
SAME = "Hai bộ tiêu chí giống nhau."
NOT_THERE = "Không có trong bản này."


def named(comparison: SetComparison) -> tuple[str, str]:
    """Both sets by code, version and total."""
    return tuple(  # type: ignore[return-value]
        f"{each.set_id}, bản {each.version} – {numbers.points(each.total_max)} điểm, {len(each.leaves())} tiêu chí chấm điểm"
        for each in (comparison.old, comparison.new)
    )


def summary(comparison: SetComparison) -> str:
    """Counts of everything that differs."""
    if comparison.is_same:
        return SAME
    steps, leaves = comparison.counts(), comparison.counts(leaves_only=True)
    told = [
        f"{words.lower()} {steps[step]} mục ({leaves[step]} chấm điểm)"
        for step, words in STEPS.items()
        if step is not None and steps[step]
    ]
    told.extend(
        f"{count} mục đổi {what}"
        for member, what in (("max_points", "điểm tối đa"), ("rule", "cách chấm"))
        if (count := comparison.count_of(member))
    )
    if comparison.set_members:
        told.append(f"quy định chung thay đổi: {members_told(comparison.set_members)}")
    text = "; ".join(told)
    return f"{text[:1].upper()}{text[1:]}."


def what(pair: CriterionPair) -> str:
    """Which members of a row differ."""
    return members_told(pair.members)


def side(node: Criterion | None) -> str:
    """One row as a set states it: points, who scores, the rule with every parameter, evidence."""
    if node is None:
        return NOT_THERE
    return "\n".join(_told(node))


def lines(comparison: SetComparison) -> tuple[str, ...]:
    """The comparison for the command line."""
    return (summary(comparison), *(_line(pair) for pair in comparison.differing))


def _line(pair: CriterionPair) -> str:
    before, after = (
        "–" if node is None else numbers.points(node.max_points) for node in (pair.before, pair.after)
    )
    more = f" ({what(pair)})" if pair.members else ""
    return f"{STEPS[pair.step]} {pair.criterion.id} {pair.criterion.name}: {before} → {after}{more}"


def _told(node: Criterion) -> Iterator[str]:
    yield node.name
    yield f"Điểm tối đa: {numbers.points(node.max_points)}"
    if node.step is not None:
        yield f"Bước điểm: {numbers.decimal(node.step)}"
    if node.scored_by is not None:
        yield f"Nơi chấm: {SCORED_BY[node.scored_by]}"
    if node.rule is not None:
        yield f"Cách tính: {RULE_KINDS[node.rule.kind]}"
        yield from (f"– {line}" for line in rule_lines(node.rule))
    if node.na_policy is not None:
        yield NA_POLICIES[node.na_policy]
    if node.evidence:
        yield f"Tài liệu kiểm chứng: {'; '.join(node.evidence)}"
    if node.rule_text:
        yield node.rule_text
