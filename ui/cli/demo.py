"""The main job on sample data: play the story, say each step, leave everything in a folder."""

import sys
from collections.abc import Callable
from pathlib import Path

from core.sample.story import Places, Stage, Story, Told
from core.units import Role
from ui.texts import demo as texts

Pictures = Callable[[Places], bool]


def play(stage: Stage, folder: Path, *, pictures: Pictures) -> int:
    """Play the story into `folder`; pictures of the window are taken where that is possible.

    Raises:
        FolderNotEmpty: the folder holds other things.
    """
    places = Places(root=folder)
    Story(stage, places, tell=_say).play()
    if not pictures(places):
        _write(texts.PICTURES_SKIPPED)
    _write(texts.left(str(folder), stage.data["notice"]))
    return 0


def play_quietly(stage: Stage, folder: Path, *, role: Role) -> Path:
    """Play the story without a word and answer the workspace of this role, to be tried and thrown away."""
    places = Places(root=folder)
    Story(stage, places, tell=lambda _step: None).play()
    return places.authority if role is Role.APPRAISER else places.commune(stage.data["communes"][0])


def _say(step: Told) -> None:
    _write(texts.told(step))


def _write(line: str) -> None:
    sys.stderr.write(f"{line}\n")
