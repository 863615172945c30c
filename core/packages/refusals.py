"""Every reason for which a package is refused: one class per code of package-format.md section 8.

`stage` is the step of the checking order that refuses; `action` the letter of what the officer should do:
R copy again or ask for a new export, F ask which program made it, K telephone the sender on a known number,
S ask for a corrected new revision, D free space or repair the drive, A the administrator decides,
U update the program, N send it to the unit it names; P, O and E are told in `carriage_refusals`. Fields
never hold secrets or personal text.
"""

from typing import ClassVar

from core.errors import CchcError, DeviceError, UserError


class Refusal(CchcError):
    """What both families share: code, stage of the checking order, and action letter."""

    stage: ClassVar[str] = ""
    action: ClassVar[str] = ""

    def __init_subclass__(cls, *, code: str = "", stage: str = "", action: str = "") -> None:
        """Take code, stage and action from the class line; families in between give none."""
        super().__init_subclass__()
        if code:
            cls.code, cls.stage, cls.action = code, stage, action


class PackageRefused(Refusal, UserError):
    """The package is at fault, or addressed wrongly: nothing of it was taken over."""


class PackageDeviceError(Refusal, DeviceError):
    """The device failed while a package was read or written: nothing was taken over."""


class NotReadable(PackageDeviceError, code="E_READ", stage="S0", action="D"):
    """The source cannot be read or was removed."""


class PackageTooLarge(PackageRefused, code="E_SIZE", stage="S0", action="S"):
    """The whole is over the total limit."""


class NotPackage(PackageRefused, code="E_NOT_PACKAGE", stage="S0", action="F"):
    """The first bytes are not those of a package."""


class ZipTruncated(PackageRefused, code="E_ZIP_TRUNCATED", stage="S1", action="R"):
    """The file ends inside a structure."""


class ZipMethod(PackageRefused, code="E_ZIP_METHOD", stage="S1", action="F"):
    """An entry is not stored."""


class ZipFlags(PackageRefused, code="E_ZIP_FLAGS", stage="S1", action="F"):
    """The flags are not zero."""


class ZipVersion(PackageRefused, code="E_ZIP_VERSION", stage="S1", action="F"):
    """The version needed is not the one the sizes ask for."""


class ZipTime(PackageRefused, code="E_ZIP_TIME", stage="S1", action="F"):
    """The time stamp is not the constant."""


class ZipSizeFields(PackageRefused, code="E_ZIP_SIZE_FIELDS", stage="S1", action="R"):
    """The two sizes differ, or ZIP64 is half used."""


class ZipExtra(PackageRefused, code="E_ZIP_EXTRA", stage="S1", action="F"):
    """An extra field is not allowed or malformed."""


class ZipName(PackageRefused, code="E_ZIP_NAME", stage="S1", action="F"):
    """A name is outside the grammar."""


class ZipRoot(PackageRefused, code="E_ZIP_ROOT", stage="S1", action="F"):
    """There is more than one root folder."""


class ZipDuplicate(PackageRefused, code="E_ZIP_DUPLICATE", stage="S1", action="F"):
    """A name is repeated."""


class ZipOrder(PackageRefused, code="E_ZIP_ORDER", stage="S1", action="F"):
    """An allowed name stands at a wrong place."""


class ZipEntries(PackageRefused, code="E_ZIP_ENTRIES", stage="S1", action="S"):
    """There are more entries than allowed."""


class ZipEntrySize(PackageRefused, code="E_ZIP_ENTRY_SIZE", stage="S1", action="S"):
    """An entry is larger than its kind may be."""


class ZipCrc(PackageRefused, code="E_ZIP_CRC", stage="S1", action="R"):
    """The CRC-32 of an entry differs."""


class ZipDirectoryMismatch(PackageRefused, code="E_ZIP_CD_MISMATCH", stage="S1", action="R"):
    """A central record differs from its local header."""


class ZipDirectoryCount(PackageRefused, code="E_ZIP_CD_COUNT", stage="S1", action="R"):
    """A central record is missing or extra."""


class ZipAttributes(PackageRefused, code="E_ZIP_ATTR", stage="S1", action="F"):
    """An entry claims to be something else than a plain file."""


class ZipComment(PackageRefused, code="E_ZIP_COMMENT", stage="S1", action="F"):
    """There is a comment, or more than one disk."""


class ZipEnd(PackageRefused, code="E_ZIP_END", stage="S1", action="R"):
    """The end records differ from the computed values."""


class ZipTrailing(PackageRefused, code="E_ZIP_TRAILING", stage="S1", action="R"):
    """Bytes follow the end of the package."""


class BagMissing(PackageRefused, code="E_BAG_MISSING", stage="S2", action="R"):
    """The tag file or document due at this place is not there."""


class BagDeclaration(PackageRefused, code="E_BAG_DECL", stage="S2", action="F"):
    """`bagit.txt` is not the constant."""


class BagInfoWrong(PackageRefused, code="E_BAG_INFO", stage="S2", action="F"):
    """`bag-info.txt` breaks its form."""


class BagFetch(PackageRefused, code="E_BAG_FETCH", stage="S2", action="F"):
    """A `fetch.txt` is present."""


class BagManifest(PackageRefused, code="E_BAG_MANIFEST", stage="S2", action="F"):
    """The manifest breaks its line form, order or set."""


class BagTagManifest(PackageRefused, code="E_BAG_TAGMANIFEST", stage="S2", action="F"):
    """The tag manifest breaks its line form, order or set."""


class BagTagHash(PackageRefused, code="E_BAG_TAGHASH", stage="S2", action="R"):
    """The hash of a tag file differs."""


class BagUnlisted(PackageRefused, code="E_BAG_UNLISTED", stage="S2", action="R"):
    """A file is not in the manifest."""


class BagAbsent(PackageRefused, code="E_BAG_ABSENT", stage="S2", action="R"):
    """A manifest line has no file."""


class SignatureMissing(PackageRefused, code="E_SIG_MISSING", stage="S3", action="F"):
    """There is no signature."""


class SignatureFormat(PackageRefused, code="E_SIG_FORMAT", stage="S3", action="R"):
    """The armour or the blob is not canonical."""


class SignatureAlgorithm(PackageRefused, code="E_SIG_ALGO", stage="S3", action="F"):
    """Key type, hash, reserved field or version is not allowed."""


class SignatureKeyWeak(PackageRefused, code="E_SIG_KEY_WEAK", stage="S3", action="K"):
    """The public key is of low order or not canonically encoded."""


class SignatureNamespace(PackageRefused, code="E_SIG_NAMESPACE", stage="S3", action="K"):
    """The namespace is not that of the kind."""


class SignatureBad(PackageRefused, code="E_SIG_BAD", stage="S3", action="K"):
    """The signature does not match."""


class TrustNone(PackageRefused, code="E_TRUST_NONE", stage="S3", action="A"):
    """No trust list was imported yet."""


class UnknownKey(PackageRefused, code="E_UNKNOWN_KEY", stage="S3", action="K"):
    """The key is not in the trust list."""


class KeyRevoked(PackageRefused, code="E_KEY_REVOKED", stage="S3", action="K"):
    """The key is revoked, whatever date the package claims."""


class KeyUnconfirmed(PackageRefused, code="E_KEY_UNCONFIRMED", stage="S3", action="A"):
    """This office demands two persons per key, and only one has compared the digits."""


class KeyRole(PackageRefused, code="E_KEY_ROLE", stage="S3", action="K"):
    """The role of the key may not sign this kind."""


class CosignWrong(PackageRefused, code="E_COSIGN", stage="S3", action="K"):
    """A cosigner is missing, extra or repeated, or the threshold is not met."""


class DocumentHash(PackageRefused, code="E_DOC_HASH", stage="S4", action="R"):
    """The hash of the document differs from the manifest."""


class JsonUtf8(PackageRefused, code="E_JSON_UTF8", stage="S4", action="F"):
    """The document is not strict UTF-8, or begins with a byte order mark."""


class JsonDepth(PackageRefused, code="E_JSON_DEPTH", stage="S4", action="F"):
    """The document is nested too deep."""


class JsonSyntax(PackageRefused, code="E_JSON_SYNTAX", stage="S4", action="F"):
    """The document is not JSON."""


class JsonDuplicateKey(PackageRefused, code="E_JSON_DUPKEY", stage="S4", action="F"):
    """A member name is repeated."""


class JsonNumber(PackageRefused, code="E_JSON_NUMBER", stage="S4", action="F"):
    """A number is not a plain integer within bounds."""


class JsonString(PackageRefused, code="E_JSON_STRING", stage="S4", action="F"):
    """A text holds what the profile forbids."""


class JsonNotCanonical(PackageRefused, code="E_JSON_CANON", stage="S4", action="F"):
    """The bytes are not the canonical form of their value."""


class SchemaNewer(PackageRefused, code="E_SCHEMA_NEWER", stage="S4", action="U"):
    """The document was written for a later version of the format."""


class SchemaWrong(PackageRefused, code="E_SCHEMA", stage="S4", action="F"):
    """A member is missing, unknown or out of range."""


class KindWrong(PackageRefused, code="E_KIND", stage="S4", action="F"):
    """Kind, file name, bag-info, namespace or screen disagree."""


class BindWrong(PackageRefused, code="E_BIND", stage="S4", action="F"):
    """Identifier, date or sizes disagree with bag-info."""


class KeyOwner(PackageRefused, code="E_KEY_OWNER", stage="S5", action="K"):
    """The key belongs to another unit."""


class KeyEpoch(PackageRefused, code="E_KEY_EPOCH", stage="S5", action="K"):
    """The key epoch is not the current one."""


class KeyRange(PackageRefused, code="E_KEY_RANGE", stage="S5", action="K"):
    """The revision is outside the range of the key."""


class RecipientWrong(PackageRefused, code="E_RECIPIENT", stage="S5", action="N"):
    """The package is addressed to another unit."""


class CommuneUnknown(PackageRefused, code="E_COMMUNE", stage="S5", action="A"):
    """The unit is unknown here, or its code differs from the sender."""


class PeriodClosed(PackageRefused, code="E_PERIOD", stage="S5", action="S"):
    """The period is not open here."""


class CriteriaWrong(PackageRefused, code="E_CRITERIA", stage="S5", action="S"):
    """The criteria set is not the one issued."""


class RevisionOld(PackageRefused, code="E_OLD", stage="S5", action="S"):
    """The package is older than what is held."""


class StreamFork(PackageRefused, code="E_FORK", stage="S5", action="K"):
    """Two contents for one revision, or a broken chain."""


class RevisionJump(PackageRefused, code="E_JUMP", stage="S5", action="A"):
    """The revision jumped by more than a hundred."""


class StateRollback(PackageRefused, code="E_STATE_ROLLBACK", stage="S5", action="A"):
    """Our own data is older than the receipt the sender holds."""


class SpaceShort(PackageDeviceError, code="E_SPACE", stage="S6", action="D"):
    """Less free space than 1.1 times the size and 200 MB."""


class PayloadHash(PackageRefused, code="E_HASH", stage="S7", action="R"):
    """The SHA-512 of a payload file differs."""


class EvidenceSize(PackageRefused, code="E_EV_SIZE", stage="S7", action="R"):
    """The size of an evidence file differs from the document."""


class EvidenceSha256(PackageRefused, code="E_EV_SHA256", stage="S7", action="R"):
    """The SHA-256 of an evidence file differs from the document."""


class EvidenceSet(PackageRefused, code="E_EV_SET", stage="S7", action="F"):
    """Evidence list and files or references differ."""


class EvidenceType(PackageRefused, code="E_EV_TYPE", stage="S7", action="S"):
    """Extension and content disagree, or the type is not allowed; `family` says what the file is."""


class CertificateUntrusted(PackageRefused, code="E_CMS_CERT", stage="S8", action="K"):
    """A token signature is there whose chain cannot be trusted here."""


class DiskFull(PackageDeviceError, code="E_DISK_FULL", stage="S9", action="D"):
    """Writing failed: the drive is full."""


class WriteFailed(PackageDeviceError, code="E_IO", stage="S9", action="D"):
    """Writing failed."""


class FileLocked(PackageDeviceError, code="E_LOCKED", stage="S9", action="D"):
    """Another program holds the file."""


class DatabaseFailed(PackageDeviceError, code="E_DB", stage="S9", action="A"):
    """The database refused; the transaction was rolled back."""
