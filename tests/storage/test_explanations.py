"""Claims of every submission and the questions on them come back; the counts of a round are one question."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa

from core.assessment import Appraisal, Stage, State
from core.explanation import Claimed, LineQuestion
from core.rounds import Standing
from storage import database

UNIT, OTHER, YEAR = "21583", "21584", 2026
NOW = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)


@pytest.fixture
def work(database):
    with database.transaction() as opened:
        yield opened


def standing(unit, revision):
    return Standing(
        unit=unit,
        year=YEAR,
        state=State.APPRAISAL_1,
        criteria_set="S",
        criteria_version="1",
        revision=revision,
    )


def test_claims_of_a_submission_never_touch_those_of_another(work):
    first = Claimed(
        criterion="1.1", revision=1, points=Decimal("1.50"), explanation="vì", package="a",
        computed=Decimal("1.25"), documents=(("f" * 64, "05/KH-UBND"),),
    )  # fmt: skip
    whole = replace(first, criterion="", points=None, computed=None, documents=())
    second = replace(first, revision=2, points=None, package="b")
    work.explanations.put_claims(UNIT, YEAR, claims=(first, whole))
    work.explanations.put_claims(UNIT, YEAR, claims=(second,))
    work.explanations.put_claims(OTHER, YEAR, claims=(first,))
    assert work.explanations.claims(UNIT, YEAR) == (first, whole, second)
    assert str(work.explanations.claims(UNIT, YEAR)[0].points) == "1.50"
    assert work.explanations.claims(UNIT, YEAR - 1) == ()


def test_questions_keep_their_place_and_are_read_for_all_units_at_once(work):
    first = LineQuestion(id="1", criterion="1.1", text="Số mấy?", officer="Bình", at=NOW, revision=1)
    second = replace(first, id="0", criterion="1.2")
    for question in (first, second, replace(first, package="d", text="Số mấy, ngày nào?")):
        work.explanations.put_question(UNIT, YEAR, question=question)
    gone = replace(second, id="2", withdrawn_at=NOW)
    work.explanations.put_question(OTHER, YEAR, question=gone)
    held = work.explanations.questions(UNIT, YEAR)
    assert [(each.id, each.text, each.is_sent) for each in held] == [
        ("1", "Số mấy, ngày nào?", True), ("0", "Số mấy?", False),
    ]  # fmt: skip
    assert work.explanations.questions_by_unit(YEAR) == {UNIT: held, OTHER: (gone,)}


def test_the_counts_of_a_round_follow_the_newest_row_of_each_line(work):
    first = Appraisal(
        criterion="1.1",
        stage=Stage.APPRAISAL_1,
        points=Decimal(1),
        officer="Bình",
        at=NOW,
        revision=1,
        mark="a",
    )
    work.assessments.put_standing(standing(UNIT, 2))
    work.assessments.put_standing(standing(OTHER, 1))
    rows = (
        first,
        replace(first, criterion="1.2", points=None, excluded=True, revision=2),
        replace(first, criterion="1.3", revision=0),
        replace(first, criterion="1.4"),
        replace(first, criterion="1.4", points=None),
    )
    work.assessments.add_appraisals(UNIT, YEAR, appraisals=rows)
    work.assessments.add_appraisals(OTHER, YEAR, appraisals=(first,))
    assert work.every_unit.appraised_counts(YEAR) == {UNIT: (3, 1), OTHER: (1, 0)}
    assert work.assessments.appraisals(UNIT, YEAR) == rows


def test_points_of_before_are_told_the_submission_they_were_given_on(tmp_path):
    path, scripts = tmp_path / "older.db", tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    for name in (
        "env.py",
        *(f"versions/{each.name}" for each in database.SCRIPTS.glob("versions/r000[1-6]*")),
    ):
        (scripts / name).write_bytes((database.SCRIPTS / name).read_bytes())
    engine = sa.create_engine(f"sqlite:///{path}")
    database.migrate(engine, scripts)
    with engine.begin() as older:
        for digest, revision, at in (("a", 1, "2026-01-01"), ("b", 2, "2026-01-10")):
            older.exec_driver_sql(
                f"INSERT INTO package VALUES ('{digest}',{revision},'received','submission','xa-{UNIT}','td-52',"
                f"'{YEAR}',{revision},1,'','',1,'{at}','','')"
            )
        for number, at in ((1, "2026-01-05"), (2, "2026-01-11"), (3, "2025-12-31")):
            older.exec_driver_sql(
                "INSERT INTO appraisal (number, unit, year, criterion, stage, points, excluded, reason, opinion,"
                f" officer, at) VALUES ({number},'{UNIT}',{YEAR},'1.{number}','appraisal_1','1',0,'','','An','{at}')"
            )
        older.exec_driver_sql(
            f"INSERT INTO standing VALUES ('{UNIT}',{YEAR},'appraisal_1','S','1','b',2,NULL)"
        )
    database.migrate(engine, database.SCRIPTS)
    engine.dispose()
    with closing(sqlite3.connect(path)) as newer:
        given = newer.execute("SELECT revision, mark FROM appraisal ORDER BY number").fetchall()
    assert given == [(1, ""), (2, ""), (2, "")]
