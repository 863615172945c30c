"""Stands in the frozen program for the HTTP library of the same name, which is not shipped.

pyHanko imports it for time stamps and revocation lists from the network, and names these classes in the
signatures of functions. The program never asks the network for anything; whoever tried would be told so here.
"""


class NoNetwork(RuntimeError):
    """Something in the program tried to use the network."""

    def __init__(self) -> None:
        super().__init__("this program has no access to the network")


class _Refused:
    def __init__(self, *_arguments: object, **_options: object) -> None:
        raise NoNetwork


class BasicAuth(_Refused):
    """Never made."""


class ClientSession(_Refused):
    """Never made."""


class ClientTimeout(_Refused):
    """Never made."""


class TCPConnector(_Refused):
    """Never made."""


class ClientError(Exception):
    """Never raised."""


class ClientResponseError(ClientError):
    """Never raised."""


class ContentTypeError(ClientResponseError):
    """Never raised."""
