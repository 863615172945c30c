"""Commands on evidence documents."""

from pathlib import Path

from core.evidence import EvidenceDocument
from core.progress import Silent
from core.services.keep_evidence import EvidenceDetails
from core.services.self_assessment import UnknownCriterion
from ui.cli.answers import Answer
from ui.cli.doors import Doors
from ui.cli.grammar import Arguments, Commands, add_folder, add_year, day
from ui.services import Services
from ui.texts import cli as texts


def add(commands: Commands) -> None:
    """Put the commands in."""
    kept = commands.group("evidence").add("add", keep)
    add_folder(kept)
    add_year(kept)
    kept.add_argument(
        "--criterion", metavar=texts.ID, action="append", required=True, help=texts.CRITERION_HELP
    )
    kept.add_argument("--number", metavar=texts.TEXT, default="", help=texts.NUMBER_HELP)
    kept.add_argument("--date", metavar=texts.DAY, type=day, help=texts.DAY_HELP)
    kept.add_argument("--issuer", metavar=texts.TEXT, default="", help=texts.ISSUER_HELP)
    kept.add_argument("--summary", metavar=texts.TEXT, default="", help=texts.SUMMARY_HELP)
    kept.add_argument("files", metavar=texts.FILE, type=Path, nargs="+", help=texts.EVIDENCE_FILE_HELP)


def keep(asked: Arguments, doors: Doors) -> Answer:
    """Take files into the store; the same content is stored once.

    Whoever gives the command confirms that no state secret is among the files; the help says so, and
    names or numbers that show a secrecy mark are refused all the same.
    """
    details = EvidenceDetails(
        year=asked.year,
        is_not_secret=True,
        number=asked.number,
        issued_on=asked.date,
        issuer=asked.issuer,
        summary=asked.summary,
        criteria=tuple(asked.criterion),
    )
    with doors.open_workspace(asked.folder) as services:
        _require_criteria(services, details)
        documents = services.keep_evidence.add(asked.files, details, progress=Silent())
    return Answer(
        document={"documents": [document_of(document) for document in documents]},
        lines=(texts.evidence_kept(len(documents)),),
    )


def document_of(document: EvidenceDocument) -> dict[str, object]:
    """An evidence document as data."""
    return {
        "id": document.id,
        "number": document.number,
        "name": document.name,
        "sha256": None if document.file is None else document.file.sha256,
    }


def _require_criteria(services: Services, details: EvidenceDetails) -> None:
    known = {line.criterion.id for line in services.self_assessment.score(details.year).lines}
    for criterion in details.criteria:
        if criterion not in known:
            raise UnknownCriterion(criterion=criterion)
