"""Commands on the government signature: what packages must carry, roots and lists, tokens."""

from pathlib import Path

from core.certificates import CertificateCard, Token
from core.packages.cms import SealPolicy
from core.services.government_signature import PolicyReason, TokenSigning
from ui.cli.answers import Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, Parser, add_folder
from ui.cli.passphrase import pin
from ui.texts import cli as texts
from ui.texts import cli_government as words


def add(commands: Commands) -> None:
    """Put the commands in."""
    chosen = commands.group("seal").add("policy", policy)
    add_folder(chosen)
    chosen.add_argument("--set", choices=[each.value for each in SealPolicy], help=words.POLICY_HELP)
    chosen.add_argument("--reason", metavar=texts.TEXT, default="", help=words.POLICY_REASON_HELP)
    group = commands.group("certificate")
    added = group.add("add", add_certificates)
    add_folder(added)
    added.add_argument("files", metavar=texts.FILE, type=Path, nargs="+", help=words.CERTIFICATE_FILE_HELP)
    add_folder(group.add("list", list_certificates))
    removed = group.add("remove", remove_certificate)
    add_folder(removed)
    removed.add_argument("sha256", metavar=texts.ID, help=words.SHA256_HELP)
    removed.add_argument("--reason", metavar=texts.TEXT, default="", help=words.REMOVE_REASON_HELP)
    listed = commands.group("token").add("list", list_tokens)
    add_folder(listed)
    listed.add_argument("--driver", metavar=texts.FILE, type=Path, required=True, help=words.DRIVER_HELP)


def add_token(parser: Parser) -> None:
    """The options of a command that may ask a token to sign too."""
    parser.add_argument("--token", metavar=texts.FILE, type=Path, help=words.DEVICE_HELP)
    parser.add_argument("--certificate", metavar=texts.ID, default="", help=words.CHOSEN_HELP)


def token_signing(asked: Arguments) -> TokenSigning | None:
    """With what a token signs; None when none was asked for.

    Raises:
        PinMissing: the environment has no PIN and nobody can be asked.
    """
    if asked.token is None:
        return None
    return TokenSigning(driver=asked.token.resolve(), pin=pin(), certificate=asked.certificate)


def policy(asked: Arguments, doors: Doors) -> Answer:
    """What this office asks of the submissions it receives; with `--set`, change it."""
    if asked.set is not None and not asked.reason.strip():
        raise PolicyReason
    with doors.open_workspace(asked.folder) as services:
        if asked.set is not None:
            services.government.set_policy(SealPolicy(asked.set), reason=asked.reason)
        chosen = services.government.policy()
    return Answer(document={"policy": chosen.value}, lines=(words.policy_line(chosen),))


def add_certificates(asked: Arguments, doors: Doors) -> Answer:
    """Import roots, authorities and revocation lists."""
    with doors.open_workspace(asked.folder) as services:
        found = [card for path in asked.files for card in services.government.add_file(path)]
    return _told(found)


def list_certificates(asked: Arguments, doors: Doors) -> Answer:
    """Every imported root, authority and list."""
    with doors.open_workspace(asked.folder) as services:
        return _told(services.government.certificates())


def remove_certificate(asked: Arguments, doors: Doors) -> Answer:
    """Trust a root or list no more."""
    with doors.open_workspace(asked.folder) as services:
        services.government.remove(asked.sha256, reason=asked.reason)
    return Answer(document={"sha256": asked.sha256}, lines=(words.REMOVED,))


def list_tokens(asked: Arguments, doors: Doors) -> Answer:
    """Tokens that are plugged in; no PIN is asked for."""
    with doors.open_workspace(asked.folder) as services:
        found = services.government.tokens(asked.driver.resolve())
    return Answer(
        document={"tokens": [_token(each) for each in found]},
        lines=tuple(line for each in found for line in words.token_lines(each)) or (words.NO_DEVICE,),
    )


def _told(cards: list[CertificateCard] | tuple[CertificateCard, ...]) -> Answer:
    return Answer(
        document={"certificates": [_certificate(card) for card in cards]},
        lines=tuple(words.certificate_line(card) for card in cards) or (words.NO_CERTIFICATE,),
    )


def _certificate(card: CertificateCard) -> dict[str, object]:
    return {
        "sha256": card.sha256,
        "form": card.form.value,
        "name": card.name,
        "issuer": card.issuer,
        "anchor": card.is_anchor,
        "valid_from": card.valid_from.isoformat(),
        "valid_until": None if card.valid_until is None else card.valid_until.isoformat(),
        "revoked": card.revoked,
    }


def _token(token: Token) -> dict[str, object]:
    return {
        "label": token.label,
        "serial": token.serial,
        "manufacturer": token.manufacturer,
        "locked": token.is_locked,
        "last_try": token.is_last_try,
        "certificates": [
            {
                "sha256": each.sha256,
                "subject": each.subject,
                "issuer": each.issuer,
                "serial": each.serial,
                "valid_from": each.valid_from.isoformat(),
                "valid_until": each.valid_until.isoformat(),
            }
            for each in token.certificates
        ],
    }
