"""Dialogs that no act of the sample opens, each made over the sample's data as its page makes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from core.appraisal_sheet import AppraisalSheet
from core.criteria.differences import compare_sets
from core.delivery import Delivered, DeliveredFile
from core.letterheads import DatedHead, Signer
from core.packages.age_identity import new_identity
from core.services.exchange_records import RecordsImported
from core.units import Role, Signatory, SigningForm
from core.updates import Attempt
from core.version import VERSION
from ui.cli.doors import Doors
from ui.desk import Desk
from ui.dialogs.adjustments import AdjustmentsDialog
from ui.dialogs.assign_parts import AssignPartsDialog
from ui.dialogs.bin import BinDialog
from ui.dialogs.carry_over import CarryOverDialog
from ui.dialogs.choose_criterion import ChooseCriterionDialog, criterion_rows
from ui.dialogs.choose_documents import ChooseDocumentsDialog
from ui.dialogs.close_year import CloseYearDialog
from ui.dialogs.compare_criteria import CompareCriteriaDialog
from ui.dialogs.council_member import CouncilMemberDialog
from ui.dialogs.deadline_choices import DeadlineChoicesDialog
from ui.dialogs.decide_tie import DecideTieDialog
from ui.dialogs.delivered import DeliveredDialog
from ui.dialogs.desk_list import DeskListDialog
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.extend_round import ExtendRoundDialog
from ui.dialogs.foreign_export import ForeignExportDialog
from ui.dialogs.give_work import GiveWorkDialog
from ui.dialogs.given_task import GivenTaskDialog
from ui.dialogs.ground import GroundDialog
from ui.dialogs.holidays import HolidaysDialog
from ui.dialogs.import_annex import ImportAnnexDialog
from ui.dialogs.import_outcome import ImportOutcomeDialog
from ui.dialogs.index_task import IndexTaskDialog
from ui.dialogs.kept_backups import KeptBackupsDialog
from ui.dialogs.keys import ChangePassphraseDialog, NewPassphraseDialog, PassphraseDialog
from ui.dialogs.letterhead import LetterheadDialog
from ui.dialogs.letterheads import LetterheadsDialog
from ui.dialogs.link_criteria import LinkCriteriaDialog
from ui.dialogs.open_round import OpenRoundDialog
from ui.dialogs.past_result import PastResultDialog
from ui.dialogs.past_results import PastResultsDialog
from ui.dialogs.proved_history import ProvedHistoryDialog
from ui.dialogs.recover import RecoverDialog
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.return_package import ReturnDialog
from ui.dialogs.rotate import RotateDialog
from ui.dialogs.sealed_sheet import SealedSheetDialog
from ui.dialogs.set_up import SetUpDialog, SetUpDoors
from ui.dialogs.signer import SignerDialog
from ui.dialogs.standard_remarks import RemarksDialog
from ui.dialogs.survey import SurveyDialog
from ui.dialogs.template_fields import TemplateFieldsDialog
from ui.dialogs.trust import LiftDialog, RevokeDialog, SecondDialog, TrustDialog
from ui.dialogs.unit_round import UnitRoundDialog
from ui.dialogs.update_news import UpdateNewsDialog
from ui.dialogs.update_program import UpdateProgramDialog
from ui.texts.appraisal_page import FIRST_REMARKS
from ui.texts.common import PROGRAM
from ui.texts.enrolment_sheet import escrow_sheet
from ui.texts.reports_page import TITLES
from ui.window_doors import WindowDoors


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a dialog may need beside the desk: files made before, and the ways out of window and commands."""

    folder: Path
    doors: Doors
    ways: WindowDoors


Make = Callable[[Desk, Made], QDialog]
_PAPER = "self-score"


def dialogs_of(role: Role) -> Mapping[str, Make]:
    """What makes each dialog of a role, by a short name."""
    return {**_BOTH, **(_COMMUNE if role is Role.SUBMITTER else _AUTHORITY)}


def _set_up(desk: Desk, made: Made) -> QDialog:
    doors = SetUpDoors(
        units=made.doors.units, criteria=made.doors.criteria, ways=made.ways, today=desk.services.clock.today
    )
    return SetUpDialog(doors)


def _signer(desk: Desk, _made: Made) -> QDialog:
    signatory = Signatory(form=SigningForm.DEPUTY, position=PROGRAM, name=PROGRAM)
    signer = Signer(id="1", signatory=signatory, kinds=(_PAPER,))
    return SignerDialog(desk, signer, kinds=dict(TITLES))


def _sealed_sheet(desk: Desk, _made: Made) -> QDialog:
    sheet = escrow_sheet(new_identity(), desk.office(), day=desk.services.clock.today())
    return SealedSheetDialog(sheet, "sheet.pdf", warning=PROGRAM, write=lambda _sheet, _path: None)


def _outcome(desk: Desk, made: Made) -> QDialog:
    outcome = RecordsImported(added={"task": 1}, updated={}, unchanged=0, findings=(), is_done=True)
    return ImportOutcomeDialog(outcome, made.folder / "records.xlsx", desk=desk)


def _foreign(desk: Desk, made: Made) -> QDialog:
    path = made.folder / "foreign.xlsx"
    return ForeignExportDialog(desk, path, look=desk.services.map_foreign.look(path), year=desk.year)


def _documents(desk: Desk, _made: Made) -> QDialog:
    line = desk.services.self_assessment.score(desk.year).lines[0]
    return ChooseDocumentsDialog(line.criterion, desk.services.keep_evidence.of_year(desk.year))


def _annex(desk: Desk, made: Made) -> QDialog:
    path = made.folder / "annex.xlsx"
    return ImportAnnexDialog(
        desk, path, sheets=desk.services.criteria_work.drafts.tables(path) or (), parent=None
    )


def _comparison(desk: Desk, _made: Made) -> QDialog:
    care = desk.services.adopt_criteria
    first = care.parsed(care.bundled()[0])
    return CompareCriteriaDialog(compare_sets(first, care.parsed(care.bundled()[-1])))


def _unit_round(desk: Desk, _made: Made) -> QDialog:
    row = desk.services.run_round.board(desk.year).rows[0]
    look = desk.services.unit_round.look(desk.year, row.unit.code)
    return UnitRoundDialog(row, look, desk=desk)


def _extension(desk: Desk, _made: Made) -> QDialog:
    board = desk.services.run_round.board(desk.year)
    return ExtendRoundDialog(desk, board, selected=board.rows[:1])


def _parts(desk: Desk, _made: Made) -> QDialog:
    board = desk.services.desks.assign.board(desk.year)
    return AssignPartsDialog(board, [board.criteria.areas()[0].id], units=[_sheet(desk).unit])


def _criterion(desk: Desk, _made: Made) -> QDialog:
    criteria = _sheet(desk).criteria
    first = next(iter(criteria.leaves())).id
    return ChooseCriterionDialog(criterion_rows(criteria, {first: 1}), first)


def _trust(desk: Desk, made: Made) -> QDialog:
    letter = next((made.folder.parent / "enrolments").glob("xa-*.cchc"))
    return TrustDialog(desk.services.enrol_keys.inspect(letter), PROGRAM)


def _delivered(desk: Desk, made: Made) -> QDialog:
    window = desk.parent()
    assert isinstance(window, QWidget)
    files = (DeliveredFile(path=made.folder / "records.xlsx", size=1, crc32=""),)
    return DeliveredDialog(
        PROGRAM, PROGRAM, delivered=Delivered(files=files), desk=desk, parent=window, hand_over=window.update
    )


def _update_news(desk: Desk, _made: Made) -> QDialog:
    attempt = Attempt(
        begun_with=VERSION, version=VERSION, place="", changes=(), backups=(), at=desk.services.clock.now()
    )
    return UpdateNewsDialog(attempt)


def _sheet(desk: Desk) -> AppraisalSheet:
    unit = desk.services.publish_ranking.preview(desk.year).ranking.rows[0].code
    return desk.services.appraisal.sheet(desk.year, unit)


def _proved(desk: Desk, made: Made) -> QDialog:
    service = desk.services.prove_history
    handed = service.hand_out(made.folder / "history.txt")
    return ProvedHistoryDialog(service.prove(handed.path), PROGRAM)


_BOTH: Mapping[str, Make] = {
    "set_up": _set_up,
    "restore": lambda desk, made: RestoreDialog(made.ways, desk.jobs),
    "change_passphrase": lambda desk, _made: ChangePassphraseDialog(
        desk.services.key_care.suggest_passphrase
    ),
    "new_passphrase": lambda desk, _made: NewPassphraseDialog(desk.services.key_care.suggest_passphrase),
    "passphrase": lambda _desk, _made: PassphraseDialog(PROGRAM),
    "recover": lambda _desk, _made: RecoverDialog(),
    "rotate": lambda desk, _made: RotateDialog(PROGRAM, desk.services.key_care.suggest_passphrase),
    "sealed_sheet": _sealed_sheet,
    "kept_backups": lambda desk, _made: KeptBackupsDialog(desk),
    "letterheads": lambda desk, _made: LetterheadsDialog(desk),
    "letterhead": lambda desk, _made: LetterheadDialog(desk, DatedHead(issuer=(PROGRAM,), place=PROGRAM)),
    "signer": _signer,
    "update": lambda desk, made: UpdateProgramDialog(desk, made.doors.updates(), may_leave=bool),
    "update_news": _update_news,
}
_COMMUNE: Mapping[str, Make] = {
    "bin": lambda desk, _made: BinDialog(desk),
    "carry_over": lambda desk, _made: CarryOverDialog(desk, "task"),
    "choose_documents": _documents,
    "close_year": lambda desk, _made: CloseYearDialog(desk.year, failing=(), missing=3),
    "delivered": _delivered,
    "deadline_choices": lambda desk, _made: DeadlineChoicesDialog(desk),
    "evidence": lambda desk, _made: EvidenceDialog(
        desk, document=desk.services.keep_evidence.of_year(desk.year)[0]
    ),
    "foreign": _foreign,
    "holidays": lambda desk, _made: HolidaysDialog(desk),
    "import_outcome": _outcome,
    "index_task": lambda desk, _made: IndexTaskDialog(desk, ("SIPAS",), year=desk.year, owner=PROGRAM),
    "link_criteria": lambda desk, _made: LinkCriteriaDialog(
        desk, desk.services.keep_evidence.of_year(desk.year)[:2]
    ),
    "template_fields": lambda desk, _made: TemplateFieldsDialog(
        PROGRAM, desk.services.templates.fields(_PAPER, desk.year)
    ),
}
_AUTHORITY: Mapping[str, Make] = {
    "adjustments": lambda desk, _made: AdjustmentsDialog(desk, _sheet(desk)),
    "assign_parts": _parts,
    "choose_criterion": _criterion,
    "compare_criteria": _comparison,
    "council_member": lambda desk, _made: CouncilMemberDialog(
        None, desk.services.keep_council.council(desk.year).areas
    ),
    "decide_tie": lambda desk, _made: DecideTieDialog(
        desk.services.publish_ranking.preview(desk.year).ranking.rows[:2]
    ),
    "desk_list": lambda desk, _made: DeskListDialog(desk),
    "extend_round": _extension,
    "give_work": lambda desk, _made: GiveWorkDialog(desk, desk.services.desks.assign.desks(), chosen=""),
    "given_task": lambda desk, _made: GivenTaskDialog(desk, None),
    "ground": lambda desk, _made: GroundDialog(PROGRAM, evidence=_sheet(desk).lines[0].evidence),
    "import_annex": _annex,
    "lift": lambda desk, _made: LiftDialog(PROGRAM, desk.year, first=PROGRAM),
    "open_round": lambda desk, _made: OpenRoundDialog(desk, None),
    "past_result": lambda desk, _made: PastResultDialog(desk, None, year=desk.year - 1),
    "proved_history": _proved,
    "past_results": lambda desk, _made: PastResultsDialog(desk, year=desk.year - 1),
    "return": lambda desk, _made: ReturnDialog(desk, _sheet(desk)),
    "revoke": lambda desk, _made: RevokeDialog(PROGRAM, year=desk.year, today=desk.services.clock.today),
    "second": lambda _desk, _made: SecondDialog(PROGRAM, PROGRAM),
    "standard_remarks": lambda _desk, _made: RemarksDialog(FIRST_REMARKS),
    "survey": lambda desk, _made: SurveyDialog(desk, desk.services.run_survey.blank(desk.year)),
    "trust": _trust,
    "unit_round": _unit_round,
}
