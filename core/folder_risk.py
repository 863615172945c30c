"""Why a folder is no place for a workspace: it must lie on a fixed drive of this computer (threat 32)."""

from enum import StrEnum


class FolderRisk(StrEnum):
    """What is wrong with a folder; `NONE` is nothing.

    A network or a synchronising program may hand out old pages of a database or lock it half-written; a
    stick can be pulled out between two sheets of paper.
    """

    NONE = "none"
    NETWORK = "network"
    REMOVABLE = "removable"
    SYNCED = "synced"
    NOT_WRITABLE = "not_writable"
