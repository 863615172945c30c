"""Updates made by hand: a small Setup, the release's key, and everything around them that can be changed."""

import hashlib
import io
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from core.packages.signing import SigningKey
from core.update_form import write_update
from core.updates import Home, Running, UpdateSheet

KEY = SigningKey.from_seed(bytes(range(32)))
OTHER_KEY = SigningKey.from_seed(bytes(range(1, 33)))
MOMENT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
SETUP = b"MZ" + bytes(range(256)) * 40
CHANGES = """# Danh sách thay đổi

## 0.8.0 – bản kế tiếp

### Nhập liệu

- **Nhanh hơn** khi dán từ Excel.

## 0.7.0 – bản giữa

- Sửa lỗi in.

## 0.6.0

- Bộ cài đặt.
"""
RUNNING = Running(version="0.6.0", schema="r0010", home=Home.INSTALLED, keys=(KEY.public_key,))


def a_sheet(
    *, setup: bytes = SETUP, changes: bytes = CHANGES.encode(), version: str = "0.8.0"
) -> UpdateSheet:
    """The sheet of these contents."""
    return UpdateSheet(
        version=version,
        day=date(2026, 12, 1),
        oldest="0.6.0",
        schema="r0011",
        changes_size=len(changes),
        changes_sha512=hashlib.sha512(changes).hexdigest(),
        setup_size=len(setup),
        setup_sha512=hashlib.sha512(setup).hexdigest(),
    )


def an_update(
    sheet: UpdateSheet | None = None,
    *,
    setup: bytes = SETUP,
    changes: bytes = CHANGES.encode(),
    key: SigningKey = KEY,
    **changed: object,
) -> bytes:
    """The bytes of an update; `changed` replaces fields of its sheet before it is signed."""
    told = replace(sheet or a_sheet(setup=setup, changes=changes), **changed)  # type: ignore[arg-type]
    out = io.BytesIO()
    write_update(told, changes, setup=(setup,), setup_crc=zlib.crc32(setup), key=key, out=out)
    return out.getvalue()


def written(
    folder: Path, data: bytes | None = None, *, name: str = "SoCCHC-Update-0.8.0.cchc-update"
) -> Path:
    """An update as a file."""
    path = folder / name
    path.write_bytes(an_update() if data is None else data)
    return path
