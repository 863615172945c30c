"""Pictures of both roles' pages after the sample story, where this machine can draw a window at all."""

import os
from datetime import UTC, datetime

from core.sample.story import Places, Stage

_AUTHORITY_DAY = datetime(2024, 2, 29, 2, 0, tzinfo=UTC)
_COMMUNE_DAY = datetime(2024, 3, 4, 2, 0, tzinfo=UTC)


def take_pictures(stage: Stage, places: Places) -> bool:
    """Photograph every page into `screenshots`; False where the display libraries are missing."""
    # The offscreen platform warns at every window that it sets no size hints; nobody can act on that.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    try:
        from ui.showcase import photograph, prepare
    except ImportError:
        return False
    application = prepare()
    folder = places.root / "screenshots"
    commune = places.commune(stage.data["communes"][0])
    for name, workspace, day in (
        ("xa", commune, _COMMUNE_DAY),
        ("tinh", places.authority, _AUTHORITY_DAY),
    ):
        with stage.enter(workspace, now=day) as services:
            photograph(services, folder, name=name)
    application.processEvents()
    return True
