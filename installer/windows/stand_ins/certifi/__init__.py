"""Stands in the frozen program for the list of web authorities, which is not shipped.

pyHanko imports it beside the HTTP library. The program trusts only the certificates that an officer adds.
"""


def where() -> str:
    """Never asked: there is no connection to check."""
    raise RuntimeError("this program has no access to the network")
