"""Which page holds records of a kind, for links from the overview."""

_OWN_PAGES = {
    "task": "tasks",
    "training_class": "training",
    "dossier_count": "dossiers",
    "assessment": "self",
}
OWN_KINDS = frozenset({"task", "training_class", "dossier_count"})


def page_of_kind(kind: str) -> str:
    """The key of the page where records of this kind are kept."""
    return _OWN_PAGES.get(kind, "other")
