"""The BagIt tag files, built and strictly parsed (section 2), and the package digest."""

import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.packages import names
from core.packages.kinds import Kind
from core.packages.refusals import (
    BagDeclaration,
    BagInfoWrong,
    BagManifest,
    BagTagHash,
    BagTagManifest,
)

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

_INFO = re.compile(
    rb"Bagging-Date: (?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})\n"
    rb"CCHC-Kind: (?P<kind>[a-z]+)\n"
    rb"CCHC-Profile: 1\n"
    rb"External-Identifier: (?P<uuid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\n"
    rb"Payload-Oxum: (?P<bytes>0|[1-9][0-9]{0,15})\.(?P<files>0|[1-9][0-9]{0,5})\n"
)
_LINE = re.compile(rb"(?P<digest>[0-9a-f]{128})  (?P<path>[a-zA-Z0-9./-]+)")
_TAG_PATHS = (names.BAG_INFO, names.BAGIT, names.MANIFEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class BagInfo:
    """What `bag-info.txt` says; `payload_bytes` and `payload_files` are the Payload-Oxum."""

    date: str
    kind: Kind
    package_uuid: str
    payload_bytes: int
    payload_files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestLine:
    """SHA-512 (lower-case hex) of one file."""

    path: str
    sha512: str


def package_digest(tag_manifest: bytes) -> str:
    """The identity of a package: SHA-512 of the exact tag manifest bytes, in lower-case hex."""
    return hashlib.sha512(tag_manifest).hexdigest()


def info_bytes(info: BagInfo) -> bytes:
    """The exact bytes of `bag-info.txt`."""
    lines = (
        f"Bagging-Date: {info.date}",
        f"CCHC-Kind: {info.kind.value}",
        "CCHC-Profile: 1",
        f"External-Identifier: {info.package_uuid}",
        f"Payload-Oxum: {info.payload_bytes}.{info.payload_files}",
    )
    return "".join(f"{line}\n" for line in lines).encode("ascii")


def manifest_bytes(lines: Iterable[ManifestLine]) -> bytes:
    """The exact bytes of a manifest, lines ascending by path."""
    ordered = sorted(lines, key=lambda line: line.path)
    return "".join(f"{line.sha512}  {line.path}\n" for line in ordered).encode("ascii")


def tag_manifest_bytes(files: Mapping[str, bytes]) -> bytes:
    """The exact bytes of the tag manifest over the three other tag files, given by path."""
    return manifest_bytes(
        ManifestLine(path=path, sha512=hashlib.sha512(files[path]).hexdigest()) for path in _TAG_PATHS
    )


def check_declaration(data: bytes) -> None:
    """Refuse any `bagit.txt` but the one of the profile.

    Raises:
        BagDeclaration: the bytes differ.
    """
    if data != DECLARATION:
        raise BagDeclaration


def parse_info(data: bytes) -> BagInfo:
    """Read `bag-info.txt`.

    Raises:
        BagInfoWrong: keys, order, spacing or a value's form differ from the profile.
    """
    match = _INFO.fullmatch(data)
    kinds = {kind.value: kind for kind in Kind}
    if match is None or match["kind"].decode() not in kinds:
        raise BagInfoWrong
    return BagInfo(
        date=match["date"].decode(),
        kind=kinds[match["kind"].decode()],
        package_uuid=match["uuid"].decode(),
        payload_bytes=int(match["bytes"]),
        payload_files=int(match["files"]),
    )


def parse_manifest(data: bytes) -> Mapping[str, str]:
    """Read `manifest-sha512.txt` into path -> SHA-512.

    Raises:
        BagManifest: line form, order, a duplicate, a path that cannot be a payload file,
            or not exactly one document.
    """
    lines = _parse_lines(data, refusal=BagManifest)
    places = [names.place_of(line.path) for line in lines]
    if not set(places) <= {names.Place.DOCUMENT, names.Place.EVIDENCE}:
        raise BagManifest
    if places.count(names.Place.DOCUMENT) != 1:
        raise BagManifest
    return {line.path: line.sha512 for line in lines}


def check_tag_manifest(data: bytes, files: Mapping[str, bytes]) -> None:
    """Compare the tag manifest with the three tag files it must name, given by path.

    Raises:
        BagTagManifest: line form, order or set differ.
        BagTagHash: a hash differs; `file` names the tag file.
    """
    lines = _parse_lines(data, refusal=BagTagManifest)
    if tuple(line.path for line in lines) != _TAG_PATHS:
        raise BagTagManifest
    for line in lines:
        if hashlib.sha512(files[line.path]).hexdigest() != line.sha512:
            raise BagTagHash(file=line.path)


def _parse_lines(data: bytes, *, refusal: type[BagManifest | BagTagManifest]) -> tuple[ManifestLine, ...]:
    lines: list[ManifestLine] = []
    if not data.endswith(b"\n"):
        raise refusal
    for raw in io.BytesIO(data):  # line by line: a list of all lines could be larger than the file
        match = _LINE.fullmatch(raw[:-1])
        if match is None:
            raise refusal
        path = match["path"].decode()
        if lines and path <= lines[-1].path:
            raise refusal
        lines.append(ManifestLine(path=path, sha512=match["digest"].decode()))
    return tuple(lines)
