"""Pictures decoded within limits of size, time and memory, in a process of their own (security.md, 6)."""

from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.images import ImageUnreadable, Picture, Scaled, Trouble
from storage.child_process import Child, ChildCrashed, ChildTimeout, ask

LARGEST = 200 << 20  # bytes
SECONDS = 10
SECONDS_TO_SCALE = 40


class ImageTools:
    """Fulfils `core.ports.Images`; tests give another `child` and less patience."""

    def __init__(self, *, child: Child | None = None, seconds: float | None = None) -> None:
        self._child = child
        self._seconds = seconds

    def picture(self, path: Path, *, longest: int) -> Picture:
        """The picture upright, its longer side at most `longest` pixels.

        Raises:
            ImageUnreadable.
        """
        told = self._ask({"act": "show", "path": str(path), "longest": longest}, path, seconds=SECONDS)
        return Picture(
            content=b64decode(told["content"]), width=int(told["width"]), height=int(told["height"])
        )

    def scaled(self, path: Path, *, target: Path | None = None) -> Scaled:
        """What a smaller copy measures; with `target` it is written there.

        Raises:
            ImageUnreadable.
        """
        question = {"act": "scale", "path": str(path), "target": "" if target is None else str(target)}
        told = self._ask(question, path, seconds=SECONDS_TO_SCALE)
        return Scaled(size=int(told["size"]), width=int(told["width"]), height=int(told["height"]))

    def _ask(self, question: Mapping[str, Any], path: Path, *, seconds: float) -> Mapping[str, Any]:
        try:
            if path.stat().st_size > LARGEST:
                raise ImageUnreadable(name=path.name, trouble=Trouble.TOO_LARGE.value)
            told = ask(self._child or _decoder(), question, seconds=self._seconds or seconds)
        except OSError as error:
            raise ImageUnreadable(name=path.name, trouble=Trouble.LOST.value) from error
        except ChildTimeout as error:
            raise ImageUnreadable(name=path.name, trouble=Trouble.TOO_SLOW.value) from error
        except ChildCrashed as error:
            raise ImageUnreadable(name=path.name, trouble=Trouble.DAMAGED.value) from error
        if "trouble" in told:
            raise ImageUnreadable(name=path.name, trouble=Trouble(told["trouble"]).value)
        return told


def _decoder() -> Child:
    """The library behind it loads on first use; most commands never need it."""
    from storage.image_process import serve

    return serve
