"""Texts of reports come back as they were written, section by section, document by document."""

from datetime import UTC, datetime

from core.report_texts import PaperPlace, ReportText

AT = datetime(2025, 3, 18, 2, 0, 0, 123456, tzinfo=UTC)
Q1 = PaperPlace(year=2025, kind="periodic", part="q1")
WHOLE = PaperPlace(year=2025, kind="self-score")


def text(section, words, *, at=AT):
    return ReportText(section=section, text=words, officer="Lê Văn Nam", at=at)


def test_texts_come_back_by_document(database):
    with database.transaction() as work:
        work.report_texts.put(Q1, text("tasks", "Nhiệm vụ\n\n=1+1"))
        work.report_texts.put(Q1, text("limits", "Hạn chế"))
        work.report_texts.put(WHOLE, text("limits", "Khác"))
    with database.transaction() as work:
        assert work.report_texts.of(Q1) == (text("limits", "Hạn chế"), text("tasks", "Nhiệm vụ\n\n=1+1"))
        assert work.report_texts.places("periodic") == (Q1,)
        assert work.report_texts.places("self-score") == (WHOLE,)


def test_a_text_is_replaced_and_removed(database):
    later = datetime(2025, 3, 19, tzinfo=UTC)
    with database.transaction() as work:
        work.report_texts.put(Q1, text("limits", "Hạn chế"))
        work.report_texts.put(Q1, text("limits", "Hạn chế, tồn tại", at=later))
        assert work.report_texts.of(Q1) == (text("limits", "Hạn chế, tồn tại", at=later),)
        work.report_texts.remove(Q1, "causes")
        work.report_texts.remove(Q1, "limits")
        assert not work.report_texts.of(Q1)
        assert not work.report_texts.places("periodic")
