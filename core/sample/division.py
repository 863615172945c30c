"""Whole numbers shared out by weight without losing one (largest remainders; ties to the earlier share)."""

from collections.abc import Sequence


def divide(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Shares of `total` in proportion to `weights`; they always add to `total`."""
    whole = sum(weights)
    if whole == 0:
        return tuple(0 for _ in weights)
    shares = [total * weight // whole for weight in weights]
    rests = sorted(range(len(weights)), key=lambda at: (-(total * weights[at] % whole), at))
    for at in rests[: total - sum(shares)]:
        shares[at] += 1
    return tuple(shares)


def dealt(counts: Sequence[tuple[str, int]], hands: int) -> tuple[dict[str, int], ...]:
    """Deal cards of named kinds round the table; every kind's cards add to its count."""
    found: tuple[dict[str, int], ...] = tuple({name: 0 for name, _ in counts} for _ in range(hands))
    place = 0
    for name, count in counts:
        for _ in range(count):
            found[place % hands][name] += 1
            place += 1
    return found
