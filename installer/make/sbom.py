"""The software bill of materials: `dist/SoCCHC-<version>.cdx.json`, CycloneDX 1.6, valid by its own schema.

It names what is really in the program folder, each part with its files and their hashes, and under a part
what its maker linked into it. Two builds of one commit write the same bill.
"""

import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.contact import OrganizationalEntity
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from make import parts
from make.commands import BuildFailed
from make.native_parts import PROGRAM, SETUP, NativePart
from make.owners import Package
from make.release_key import is_release
from make.settings import ID, NAME, PUBLISHER, Settings
from make.shipped import Inner, Shipped, shipped
from make.sums import digest
from make.words import licence_of
from packageurl import PackageURL

_FAMILY = uuid.uuid5(uuid.NAMESPACE_DNS, "release.socchc.vn")


def run(settings: Settings) -> None:
    """Write the bill of this build.

    Raises:
        BuildFailed: a file belongs to nobody, or the bill does not hold to the schema.
    """
    found = shipped(settings)
    locked = parts.locked_parts(settings, "requirements.lock")
    wheels = parts.fetch(settings, (part for part in locked if part.name in found.packages))
    text = bill(settings, found, wheels={name: digest(path) for name, path in wheels.items()})
    settings.dist.mkdir(parents=True, exist_ok=True)
    target = settings.dist / f"{ID}-{settings.version}.cdx.json"
    target.write_text(text, "utf-8", newline="\n")


def bill(settings: Settings, found: Shipped, *, wheels: Mapping[str, str]) -> str:
    """The bill as text; `wheels` are the SHA-256 of the downloads by package.

    Raises:
        BuildFailed: it does not hold to the schema of CycloneDX 1.6.
    """
    bom = Bom(
        serial_number=uuid.uuid5(_FAMILY, f"{settings.version} {settings.commit}"),
        components=(*_packages(found, wheels), *_natives(found)),
    )
    bom.metadata.timestamp = datetime.fromtimestamp(settings.epoch, UTC)
    bom.metadata.component = _program(settings, found)
    bom.register_dependency(bom.metadata.component, bom.components)
    text: str = JsonV1Dot6(bom).output_as_string(indent=1)
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong is not None:
        raise BuildFailed(f"the bill of materials is not valid: {wrong}")
    return text + "\n"


def _program(settings: Settings, found: Shipped) -> Component:
    inside = [_native(part, found) for part in found.natives if part.inside in {PROGRAM, SETUP}]
    return Component(
        type=ComponentType.APPLICATION,
        bom_ref=ID,
        name=NAME,
        version=settings.version,
        supplier=OrganizationalEntity(name=PUBLISHER),
        components=(*_files(found, PROGRAM), *inside),
        properties=(
            Property(name="socchc:commit", value=settings.commit),
            Property(name="socchc:release", value=str(is_release()).lower()),
        ),
    )


def _packages(found: Shipped, wheels: Mapping[str, str]) -> Iterable[Component]:
    for name, package in found.packages.items():
        purl = PackageURL("pypi", name=name, version=package.version)
        inner = (_inner(part, host=name) for part in found.inside.get(name, ()))
        linked = (_native(part, found) for part in found.natives if part.inside == name)
        yield Component(
            type=ComponentType.LIBRARY,
            bom_ref=str(purl),
            name=name,
            version=package.version,
            purl=purl,
            licenses=_licences(_stated(package)),
            hashes=[_sha256(wheels[name])] if name in wheels else (),
            components=(*_files(found, name), *inner, *linked),
        )


def _natives(found: Shipped) -> Iterable[Component]:
    packages = {PROGRAM, SETUP, *found.packages}
    return (_native(part, found) for part in found.natives if part.inside not in packages and not part.inside)


def _native(part: NativePart, found: Shipped) -> Component:
    """A part of the table, with its files and what is inside it."""
    inside = (_native(each, found) for each in found.natives if each.inside == part.name and not part.inside)
    return Component(
        type=ComponentType.LIBRARY,
        bom_ref=part.title,
        name=part.name,
        version=part.version or None,
        purl=PackageURL.from_string(part.purl) if part.purl else None,
        supplier=OrganizationalEntity(name=part.by) if part.by else None,
        licenses=_licences(part.licence),
        components=(*_files(found, part.title), *inside),
    )


def _inner(part: Inner, *, host: str) -> Component:
    return Component(
        type=ComponentType.LIBRARY,
        bom_ref=f"{host}/{part.name}@{part.version}",
        name=part.name,
        version=part.version or None,
        purl=PackageURL.from_string(part.purl) if part.purl else None,
        licenses=_licences(part.licence),
    )


def _files(found: Shipped, owner: str) -> list[Component]:
    return [
        Component(
            type=ComponentType.FILE, bom_ref=f"file:{name}", name=name, hashes=[_sha256(found.files[name])]
        )
        for name, whose in found.owner.items()
        if whose == owner
    ]


def _stated(package: Package) -> str:
    """The licence as the register tells it: in the notices and here it must be the same."""
    return licence_of(package.name)


def _licences(stated: str) -> list[License]:
    """An SPDX identifier or expression where it is one, else the maker's words; none where none is told."""
    return [LicenseFactory().make_from_string(stated)] if stated else []


def _sha256(content: str) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=content)
