"""Letterheads and templates in memory."""

from typing import Any


class Letterheads:
    def __init__(self) -> None:
        self.held_heads: tuple[Any, ...] = ()
        self.held_signers: tuple[Any, ...] = ()
        self.held_addressees: dict[str, tuple[Any, ...]] = {}

    def heads(self) -> tuple[Any, ...]:
        return self.held_heads

    def put_heads(self, heads: Any) -> None:
        self.held_heads = tuple(heads)

    def signers(self) -> tuple[Any, ...]:
        return self.held_signers

    def put_signers(self, signers: Any) -> None:
        self.held_signers = tuple(signers)

    def addressees(self) -> dict[str, tuple[Any, ...]]:
        return dict(self.held_addressees)

    def put_addressees(self, kind: str, chosen: Any) -> None:
        self.held_addressees.pop(kind, None)
        if chosen is not None:
            self.held_addressees[kind] = tuple(chosen)


class Templates:
    def __init__(self) -> None:
        self.held: dict[str, Any] = {}

    def all(self) -> tuple[Any, ...]:
        return tuple(self.held[kind] for kind in sorted(self.held))

    def get(self, kind: str) -> Any:
        return self.held.get(kind)

    def put(self, template: Any) -> None:
        self.held[template.kind] = template

    def remove(self, kind: str) -> None:
        self.held.pop(kind, None)
