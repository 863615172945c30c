"""The statistics annexes of a periodic report (guide 3): every code with its figures, as they are printed."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from core.periodic.counts import Figure, Unit, amount, custom, day_of, events, standing, summed
from core.periodic.tasks import ASSIGNED, PLAN
from core.periodic.windows import WindowView
from core.records.levels import Level
from core.records.list_checks import counted_procedures
from core.records.means import PublicityForm
from core.records.outreach import CommunicationForm, InitiativeForm
from core.records.oversight import InspectionForm, ReviewState
from core.records.people import Severity, TrainingRole

_NOT_COUNTED: Final = frozenset({InitiativeForm.CONTEST, InitiativeForm.STUDY_VISIT})


# --- oversight and outreach -------------------------------------------------------------------------------


def _inspections(key: str, *, is_self: bool) -> Figure:
    return events(
        f"KT.{key}",
        Unit.INSPECTION,
        kind="inspection",
        days=("held_on", "conclusion_on"),
        where=lambda row: (row.form is InspectionForm.SELF) is is_self,
    )


def _findings_open(view: WindowView) -> int:
    found = view.until("finding", "found_on")
    return sum(1 for row in found if row.remedied_on is None or row.remedied_on > view.window.to_on)


def _forms(view: WindowView) -> int:
    return len({row.form for row in view.within("communication", "done_on")})


def _times(key: str, form: CommunicationForm) -> Figure:
    """An item that was done counts once where nobody said how often."""

    def count(view: WindowView) -> int:
        done = view.within("communication", "done_on")
        return sum(row.times or 1 for row in done if row.form is form)

    return custom(
        f"TT.{key}",
        Unit.TIME,
        kind="communication",
        fields=("form", "done_on", "times"),
        count=count,
    )


def _recognised(key: str, *, level: Level | None = None) -> Figure:
    return events(
        f"SK.{key}",
        Unit.INITIATIVE,
        kind="initiative",
        days=("recognised_on",),
        where=lambda row: row.form not in _NOT_COUNTED and level in {None, row.level},
    )


OVERSIGHT: Final = (
    _inspections("inspections", is_self=False),
    _inspections("self_inspections", is_self=True),
    events("KT.findings", Unit.FINDING, kind="finding", days=("found_on",)),
    events("KT.remedied", Unit.FINDING, kind="finding", days=("remedied_on",)),
    custom("KT.open", Unit.FINDING, kind="finding", fields=("found_on", "remedied_on"), count=_findings_open),
)
OUTREACH: Final = (
    custom("TT.forms", Unit.FORM, kind="communication", fields=("form", "done_on"), count=_forms),
    events("TT.done", Unit.ITEM, kind="communication", days=("done_on",)),
    _times("articles", CommunicationForm.ARTICLE),
    _times("broadcasts", CommunicationForm.LOUDSPEAKER),
    _times("conferences", CommunicationForm.CONFERENCE),
    events("TT.audience", Unit.TURN, kind="communication", days=("done_on",), of="audience"),
)
INITIATIVES: Final = (
    events(
        "SK.registered",
        Unit.INITIATIVE,
        kind="initiative",
        days=("registered_on",),
        where=lambda row: row.form not in _NOT_COUNTED,
    ),
    _recognised("recognised"),
    _recognised("by_commune", level=Level.COMMUNE),
    _recognised("by_district", level=Level.DISTRICT),
    _recognised("by_province", level=Level.PROVINCE),
    _recognised("by_central", level=Level.CENTRAL),
)
DIALOGUES: Final = (
    events("DT.dialogues", Unit.DIALOGUE, kind="dialogue", days=("held_on",)),
    events("DT.participants", Unit.TURN, kind="dialogue", days=("held_on",), of="participants"),
    events("DT.opinions", Unit.OPINION, kind="dialogue", days=("held_on",), of="opinions"),
    events("DT.answered", Unit.OPINION, kind="dialogue", days=("held_on",), of="answered"),
)


# --- legal work: counts where they are kept, else the list of documents ------------------------------------


def _legal(key: str, day: str, *, is_one: Callable[[Any], bool]) -> Figure:
    counted = summed(f"TC.{key}", Unit.DOCUMENT, kind="legal_work")

    def count(view: WindowView) -> int | None:
        stated = view.sum("legal_work", key)
        if stated is not None or not view.is_told("legal_document"):
            return stated
        return sum(1 for row in view.within("legal_document", day) if is_one(row))

    return Figure(
        code="TC",
        key=key,
        unit=Unit.DOCUMENT,
        kind="legal_work",
        fields=counted.fields,
        count=count,
    )


def _has_expired(row: Any) -> bool:
    return row.state in {ReviewState.EXPIRED, ReviewState.PARTLY_EXPIRED}


LEGAL: Final = (
    _legal("issued", "issued_on", is_one=lambda _row: True),
    summed("TC.to_review", Unit.DOCUMENT, kind="legal_work"),
    _legal("reviewed", "reviewed_on", is_one=lambda row: row.state is not ReviewState.TO_REVIEW),
    _legal("expired", "reviewed_on", is_one=_has_expired),
    _legal("proposed", "reviewed_on", is_one=lambda row: row.state is ReviewState.TO_CHANGE),
    summed("TC.unlawful", Unit.DOCUMENT, kind="legal_work"),
    summed("TC.unlawful_handled", Unit.DOCUMENT, kind="legal_work"),
    summed("TC.law_findings", Unit.FINDING, kind="legal_work"),
    summed("TC.law_findings_handled", Unit.FINDING, kind="legal_work"),
    events("TC.delegated", Unit.DOCUMENT, kind="delegation", days=("issued_on",)),
    summed("TC.complaints_due", Unit.CASE, kind="complaints", of="due"),
    summed("TC.complaints_on_time", Unit.CASE, kind="complaints", of="on_time"),
)


# --- people -----------------------------------------------------------------------------------------------


def _classes(key: str, role: TrainingRole) -> Figure:
    return events(
        f"BD.{key}",
        Unit.CLASS,
        kind="training_class",
        days=("to_on", "from_on"),
        where=lambda row: row.role is role,
        of="classes",
    )


def _disciplined(key: str, severity: Severity) -> Figure:
    return events(
        f"KL.{key}",
        Unit.CASE,
        kind="discipline",
        days=("decided_on",),
        where=lambda row: row.severity is severity,
    )


ORGANISATION: Final = (
    standing("CB.units", Unit.PART, kind="organisation"),
    standing("CB.with_regulation", Unit.PART, kind="organisation"),
    standing("CB.posts", Unit.POST, kind="organisation"),
)
TRAINING: Final = (
    _classes("held", TrainingRole.HELD),
    _classes("sent", TrainingRole.SENT),
    events(
        "BD.participants",
        Unit.PERSON,
        kind="training_class",
        days=("to_on", "from_on"),
        of="participants",
    ),
    events("BD.turns", Unit.TURN, kind="training_class", days=("to_on", "from_on"), of="turns"),
)
CONDUCT: Final = (
    _disciplined("reprimand", Severity.REPRIMAND),
    _disciplined("warning", Severity.WARNING),
    _disciplined("dismissal", Severity.DISMISSAL),
    events("KL.commended", Unit.CASE, kind="commendation", days=("decided_on",)),
    summed("KL.rotation_due", Unit.CASE, kind="rotation", of="due"),
    summed("KL.rotated", Unit.CASE, kind="rotation", of="done"),
)


# --- means ------------------------------------------------------------------------------------------------


def _published(view: WindowView) -> int:
    return len({row.form for row in view.within("budget_publicity", "published_on")})


def _parts_updated(view: WindowView) -> int:
    return len({row.item for row in view.within("website", "updated_on")})


def _covered(view: WindowView) -> int | None:
    declared = view.until("quality", "declared_on")
    return None if not declared else max(declared, key=lambda row: row.declared_on).procedures


MONEY: Final = (
    day_of("TC2.rules_on", kind="autonomy", field="rules_on"),
    custom(
        "TC2.publications",
        Unit.PUBLICATION,
        kind="budget_publicity",
        fields=("form", "published_on"),
        count=_published,
    ),
    *(
        day_of(
            f"TC2.{form.value}_on",
            kind="budget_publicity",
            field="published_on",
            where=lambda row, form=form: row.form is form,  # type: ignore[misc]
        )
        for form in PublicityForm
    ),
    amount("TC2.revenue_estimate", is_of_year=True),
    amount("TC2.revenue"),
    amount("TC2.capital_assigned", is_of_year=True),
    amount("TC2.capital_disbursed"),
    summed("TC2.audit_recommendations", Unit.RECOMMENDATION, kind="finance"),
    summed("TC2.audit_done", Unit.RECOMMENDATION, kind="finance"),
)
E_DOCUMENTS: Final = (
    summed("VB.incoming", Unit.DOCUMENT, kind="e_documents"),
    summed("VB.outgoing", Unit.DOCUMENT, kind="e_documents"),
    summed("VB.signed", Unit.DOCUMENT, kind="e_documents"),
    summed("VB.sent_online", Unit.DOCUMENT, kind="e_documents"),
    summed("VB.signed_sent", Unit.DOCUMENT, kind="e_documents"),
    summed("VB.processed_online", Unit.DOCUMENT, kind="e_documents"),
    summed("VB.work_files", Unit.WORK_FILE, kind="e_documents"),
    summed("VB.work_files_online", Unit.WORK_FILE, kind="e_documents"),
    summed("VB.online_meetings", Unit.MEETING, kind="e_documents"),
    custom(
        "VB.website_parts", Unit.ITEM, kind="website", fields=("item", "updated_on"), count=_parts_updated
    ),
)
QUALITY: Final = (
    day_of("IS.declared_on", kind="quality", field="declared_on"),
    custom(
        "IS.procedures", Unit.PROCEDURE, kind="quality", fields=("declared_on", "procedures"), count=_covered
    ),
    day_of("IS.audited_on", kind="quality", field="audited_on"),
)


# --- dossiers and procedures ------------------------------------------------------------------------------


def _dossiers(code: str, *keys: str) -> Iterator[Figure]:
    for key in keys:
        yield summed(f"{code}.{key}", Unit.DOSSIER, kind="dossier_count")


def _procedures(key: str) -> Figure:
    """The counts as entered; from the list of procedures where there are none."""

    def count(view: WindowView) -> int | None:
        row = view.latest("procedures")
        if row is not None:
            stated: int | None = getattr(row, key)
            return stated
        listed = view.rows("procedure")
        if not listed:
            return None
        found = dict(counted_procedures(listed, as_of=view.window.to_on))
        found["other"] = found["in_charge"] - found["full_online"] - found["partial_online"]
        return found.get(key)

    return Figure(
        code="TH", key=key, unit=Unit.PROCEDURE, kind="procedures", fields=("as_of", key), count=count
    )


PROCEDURES: Final = tuple(
    _procedures(key)
    for key in (
        "in_charge",
        "posted",
        "full_online",
        "partial_online",
        "other",
        "with_dossiers",
        "online_used",
        "at_one_stop",
        "with_process",
        "with_fee",
        "integrated",
        "integrated_province",
        "to_publish",
        "published_on_time",
    )
)
DOSSIERS: Final = (
    *_dossiers(
        "HS1", "carried_over", "online_full", "online_partial", "online", "direct", "post", "received"
    ),
    *_dossiers("HS2", "done_early", "done_on_time", "done_late", "done"),
    *_dossiers("HS2", "pending_due", "pending_overdue", "pending", "refused"),
    *_dossiers("HS4", "apologies", "interlinked", "outside_boundary"),
    *_dossiers("TO", "fee_dossiers", "paid_online"),
    *_dossiers(
        "SH", "digitised_parts", "digitised_results", "digitised_both", "result_required", "e_results"
    ),
    *_dossiers("SH", "reused"),
    summed("SH.transactions", Unit.TRANSACTION, kind="dossier_count"),
    summed("SH.authenticated", Unit.TRANSACTION, kind="dossier_count"),
    *_dossiers("SH", "population_data", "in_software"),
    summed("BS.certified_copies", Unit.COPY, kind="dossier_count"),
    summed("BS.copies", Unit.COPY, kind="dossier_count"),
)
FEEDBACK: Final = tuple(
    summed(f"PA.{key}", Unit.FEEDBACK, kind="feedback")
    for key in ("received", "classified", "handled", "on_time", "dissatisfied")
)
SATISFACTION: Final = tuple(
    summed(f"HL.{key}", Unit.SLIP, kind="satisfaction")
    for key in ("sent", "returned", "valid", "level_1", "level_2", "level_3", "level_4", "level_5")
)

FIRST_ANNEX: Final[tuple[Figure, ...]] = (
    *PLAN,
    *OVERSIGHT,
    *OUTREACH,
    *INITIATIVES,
    *ASSIGNED,
    *DIALOGUES,
    *LEGAL,
    *ORGANISATION,
    *TRAINING,
    *CONDUCT,
    *MONEY,
    *E_DOCUMENTS,
    *QUALITY,
)
"""Annex I: everything but dossiers. Staff, classes and indexes have tables of their own beside it."""

SECOND_ANNEX: Final[tuple[Figure, ...]] = (*DOSSIERS, *PROCEDURES, *FEEDBACK, *SATISFACTION)
"""Annex II: procedures, dossiers, feedback, satisfaction; HS3 and HL by field have tables of their own."""

FIGURES: Final[tuple[Figure, ...]] = (*FIRST_ANNEX, *SECOND_ANNEX)
