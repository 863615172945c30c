"""Stock programs and the product agree: names, contents and signatures of every kind of package, both ways."""

import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from core.exchanges import Direction
from core.packages import assemble, canonical, names
from core.packages.intake import open_envelope
from core.packages.kinds import Kind, SignerRole, namespace_of
from core.packages.payload_forms import is_multiline, read_document
from core.packages.signing import SigningKey, verify
from core.packages.trust import TrustTable
from core.services.import_package import ImportStatus
from storage.paths import Workspace
from tests.core.packages.builders import document, entry, packed, read
from tests.hostile.layout import closed, layout_of
from tests.hostile.real_packages import real_packages
from tests.offices import COMMUNE, PASSPHRASE, Offices

Contents = dict[str, str]
Unpacking = Callable[[Path, Path], None]


def run(*words: object, data: bytes = b"") -> bytes:
    done = subprocess.run([str(word) for word in words], input=data, capture_output=True, check=False)
    assert done.returncode == 0, (words, done.stdout[-500:], done.stderr[-500:])
    return done.stdout


def sha512(data: bytes) -> str:
    return hashlib.sha512(data).hexdigest()


def ours(package: bytes) -> Contents:
    """Names and digests as our own reader finds them."""
    envelope = open_envelope(io.BytesIO(package))
    found = {f"{envelope.root}/{path}": sha512(data) for path, data in envelope.files.items()}
    pending = envelope.pending
    while pending is not None:
        found[pending.name.full] = sha512(b"".join(envelope.reader.chunks(pending)))
        pending = envelope.reader.next_entry()
    assert envelope.reader.finish() == len(package)
    return found


def by_unzip(package: Path, folder: Path) -> None:
    run("unzip", "-tq", package)
    run("unzip", "-q", package, "-d", folder)


def by_7zip(package: Path, folder: Path) -> None:
    run("7zz", "t", package)
    run("7zz", "x", f"-o{folder}", package)


def by_bsdtar(package: Path, folder: Path) -> None:
    folder.mkdir()
    run("bsdtar", "-x", "-f", package, "-C", folder)


def by_python(package: Path, folder: Path) -> None:
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)


READERS: tuple[Unpacking, ...] = (by_unzip, by_7zip, by_bsdtar, by_python)


def unpacked(folder: Path) -> Contents:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha512(path.read_bytes()) for path in paths}


def bagit_of(bag: Path) -> Contents:
    """Validated by the reference library; names and digests as it reads them from the manifests."""
    script = "import bagit, json, sys; b = bagit.Bag(sys.argv[1]); b.validate(); print(json.dumps(b.entries))"
    told = json.loads(run(sys.executable, "-W", "ignore", "-c", script, bag))
    return {f"{bag.name}/{path}": digests["sha512"] for path, digests in told.items()}


PACKAGES = {kind.value: packed(document(kind)) for kind in Kind}


@pytest.fixture(params=[*PACKAGES, "real submission"])
def package(request: pytest.FixtureRequest) -> bytes:
    return PACKAGES.get(request.param) or real_packages().first


def test_five_readers_find_the_same_names_and_contents(package: bytes, tmp_path: Path) -> None:
    file, expected = tmp_path / "package.cchc", ours(package)
    file.write_bytes(package)
    for reader in READERS:
        folder = tmp_path / reader.__name__
        reader(file, folder)
        assert unpacked(folder) == expected, reader.__name__
    (bag,) = (tmp_path / "by_unzip").iterdir()
    told = bagit_of(bag)
    assert told.items() <= expected.items()
    unlisted = {name.partition("/")[2] for name in expected.keys() - told.keys()}
    assert {each for each in unlisted if not each.startswith("signatures/")} == {names.TAG_MANIFEST}


@pytest.mark.parametrize("kind", Kind)
def test_openssh_verifies_every_kind_and_only_in_its_own_namespace(kind: Kind, tmp_path: Path) -> None:
    files = open_envelope(io.BytesIO(PACKAGES[kind.value])).files
    message, signers = files[names.TAG_MANIFEST], tmp_path / "allowed_signers"
    seals = [path for path in files if path.startswith("signatures/")]
    assert len(seals) == (2 if kind is Kind.ROTATE else 1)
    for path in seals:
        key = verify(files[path], message, namespace=namespace_of(kind))
        signers.write_text(f"somebody@socchc.vn {key.line}\n", encoding="ascii")
        (tmp_path / "seal").write_bytes(files[path])
        words = (
            "ssh-keygen",
            "-Y",
            "verify",
            "-f",
            signers,
            "-I",
            "somebody@socchc.vn",
            "-s",
            tmp_path / "seal",
        )
        run(*words, "-n", namespace_of(kind), data=message)
        for other in Kind:
            if other is not kind:
                done = subprocess.run(
                    [*map(str, words), "-n", namespace_of(other)],
                    input=message,
                    capture_output=True,
                    check=False,
                )
                assert done.returncode != 0, other


def test_openssh_verifies_with_the_lines_the_product_exports(tmp_path: Path) -> None:
    packages, signers = real_packages(), tmp_path / "allowed_signers"
    signers.write_text(packages.signers, encoding="utf-8")
    files = open_envelope(io.BytesIO(packages.first)).files
    (tmp_path / "seal").write_bytes(files[names.SIGNER])
    told = run(
        *("ssh-keygen", "-Y", "verify", "-f", signers, "-I", f"xa-{COMMUNE}@socchc.vn"),
        *("-n", "submission@socchc.vn", "-s", tmp_path / "seal"),
        data=files[names.TAG_MANIFEST],
    )
    assert b"Good" in told


@pytest.fixture(scope="module")
def their_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A private key file as OpenSSH makes it, under a passphrase; beside it the same without one."""
    path = tmp_path_factory.mktemp("openssh") / "id"
    run("ssh-keygen", "-q", "-t", "ed25519", "-a", "4", "-Z", "aes256-ctr", "-N", PASSPHRASE, "-f", path)
    plain = path.with_name("plain")
    shutil.copy(path, plain)
    run("ssh-keygen", "-q", "-p", "-P", PASSPHRASE, "-N", "", "-f", plain)
    return path


def test_a_package_sealed_by_openssh_is_accepted_and_its_seal_is_ours_to_the_byte(their_key: Path) -> None:
    key = SigningKey.unlock(their_key.read_bytes(), passphrase=PASSPHRASE)
    table = TrustTable(keys=(entry(key, "xa-04012", SignerRole.SUBMITTER),))
    data = packed(document(), key=key)
    entries = layout_of(data).entries
    message = next(content for name, content in entries if name.endswith(f"/{names.TAG_MANIFEST}"))
    theirs = run(
        *("ssh-keygen", "-Y", "sign", "-q", "-f", their_key.with_name("plain")),
        *("-n", "submission@socchc.vn"),
        data=message,
    )
    sealed = closed((name, theirs if name.endswith(names.SIGNER) else content) for name, content in entries)
    assert read(sealed, table=table).authentic.signer == key.public_key
    assert sealed == data


def test_openssh_opens_the_key_file_of_an_office(offices: Offices, tmp_path: Path) -> None:
    folder = Workspace(root=offices.province.opened.workspace.root).keys
    private = tmp_path / "copy"
    shutil.copy(folder / "signing-key", private)
    private.chmod(0o600)
    line = run("ssh-keygen", "-y", "-P", PASSPHRASE, "-f", private).decode().strip()
    card = offices.province.services.key_care.card()
    assert card is not None
    (tmp_path / "copy.pub").write_text(line, encoding="ascii")
    assert card.fingerprint in run("ssh-keygen", "-l", "-f", tmp_path / "copy.pub").decode().split()
    refused = subprocess.run(
        ["ssh-keygen", "-y", "-P", "khong phai mat khau nay", "-f", str(private)],
        capture_output=True,
        check=False,
    )
    assert refused.returncode != 0


def test_an_imported_package_leaves_again_as_it_came(offices: Offices, tmp_path: Path) -> None:
    package = real_packages().first
    offices.open_round(COMMUNE)
    offices.commune()
    path = tmp_path / "package.cchc"
    path.write_bytes(package)
    assert offices.province.take_in(path).status is ImportStatus.IMPORTED
    taken = offices.province.packages()
    (row,) = [each for each in taken if each.kind == "submission"]
    assert row.direction is Direction.RECEIVED
    store, head = Workspace(root=offices.province.opened.workspace.root).evidence, dict(row.head)
    value = canonical.decode(head["data/submission.json"], is_multiline=is_multiline)
    items = read_document(value, kind=Kind.SUBMISSION).header.evidence
    kept = {item.path: store / item.path.removeprefix("data/evidence/") for item in items}
    out = io.BytesIO()
    assemble.write_package(
        row.root,
        head,
        evidence=[
            (
                item,
                assemble.crc_of([kept[item.path].read_bytes()]),
                lambda path=kept[item.path]: path.open("rb"),
            )
            for item in items
        ],
        out=out,
    )
    assert out.getvalue() == package
