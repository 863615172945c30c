"""What a commune prints of its registers: the annexes of training and of dossiers."""

from core.dates import Period
from core.dossier_tables import parts_of, stretch_of, tables_of_dossiers
from core.reporting.document import Report
from core.reporting.dossier_annex import DossierAnnexData, DossierAnnexWords, dossier_annex
from core.reporting.paper import SUBMITTERS, Asked, Choice, Paper
from core.reporting.training_annex import TrainingData, TrainingWords, training_annex
from core.services.papers.commune_words import PaperDesk

TRAINING, DOSSIERS = "training", "dossiers"


class RecordPapers:
    """Fills them from this workspace."""

    def __init__(self, *, desk: PaperDesk, words: tuple[TrainingWords, DossierAnnexWords]) -> None:
        self._desk = desk
        self._training_words, self._dossier_words = words

    def papers(self) -> tuple[Paper, ...]:
        """The kinds of this family."""
        return (
            Paper(code=TRAINING, roles=SUBMITTERS, fill=self.training),
            Paper(
                code=DOSSIERS,
                roles=SUBMITTERS,
                fill=self.dossiers,
                choices=self.periods,
                usual_part="year",
                takes_days=True,
            ),
        )

    def training(self, asked: Asked) -> Report:
        """Classes held and people sent, citizens' skills apart (R042, R058, R089, R097)."""
        with self._desk.database.transaction() as work:
            unit = work.office.get().unit.code
            classes = work.records.of_year("training_class", unit, year=asked.year)
        data = TrainingData(
            head=self._desk.heads.head(TRAINING, self._training_words.symbol, dated=asked.dated),
            year=asked.year,
            classes=classes,
        )
        return training_annex(data, self._training_words, form=self._desk.form)

    def dossiers(self, asked: Asked) -> Report:
        """Dossiers by field and by period of a year, a part of it or any days (R033, R065, R074, R077-R083).

        Raises:
            UnknownStretch: the part names no stretch of days.
        """
        stretch = stretch_of(asked.part, asked.year)
        first, last = stretch.first.year - 1, stretch.last.year + 1
        with self._desk.database.transaction() as work:
            unit = work.office.get().unit.code
            rows = work.records.of_years("dossier_count", unit, first=first, last=last)
            late = work.records.of_years("late_dossier", unit, first=first, last=last)
        data = DossierAnnexData(
            head=self._desk.heads.head(DOSSIERS, self._dossier_words.symbol, dated=asked.dated),
            year=asked.year,
            tables=tables_of_dossiers(rows, late, stretch=stretch),
        )
        return dossier_annex(data, self._dossier_words, form=self._desk.form)

    def periods(self, year: int) -> tuple[Choice, ...]:
        """The year, its halves, quarters and months."""
        return tuple(Choice(key=key, name=self._named(period)) for key, period in parts_of(year))

    def _named(self, period: Period) -> str:
        return self._dossier_words.period_of(period)
