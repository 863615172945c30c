"""The main job on sample data: play the story, say each step, leave everything in a folder."""

from collections.abc import Callable, Mapping
from pathlib import Path

from core.progress import Progress
from core.sample.story import Places, Stage, Story, Told
from core.units import Role
from ui.cli import voice
from ui.texts import demo as texts

_OTHER_STEPS = 9  # of the authority, told after those of the communes

Pictures = Callable[[Places], bool]


def play(stage: Stage, folder: Path, *, pictures: Pictures) -> int:
    """Play the story into `folder`; pictures of the window are taken where that is possible.

    Raises:
        FolderNotEmpty: the folder holds other things.
    """
    places = Places(root=folder)
    Story(stage, places, tell=_say).play()
    if not pictures(places):
        voice.say(texts.PICTURES_SKIPPED)
    voice.say(texts.left(str(folder), stage.data["notice"]))
    return 0


def play_quietly(stage: Stage, folder: Path, *, progress: Progress) -> Mapping[Role, Path]:
    """Play the story without a word and answer a workspace of each role, to be tried and thrown away.

    Raises:
        Cancelled: the person stopped.
    """
    places = Places(root=folder)
    steps = len(stage.data["communes"]) + _OTHER_STEPS
    told: list[Told] = []

    def tell(step: Told) -> None:
        progress.check()
        told.append(step)
        progress.report(min(len(told), steps), steps)

    Story(stage, places, tell=tell).play()
    first = stage.data["communes"][0]
    return {Role.SUBMITTER: places.commune(first), Role.APPRAISER: places.authority}


def _say(step: Told) -> None:
    voice.say(texts.told(step))
