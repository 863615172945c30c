"""Signed submissions of an invented province, and what makes its authority believe them."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from core.exchanges import HeldKey
from core.office import Office
from core.packages.assemble import Assembled, EvidenceSource, assemble
from core.packages.container import Readable, Writable
from core.packages.kinds import Kind, SignerRole, namespace_of
from core.packages.payloads import CriteriaRef, Document, Header
from core.packages.trust import KeyStatus
from core.progress import Silent
from core.sample.figures import stable_id
from core.sample.province import CommuneYear, key_of
from core.store_ports import CriteriaDocument
from core.submission import body_of
from core.units import Role, Unit, package_code
from core.version import VERSION


def document_of(held: CommuneYear, *, office: Office, used: CriteriaDocument, at: datetime) -> Document:
    """The document of the first package of a commune's year.

    `office` is the authority's own: its officer stands in for the commune's, under the commune's name.
    """
    header = Header(
        kind=Kind.SUBMISSION,
        package_uuid=stable_id("package", held.unit.code, held.score.year, at),
        sender=package_code(Role.SUBMITTER, held.unit.code),
        recipient=package_code(Role.APPRAISER, office.unit.code),
        period=str(held.score.year),
        revision=1,
        key_epoch=1,
        previous=None,
        created_at=at.replace(microsecond=0),
        app_version=VERSION,
        criteria_set=CriteriaRef(id=used.set_id, sha512=used.sha512, version=used.version),
        commune_code=held.unit.code,
    )
    whose = replace(office, role=Role.SUBMITTER, unit=held.unit, authority=office.unit)
    body = body_of(held.score, office=whose, records=held.records, documents=held.documents, reason="")
    return Document(header=header, body=body)


def write_submission(held: CommuneYear, document: Document, *, out: Writable) -> Assembled:
    """Write a commune's document as a package with its evidence, signed by its key of the sample."""
    sources = [
        EvidenceSource(
            sha256=paper.file.sha256,
            extension=paper.file.extension,
            name=paper.name,
            open=_Opened(held.contents, paper.file.sha256),
        )
        for paper in held.documents
        if paper.file is not None
    ]
    return assemble(document, key_of(held.unit.code), out=out, evidence=sources, progress=Silent())


def trusted_keys(units: Iterable[Unit], *, office: Office, at: datetime) -> tuple[HeldKey, ...]:
    """The keys of the sample's communes as an authority holds them once two persons compared the digits."""
    return tuple(
        HeldKey(
            fingerprint=key_of(unit.code).public_key.fingerprint,
            public_key=key_of(unit.code).public_key.line,
            unit=package_code(Role.SUBMITTER, unit.code),
            role=SignerRole.SUBMITTER,
            namespaces=(namespace_of(Kind.SUBMISSION),),
            key_epoch=1,
            first_revision=1,
            last_revision=None,
            status=KeyStatus.ACTIVE,
            confirmed_at=at,
            confirmed_by=office.officer.name,
        )
        for unit in units
    )


class _Opened:
    """Opens one content of a commune, as often as it is asked."""

    def __init__(self, contents: Mapping[str, bytes], sha256: str) -> None:
        self._content = contents[sha256]

    def __call__(self) -> AbstractContextManager[Readable]:
        return nullcontext(BytesIO(self._content))
