"""Imported roots and revocation lists, and the government signatures of accepted packages."""

from collections.abc import Mapping

import sqlalchemy as sa

from core.certificates import CertificateForm, HeldCertificate, NotedSignature
from storage.rows import Rows, moment, moment_text
from storage.tables import CERTIFICATE, PACKAGE_CMS

_GOOD, _UNCHECKED = "good", "unchecked"


class SqlCertificates:
    """Fulfils `core.store_ports.CertificateStore`."""

    def __init__(self, connection: sa.Connection) -> None:
        self._rows = Rows(connection)

    def all(self) -> tuple[HeldCertificate, ...]:
        """Every root, authority and list, oldest first."""
        return tuple(
            HeldCertificate(
                sha256=row["sha256"],
                form=CertificateForm(row["form"]),
                name=row["name"],
                content=row["content"],
                added_at=moment(row["added_at"]),
                added_by=row["added_by"],
            )
            for row in self._rows.fetch(CERTIFICATE, {}, "position")
        )

    def put(self, held: HeldCertificate) -> None:
        """Insert or replace by SHA-256, keeping the order."""
        self._rows.put_in_order(
            CERTIFICATE,
            {"sha256": held.sha256},
            values={
                "form": held.form.value,
                "name": held.name,
                "content": held.content,
                "added_at": moment_text(held.added_at),
                "added_by": held.added_by,
            },
        )

    def remove(self, sha256: str) -> None:
        """Trust it no more."""
        self._rows.drop(CERTIFICATE, {"sha256": sha256})

    def note(self, signature: NotedSignature) -> None:
        """Write down the government signature of an accepted package, whose row is there already."""
        self._rows.put(
            PACKAGE_CMS,
            {"digest": signature.digest},
            values={
                "state": _GOOD if signature.is_revocation_checked else _UNCHECKED,
                "signer": signature.signer,
                "checked_at": moment_text(signature.checked_at),
            },
        )

    def noted(self) -> Mapping[str, NotedSignature]:
        """Every government signature written down, by package digest."""
        return {
            row["digest"]: NotedSignature(
                digest=row["digest"],
                signer=row["signer"],
                is_revocation_checked=row["state"] == _GOOD,
                checked_at=moment(row["checked_at"]),
            )
            for row in self._rows.fetch(PACKAGE_CMS, {}, "digest")
        }
