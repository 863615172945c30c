"""Pictures for tests: photographs upright and turned, a bomb, and files that only begin as pictures."""

import struct
import zlib
from io import BytesIO

from PIL import Image

_ORIENTATION, _GPS, _MADE = 0x0112, 0x8825, 0x0132


def photograph(
    width: int = 60,
    height: int = 40,
    *,
    turned: int = 1,
    gps: bool = False,
    form: str = "JPEG",
    noise: bool = False,
) -> bytes:
    """Red at the left, blue at the right, as the sensor saw it."""
    if noise:
        image = Image.effect_noise((width, height), 60).convert("RGB")
    else:
        image = Image.new("RGB", (width, height), "blue")
        image.paste("red", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[_ORIENTATION] = turned
    exif[_MADE] = "2025:01:15 08:00:00"
    if gps:
        exif.get_ifd(_GPS)[1] = "N"
        exif[_GPS] = {1: "N", 2: (13.0, 46.0, 0.0)}
    out = BytesIO()
    image.save(out, form, exif=exif, quality=95)
    return out.getvalue()


def bomb(side: int = 50_000) -> bytes:
    """A PNG of a few bytes that would fill gigabytes."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = (b"IHDR" + head, b"IDAT" + zlib.compress(bytes(1000)), b"IEND")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts
    )
