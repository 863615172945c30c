"""Why a package is refused before its container is opened: parts and encryption (stage S0 of section 8).

Besides the action letters of `refusals`: P put the named part right (find it, or remove the wrong copy),
O open the decryption key and repeat, E ask the sender to encrypt for this unit. `part` and `other` are names
of files on the person's own drive.
"""

from core.packages.refusals import PackageRefused


class PartsListWrong(PackageRefused, code="E_PARTS_LIST", stage="S0", action="R"):
    """The parts list is unreadable, not canonical, or its values contradict each other; fields: `name`."""


class PartMissing(PackageRefused, code="E_PART_MISSING", stage="S0", action="P"):
    """A part, or the parts list, is absent; fields: `part`, `n`, `count` (0 when the list is absent)."""


class PartDuplicate(PackageRefused, code="E_PART_DUPLICATE", stage="S0", action="P"):
    """Two files for one part number; fields: `part`, `other`, `n`, `count`."""


class PartForeign(PackageRefused, code="E_PART_FOREIGN", stage="S0", action="R"):
    """A part of another package stands in for one; fields: `part` (due), `other` (found), `n`, `count`."""


class PartHash(PackageRefused, code="E_PART_HASH", stage="S0", action="R"):
    """Size or hash of a part differs from the list; fields: `part`, `n`, `count`."""


class PartsWhole(PackageRefused, code="E_PARTS_WHOLE", stage="S0", action="R"):
    """The joined file is not the one the list names, although every part is; fields: `name`."""


class AgeHeaderWrong(PackageRefused, code="E_AGE_HEADER", stage="S0", action="F"):
    """Malformed header, armoured file, passphrase or SSH recipient, not 2 or 3 X25519 recipients."""


class AgeLocked(PackageRefused, code="E_AGE_LOCKED", stage="S0", action="O"):
    """The package is encrypted and the decryption key is locked."""


class AgeNoKey(PackageRefused, code="E_AGE_NO_KEY", stage="S0", action="E"):
    """None of our keys opens it."""


class AgeCorrupt(PackageRefused, code="E_AGE_CORRUPT", stage="S0", action="R"):
    """The encrypted file is cut off, or its authentication failed."""
