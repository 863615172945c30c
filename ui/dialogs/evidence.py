"""Add documents, or change what is said about one: number, day, issuer, origin, what it supports."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.errors import CchcError
from core.evidence import EvidenceDocument
from core.evidence_offers import Offer
from core.records.catalogue import Record
from core.services.keep_evidence import EvidenceDetails, Paper
from ui.changes import Topic
from ui.criteria_ticks import CriteriaTicks
from ui.desk import Desk
from ui.evidence_fields import EvidenceFields, Said, proposal, said_of
from ui.messages import Notice, pick, plain_label, reporting, show_error
from ui.offered_files import OfferedFiles
from ui.page import GAP, SMALL
from ui.preview import PreviewPane
from ui.progress_dialog import run_long
from ui.record_titles import record_title
from ui.scrolling_middle import ScrollingMiddle
from ui.texts import common
from ui.texts import evidence_dialog as texts
from ui.window_place import fit

_WIDTH, _HEIGHT = 1060, 664
_LEFT, _RIGHT = 9, 11


class EvidenceDialog(QDialog):
    """For new documents (files, or paper only), or for one that is held.

    `criteria` are ticked from the beginning; `record` is what the document belongs to; `like` is a document
    of another year whose words this year's one begins with, without its number and days.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        document: EvidenceDocument | None = None,
        criteria: Sequence[str] = (),
        record: Record | None = None,
        like: EvidenceDocument | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._document = desk, document
        self._said: dict[Path, Said] = {}
        self._at: Path | None = None
        self._wants_accept = False
        self.taken: tuple[Path, ...] = ()
        self.setWindowTitle(texts.EDIT_TITLE if document else texts.ADD_TITLE)
        fit(self, (_WIDTH, _HEIGHT))
        self.files = OfferedFiles(desk)
        self.preview = PreviewPane(desk) if document else self.files.preview
        self.fields = EvidenceFields(desk, desk.services.keep_evidence.origins())
        self.ticks = CriteriaTicks()
        self.not_secret = QCheckBox(texts.CONFIRM_OPEN)
        self._save = QPushButton(texts.SAVE)
        self._build()
        self._fill(document or like, criteria, record=record)
        self.preview.listen_in(self)

    def accept(self) -> None:
        """Keep what was entered; the dialog stays open, with all that was typed, when it is refused."""
        if self.files.is_looking:
            self._wants_accept = True
            return
        self._wants_accept = False
        with reporting(self):
            said = self.fields.said()
            if self._document is not None:
                self._change(self._document, said)
            elif self.files.offers:
                self._take(said)
            else:
                self._desk.services.keep_evidence.cite(self._details(said))
                self._done(())

    def reject(self) -> None:
        """Leave; what was pasted only for this goes with it."""
        self.files.forget()
        super().reject()

    def take_files(self, files: Sequence[Path]) -> None:
        """Offer these files too."""
        self.files.take(files)

    def _take(self, said: Said) -> None:
        offers = self.files.good
        if not offers:
            notice = Notice(title=texts.ADD_TITLE, what=texts.ALL_REFUSED)
            pick(self, notice, acts=(common.CLOSE,))
            return
        if self._at is not None:
            self._said[self._at] = said
        scaled = self._scaled(offers)
        if scaled is None:
            return
        papers = [
            Paper(
                path=offer.path,
                details=self._details(self._said.get(offer.path) or proposal(offer.reading)),
                is_scaled=offer in scaled,
            )
            for offer in offers
        ]
        service = self._desk.services.keep_evidence
        self.taken = tuple(offer.path for offer in offers)
        run_long(
            self,
            self._desk.jobs,
            title=texts.ADDING,
            work=lambda progress: service.take(papers, progress=progress),
            done=self._done,
            failed=self._failed,
        )

    def _scaled(self, offers: Sequence[Offer]) -> tuple[Offer, ...] | None:
        """The huge photographs to keep smaller; None when the officer went back to look again."""
        huge = tuple(offer for offer in offers if offer.scaled is not None)
        if not huge:
            return ()
        smaller = sum(offer.scaled.size for offer in huge if offer.scaled is not None)
        whole = sum(offer.file.size for offer in huge if offer.file is not None)
        notice = Notice(title=texts.SCALE_TITLE, what=texts.scale_what(len(huge)), why=texts.SCALE_WHY)
        chosen = pick(self, notice, acts=(texts.scale_act(smaller), texts.scale_leave(whole)))
        return None if chosen < 0 else huge if chosen == 0 else ()

    def _details(self, said: Said) -> EvidenceDetails:
        return EvidenceDetails(
            year=self._desk.year,
            is_not_secret=self.not_secret.isChecked(),
            number=said.number,
            symbol=said.symbol,
            issued_on=said.issued_on,
            issuer=said.issuer,
            summary=said.summary,
            relates_on=said.relates_on,
            criteria=self.ticks.ticked(),
            records=self.ticks.records(),
            origin=said.origin,
        )

    def _change(self, document: EvidenceDocument, said: Said) -> None:
        changed = replace(
            document,
            number=said.number,
            symbol=said.symbol,
            issued_on=said.issued_on,
            issuer=said.issuer,
            summary=said.summary,
            relates_on=said.relates_on,
            origin=said.origin,
            criteria=self.ticks.ticked(),
            records=self.ticks.records(),
        )
        self._desk.services.keep_evidence.change(changed)
        self._done(())

    def _done(self, _documents: object) -> None:
        self.files.forget()
        self._desk.changes.announce(Topic.EVIDENCE)
        super().accept()

    def _failed(self, error: Exception) -> None:
        self.taken = ()
        show_error(self, error)

    def _stand(self, offer: Offer | None) -> None:
        """Another file: keep what was typed for the one before, show what is known of this one."""
        path = None if offer is None else offer.path
        if path == self._at:
            return
        try:
            typed = self.fields.said()
        except CchcError:
            typed = Said()  # a day that cannot be read is not carried along
        if self._at is not None:
            self._said[self._at] = typed
        elif offer is not None:
            self._said.setdefault(offer.path, _joined(typed, proposal(offer.reading)))
        self._at = path
        if offer is not None:
            self.fields.show_said(self._said.get(offer.path) or proposal(offer.reading))

    def _looked(self) -> None:
        self._allow()
        if self.files.good and self.focusWidget() in {None, self.files.choose_button}:
            self.fields.number.setFocus()  # the paper is in sight: its number is the first answer
        if self._wants_accept and not self.files.is_looking:
            self.accept()

    def _stay(self) -> None:
        """Nothing is kept of files that were not looked at."""
        self._wants_accept = False

    def _allow(self) -> None:
        self._save.setEnabled(self._document is not None or self.not_secret.isChecked())

    def _fill(
        self, document: EvidenceDocument | None, criteria: Sequence[str], *, record: Record | None
    ) -> None:
        ticked = (*criteria, *(() if document is None else document.criteria))
        service = self._desk.services
        try:
            leaves = service.self_assessment.criteria(self._desk.year).leaves(
                self._desk.office().unit.kind.value
            )
        except CchcError:
            leaves = ()
        self.ticks.show_criteria(leaves, held=service.keep_evidence.counts(self._desk.year), ticked=ticked)
        if record is not None:
            self.ticks.add_record(record.id, record_title(record))
        if document is None:
            return
        said = said_of(document)
        if self._document is None:
            said = replace(said, number="", issued_on=None, relates_on=None)
        self.fields.show_said(said)
        if self._document is not None:
            for linked in service.keep_evidence.records_of(document):
                self.ticks.add_record(linked.id, record_title(linked))
            self.preview.show_document(document)

    def _build(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(GAP)
        body.addWidget(self.preview if self._document else self.files, _LEFT)
        body.addWidget(self._build_right(), _RIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(SMALL)
        column.addLayout(body, 1)
        column.addLayout(self._build_buttons())
        if self._document is None:
            self.files.stood_on.connect(self._stand)
            self.files.stopped.connect(self._stay)
            self.files.changed.connect(self._looked)
            self.not_secret.toggled.connect(lambda _on: self._allow())
            QShortcut(QKeySequence("Ctrl+V"), self).activated.connect(self.files.paste)
        else:
            self.files.hide()
            self.not_secret.hide()
        self._allow()

    def _build_right(self) -> ScrollingMiddle:
        right = QVBoxLayout()
        right.setSpacing(SMALL)
        right.addWidget(self.fields)
        right.addWidget(self.ticks, 1)
        if self._document is None:
            right.addWidget(self.not_secret)
            right.addWidget(plain_label(texts.CONFIRM_WHY, kind="quiet", wraps=True))
        return ScrollingMiddle(right)

    def _build_buttons(self) -> QHBoxLayout:
        self._save.setProperty("kind", "primary")
        self._save.setDefault(True)
        self._save.clicked.connect(self.accept)
        leave = QPushButton(common.CANCEL)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._save)
        row.addWidget(leave)
        return row


def _joined(typed: Said, read: Said) -> Said:
    """What was typed stands; what was not is taken from the file name as a proposal."""
    kept = {name: getattr(typed, name) for name in Said.__dataclass_fields__ if name != "proposed"}
    added = {name: getattr(read, name) for name in read.proposed if not kept[name]}
    return Said(**{**kept, **added}, proposed=frozenset(added))
