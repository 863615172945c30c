"""What a commune prints of its registers: the annex of training."""

from core.reporting.document import Report
from core.reporting.paper import SUBMITTERS, Asked, Paper
from core.reporting.training_annex import TrainingData, TrainingWords, training_annex
from core.services.papers.commune_words import PaperDesk

TRAINING = "training"


class RecordPapers:
    """Fills them from this workspace."""

    def __init__(self, *, desk: PaperDesk, words: TrainingWords) -> None:
        self._desk = desk
        self._words = words

    def papers(self) -> tuple[Paper, ...]:
        """The kinds of this family."""
        return (Paper(code=TRAINING, roles=SUBMITTERS, fill=self.training),)

    def training(self, asked: Asked) -> Report:
        """Classes held and people sent, citizens' skills apart (R042, R058, R089, R097)."""
        with self._desk.database.transaction() as work:
            unit = work.office.get().unit.code
            classes = work.records.of_year("training_class", unit, year=asked.year)
        data = TrainingData(
            head=self._desk.heads.head(TRAINING, self._words.symbol, dated=asked.dated),
            year=asked.year,
            classes=classes,
        )
        return training_annex(data, self._words, form=self._desk.form)
