"""Somebody who signs: name, post, form, the reports that are theirs, and the block as it will be printed."""

import uuid
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from core.letterheads import Signer
from core.text import clean_line
from core.units import Signatory, SigningForm
from ui.desk import Desk
from ui.dialogs.act import ActDialog
from ui.fields import ChoiceField, LineField
from ui.messages import plain_label
from ui.page import GAP
from ui.paper_preview import PaperPreview
from ui.texts import letterheads as texts
from ui.texts.set_up import FORMS

_WIDTH, _ACROSS = 682, 2


class SignerDialog(ActDialog):
    """Name and post are required. `kinds` are the reports by code with their titles."""

    def __init__(
        self, desk: Desk, signer: Signer | None, *, kinds: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(texts.KEEP, texts.SIGNER_WHY, parent=parent)
        self.setWindowTitle(texts.SIGNER_TITLE)
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._id = uuid.uuid4().hex if signer is None else signer.id
        self.name = LineField(texts.SIGNER_NAME, required=True, longest=100)
        self.post = LineField(texts.POST, required=True, longest=100)
        self.form = ChoiceField(texts.FORM, FORMS)
        self.ticks: dict[str, QCheckBox] = {}
        self.preview = PaperPreview()
        self._build(kinds)
        self._show(signer)
        for line in (self.name, self.post):
            line.line.textChanged.connect(lambda _text: self._draw())
        self.form.committed.connect(lambda _form: self._draw())
        self._draw()
        self.name.line.setFocus()

    def signer(self) -> Signer:
        """The signer as entered."""
        signatory = Signatory(
            form=SigningForm(str(self.form.value())),
            position=clean_line(self.post.line.text()),
            name=clean_line(self.name.line.text()),
        )
        kinds = tuple(kind for kind, box in self.ticks.items() if box.isChecked())
        return Signer(id=self._id, signatory=signatory, kinds=kinds)

    def _draw(self) -> None:
        signatory = self.signer().signatory
        self.act.setEnabled(bool(signatory.name and signatory.position))
        head = self._desk.services.letterheads.head("", texts.SAMPLE_SYMBOL)
        self.preview.show_signature(replace(head, signatory=signatory))

    def _show(self, signer: Signer | None) -> None:
        self.form.show_value(SigningForm.DEPUTY if signer is None else signer.signatory.form)
        if signer is not None:
            self.name.show_value(signer.signatory.name)
            self.post.show_value(signer.signatory.position)
            for kind in signer.kinds:
                if kind in self.ticks:
                    self.ticks[kind].setChecked(True)

    def _build(self, kinds: Mapping[str, str]) -> None:
        first = QHBoxLayout()
        first.setSpacing(GAP)
        for field, share in ((self.name, 3), (self.post, 3), (self.form, 4)):
            first.addWidget(field, share)
        self.fields.addLayout(first)
        self.fields.addWidget(self.preview)
        self.fields.addWidget(plain_label(texts.SIGNS, kind="heading"))
        grid = QGridLayout()
        for at, (kind, title) in enumerate(kinds.items()):
            box = self.ticks[kind] = QCheckBox(title)
            grid.addWidget(box, at // _ACROSS, at % _ACROSS)
        self.fields.addLayout(grid)
