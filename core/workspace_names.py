"""Names of what stands beside a workspace's folder for a while, while another takes its place."""

import glob

WHOLE = ".whole"
_DIGITS = "[0-9a-f]" * 32


def made_beside(name: str, digits: str) -> str:
    """The name of a folder that is to take the place of the folder `name`; the digits tell it from others."""
    return f".{name}.{digits}"


def pattern_beside(name: str) -> str:
    """Every folder that is, or was, to take the place of the folder `name`."""
    return f".{glob.escape(name)}.{_DIGITS}*"


def pattern_whole(name: str) -> str:
    """Those that were checked whole: one of them stands in where the folder itself is missing."""
    return f".{glob.escape(name)}.{_DIGITS}{WHOLE}"
