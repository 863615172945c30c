"""The process that decodes pictures somebody made: it may run out of time or memory, and nothing else.

A picture is drawn upright (its EXIF orientation is obeyed) and without any other of its data. The
smaller copy that is offered for a huge photograph is a JPEG of quality 82 whose longer side has 2,400 pixels:
a page of A4 photographed whole is then kept at about 205 dots an inch, enough to read and to print it. It
carries no EXIF data at all, so neither the place nor the time of the photograph; the original is never
written to.
"""

import struct
import warnings
import zlib
from base64 import b64encode
from collections.abc import Mapping
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from storage.child_process import answer

try:
    import resource
except ImportError:  # Windows limits no single process this way
    resource = None  # type: ignore[assignment]

LARGEST_PIXELS = 120_000_000
SCALED_SIDE = 2400
SCALED_QUALITY = 82
_SHOWN_QUALITY = 88
_FORMATS = ("JPEG", "PNG")
_MEMORY = 1 << 30  # bytes of address space, where the system can limit it
_LARGEST_PROFILE = 1 << 16
_WRONG = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    OverflowError,
    EOFError,
    ZeroDivisionError,
    struct.error,
    zlib.error,
)
"""What the library raises on files that are not what they claim to be."""


def serve(hears: Connection, replies: Connection) -> None:
    """What the spawned process runs."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    answer(hears, replies, work=work)


def work(question: Mapping[str, Any]) -> dict[str, Any]:
    """Show one picture no larger than asked for, or make its smaller copy (kept at `target` when given)."""
    Image.MAX_IMAGE_PIXELS = LARGEST_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)
            with Image.open(question["path"], formats=_FORMATS) as image:
                return _shown(image, question) if question["act"] == "show" else _scaled(image, question)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return {"trouble": "too_large"}
    except _WRONG:
        return {"trouble": "damaged"}


def _shown(image: Image.Image, question: Mapping[str, Any]) -> dict[str, Any]:
    whole = _sides(image)
    out = BytesIO()
    _upright(image, question["longest"]).save(out, "JPEG", quality=_SHOWN_QUALITY)
    return {**whole, "content": b64encode(out.getvalue()).decode()}


def _scaled(image: Image.Image, question: Mapping[str, Any]) -> dict[str, Any]:
    whole = _sides(image)
    profile = image.info.get("icc_profile")
    smaller = _upright(image, SCALED_SIDE)
    keeps = isinstance(profile, bytes) and len(profile) <= _LARGEST_PROFILE and image.mode == "RGB"
    out = BytesIO()
    smaller.save(
        out, "JPEG", quality=SCALED_QUALITY, optimize=True, icc_profile=profile if keeps else None, exif=b""
    )
    if question.get("target"):
        Path(question["target"]).write_bytes(out.getvalue())
    return {**whole, "size": len(out.getvalue())}


def _sides(image: Image.Image) -> dict[str, int]:
    """The sides as they are seen: orientations from 5 on lie on their side."""
    turned = image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
    width, height = (image.height, image.width) if turned else image.size
    return {"width": width, "height": height}


def _upright(image: Image.Image, longest: int) -> Image.Image:
    """Smaller first, since turning a whole photograph would take its memory twice."""
    image.draft("RGB", (longest, longest))
    image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return _flat(ImageOps.exif_transpose(image))


def _flat(image: Image.Image) -> Image.Image:
    """In plain colours; what is see-through lies on white."""
    if image.mode in {"RGB", "L"}:
        return image
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        seen = image.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(ground, seen).convert("RGB")
    return image.convert("RGB")
