"""Where each row of the seed documents is served: by whom, on which page, in which kind and field.

A row of the commune's side names at least one place. `REPORTS` are rows of printed papers (issue 6),
`APPRAISER` rows of the authority (issue 5); the commune's own part of such a row is a place as well.
"""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Who works with a row; the last two are left to later issues."""

    SUBMITTER = "submitter"
    BOTH = "both"
    APPRAISER = "appraiser"
    REPORTS = "reports"


LEFT = {Side.APPRAISER: "issue 5", Side.REPORTS: "issue 6"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page of the submitter, with a kind and its fields or a value of a choice; or a part of the program.

    `part` is `module:name` of a dialog, a widget or a rule; `choice` is `field=value`.
    """

    page: str = ""
    kind: str = ""
    fields: tuple[str, ...] = ()
    choice: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedRow:
    """One row: its side, what it asks for in a few words, and where it is."""

    side: Side
    what: str
    places: tuple[Place, ...] = ()


def _kept(what: str, *places: Place, side: Side = Side.SUBMITTER) -> SeedRow:
    return SeedRow(side=side, what=what, places=places)


def _left(side: Side, what: str, *places: Place) -> SeedRow:
    return SeedRow(side=side, what=what, places=places)


def _other(kind: str, fields: str = "", *, choice: str = "") -> Place:
    """A kind of the page "other"."""
    return Place(page="other", kind=kind, fields=tuple(fields.split()), choice=choice)


def _task(fields: str = "", *, choice: str = "") -> Place:
    return Place(page="tasks", kind="task", fields=tuple(fields.split()), choice=choice)


def _training(fields: str = "", *, choice: str = "") -> Place:
    return Place(page="training", kind="training_class", fields=tuple(fields.split()), choice=choice)


def _dossiers(fields: str = "", *, kind: str = "dossier_count", part: str = "") -> Place:
    return Place(page="dossiers", kind=kind, fields=tuple(fields.split()), part=part)


def _page(page: str, part: str = "") -> Place:
    return Place(page=page, part=part)


ROWS: dict[str, SeedRow] = {
    "R001": _kept(
        "index of others",
        _other("external_index", "name value rank out_of change document"), _page("figures", "core.figure_ranks:check_ranks"),
    ),
    "R002": _kept(
        "published result", _other("external_index", "value band rank level document published_on"),
        _page("reports", "core.reporting.band_summary:band_summary"), side=Side.BOTH
    ),
    "R003": _kept(
        "years side by side", _page("results"), _other("external_index", "value rank"),
        _page("reports", "core.reporting.years_paper:years_paper"),
    ),
    "R004": _kept(
        "index of the commune", _page("results"), _page("home"),
        _page("reports", "core.reporting.comparison:comparison"), side=Side.BOTH,
    ),
    "R005": _kept("two roles", _page("settings", "ui.dialogs.set_up:SetUpDialog"), side=Side.BOTH),
    "R006": _kept(
        "downgrade by satisfaction", _other("external_index", "value"),
        Place(part="ui.ranking_table_part:RankingTablePart"), Place(part="ui.texts.ranking_rules:rule_behind"),
        _page("reports", "core.reporting.band_summary:RuleCount"), side=Side.BOTH,
    ),
    "R007": _kept("satisfaction by field", _other("satisfaction", "field"), _other("target", "measure field")),
    "R008": _kept("history of indexes", _page("results"), _other("external_index", "rank out_of")),
    "R009": _kept("causes of falls", _page("results"), _task("cause criterion")),
    "R010": _kept(
        "rank targets", _other("target", "value value_to out_of", choice="operator=ranks"),
        _other("target", choice="operator=top"), _page("reports", "core.reporting.years_paper:RankGoal")),
    "R011": _kept(
        "75 % duty", _page("results", "core.review_duty:review_duty"), _task("due_on"),
        _page("reports", "core.reporting.review_paper:review_paper"),
    ),
    "R012": _kept(
        "rating of the head", _other("head_rating", "grade decision decided_on"),
        _page("reports", "core.reporting.head_sheet:head_sheet"),
    ),
    "R013": _kept(
        "lost points", _page("results", "ui.dialogs.win_back:WinBackDialog"), _task("cause owner due_on"),
        _page("reports", "core.reporting.improvement_paper:improvement_paper"),
    ),
    "R014": _kept("the year's cycle", _page("home"), _page("self", "ui.dialogs.close_year:CloseYearDialog")),
    "R015": _kept(
        "evidence register", _page("evidence"),
        _page("reports", "core.reporting.evidence_register:evidence_register"),
        _page("reports", "core.reporting.missing_by_owner:missing_by_owner"),
    ),
    "R016": _kept(
        "survey campaign", Place(part="ui.outside_surveys:SurveysPart"), Place(part="core.services.run_survey:RunSurvey"),
        _page("reports", "core.reporting.survey_paper:survey_paper"), side=Side.BOTH,
    ),
    "R017": _kept("printed result", _page("results"), _page("reports", "core.reporting.result_sheet:result_sheet")),
    "R018": _kept(
        "legal bases", Place(part="ui.dialogs.legal_bases:LegalBasesDialog"),
        _page("self", "ui.legal_bases:law_behind"), side=Side.BOTH,
    ),
    "R019": _kept(
        "council", _other("committee", "name members decision"), Place(part="ui.outside_council:CouncilPane"),
        Place(part="core.reporting.council_list:council_list"),
        _page("reports", "core.reporting.minutes:minutes"), side=Side.BOTH,
    ),
    "R020": _kept("limits after publication", _page("home", "ui.dialogs.deadline_choices:DeadlineChoicesDialog")),
    "R021": _kept("criteria sets", _page("self", "ui.dialogs.choose_criteria:ChooseCriteriaDialog"), side=Side.BOTH),
    "R022": _kept(
        "levels of service", _other("procedure", "level"), Place(part="core.records.procedures:old_level")
    ),
    "R023": _kept("secret documents", _page("evidence", "core.secrecy:secrecy_of"), side=Side.BOTH),
    "R024": _kept(
        "summary by band", Place(part="ui.ranking_compare_part:RankingComparePart"),
        Place(part="core.ranking_comparison:compare_years"), Place(part="ui.dialogs.past_results:PastResultsDialog"),
        _page("reports", "core.reporting.band_summary:band_summary"), side=Side.BOTH,
    ),
    "R025": _kept(
        "denominators of communes", Place(part="core.figure_population:expected_base"),
        _page("figures", "core.figure_report:check_text"), side=Side.BOTH,
    ),
    "R026": _kept(
        "band schemes", Place(part="ui.ranking_table_part:RankingTablePart"),
        _page("reports", "core.reporting.band_summary:band_summary"), side=Side.BOTH,
    ),
    "R027": _kept(
        "doubtful references", _other("legal_document", "number"),
        Place(part="core.document_references:doubtful_references"),
        _page("figures", "core.figure_documents:check_documents"), side=Side.BOTH,
    ),
    "R028": _kept(
        "who answers for late dossiers", _dossiers("responsible handling", kind="late_dossier"),
        _other("discipline", "person"),
    ),
    "R029": _kept(
        "amendment of the plan", _other("plan", choice="form=amendment"),
        _page("reports", "core.reporting.plan_amendment:plan_amendment"),
    ),
    "R030": _kept("limits by month", _task("due_on"), Place(part="core.deadline_texts:parse_deadline")),
    "R031": _kept(
        "breakthrough", _other("breakthrough", "content expected_effect registered_on sent_on"),
        _page("reports", "core.reporting.breakthrough_paper:breakthrough_paper"),
    ),
    "R032": _kept(
        "periodic reports",
        _other("periodic_report", "period sent_on due_on", choice="period=ad_hoc"),
        _page("reports", "core.periodic.parts:part_of"),
    ),
    "R033": _kept("any days", _dossiers(part="ui.dossier_range:DossierRange")),
    "R034": _kept("findings until remedied", _other("finding", "remedied_on carried_over"), _page("results")),
    "R035": _kept("steering committee", _other("committee", "decision members term")),
    "R036": _kept("digitisation", _dossiers("digitised_parts digitised_results reused")),
    "R037": _kept("beyond boundaries", _dossiers("outside_boundary")),
    "R038": _kept(
        "discipline", _other("discipline", "misconduct severity"), Place(part="core.text:nearly_matches")
    ),
    "R039": _kept(
        "predecessors", _other("predecessor", "name code ended_on decision"),
        Place(part="core.services.unit_round:UnitRound"), Place(part="ui.dialogs.unit_round:UnitRoundDialog"),
        side=Side.BOTH,
    ),
    "R040": _kept("approved posts", _other("organisation", "posts posts_decision posts_on")),
    "R041": _kept("staff quota", _other("staff", "quota present reduced base_on base_count")),
    "R042": _kept(
        "citizens' skills", _training("participants", choice="kind=citizen_skills"),
        _page("reports", "core.reporting.training_annex:training_annex"),
    ),
    "R043": _kept(
        "plan for an index", _other("plan", choice="form=improvement"), _other("target", "name"),
        _task("criterion", choice="source=improvement"),
        _page("reports", "core.reporting.plan_paper:plan_paper"),
    ),
    "R044": _kept("disbursement", _other("finance", "capital_assigned capital_disbursed")),
    "R045": _kept("simplification", _other("simplification", "procedure form proposal sent_on answer")),
    "R046": _kept("emulation", _task(choice="area=emulation")),
    "R047": _kept(
        "annual plan", _task("title product owner due_on area"), _other("plan", "number issued_on"),
        _page("reports", "core.reporting.plan_paper:plan_paper"),
    ),
    "R048": _kept("plan completion", _task("done_on"), _other("target", choice="measure=plan_done")),
    "R049": _kept("self-inspection", _other("inspection", choice="form=self"), _other("finding", "remedied_on")),
    "R050": _kept("communication", _other("communication", "form done_on times audience")),
    "R051": _kept("dialogue", _other("dialogue", "topic participants opinions answered")),
    "R052": _kept("initiatives", _other("initiative", "title author level decision")),
    "R053": _kept("commendation", _other("commendation", "recipient recipient_form decision decided_on")),
    "R054": _kept(
        "legal documents", _other("legal_document", "state reviewed_on proposal"),
        _other("legal_work", "reviewed expired proposed law_findings"),
    ),
    "R055": _kept("list of procedures", _other("procedure", "code name field level has_fee limit_days")),
    "R056": _kept("processes", _other("procedure", "has_process has_e_process")),
    "R057": _kept("one-stop unit", _other("one_stop", "staff decision equipment")),
    "R058": _kept(
        "training", _training("title kind organiser from_on to_on classes participants"),
        _page("reports", "core.reporting.training_annex:training_annex"),
    ),
    "R059": _kept(
        "consolidated report", _page("reports", "core.reporting.consolidated:consolidated"),
        _page("reports", "core.reporting.province_summary:province_summary"), side=Side.BOTH,
    ),
    "R060": _kept("one person answers", _task("owner"), _page("self", "core.assessment:CriterionEntry")),
    "R061": _kept("search forgives", _page("tasks", "core.text:nearly_matches")),
    "R062": _kept(
        "models, contests, visits", _other("initiative", "replicated_from", choice="form=contest"),
        _other("initiative", choice="form=study_visit"),
    ),
    "R063": _kept("inspections", _other("inspection", "form team inspected held_on")),
    "R064": _kept("supervision", _other("inspection", choice="form=supervision")),
    "R065": _kept(
        "apologies", _dossiers("reason apology_number apology_on", kind="late_dossier"),
        _page("reports", "core.reporting.dossier_annex:dossier_annex"),
    ),
    "R066": _kept("late dossiers", _page("home"), _dossiers("done_late pending_overdue")),
    "R067": _kept("budget publicity", _other("budget_publicity", "form published_on")),
    "R068": _kept(
        "sections of a report", _page("reports", "core.reporting.periodic:SECTIONS"),
        _page("reports", "core.reporting.consolidated:SECTIONS"),
    ),
    "R069": _kept("grass-roots democracy", _other("inspection", choice="topic=democracy")),
    "R070": _kept("assigned tasks", _task("assigned_by done_on", choice="source=assigned")),
    "R071": _kept(
        "places of publication",
        _other("procedure", "posted_at_office posted_on_website on_national_portal on_provincial_portal"),
    ),
    "R072": _kept("early and on time", _dossiers("done_early done_on_time"), _other("stated_ratio", "operator value")),
    "R073": _kept("feedback", _other("feedback", "received classified on_time dissatisfied")),
    "R074": _kept(
        "by field", _dossiers("field"), _page("reports", "core.reporting.dossier_annex:dossier_annex")
    ),
    "R075": _kept("old computers", _page("home"), side=Side.BOTH),
    "R076": _kept(
        "signature block",
        _page("settings", "core.units:SigningForm"),
        _page("settings", "ui.dialogs.signer:SignerDialog"),
        side=Side.BOTH,
    ),
    "R077": _kept("channels", _dossiers("online_full online_partial direct post")),
    "R078": _kept("online ratio", _dossiers(part="core.dossier_ratios:figures"), _page("results")),
    "R079": _kept("half-years", _dossiers(part="ui.dossier_year:DossierYear")),
    "R080": _kept(
        "online services", _other("procedures", "full_online partial_online other"), _other("procedure", "level")
    ),
    "R081": _kept("services used", _other("procedures", "online_used"), _other("procedure", "had_online_dossier")),
    "R082": _kept("payment and copies", _dossiers("paid_online certified_copies copies")),
    "R083": _kept("authenticated", _dossiers("transactions authenticated")),
    "R084": _kept("satisfaction history", _page("results"), _other("satisfaction", "valid level_4 level_5")),
    "R085": _kept("functions laid down", _other("organisation", "units with_regulation")),
    "R086": _kept(
        "reductions", _other("organisation", "base_units reduced reduced_percent"),
        _other("staff", "base_count reduced reduced_percent"),
    ),
    "R087": _kept("staff table", _other("staff", "population university theory_intermediate present")),
    "R088": _kept("standard", _other("staff", "qualified")),
    "R089": _kept(
        "turns and persons", _training("turns participants role classes", choice="group=chairs"),
        _page("reports", "core.reporting.training_annex:totals"),
    ),
    "R090": _kept("rotation", _other("rotation", "due done")),
    "R091": _kept("autonomy", _other("autonomy", "is_applied decision rules rules_on")),
    "R092": _kept(
        "processed online", _other("e_documents", "processed_online work_files_online"),
        _other("target", choice="measure=work_files_online"),
    ),
    "R093": _kept("ISO", _other("quality", "declared_on scope procedures")),
    "R094": _kept("targets", _other("target", "operator value due_on result"), Place(part="core.target_standing:Reached")),
    "R095": _kept("ratio without a base", _other("stated_ratio", "value part whole")),
    "R096": _kept("percent with count", Place(page="other", part="ui.texts.record_ratios:ratio_text"), side=Side.BOTH),
    "R097": _kept("other classes", _training(choice="kind=other")),
    "R098": _kept("sum of employees", _other("staff", "present postgraduate", choice="population=public_employee")),
    "R099": _kept("words of the base", _other("stated_ratio", "whole_name"), _dossiers(part="ui.texts.dossier_figures:name")),
    "R100": _kept("delegation", _other("delegation", "number content issued_on")),
    "R101": _kept(
        "change in points",
        _dossiers(part="core.dossier_ratios:RatioChange"), _page("results"), _page("figures", "core.figure_changes:check_changes"),
    ),
    "R102": _kept("revenue", _other("finance", "revenue revenue_estimate revenue_last_year")),
    "R103": _kept("reference parser", _page("evidence", "core.document_references:parse_reference")),
    "R104": _kept(
        "recipients with delivery form",
        _page("settings", "ui.letterhead_tabs:RecipientsTab"),
        _page("settings", "core.letterheads:Delivery"),
        side=Side.BOTH,
    ),
    "R105": _kept("hardware", _other("equipment", "computers weak_computers scanners networked")),
    "R106": _kept("population data", _dossiers("population_data")),
    "R107": _kept("digital and scheme 06", _task(choice="area=population_data"), _task(choice="area=digital")),
    "R108": _kept("area 7", _page("self"), side=Side.BOTH),
    "R109": _kept(
        "one-stop software", _dossiers("in_software"), Place(page="other", part="ui.record_files:RecordFiles")
    ),
    "R110": _kept(
        "portals", _other("procedures", "integrated integrated_province"),
        _other("procedure", "on_national_portal on_provincial_portal"),
    ),
    "R111": _kept("electronic documents", _other("e_documents", "incoming outgoing signed sent_online")),
    "R112": _kept("reports on the system", _other("periodic_report", "on_system")),
    "R113": _kept("online meetings", _other("e_documents", "online_meetings")),
    "R114": _kept("origin of evidence", _page("evidence", "core.evidence:EvidenceDocument")),
    "R115": _kept(
        "published on time", _other("procedure", "publish_by published_on"),
        _other("procedures", "to_publish published_on_time"),
    ),
    "R116": _kept("service centre", _other("one_stop", choice="form=centre")),
    "R117": _kept("website", _other("website", "item updated_on")),
}  # fmt: skip


def told(row_id: str) -> str:
    """One line: the row and where it is found."""
    row = ROWS[row_id]
    places = []
    for place in row.places:
        inside = " ".join(filter(None, (place.kind, ",".join(place.fields), place.choice)))
        places.append(" ".join(filter(None, (place.page, inside, place.part))))
    left = f" [{LEFT[row.side]}]" if row.side in LEFT else ""
    return f"{row_id}{left} {row.what}: {' | '.join(places) or '–'}"
