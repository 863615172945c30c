"""The levels of government that recognise, reward, publish or supervise."""

from enum import StrEnum


class Level(StrEnum):
    """The level that recognised, rewarded or published. Districts ended on 1 July 2025; their papers stay."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    CENTRAL = "central"
