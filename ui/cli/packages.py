"""Commands on signed packages: write, verify without a workspace, take in."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.errors import CchcError, UserError
from core.packages.carriage_refusals import AgeLocked
from core.packages.cms import CmsState
from core.packages.intake import CompleteSubmission, authenticate, complete, open_envelope
from core.packages.nowhere import Nowhere
from core.packages.reading_context import VERIFY_ONLY, ReadingContext
from core.packages.trust import AllowedSignersWrong, TrustTable, parse_allowed_signers
from core.progress import Silent
from core.reporting.refused_list import RefusedFile
from core.services.export_package import Exported
from core.services.import_package import Imported, ImportStatus
from ui.cli.answers import DEVICE_FAILED, DONE, REFUSED, Answer, is_device_failure
from ui.cli.delivery import add_form, form_of
from ui.cli.doors import Doors
from ui.cli.government import add_token, token_signing
from ui.cli.grammar import Arguments, Commands, add_folder, add_year
from ui.cli.passphrase import passphrase
from ui.error_sentences import sentence_of
from ui.services import Services
from ui.texts import cli as texts
from ui.texts.cli_exchange import RECEIPTS_HELP, REFUSED_HELP, SUPERSEDES_HELP, plan_lines
from ui.texts.cli_government import ROOTS_HELP
from ui.texts.government_signature import CMS, cms_told


def add(commands: Commands) -> None:
    """Put the commands in."""
    written = commands.add("export", export)
    add_folder(written)
    add_year(written)
    written.add_argument("--out", metavar=texts.FOLDER, type=Path, required=True, help=texts.OUT_FOLDER_HELP)
    add_form(written)
    written.add_argument("--reason", metavar=texts.TEXT, default="", help=texts.EXPORT_REASON_HELP)
    written.add_argument("--supersedes", metavar=texts.DIGEST, nargs=2, help=SUPERSEDES_HELP)
    add_token(written)
    checked = commands.add("verify", verify)
    checked.add_argument("files", metavar=texts.FILE, type=Path, nargs="+", help=texts.PACKAGE_FILE_HELP)
    checked.add_argument(
        "--allowed-signers", metavar=texts.FILE, type=Path, required=True, help=texts.SIGNERS_HELP
    )
    checked.add_argument(
        "--cms-roots", metavar=texts.FILE, type=Path, action="append", default=[], help=ROOTS_HELP
    )
    taken = commands.add("import", take_in)
    add_folder(taken)
    taken.add_argument("files", metavar=texts.FILE, type=Path, nargs="+", help=texts.ARRIVAL_HELP)
    taken.add_argument("--dry-run", action="store_true", help=texts.DRY_RUN_HELP)
    taken.add_argument("--receipts", metavar=texts.FOLDER, type=Path, help=RECEIPTS_HELP)
    taken.add_argument("--refused", metavar=texts.FILE, type=Path, help=REFUSED_HELP)


def export(asked: Arguments, doors: Doors) -> Answer:
    """A submission package, re-opened and verified before success is told."""
    with doors.open_workspace(asked.folder) as services:
        sent = _export(services, asked)
    return Answer(
        document={
            "files": [str(path) for path in sent.files],
            "digest": sent.digest,
            "revision": sent.revision,
            "fingerprint": sent.fingerprint,
        },
        lines=texts.exported(sent),
    )


def _export(services: Services, asked: Arguments) -> Exported:
    service = services.export_package.with_token(token_signing(asked))
    if asked.supersedes:
        return service.end_fork(
            asked.year,
            asked.out,
            digests=asked.supersedes,
            reason=asked.reason,
            passphrase=passphrase(),
            progress=Silent(),
        )
    return service.export(
        asked.year,
        asked.out,
        passphrase=passphrase(),
        reason=asked.reason,
        form=form_of(asked),
        progress=Silent(),
    )


def verify(asked: Arguments, doors: Doors) -> Answer:
    """Check packages against a list of keys; nothing is written, no workspace is needed."""
    trust = _signers(asked.allowed_signers, doors)
    judge = doors.cms_judge(asked.cms_roots) if asked.cms_roots else None
    context = replace(VERIFY_ONLY, judge=judge)
    results = [_verified(path, doors, trust=trust, context=context) for path in asked.files]
    is_refused = any(result["verdict"] != "authentic" for result, _ in results)
    return Answer(
        document={"results": [result for result, _ in results]},
        lines=tuple(line for _, line in results),
        code=REFUSED if is_refused else DONE,
    )


def take_in(asked: Arguments, doors: Doors) -> Answer:
    """Take in any number of packages; each stands alone."""
    with doors.open_workspace(asked.folder) as services:
        found = services.import_package.found_in(asked.files)
        done = services.import_package.take_in_all(found, is_dry_run=asked.dry_run, progress=Silent())
        if any(isinstance(result.error, AgeLocked) for result in done) and _unlocks(services):
            done = _again(services, done, is_dry_run=asked.dry_run)
        receipts = () if asked.dry_run else _receipts(services, done, folder=asked.receipts)
        listed = _refused_list(services, done, path=asked.refused)
    answer = answer_of(done)
    told: dict[str, object] = {"results": documents_of(done)}
    if asked.receipts is not None:
        told["receipts"] = [str(path) for path in receipts]
    if asked.refused is not None:
        told["refused_list"] = listed
    return replace(answer, document=told)


def answer_of(done: Sequence[Imported]) -> Answer:
    """What became of packages."""
    return Answer(
        document={"results": documents_of(done)},
        lines=tuple(line for result in done for line in _imported_lines(result)),
        code=_code(done),
    )


def documents_of(done: Sequence[Imported]) -> list[dict[str, object]]:
    """Each package as data."""
    return [_imported(result) for result in done]


def _receipts(services: Services, done: Sequence[Imported], *, folder: Path | None) -> tuple[Path, ...]:
    """The receipts of what was taken in, now or before, when a folder was named for them."""
    digests = [each.digest for each in done if each.digest and each.status is not ImportStatus.REFUSED]
    if folder is None or not digests:
        return ()
    written = services.receipts.write(folder, packages=digests, passphrase=passphrase(), progress=Silent())
    return tuple(each.path for each in written)


def _refused_list(services: Services, done: Sequence[Imported], *, path: Path | None) -> str | None:
    """Where the list of refused packages was written; None where nothing was refused or nobody asked."""
    refused = tuple(_refused_file(each.path, each.error) for each in done if each.error is not None)
    if path is None or not refused:
        return None
    return str(services.round_papers.write_refused(refused, path))


def _refused_file(path: Path, error: CchcError) -> RefusedFile:
    words = sentence_of(error)
    return RefusedFile(
        name=path.name, sender="", reason=words.why or words.what, cure=words.advice, code=error.code
    )


def _unlocks(services: Services) -> bool:
    """Open the decryption key; without the right passphrase what is encrypted stays refused as locked."""
    try:
        services.key_care.unlock(passphrase())
    except UserError:
        return False
    return True


def _again(services: Services, done: Sequence[Imported], *, is_dry_run: bool) -> tuple[Imported, ...]:
    """Take in once more what met a locked key; the other results stand."""
    locked = tuple(result.path for result in done if isinstance(result.error, AgeLocked))
    repeated = services.import_package.take_in_all(locked, is_dry_run=is_dry_run, progress=Silent())
    by_path = {result.path: result for result in repeated}
    return tuple(by_path.get(result.path, result) for result in done)


def _signers(path: Path, doors: Doors) -> TrustTable:
    content = doors.read_file(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise AllowedSignersWrong(line=content.count(b"\n", 0, cause.start) + 1) from cause
    return parse_allowed_signers(text)


def _verified(
    path: Path, doors: Doors, *, trust: TrustTable, context: ReadingContext
) -> tuple[dict[str, object], str]:
    """Verdict as data and as a line; of a refused package nothing is told that it says itself."""
    try:
        with doors.open_package(path) as stream:
            authentic = authenticate(open_envelope(stream), trust, context=context)
            read = complete(authentic, Nowhere(), progress=Silent())
    except CchcError as refused:
        words = sentence_of(refused)
        return _verdict(path, refused.code), texts.verify_refused(path, words, code=refused.code)
    told = texts.verify_authentic(path, read.document.header)
    seal = "" if read.cms is None else f"\n  {CMS}: {cms_told(read.cms)}"
    return {**_verdict(path, None), **_content(read)}, f"{told}{seal}"


def _verdict(path: Path, code: str | None) -> dict[str, object]:
    return {
        "file": str(path),
        "verdict": "authentic" if code is None else "refused",
        "code": code,
        "kind": None,
        "unit": None,
        "year": None,
        "revision": None,
        "signer": None,
        "digest": None,
        "cms": None,
    }


def _content(read: CompleteSubmission) -> dict[str, object]:
    header = read.document.header
    return {
        "kind": header.kind.value,
        "unit": header.sender.partition("-")[2],
        "year": int(header.period[:4]) if header.period else None,
        "revision": header.revision,
        "signer": read.authentic.signer.fingerprint,
        "digest": read.digest,
        "cms": None if read.cms is None else _cms(read.cms),
    }


def _cms(state: CmsState) -> dict[str, object]:
    return {
        "state": "good" if state.is_revocation_checked else "unchecked",
        "code": state.code or None,
        "signer": state.signer,
        "organisation": state.organisation,
        "serial": state.serial,
        "issuer": state.issuer,
    }


def _imported(result: Imported) -> dict[str, object]:
    return {
        "file": str(result.path),
        "status": result.status.value,
        "code": result.code or None,
        "unit": result.unit or None,
        "year": result.year or None,
        "revision": result.revision or None,
        "kind": None if result.kind is None else result.kind.value,
        "digest": result.digest or None,
        "cms": None if result.cms is None else _cms(result.cms),
    }


def _imported_lines(result: Imported) -> tuple[str, ...]:
    """What became of a package; where it is only planned, also what it would change."""
    line = texts.imported_line(result, None if result.error is None else sentence_of(result.error))
    return (line, *plan_lines(result.plan)) if result.status is ImportStatus.PLANNED else (line,)


def _code(done: Sequence[Imported]) -> int:
    """A device that failed stands above a refusal; a file that is not there is only refused."""
    if any(is_device_failure(result.error) for result in done):
        return DEVICE_FAILED
    return REFUSED if any(result.status is ImportStatus.REFUSED for result in done) else DONE
