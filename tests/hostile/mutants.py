"""Mutants of a good package: thousands of named ways to be wrong, the same in every run.

Each is a package that nobody with a trusted key has made, so each must be refused. `mutants` draws them in
families; a family is a function of what is known about the good package.
"""

import base64
import hashlib
import io
import itertools
import random
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.packages import bag, names
from core.packages.signing import SigningKey
from tests.hostile.hostile_names import hostile_names
from tests.hostile.layout import (
    CENTRAL_FIELDS,
    END_FIELDS,
    LOCAL_FIELDS,
    Layout,
    Piece,
    closed,
    layout_of,
    number,
    patched,
)

STRANGER = SigningKey.from_seed(b"a stranger's seed of 32 bytes..".ljust(32, b"."))
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
_SEED = 20251212


@dataclass(frozen=True)
class Mutant:
    """One spoilt package, and in words how it was spoilt."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Source:
    """What mutants are made of: a good package, a second good one of the same sender, and the dice."""

    good: Layout
    other: Layout
    dice: random.Random

    @property
    def data(self) -> bytes:
        return self.good.data

    @property
    def root(self) -> str:
        return self.good.pieces[0].name.partition("/")[0]


Family = Callable[[Source], Iterator[Mutant]]


def mutants(good: bytes, other: bytes) -> Iterator[Mutant]:
    """Every mutant once; none equals one of the two good packages."""
    seen = {hashlib.sha256(good).digest(), hashlib.sha256(other).digest()}
    for family in FAMILIES:
        source = Source(good=layout_of(good), other=layout_of(other), dice=random.Random(_SEED))
        for mutant in family(source):
            digest = hashlib.sha256(mutant.data).digest()
            if digest not in seen:
                seen.add(digest)
                yield mutant


# -- Accidents of copying ------------------------------------------------------------------------------------


def flipped_bits(source: Source) -> Iterator[Mutant]:
    """Bits anywhere, and one bit of every byte that is structure."""
    data, dice = source.data, source.dice
    places = [dice.randrange(len(data)) for _ in range(900)]
    places += [at for each in source.good.pieces for at in range(each.header_at, each.data_at, 2)]
    places += list(range(source.good.directory_at, len(data), 2))
    for at in places:
        bit = dice.randrange(8)
        yield Mutant(f"bit {bit} of byte {at} flipped", patched(data, at, bytes([data[at] ^ 1 << bit])))


def truncated(source: Source) -> Iterator[Mutant]:
    """Cut at and around every boundary, and anywhere."""
    data = source.data
    cuts = {at + step for at in source.good.boundaries() for step in (-1, 0, 1, 4)}
    cuts |= {source.dice.randrange(len(data)) for _ in range(250)}
    for length in sorted(cuts & set(range(len(data)))):
        yield Mutant(f"cut to {length} bytes", data[:length])


def inserted(source: Source) -> Iterator[Mutant]:
    data, dice = source.data, source.dice
    places = source.good.boundaries() + [dice.randrange(len(data) + 1) for _ in range(250)]
    for at in places:
        new = dice.choice((b"\0", b"\n", b"PK\x03\x04", b"PK\x05\x06", dice.randbytes(dice.randint(1, 40))))
        yield Mutant(f"{new[:8].hex()}... inserted at {at}", data[:at] + new + data[at:])


def removed(source: Source) -> Iterator[Mutant]:
    data, dice = source.data, source.dice
    for at in source.good.boundaries()[:-1] + [dice.randrange(len(data)) for _ in range(250)]:
        length = dice.choice((1, 1, 2, 16, 512, 4096))
        yield Mutant(f"{length} bytes removed at {at}", data[:at] + data[at + length :])


def overwritten(source: Source) -> Iterator[Mutant]:
    """A stretch of zeros, of noise, or of the package itself in another place; two blocks exchanged."""
    data, dice = source.data, source.dice
    for _ in range(250):
        at, length = dice.randrange(len(data)), dice.choice((1, 8, 512, 4096))
        start = dice.randrange(len(data))
        kinds = {"zeros": bytes(length), "noise": dice.randbytes(length), "itself": data[start:][:length]}
        kind = dice.choice(sorted(kinds))
        new = kinds[kind][: len(data) - at]
        yield Mutant(f"{length} bytes at {at} overwritten by {kind} from {start}", patched(data, at, new))
    for _ in range(80):
        size = dice.choice((64, 512, 4096))
        low, high = sorted(dice.sample(range(0, len(data) - size, size), 2))
        swapped = patched(patched(data, low, data[high : high + size]), high, data[low : low + size])
        yield Mutant(f"blocks of {size} at {low} and {high} exchanged", swapped)


def joined(source: Source) -> Iterator[Mutant]:
    """Two packages in one file, one after the other, or one's head with the other's tail."""
    good, other = source.data, source.other.data
    yield Mutant("the package twice", good + good)
    yield Mutant("another package behind", good + other)
    yield Mutant("another package before", other + good)
    yield Mutant("the package inside itself", good[:1000] + good + good[1000:])
    for at in source.good.boundaries():
        yield Mutant(f"its first {at} bytes, then the other's", good[:at] + other[at:])
        yield Mutant(f"the other's first {at} bytes, then its own", other[:at] + good[at:])
    for before in (b"MZ", b"\0", b"\n", b"\xef\xbb\xbf", b"%PDF-1.7\n", b"#!/bin/sh\n", bytes(512)):
        yield Mutant(f"{before[:4].hex()} before it", before + good)
    for after in (
        b"\0",
        b"\n",
        b"\r\n",
        b"\x1a",
        b"PK",
        bytes(512),
        b"PK\x05\x06" + bytes(18),
        bytes(70_000),
    ):
        yield Mutant(f"{len(after)} bytes {after[:4].hex()} behind it", good + after)


# -- Entries -------------------------------------------------------------------------------------------------


def dropped_and_repeated(source: Source) -> Iterator[Mutant]:
    """Entries missing, doubled or emptied; every CRC and offset is right again."""
    entries = source.good.entries
    for at, (name, data) in enumerate(entries):
        left, right = entries[:at], entries[at + 1 :]
        yield Mutant(f"{name} dropped", closed(left + right))
        yield Mutant(f"{name} doubled", closed([*left, (name, data), (name, data), *right]))
        yield Mutant(f"{name} doubled at the end", closed([*entries, (name, data)]))
        yield Mutant(f"{name} doubled with another content", closed([*entries, (name, data + b"!")]))
        yield Mutant(f"{name} emptied", closed([*left, (name, b""), *right]))
        yield Mutant(f"only {name}", closed([(name, data)]))
        yield Mutant(f"everything up to {name}", closed([*left, (name, data)]))
        yield Mutant(f"everything from {name}", closed([(name, data), *right]))
    yield Mutant("nothing at all in it", closed([]))


def reordered(source: Source) -> Iterator[Mutant]:
    """Every entry at every other place, and whole shuffles."""
    entries = source.good.entries
    for start in range(len(entries)):
        for target in range(len(entries)):
            moved = entries[:start] + entries[start + 1 :]
            moved.insert(target, entries[start])
            yield Mutant(f"entry {start} moved to place {target}", closed(moved))
    for turn in range(60):
        shuffled = source.dice.sample(entries, len(entries))
        yield Mutant(f"shuffle {turn}", closed(shuffled))


def changed_contents(source: Source) -> Iterator[Mutant]:
    """One entry's content is another, its CRC right: only hashes and seal can tell."""
    dice, entries = source.dice, source.good.entries
    for at, (name, data) in enumerate(entries):
        for turn in range(24):
            new = _spoilt(data, dice)
            spoilt = [*entries[:at], (name, new), *entries[at + 1 :]]
            yield Mutant(f"{name} with content {turn}", closed(spoilt))
        for _, other in source.other.entries:
            yield Mutant(
                f"{name} with content {hashlib.sha256(other).hexdigest()[:8]} of the other package",
                closed([*entries[:at], (name, other), *entries[at + 1 :]]),
            )


def _spoilt(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    ways = (
        lambda: data[:at] + dice.randbytes(1) + data[at:],
        lambda: data[:at] + data[at + 1 :],
        lambda: data[:at],
        lambda: patched(data, min(at, len(data) - 1), dice.randbytes(1)) if data else b"!",
        lambda: data.replace(b"\n", b"\r\n"),
        lambda: data + b"\n",
        lambda: b"\xef\xbb\xbf" + data,
        data.swapcase,
        lambda: data + data,
    )
    return dice.choice(ways)()


def extra_entries(source: Source) -> Iterator[Mutant]:
    """Files nobody listed, at every place."""
    entries, root = source.good.entries, source.root
    digest = hashlib.sha256(b"%PDF-1.7").hexdigest()
    extras = {
        f"data/evidence/{digest[:2]}/{digest}.pdf": b"%PDF-1.7",
        "fetch.txt": b"http://x.example/ 1 data/x\n",
        "data/trust.json": b"{}",
        "signatures/cosigner-v1-01.sshsig": dict(entries)[f"{root}/{names.SIGNER}"],
        "signatures/signer-v1.p7s": b"0",
        "manifest-md5.txt": b"",
        "data/": b"",
        "": b"",
        "data/evidence/": b"",
        "signatures/signer-v2.sshsig": b"",
        "META-INF/MANIFEST.MF": b"",
    }
    for rel, data in extras.items():
        for at in range(len(entries) + 1):
            yield Mutant(
                f"{rel!r} added at place {at}",
                closed([*entries[:at], (f"{root}/{rel}", data), *entries[at:]]),
            )


def overlapping(source: Source) -> Iterator[Mutant]:
    """Directory records that share bytes, nest, or point into contents."""
    data, pieces = source.data, source.good.pieces
    for one in pieces:
        for other in pieces:
            for field, at in (("offset", 42), ("size", 24)):
                value = other.header_at if field == "offset" else other.end - one.data_at
                spoilt = patched(data, one.central_at + at, number(value, 4))
                yield Mutant(f"{one.name}: central {field} reaches {other.name}", spoilt)
    for one, following in itertools.pairwise(pieces):
        spoilt = data
        for at in (one.header_at + 18, one.header_at + 22, one.central_at + 20, one.central_at + 24):
            spoilt = patched(spoilt, at, number(following.end - one.data_at, 4))
        yield Mutant(f"{one.name} swallows {following.name}", spoilt)
        nested = closed([(following.name, data[following.data_at : following.end])])
        entries = [(each.name, nested if each is one else data[each.data_at : each.end]) for each in pieces]
        yield Mutant(f"{one.name} holds a container", closed(entries))


# -- Lies in headers -----------------------------------------------------------------------------------------


def lying_fields(source: Source) -> Iterator[Mutant]:
    """Every field of every record, several lies each."""
    data = source.data
    for piece in source.good.pieces:
        for field, (at, width) in LOCAL_FIELDS.items():
            yield from _lies(data, piece.header_at + at, width, f"{piece.name}: local {field}")
        for field, (at, width) in CENTRAL_FIELDS.items():
            yield from _lies(data, piece.central_at + at, width, f"{piece.name}: central {field}")
    for field, (at, width) in END_FIELDS.items():
        yield from _lies(data, source.good.end_at + at, width, f"end: {field}", is_thorough=True)


def _lies(data: bytes, at: int, width: int, what: str, *, is_thorough: bool = False) -> Iterator[Mutant]:
    true = int.from_bytes(data[at : at + width], "little")
    full = (1 << 8 * width) - 1
    lies = (true + 1, full, true ^ 0x80, 0) if not is_thorough else range(true - 20, true + 21)
    for lie in {each % (full + 1) for each in (*lies, *((full, full - 1, 0, 1) if is_thorough else ()))} - {
        true
    }:
        yield Mutant(f"{what} says {lie} instead of {true}", patched(data, at, number(lie, width)))


def consistent_lies(source: Source) -> Iterator[Mutant]:
    """The same lie in the local header and in the central record."""
    data = source.data
    shared = LOCAL_FIELDS.keys() & CENTRAL_FIELDS.keys()
    for piece in source.good.pieces:
        for field in sorted(shared):
            (at, width), central = LOCAL_FIELDS[field], CENTRAL_FIELDS[field][0]
            true = int.from_bytes(data[piece.header_at + at :][:width], "little")
            for lie in (true + 1, true ^ 8, (1 << 8 * width) - 1):
                spoilt = patched(data, piece.header_at + at, number(lie, width))
                spoilt = patched(spoilt, piece.central_at + central, number(lie, width))
                yield Mutant(f"{piece.name}: {field} says {lie} on both sides", spoilt)


def other_writers(source: Source) -> Iterator[Mutant]:
    """The same entries as a general ZIP library writes them."""
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        for mode in (0o100644, 0o120777, 0o040755, 0o010644):
            for time in ((1980, 1, 1, 0, 0, 0), (2025, 12, 12, 1, 2, 4)):
                yield Mutant(
                    f"zipfile method {method} mode {mode:o} time {time}",
                    _by_zipfile(source, method, mode, time),
                )
    for field, at, width, value in (("comment", 20, 2, 5),):
        spoilt = patched(source.data, source.good.end_at + at, number(value, width)) + b"hello"
        yield Mutant(f"end {field} of five bytes", spoilt)
    wide = struct.pack("<2H2Q", 1, 16, 5, 5)
    for piece in source.good.pieces:
        yield Mutant(
            f"{piece.name} with a ZIP64 field it does not need", _with_extra(source.good, piece, wide)
        )
        yield Mutant(f"{piece.name} with a time field", _with_extra(source.good, piece, b"UT\x05\0\x01abcd"))


def _by_zipfile(source: Source, method: int, mode: int, time: tuple[int, ...]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in source.good.entries:
            info = zipfile.ZipInfo(name, time)
            info.external_attr, info.compress_type, info.create_system = mode << 16, method, 3
            archive.writestr(info, data)
    return out.getvalue()


def _with_extra(layout: Layout, piece: Piece, extra: bytes) -> bytes:
    data = patched(layout.data, piece.header_at + 28, number(len(extra), 2))
    return data[: piece.data_at] + extra + data[piece.data_at :]


# -- Names ---------------------------------------------------------------------------------------------------


def badly_named(source: Source) -> Iterator[Mutant]:
    """Hostile names for the last evidence file, inside the root and in place of the whole name."""
    *entries, (last, data) = source.good.entries
    folder = last.rpartition("/")[0]
    for name in hostile_names(source.dice):
        raw = name.encode("utf-8", "surrogatepass")
        yield Mutant(f"named {name[:60]!r}", closed([*entries, (raw[:65_000], data)]))
        yield Mutant(
            f"named {name[:60]!r} in its folder",
            closed([*entries, (folder.encode() + b"/" + raw[:60_000], data)]),
        )
    for other in (
        last.upper(),
        last.replace("/data/", "/DATA/"),
        last + ".exe",
        last + " ",
        last + ".",
        last + ":x",
    ):
        yield Mutant(f"named {other!r}", closed([*entries, (other, data)]))


def other_roots(source: Source) -> Iterator[Mutant]:
    """Another root for one entry; a root outside the grammar for all."""
    entries, root = source.good.entries, source.root
    for at, (name, data) in enumerate(entries):
        strayed = name.replace(root, f"{root}x", 1)
        yield Mutant(
            f"{name} under another root", closed([*entries[:at], (strayed, data), *entries[at + 1 :]])
        )
    for new in (
        "con",
        "aux.txt",
        "..",
        ".",
        "",
        "-abcdefgh",
        "abcdefgh-",
        "ABCDEFGH",
        "a" * 33,
        "abc defgh",
        "xã-04012x",
    ):
        renamed = [(name.replace(root, new, 1), data) for name, data in entries]
        yield Mutant(f"root {new!r}", closed(renamed))


# -- Signatures ----------------------------------------------------------------------------------------------


def spoilt_seals(source: Source) -> Iterator[Mutant]:
    """The armour rewritten in every way a tolerant reader would forgive, and the bits inside it."""
    entries, dice = source.good.entries, source.dice
    place = next(at for at, (name, _) in enumerate(entries) if name.endswith(names.SIGNER))
    name, seal = entries[place]
    for what, new in _seals(seal, dice):
        yield Mutant(f"seal: {what}", closed([*entries[:place], (name, new), *entries[place + 1 :]]))


def _seals(seal: bytes, dice: random.Random) -> Iterator[tuple[str, bytes]]:
    begin, *lines, end = seal.decode("ascii").splitlines()
    text = "".join(lines)
    blob = base64.b64decode(text)
    yield "CRLF", seal.replace(b"\n", b"\r\n")
    yield "CR", seal.replace(b"\n", b"\r")
    yield "no final line end", seal[:-1]
    yield "twice", seal + seal
    yield "one line", f"{begin}\n{text}\n{end}\n".encode()
    for width in (1, 20, 64, 69, 71, 76):
        cut = [text[at : at + width] for at in range(0, len(text), width)]
        yield f"lines of {width}", "".join(f"{each}\n" for each in (begin, *cut, end)).encode()
    for tail in (b"\n", b"\0", b" ", b"\x1a", b"\r\n", b"garbage", b"-----END SSH SIGNATURE-----\n"):
        yield f"{tail!r} behind it", seal + tail
        yield f"{tail!r} before it", tail + seal
        yield f"{tail!r} inside it", seal.replace(b"\n", b"\n" + tail, 2)
    yield "lower case", seal.lower()
    yield "without armour", blob
    yield "URL alphabet", seal.replace(b"+", b"-").replace(b"/", b"_")
    yield "no padding", seal.replace(b"=", b"")
    yield "more padding", seal.replace(text[-1:].encode() + b"\n--", text[-1:].encode() + b"=\n--")
    yield "bytes behind the blob", _armoured(blob + b"\0")
    yield "bytes before the blob", _armoured(b"\0" + blob)
    yield "another magic", _armoured(b"SSHSIH" + blob[6:])
    yield "high half of the signature", _armoured(blob[:-32] + _plus_order(blob[-32:]))
    for at in range(len(blob)):
        yield (
            f"bit in byte {at} of the blob",
            _armoured(patched(blob, at, bytes([blob[at] ^ 1 << dice.randrange(8)]))),
        )
    for length in range(0, len(blob), 9):
        yield f"blob cut to {length}", _armoured(blob[:length])


def _armoured(blob: bytes) -> bytes:
    text = base64.b64encode(blob).decode("ascii")
    cut = [text[at : at + 70] for at in range(0, len(text), 70)]
    return "".join(
        f"{each}\n" for each in ("-----BEGIN SSH SIGNATURE-----", *cut, "-----END SSH SIGNATURE-----")
    ).encode()


def _plus_order(half: bytes) -> bytes:
    """The same signature as a careless verifier sees it: S plus the order of the group."""
    return (int.from_bytes(half, "little") + GROUP_ORDER).to_bytes(32, "little")


def signed_by_a_stranger(source: Source) -> Iterator[Mutant]:
    """Changed contents with every hash renewed and a seal of a key nobody trusts, or the old seal."""
    dice, entries, root = source.dice, source.good.entries, source.root
    files = {name.removeprefix(f"{root}/"): data for name, data in entries}
    payload = [path for path in files if path.startswith("data/")]
    for turn in range(240):
        path = dice.choice(payload)
        spoilt = files | {path: _spoilt(files[path], dice)} if turn else files
        rehashed = spoilt | _tags(spoilt)
        message = rehashed[names.TAG_MANIFEST]
        namespace = dice.choice((*("submission@socchc.vn",) * 4, "result@socchc.vn", "file", ""))
        for what, seal in (
            ("a stranger's", STRANGER.sign(message, namespace=namespace)),
            ("the old", files[names.SIGNER]),
        ):
            sealed = rehashed | {names.SIGNER: seal}
            if sealed != files:
                ordered = [(f"{root}/{each}", sealed[each]) for each in files]
                yield Mutant(f"{path} changed ({turn}) under {what} seal for {namespace!r}", closed(ordered))


def _tags(files: dict[str, bytes]) -> dict[str, bytes]:
    lines = (
        bag.ManifestLine(path=path, sha512=hashlib.sha512(data).hexdigest())
        for path, data in files.items()
        if path.startswith("data/")
    )
    tags = {path: files[path] for path in (names.BAGIT, names.BAG_INFO)}
    tags[names.MANIFEST] = bag.manifest_bytes(lines)
    return tags | {names.TAG_MANIFEST: bag.tag_manifest_bytes(tags)}


FAMILIES: tuple[Family, ...] = (
    flipped_bits,
    truncated,
    inserted,
    removed,
    overwritten,
    joined,
    dropped_and_repeated,
    reordered,
    changed_contents,
    extra_entries,
    overlapping,
    lying_fields,
    consistent_lies,
    other_writers,
    badly_named,
    other_roots,
    spoilt_seals,
    signed_by_a_stranger,
)
