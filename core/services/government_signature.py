"""The government signature as an office handles it: policy, roots and lists, tokens, signing, PDF files.

The package's own seal is no legal signature; this one may be. Which one an appraiser asks for is its policy.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from core.audit import Act
from core.certificates import (
    CertificateCard,
    Certificates,
    NotedSignature,
    PdfInspector,
    PdfSignatures,
    Token,
    TokenCertificate,
    TokenCertificateAbsent,
    Tokens,
)
from core.errors import UserError
from core.evidence import StoredFile
from core.office import NotThisRole
from core.packages.cms import Countersigned, SealPolicy
from core.packages.intake import CompleteSubmission
from core.packages.reading_context import ReadingContext
from core.packages.signing import SigningKey
from core.ports import Clock, Database, Transaction
from core.text import clean_line
from core.units import Role

POLICY = "seal_policy"
"""The name of the setting; an office that chose nothing asks for the seal alone."""


class PolicyReason(UserError):
    """What packages must carry was changed, or a root taken away, without a reason."""

    code = "E_SEAL_REASON"


class CertificateGone(UserError):
    """No such root or list is held."""

    code = "E_CERT_GONE"


class CertificateChoice(UserError):
    """More than one certificate could sign; fields: `count`."""

    code = "E_TOKEN_CHOICE"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenSigning:
    """With what a person signs: the driver, the PIN just typed, and a certificate's SHA-256.

    An empty certificate means the only one there is. The PIN is used once and shows in no message.
    """

    driver: Path
    pin: str = field(repr=False)
    certificate: str = ""


class GovernmentSignature:
    """Roots, lists, policy and tokens of this office."""

    def __init__(
        self,
        *,
        database: Database,
        certificates: Certificates,
        tokens: Tokens,
        pdfs: PdfInspector,
        clock: Clock,
    ) -> None:
        self._database = database
        self._certificates = certificates
        self._tokens = tokens
        self._pdfs = pdfs
        self._clock = clock

    def policy(self) -> SealPolicy:
        """What this office asks of the submissions it receives."""
        with self._database.transaction() as work:
            return policy_of(work)

    def set_policy(self, policy: SealPolicy, *, reason: str) -> None:
        """Ask for a government signature beside the seal, or no longer (audited with who and why).

        Raises:
            NotThisRole: the policy belongs to the office that receives submissions.
            PolicyReason: no reason was given.
        """
        why = clean_line(reason)
        with self._database.transaction() as work:
            office = work.office.get()
            if office.role is not Role.APPRAISER:
                raise NotThisRole(role=office.role.value)
            if not why:
                raise PolicyReason
            before = policy_of(work)
            work.settings.put(POLICY, policy.value)
            self._note(work, "seal_policy", subject=POLICY, change=(before.value, policy.value), why=why)

    def certificates(self) -> tuple[CertificateCard, ...]:
        """Every imported root, authority and list, oldest first."""
        with self._database.transaction() as work:
            held = work.certificates.all()
        return tuple(self._certificates.card(each) for each in held)

    def add(self, content: bytes, name: str) -> tuple[CertificateCard, ...]:
        """Import what a file holds; what is held already is kept as it is.

        Raises:
            CertificateFileWrong: it holds neither an authority's certificate nor a list.
        """
        with self._database.transaction() as work:
            by = work.office.get().officer.name
            found = self._certificates.read(content, name=name, at=self._clock.now(), by=by)
            known = {each.sha256 for each in work.certificates.all()}
            for held in found:
                if held.sha256 in known:
                    continue
                work.certificates.put(held)
                self._note(work, "add_certificate", subject=held.sha256, change=("", held.name))
        return tuple(self._certificates.card(each) for each in found)

    def add_file(self, path: Path) -> tuple[CertificateCard, ...]:
        """Import what a file holds.

        Raises:
            SourceUnreadable, CertificateFileWrong: it cannot be read, or holds something else.
        """
        return self.add(self._certificates.load(path), path.name)

    def remove(self, sha256: str, *, reason: str) -> None:
        """Trust a root or list no more; packages that were accepted stay accepted.

        Raises:
            CertificateGone: it is not held.
            PolicyReason: no reason was given.
        """
        why = clean_line(reason)
        if not why:
            raise PolicyReason
        with self._database.transaction() as work:
            held = next((each for each in work.certificates.all() if each.sha256 == sha256), None)
            if held is None:
                raise CertificateGone
            work.certificates.remove(sha256)
            self._note(work, "remove_certificate", subject=sha256, change=(held.name, ""), why=why)

    def tokens(self, driver: Path) -> tuple[Token, ...]:
        """Tokens that are plugged in, with the certificates they can sign with; no PIN is needed.

        Raises:
            DriverMissing, DriverCrashed, TokenTimeout, TokenFailed.
        """
        return self._tokens.plugged_in(driver)

    def countersigned(self, key: SigningKey, signing: TokenSigning) -> Countersigned:
        """The office's key with a token beside it; the token is asked when the package is put together.

        Raises:
            TokenCertificateAbsent, CertificateChoice: there is none to sign with, or more than one.
            DriverMissing, DriverCrashed, TokenTimeout, TokenFailed: as in `tokens`.
        """
        chosen = signing.certificate or self._only_certificate(signing.driver).sha256
        at = self._clock.now().replace(microsecond=0)

        def countersign(message: bytes) -> bytes:
            return self._tokens.sign(
                signing.driver, certificate=chosen, pin=signing.pin, message=message, at=at
            )

        return Countersigned(key=key, countersign=countersign, judge=self._certificates.integrity(at=at))

    def reading(self, work: Transaction, context: ReadingContext) -> ReadingContext:
        """The context with what stage S8 needs: a judge who knows this office's roots, and its policy."""
        judge = self._certificates.judge(work.certificates.all(), at=self._clock.now())
        return replace(context, judge=judge, policy=policy_of(work))

    def noted(self) -> dict[str, NotedSignature]:
        """The government signatures of accepted packages, by package digest."""
        with self._database.transaction() as work:
            return dict(work.certificates.noted())

    def in_pdf(self, file: StoredFile) -> PdfSignatures:
        """Digital signatures in a PDF that was signed outside; never whether they are valid in law."""
        with self._database.transaction() as work:
            held = work.certificates.all()
        return self._pdfs.inspect(file, held, at=self._clock.now())

    def _only_certificate(self, driver: Path) -> TokenCertificate:
        found = [each for token in self.tokens(driver) for each in token.certificates]
        if not found:
            raise TokenCertificateAbsent
        if len(found) > 1:
            raise CertificateChoice(count=len(found))
        return found[0]

    def _note(
        self, work: Transaction, act: str, *, subject: str, change: tuple[str, str], why: str = ""
    ) -> None:
        officer = work.office.get().officer.name
        done = Act(officer=officer, act=act, subject=subject, old=change[0], new=change[1], why=why)
        work.audit.append(done, at=self._clock.now())


def policy_of(work: Transaction) -> SealPolicy:
    """What this office asks of the submissions it receives."""
    is_asked = work.settings.get(POLICY) == SealPolicy.SSHSIG_CMS.value
    is_receiver = work.office.get().role is Role.APPRAISER
    return SealPolicy.SSHSIG_CMS if is_asked and is_receiver else SealPolicy.SSHSIG


def note_signature(work: Transaction, read: CompleteSubmission) -> None:
    """Write down the government signature of a package whose row was just added; without one, nothing."""
    if read.cms is None:
        return
    work.certificates.note(
        NotedSignature(
            digest=read.digest,
            signer=read.cms.signer,
            is_revocation_checked=read.cms.is_revocation_checked,
            checked_at=read.cms.checked_at,
        )
    )
