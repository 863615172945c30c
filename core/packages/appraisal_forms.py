"""The declared form of an appraisal package, and what ties its members together."""

import hashlib

from core.assessment import Stage
from core.packages import appraisal_payloads as payloads
from core.packages import payload_schema as schema
from core.packages.canonical import MAX_STRING
from core.packages.refusals import SchemaWrong

_COMMUNE = schema.pattern(r"[0-9]{5}")
_UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_SHORT = schema.text(most=500)
_ROUND = schema.record(
    payloads.CarriedRound,
    units=schema.ascending(_COMMUNE, key=str, most=20_000),
    due_on=schema.day(),
    opened_at=schema.moment(),
    band_scheme=schema.text(most=80),
    document=schema.array(schema.text(least=1, most=MAX_STRING), most=1_000),
)
_ROW = schema.record(
    payloads.CarriedRow,
    mark=schema.uuid(),
    upon=schema.pattern(rf"({_UUID})?"),
    desk=schema.pattern(r"[0-9]{2,5}"),
    unit=_COMMUNE,
    criterion=schema.identifier(),
    stage=schema.choice(Stage),
    points=schema.optional(schema.decimal()),
    excluded=schema.boolean(),
    reason=schema.block(),
    opinion=schema.block(),
    officer=_SHORT,
    at=schema.moment(),
    revision=schema.integer(0, 999_999),
)
_QUESTION = schema.record(
    payloads.CarriedQuestion,
    id=schema.uuid(),
    unit=_COMMUNE,
    criterion=schema.identifier(),
    reason=schema.block(),
    officer=_SHORT,
    at=schema.moment(),
    revision=schema.integer(0, 999_999),
    package=schema.pattern(r"([0-9a-f]{128})?"),
    withdrawn_at=schema.optional(schema.moment()),
)
_OUTSIDE = schema.record(
    payloads.CarriedOutside,
    unit=_COMMUNE,
    criterion=schema.identifier(),
    inputs=schema.array(
        schema.record(payloads.CarriedInput, name=schema.text(least=1, most=120), value=schema.block()),
        unique=lambda each: each.name,
    ),
    source=_SHORT,
    officer=_SHORT,
    at=schema.optional(schema.moment()),
)
_PACKAGE = schema.record(
    payloads.CarriedPackage,
    unit=_COMMUNE,
    digest=schema.digest(128),
    revision=schema.integer(1, 999_999),
)
APPRAISAL = schema.record(
    payloads.AppraisalBody,
    year=schema.integer(1900, 9999),
    round=schema.optional(_ROUND),
    parts=schema.array(
        schema.record(payloads.CarriedPart, node=schema.identifier(), unit=schema.pattern(r"([0-9]{5})?")),
        unique=lambda part: (part.node, part.unit),
    ),
    rows=schema.array(_ROW, unique=lambda row: row.mark),
    questions=schema.array(_QUESTION, unique=lambda question: question.id),
    outside=schema.array(_OUTSIDE, unique=lambda value: (value.unit, value.criterion)),
    packages=schema.array(_PACKAGE, unique=lambda package: package.unit),
)


def check_appraisal(body: payloads.AppraisalBody, *, set_digest: str) -> None:
    """Work names its set in full and only units of its round; work brought back carries rows and questions.

    Raises:
        SchemaWrong: it does not.
    """
    if any(row.points is not None and row.excluded for row in body.rows):
        raise SchemaWrong(member="body.rows.points")
    opened = body.round
    if opened is None:
        for member in ("parts", "outside", "packages"):
            if getattr(body, member):
                raise SchemaWrong(member=f"body.{member}")
        return
    if hashlib.sha512("".join(opened.document).encode()).hexdigest() != set_digest:
        raise SchemaWrong(member="body.round.document")
    expected = set(opened.units)
    named = {part.unit for part in body.parts if part.unit}
    for each in (body.rows, body.questions, body.outside, body.packages):
        named |= {item.unit for item in each}
    if not named <= expected:
        raise SchemaWrong(member="body.round.units")
