"""One member of the appraisal council: name, job, whom they stand for, part, and areas."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from core.council import CouncilMember, CouncilPart
from core.criteria import Criterion
from core.text import clean_line
from ui.dialogs.act import ActDialog
from ui.fields import ChoiceField, LineField
from ui.messages import plain_label
from ui.texts import council as texts

_ACROSS = 2
_LONGEST = 32
_WIDTH = 640


class CouncilMemberDialog(ActDialog):
    """Only the name is required; no area ticked means all of them."""

    def __init__(
        self, member: CouncilMember | None, areas: Sequence[Criterion], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            texts.MEMBER_ADD_ACT if member is None else texts.MEMBER_CHANGE_ACT,
            texts.MEMBER_WHY,
            parent=parent,
        )
        self.setMinimumWidth(_WIDTH)
        self.name = LineField(texts.MEMBER_NAME, required=True)
        self.part = ChoiceField(texts.MEMBER_PART, tuple(texts.PARTS.items()))
        self.job = LineField(texts.MEMBER_JOB)
        self.organisation = LineField(texts.MEMBER_ORGANISATION)
        self.organisation.offers = lambda: texts.ORGANISATIONS
        self.ticks: dict[str, QCheckBox] = {}
        for field in (self.name, self.job, self.organisation, self.part):
            self.fields.addWidget(field)
        self._build_areas(areas)
        self._show(member or CouncilMember(name=""))
        self.name.line.textChanged.connect(lambda _text: self._allow())
        self._allow()
        self.name.line.setFocus()

    def member(self) -> CouncilMember:
        """The member as entered."""
        return CouncilMember(
            name=clean_line(self.name.line.text()),
            job=clean_line(self.job.line.text()),
            organisation=clean_line(self.organisation.line.text()),
            part=CouncilPart(str(self.part.value())),
            areas=tuple(area for area, box in self.ticks.items() if box.isChecked()),
        )

    def _show(self, member: CouncilMember) -> None:
        self.name.show_value(member.name)
        self.part.show_value(member.part)
        self.job.show_value(member.job)
        self.organisation.show_value(member.organisation)
        for area, box in self.ticks.items():
            box.setChecked(area in member.areas)

    def _build_areas(self, areas: Sequence[Criterion]) -> None:
        if not areas:
            return
        self.fields.addWidget(plain_label(texts.MEMBER_AREAS, kind="heading"))
        grid = QGridLayout()
        for at, area in enumerate(areas):
            name = (
                area.name if len(area.name) <= _LONGEST else f"{area.name[:_LONGEST]}\N{HORIZONTAL ELLIPSIS}"
            )
            box = QCheckBox(f"{area.id}. {name}")
            box.setAccessibleName(f"{area.id}. {area.name}")
            box.setToolTip(area.name)
            self.ticks[area.id] = box
            grid.addWidget(box, at // _ACROSS, at % _ACROSS)
        self.fields.addLayout(grid)

    def _allow(self) -> None:
        self.act.setEnabled(bool(clean_line(self.name.line.text())))
