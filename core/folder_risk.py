"""Why a folder is no place for a workspace: it must lie on a fixed drive of this computer (threat 32)."""

from enum import StrEnum


class FolderRisk(StrEnum):
    """What is wrong with a folder; `NONE` is nothing.

    A network or a synchronising program may hand out old pages of a database or lock it half-written; a
    stick can be pulled out between two sheets of paper. Only a portable program works on a stick: on its own,
    inside the folder beside it, and nowhere else.
    """

    NONE = "none"
    NETWORK = "network"
    REMOVABLE = "removable"
    OUTSIDE = "outside"
    SYNCED = "synced"
    TOO_LONG = "too_long"
    NOT_WRITABLE = "not_writable"
