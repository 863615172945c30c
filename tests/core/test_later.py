"""What is built at first use is built once, and is the thing itself."""

from dataclasses import dataclass, fields

import pytest

from core.later import later, parts_of
from core.services import compose
from core.services.compose_evidence import EvidenceServices
from core.services.compose_exchange import ExchangeServices
from core.services.compose_forms import FormServices
from core.services.compose_round import RoundServices


@dataclass(frozen=True)
class Pair:
    left: list[int]
    right: list[int]


def test_nothing_is_built_before_it_is_asked_for_something() -> None:
    built: list[str] = []
    late = later(lambda: built.append("built") or [3, 1, 2])
    assert built == []
    assert late.index(1) == 1
    late.append(4)
    assert (late.count(4), built) == (1, ["built"])


def test_members_of_a_late_bundle_are_late_and_are_the_same_things() -> None:
    built: list[Pair] = []

    def build() -> Pair:
        built.append(Pair([1], [2]))
        return built[-1]

    bundle = later(build)
    parts = parts_of(bundle, ("left", "right"))
    assert built == []
    parts["left"].append(9)
    parts["right"].append(8)
    assert built == [Pair([1, 9], [2, 8])]


def test_an_error_in_building_reaches_who_asks_and_the_next_one_builds_again() -> None:
    tries: list[int] = []

    def build() -> list[int]:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("gone")
        return [5]

    late = later(build)
    with pytest.raises(OSError, match="gone"):
        late.index(5)
    assert late.index(5) == 0


@pytest.mark.parametrize(
    ("named", "bundle"),
    [
        (compose.ROUND, RoundServices),
        (compose.EXCHANGE, ExchangeServices),
        (compose.EVIDENCE, EvidenceServices),
        (compose.FORMS, FormServices),
    ],
)
def test_a_late_group_is_named_whole(named: tuple[str, ...], bundle: type) -> None:
    assert sorted(named) == sorted(each.name for each in fields(bundle))
