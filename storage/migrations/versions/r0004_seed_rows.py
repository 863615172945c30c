"""What the seed documents ask the commune to record beyond the first kinds: new kinds, new fields, new choices."""

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision = "r0003"

COMMON = "unit, id, year, position, removed_at"


def upgrade() -> None:
    _create_new_kinds()
    _rebuild_changed_kinds()


def _common() -> tuple[sa.Column, ...]:
    return (
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
    )


def _rebuild(kind: str, kept: str, *, added: str = "") -> None:
    """Carry the rows of before over; what was not asked then is empty (`added` are texts, which hold no NULL)."""
    old = _quoted(f"{COMMON}, {kept}")
    texts = _quoted(added) if added else []
    names, values = ", ".join([*old, *texts]), ", ".join([*old, *("''" for _ in texts)])
    op.execute(f"INSERT INTO record_{kind} ({names}) SELECT {values} FROM record_{kind}_before")
    op.execute(f"DROP TABLE record_{kind}_before")


def _quoted(names: str) -> list[str]:
    """A column may bear the name of a keyword."""
    return [f'"{name}"' for name in names.split(", ")]


def _before(kind: str) -> None:
    op.execute(f"ALTER TABLE record_{kind} RENAME TO record_{kind}_before")


def _create_new_kinds() -> None:
    op.create_table(
        "record_target",
        *_common(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("operator", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("value_to", sa.Text(), nullable=True),
        sa.Column("out_of", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("field IN ('all', 'civil_status', 'certification', 'land', 'construction', 'social', 'business', 'education', 'health', 'agriculture', 'transport', 'culture', 'other')", name=op.f("ck_record_target_field_choice")),
        sa.CheckConstraint("measure IN ('plan_done', 'on_time', 'early', 'late', 'apology', 'online', 'full_online', 'e_payment', 'digitised_parts', 'digitised_results', 'reused', 'e_result', 'authenticated', 'e_copies', 'population_data', 'online_services', 'services_used', 'feedback_on_time', 'satisfaction', 'qualified', 'documents_online', 'work_files_online', 'signed_out', 'disbursed', 'index')", name=op.f("ck_record_target_measure_choice")),
        sa.CheckConstraint("operator IN ('ge', 'gt', 'le', 'lt', 'ranks', 'top')", name=op.f("ck_record_target_operator_choice")),
        sa.CheckConstraint("out_of >= 0", name=op.f("ck_record_target_out_of_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_target")),
        sqlite_strict=True,
    )
    op.create_table(
        "record_legal_document",
        *_common(),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("reviewed_on", sa.Text(), nullable=True),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("handled_on", sa.Text(), nullable=True),
        sa.CheckConstraint("state IN ('to_review', 'in_force', 'to_change', 'partly_expired', 'expired')", name=op.f("ck_record_legal_document_state_choice")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_legal_document")),
        sqlite_strict=True,
    )
    op.create_table(
        "record_procedure",
        *_common(),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("limit_days", sa.Integer(), nullable=True),
        sa.Column("has_fee", sa.Integer(), nullable=False),
        sa.Column("has_process", sa.Integer(), nullable=False),
        sa.Column("has_e_process", sa.Integer(), nullable=False),
        sa.Column("at_one_stop", sa.Integer(), nullable=False),
        sa.Column("posted_at_office", sa.Integer(), nullable=False),
        sa.Column("posted_on_website", sa.Integer(), nullable=False),
        sa.Column("on_national_portal", sa.Integer(), nullable=False),
        sa.Column("on_provincial_portal", sa.Integer(), nullable=False),
        sa.Column("publish_by", sa.Text(), nullable=True),
        sa.Column("published_on", sa.Text(), nullable=True),
        sa.Column("had_online_dossier", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.CheckConstraint("at_one_stop IN (0, 1)", name=op.f("ck_record_procedure_at_one_stop_flag")),
        sa.CheckConstraint("field IN ('all', 'civil_status', 'certification', 'land', 'construction', 'social', 'business', 'education', 'health', 'agriculture', 'transport', 'culture', 'other')", name=op.f("ck_record_procedure_field_choice")),
        sa.CheckConstraint("had_online_dossier IN (0, 1)", name=op.f("ck_record_procedure_had_online_dossier_flag")),
        sa.CheckConstraint("has_e_process IN (0, 1)", name=op.f("ck_record_procedure_has_e_process_flag")),
        sa.CheckConstraint("has_fee IN (0, 1)", name=op.f("ck_record_procedure_has_fee_flag")),
        sa.CheckConstraint("has_process IN (0, 1)", name=op.f("ck_record_procedure_has_process_flag")),
        sa.CheckConstraint("level IN ('full', 'partial', 'other')", name=op.f("ck_record_procedure_level_choice")),
        sa.CheckConstraint("limit_days >= 0", name=op.f("ck_record_procedure_limit_days_count")),
        sa.CheckConstraint("on_national_portal IN (0, 1)", name=op.f("ck_record_procedure_on_national_portal_flag")),
        sa.CheckConstraint("on_provincial_portal IN (0, 1)", name=op.f("ck_record_procedure_on_provincial_portal_flag")),
        sa.CheckConstraint("posted_at_office IN (0, 1)", name=op.f("ck_record_procedure_posted_at_office_flag")),
        sa.CheckConstraint("posted_on_website IN (0, 1)", name=op.f("ck_record_procedure_posted_on_website_flag")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_procedure")),
        sqlite_strict=True,
    )
    op.create_table(
        "record_one_stop",
        *_common(),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("staff", sa.Integer(), nullable=True),
        sa.Column("counters", sa.Integer(), nullable=True),
        sa.Column("equipment", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("counters >= 0", name=op.f("ck_record_one_stop_counters_count")),
        sa.CheckConstraint("form IN ('one_stop', 'centre')", name=op.f("ck_record_one_stop_form_choice")),
        sa.CheckConstraint("staff >= 0", name=op.f("ck_record_one_stop_staff_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_one_stop")),
        sqlite_strict=True,
    )
    op.create_table(
        "record_head_rating",
        *_common(),
        sa.Column("grade", sa.Text(), nullable=True),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("grade IN ('excellent', 'good', 'done', 'not_done')", name=op.f("ck_record_head_rating_grade_choice")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_head_rating")),
        sqlite_strict=True,
    )
    op.create_table(
        "record_autonomy",
        *_common(),
        sa.Column("is_applied", sa.Integer(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("rules_on", sa.Text(), nullable=True),
        sa.Column("saved", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("is_applied IN (0, 1)", name=op.f("ck_record_autonomy_is_applied_flag")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_autonomy")),
        sqlite_strict=True,
    )
    op.create_table(
        "record_equipment",
        *_common(),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("computers", sa.Integer(), nullable=True),
        sa.Column("weak_computers", sa.Integer(), nullable=True),
        sa.Column("scanners", sa.Integer(), nullable=True),
        sa.Column("printers", sa.Integer(), nullable=True),
        sa.Column("signing_devices", sa.Integer(), nullable=True),
        sa.Column("networked", sa.Integer(), nullable=True),
        sa.Column("line_speed", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("computers >= 0", name=op.f("ck_record_equipment_computers_count")),
        sa.CheckConstraint("networked >= 0", name=op.f("ck_record_equipment_networked_count")),
        sa.CheckConstraint("printers >= 0", name=op.f("ck_record_equipment_printers_count")),
        sa.CheckConstraint("scanners >= 0", name=op.f("ck_record_equipment_scanners_count")),
        sa.CheckConstraint("signing_devices >= 0", name=op.f("ck_record_equipment_signing_devices_count")),
        sa.CheckConstraint("weak_computers >= 0", name=op.f("ck_record_equipment_weak_computers_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_equipment")),
        sqlite_strict=True,
    )
    op.create_table(
        "record_stated_ratio",
        *_common(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("part", sa.Integer(), nullable=True),
        sa.Column("whole", sa.Integer(), nullable=True),
        sa.Column("whole_name", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Text(), nullable=True),
        sa.Column("to_on", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("operator IN ('eq', 'gt', 'ge', 'lt', 'le')", name=op.f("ck_record_stated_ratio_operator_choice")),
        sa.CheckConstraint("part >= 0", name=op.f("ck_record_stated_ratio_part_count")),
        sa.CheckConstraint("whole >= 0", name=op.f("ck_record_stated_ratio_whole_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_stated_ratio")),
        sqlite_strict=True,
    )


def _rebuild_changed_kinds() -> None:
    _plan()
    _inspection()
    _procedures()
    _dossier_count()
    _late_dossier()
    _feedback()
    _staff()
    _training_class()
    _discipline()
    _commendation()
    _organisation()
    _initiative()
    _e_documents()
    _quality()
    _website()
    _external_index()


def _plan() -> None:
    _before("plan")
    op.create_table(
        "record_plan",
        *_common(),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("form IN ('original', 'amendment', 'improvement')", name=op.f("ck_record_plan_form_choice")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_plan")),
        sqlite_strict=True,
    )
    _rebuild("plan", "form, number, issued_on, issuer, title, note")


def _inspection() -> None:
    _before("inspection")
    op.create_table(
        "record_inspection",
        *_common(),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=True),
        sa.Column("inspected", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("plan_number", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=True),
        sa.Column("conclusion_number", sa.Text(), nullable=False),
        sa.Column("conclusion_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("form IN ('self', 'routine', 'thematic', 'unannounced', 'supervision')", name=op.f("ck_record_inspection_form_choice")),
        sa.CheckConstraint("topic IN ('reform', 'procedures', 'conduct', 'democracy', 'other')", name=op.f("ck_record_inspection_topic_choice")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_inspection")),
        sqlite_strict=True,
    )
    _rebuild("inspection", "form, content, team, plan_number, held_on, conclusion_number, conclusion_on, note", added="inspected")


def _procedures() -> None:
    _before("procedures")
    op.create_table(
        "record_procedures",
        *_common(),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("in_charge", sa.Integer(), nullable=True),
        sa.Column("posted", sa.Integer(), nullable=True),
        sa.Column("full_online", sa.Integer(), nullable=True),
        sa.Column("partial_online", sa.Integer(), nullable=True),
        sa.Column("other", sa.Integer(), nullable=True),
        sa.Column("with_dossiers", sa.Integer(), nullable=True),
        sa.Column("at_one_stop", sa.Integer(), nullable=True),
        sa.Column("with_process", sa.Integer(), nullable=True),
        sa.Column("with_fee", sa.Integer(), nullable=True),
        sa.Column("integrated", sa.Integer(), nullable=True),
        sa.Column("integrated_province", sa.Integer(), nullable=True),
        sa.Column("online_used", sa.Integer(), nullable=True),
        sa.Column("to_publish", sa.Integer(), nullable=True),
        sa.Column("published_on_time", sa.Integer(), nullable=True),
        sa.CheckConstraint("at_one_stop >= 0", name=op.f("ck_record_procedures_at_one_stop_count")),
        sa.CheckConstraint("full_online >= 0", name=op.f("ck_record_procedures_full_online_count")),
        sa.CheckConstraint("in_charge >= 0", name=op.f("ck_record_procedures_in_charge_count")),
        sa.CheckConstraint("integrated >= 0", name=op.f("ck_record_procedures_integrated_count")),
        sa.CheckConstraint("integrated_province >= 0", name=op.f("ck_record_procedures_integrated_province_count")),
        sa.CheckConstraint("online_used >= 0", name=op.f("ck_record_procedures_online_used_count")),
        sa.CheckConstraint("other >= 0", name=op.f("ck_record_procedures_other_count")),
        sa.CheckConstraint("partial_online >= 0", name=op.f("ck_record_procedures_partial_online_count")),
        sa.CheckConstraint("posted >= 0", name=op.f("ck_record_procedures_posted_count")),
        sa.CheckConstraint("published_on_time >= 0", name=op.f("ck_record_procedures_published_on_time_count")),
        sa.CheckConstraint("to_publish >= 0", name=op.f("ck_record_procedures_to_publish_count")),
        sa.CheckConstraint("with_dossiers >= 0", name=op.f("ck_record_procedures_with_dossiers_count")),
        sa.CheckConstraint("with_fee >= 0", name=op.f("ck_record_procedures_with_fee_count")),
        sa.CheckConstraint("with_process >= 0", name=op.f("ck_record_procedures_with_process_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_procedures")),
        sqlite_strict=True,
    )
    _rebuild("procedures", "as_of, in_charge, posted, full_online, partial_online, other, with_dossiers, at_one_stop, with_process, with_fee, integrated")


def _dossier_count() -> None:
    _before("dossier_count")
    op.create_table(
        "record_dossier_count",
        *_common(),
        sa.Column("from_on", sa.Text(), nullable=True),
        sa.Column("to_on", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("carried_over", sa.Integer(), nullable=True),
        sa.Column("online_full", sa.Integer(), nullable=True),
        sa.Column("online_partial", sa.Integer(), nullable=True),
        sa.Column("direct", sa.Integer(), nullable=True),
        sa.Column("post", sa.Integer(), nullable=True),
        sa.Column("done_early", sa.Integer(), nullable=True),
        sa.Column("done_on_time", sa.Integer(), nullable=True),
        sa.Column("done_late", sa.Integer(), nullable=True),
        sa.Column("pending_due", sa.Integer(), nullable=True),
        sa.Column("pending_overdue", sa.Integer(), nullable=True),
        sa.Column("refused", sa.Integer(), nullable=True),
        sa.Column("apologies", sa.Integer(), nullable=True),
        sa.Column("full_eligible", sa.Integer(), nullable=True),
        sa.Column("fee_dossiers", sa.Integer(), nullable=True),
        sa.Column("paid_online", sa.Integer(), nullable=True),
        sa.Column("digitised_parts", sa.Integer(), nullable=True),
        sa.Column("digitised_results", sa.Integer(), nullable=True),
        sa.Column("digitised_both", sa.Integer(), nullable=True),
        sa.Column("result_required", sa.Integer(), nullable=True),
        sa.Column("e_results", sa.Integer(), nullable=True),
        sa.Column("reused", sa.Integer(), nullable=True),
        sa.Column("transactions", sa.Integer(), nullable=True),
        sa.Column("authenticated", sa.Integer(), nullable=True),
        sa.Column("interlinked", sa.Integer(), nullable=True),
        sa.Column("outside_boundary", sa.Integer(), nullable=True),
        sa.Column("certified_copies", sa.Integer(), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("population_data", sa.Integer(), nullable=True),
        sa.Column("in_software", sa.Integer(), nullable=True),
        sa.CheckConstraint("apologies >= 0", name=op.f("ck_record_dossier_count_apologies_count")),
        sa.CheckConstraint("authenticated >= 0", name=op.f("ck_record_dossier_count_authenticated_count")),
        sa.CheckConstraint("carried_over >= 0", name=op.f("ck_record_dossier_count_carried_over_count")),
        sa.CheckConstraint("certified_copies >= 0", name=op.f("ck_record_dossier_count_certified_copies_count")),
        sa.CheckConstraint("copies >= 0", name=op.f("ck_record_dossier_count_copies_count")),
        sa.CheckConstraint("digitised_both >= 0", name=op.f("ck_record_dossier_count_digitised_both_count")),
        sa.CheckConstraint("digitised_parts >= 0", name=op.f("ck_record_dossier_count_digitised_parts_count")),
        sa.CheckConstraint("digitised_results >= 0", name=op.f("ck_record_dossier_count_digitised_results_count")),
        sa.CheckConstraint("direct >= 0", name=op.f("ck_record_dossier_count_direct_count")),
        sa.CheckConstraint("done_early >= 0", name=op.f("ck_record_dossier_count_done_early_count")),
        sa.CheckConstraint("done_late >= 0", name=op.f("ck_record_dossier_count_done_late_count")),
        sa.CheckConstraint("done_on_time >= 0", name=op.f("ck_record_dossier_count_done_on_time_count")),
        sa.CheckConstraint("e_results >= 0", name=op.f("ck_record_dossier_count_e_results_count")),
        sa.CheckConstraint("fee_dossiers >= 0", name=op.f("ck_record_dossier_count_fee_dossiers_count")),
        sa.CheckConstraint("field IN ('all', 'civil_status', 'certification', 'land', 'construction', 'social', 'business', 'education', 'health', 'agriculture', 'transport', 'culture', 'other')", name=op.f("ck_record_dossier_count_field_choice")),
        sa.CheckConstraint("full_eligible >= 0", name=op.f("ck_record_dossier_count_full_eligible_count")),
        sa.CheckConstraint("in_software >= 0", name=op.f("ck_record_dossier_count_in_software_count")),
        sa.CheckConstraint("interlinked >= 0", name=op.f("ck_record_dossier_count_interlinked_count")),
        sa.CheckConstraint("online_full >= 0", name=op.f("ck_record_dossier_count_online_full_count")),
        sa.CheckConstraint("online_partial >= 0", name=op.f("ck_record_dossier_count_online_partial_count")),
        sa.CheckConstraint("outside_boundary >= 0", name=op.f("ck_record_dossier_count_outside_boundary_count")),
        sa.CheckConstraint("paid_online >= 0", name=op.f("ck_record_dossier_count_paid_online_count")),
        sa.CheckConstraint("pending_due >= 0", name=op.f("ck_record_dossier_count_pending_due_count")),
        sa.CheckConstraint("pending_overdue >= 0", name=op.f("ck_record_dossier_count_pending_overdue_count")),
        sa.CheckConstraint("population_data >= 0", name=op.f("ck_record_dossier_count_population_data_count")),
        sa.CheckConstraint("post >= 0", name=op.f("ck_record_dossier_count_post_count")),
        sa.CheckConstraint("refused >= 0", name=op.f("ck_record_dossier_count_refused_count")),
        sa.CheckConstraint("result_required >= 0", name=op.f("ck_record_dossier_count_result_required_count")),
        sa.CheckConstraint("reused >= 0", name=op.f("ck_record_dossier_count_reused_count")),
        sa.CheckConstraint("transactions >= 0", name=op.f("ck_record_dossier_count_transactions_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_dossier_count")),
        sqlite_strict=True,
    )
    _rebuild("dossier_count", "from_on, to_on, field, carried_over, online_full, online_partial, direct, post, done_early, done_on_time, done_late, pending_due, pending_overdue, refused, apologies, full_eligible, fee_dossiers, paid_online, digitised_parts, digitised_results, digitised_both, result_required, e_results, reused, transactions, authenticated, interlinked, outside_boundary, certified_copies")


def _late_dossier() -> None:
    _before("late_dossier")
    op.create_table(
        "record_late_dossier",
        *_common(),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("procedure", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("apology_number", sa.Text(), nullable=False),
        sa.Column("apology_on", sa.Text(), nullable=True),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("handling", sa.Text(), nullable=False),
        sa.CheckConstraint("field IN ('all', 'civil_status', 'certification', 'land', 'construction', 'social', 'business', 'education', 'health', 'agriculture', 'transport', 'culture', 'other')", name=op.f("ck_record_late_dossier_field_choice")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_late_dossier")),
        sqlite_strict=True,
    )
    _rebuild("late_dossier", "code, field, procedure, due_on, done_on, reason, apology_number, apology_on", added="responsible, handling")


def _feedback() -> None:
    _before("feedback")
    op.create_table(
        "record_feedback",
        *_common(),
        sa.Column("from_on", sa.Text(), nullable=True),
        sa.Column("to_on", sa.Text(), nullable=True),
        sa.Column("received", sa.Integer(), nullable=True),
        sa.Column("classified", sa.Integer(), nullable=True),
        sa.Column("handled", sa.Integer(), nullable=True),
        sa.Column("on_time", sa.Integer(), nullable=True),
        sa.Column("dissatisfied", sa.Integer(), nullable=True),
        sa.CheckConstraint("classified >= 0", name=op.f("ck_record_feedback_classified_count")),
        sa.CheckConstraint("dissatisfied >= 0", name=op.f("ck_record_feedback_dissatisfied_count")),
        sa.CheckConstraint("handled >= 0", name=op.f("ck_record_feedback_handled_count")),
        sa.CheckConstraint("on_time >= 0", name=op.f("ck_record_feedback_on_time_count")),
        sa.CheckConstraint("received >= 0", name=op.f("ck_record_feedback_received_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_feedback")),
        sqlite_strict=True,
    )
    _rebuild("feedback", "from_on, to_on, received, handled, on_time, dissatisfied")


def _staff() -> None:
    _before("staff")
    op.create_table(
        "record_staff",
        *_common(),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("population", sa.Text(), nullable=True),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("postgraduate", sa.Integer(), nullable=True),
        sa.Column("university", sa.Integer(), nullable=True),
        sa.Column("college", sa.Integer(), nullable=True),
        sa.Column("other_degree", sa.Integer(), nullable=True),
        sa.Column("theory_advanced", sa.Integer(), nullable=True),
        sa.Column("theory_intermediate", sa.Integer(), nullable=True),
        sa.Column("theory_elementary", sa.Integer(), nullable=True),
        sa.Column("theory_none", sa.Integer(), nullable=True),
        sa.Column("qualified", sa.Integer(), nullable=True),
        sa.Column("one_stop", sa.Integer(), nullable=True),
        sa.Column("base_on", sa.Text(), nullable=True),
        sa.Column("base_count", sa.Integer(), nullable=True),
        sa.Column("reduced", sa.Integer(), nullable=True),
        sa.Column("reduced_percent", sa.Text(), nullable=True),
        sa.CheckConstraint("base_count >= 0", name=op.f("ck_record_staff_base_count_count")),
        sa.CheckConstraint("college >= 0", name=op.f("ck_record_staff_college_count")),
        sa.CheckConstraint("one_stop >= 0", name=op.f("ck_record_staff_one_stop_count")),
        sa.CheckConstraint("other_degree >= 0", name=op.f("ck_record_staff_other_degree_count")),
        sa.CheckConstraint("population IN ('elected', 'civil_servant', 'public_employee')", name=op.f("ck_record_staff_population_choice")),
        sa.CheckConstraint("postgraduate >= 0", name=op.f("ck_record_staff_postgraduate_count")),
        sa.CheckConstraint("present >= 0", name=op.f("ck_record_staff_present_count")),
        sa.CheckConstraint("qualified >= 0", name=op.f("ck_record_staff_qualified_count")),
        sa.CheckConstraint("quota >= 0", name=op.f("ck_record_staff_quota_count")),
        sa.CheckConstraint("reduced >= 0", name=op.f("ck_record_staff_reduced_count")),
        sa.CheckConstraint("theory_advanced >= 0", name=op.f("ck_record_staff_theory_advanced_count")),
        sa.CheckConstraint("theory_elementary >= 0", name=op.f("ck_record_staff_theory_elementary_count")),
        sa.CheckConstraint("theory_intermediate >= 0", name=op.f("ck_record_staff_theory_intermediate_count")),
        sa.CheckConstraint("theory_none >= 0", name=op.f("ck_record_staff_theory_none_count")),
        sa.CheckConstraint("university >= 0", name=op.f("ck_record_staff_university_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_staff")),
        sqlite_strict=True,
    )
    _rebuild("staff", "as_of, population, quota, present, postgraduate, university, college, other_degree, theory_advanced, theory_intermediate, theory_elementary, theory_none, qualified, one_stop")


def _training_class() -> None:
    _before("training_class")
    op.create_table(
        "record_training_class",
        *_common(),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("organiser", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=True),
        sa.Column("from_on", sa.Text(), nullable=True),
        sa.Column("to_on", sa.Text(), nullable=True),
        sa.Column("classes", sa.Integer(), nullable=True),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("turns", sa.Integer(), nullable=True),
        sa.Column("in_plan", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("classes >= 0", name=op.f("ck_record_training_class_classes_count")),
        sa.CheckConstraint("\"group\" IN ('mixed', 'leaders', 'chairs', 'vice_chairs', 'elected', 'civil_servants', 'council_members', 'one_stop', 'village', 'citizens')", name=op.f("ck_record_training_class_group_choice")),
        sa.CheckConstraint("in_plan IN (0, 1)", name=op.f("ck_record_training_class_in_plan_flag")),
        sa.CheckConstraint("kind IN ('reform', 'digital', 'rank', 'theory', 'position', 'peoples_council', 'citizen_skills', 'other')", name=op.f("ck_record_training_class_kind_choice")),
        sa.CheckConstraint("participants >= 0", name=op.f("ck_record_training_class_participants_count")),
        sa.CheckConstraint("role IN ('held', 'sent')", name=op.f("ck_record_training_class_role_choice")),
        sa.CheckConstraint("turns >= 0", name=op.f("ck_record_training_class_turns_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_training_class")),
        sqlite_strict=True,
    )
    _rebuild("training_class", "title, kind, role, organiser, group, from_on, to_on, classes, participants, turns, in_plan, note")


def _discipline() -> None:
    _before("discipline")
    op.create_table(
        "record_discipline",
        *_common(),
        sa.Column("severity", sa.Text(), nullable=True),
        sa.Column("misconduct", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("of_unit_or_head", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("misconduct IN ('shirking', 'harassment', 'late_work', 'other')", name=op.f("ck_record_discipline_misconduct_choice")),
        sa.CheckConstraint("of_unit_or_head IN (0, 1)", name=op.f("ck_record_discipline_of_unit_or_head_flag")),
        sa.CheckConstraint("severity IN ('khien_trach', 'canh_cao', 'buoc_thoi_viec_hoac_cach_chuc')", name=op.f("ck_record_discipline_severity_choice")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_discipline")),
        sqlite_strict=True,
    )
    _rebuild("discipline", "severity, misconduct, decided_on, decision, of_unit_or_head, note", added="person")


def _commendation() -> None:
    _before("commendation")
    op.create_table(
        "record_commendation",
        *_common(),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("recipient_form", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint("level IN ('commune', 'district', 'province', 'central')", name=op.f("ck_record_commendation_level_choice")),
        sa.CheckConstraint("recipient_form IN ('unit', 'person')", name=op.f("ck_record_commendation_recipient_form_choice")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_commendation")),
        sqlite_strict=True,
    )
    _rebuild("commendation", "recipient, level, decision, decided_on, content")


def _organisation() -> None:
    _before("organisation")
    op.create_table(
        "record_organisation",
        *_common(),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("units", sa.Integer(), nullable=True),
        sa.Column("with_regulation", sa.Integer(), nullable=True),
        sa.Column("base_on", sa.Text(), nullable=True),
        sa.Column("base_units", sa.Integer(), nullable=True),
        sa.Column("reduced", sa.Integer(), nullable=True),
        sa.Column("reduced_percent", sa.Text(), nullable=True),
        sa.Column("posts", sa.Integer(), nullable=True),
        sa.Column("posts_decision", sa.Text(), nullable=False),
        sa.Column("posts_on", sa.Text(), nullable=True),
        sa.CheckConstraint("base_units >= 0", name=op.f("ck_record_organisation_base_units_count")),
        sa.CheckConstraint("posts >= 0", name=op.f("ck_record_organisation_posts_count")),
        sa.CheckConstraint("reduced >= 0", name=op.f("ck_record_organisation_reduced_count")),
        sa.CheckConstraint("units >= 0", name=op.f("ck_record_organisation_units_count")),
        sa.CheckConstraint("with_regulation >= 0", name=op.f("ck_record_organisation_with_regulation_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_organisation")),
        sqlite_strict=True,
    )
    _rebuild("organisation", "as_of, units, with_regulation", added="posts_decision")


def _initiative() -> None:
    _before("initiative")
    op.create_table(
        "record_initiative",
        *_common(),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("registered_on", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recognised_on", sa.Text(), nullable=True),
        sa.Column("replicated_from", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.CheckConstraint("form IN ('initiative', 'model', 'solution', 'award', 'contest', 'study_visit')", name=op.f("ck_record_initiative_form_choice")),
        sa.CheckConstraint("level IN ('commune', 'district', 'province', 'central')", name=op.f("ck_record_initiative_level_choice")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_initiative")),
        sqlite_strict=True,
    )
    _rebuild("initiative", "title, form, author, registered_on, level, decision, recognised_on, replicated_from, effect")


def _e_documents() -> None:
    _before("e_documents")
    op.create_table(
        "record_e_documents",
        *_common(),
        sa.Column("from_on", sa.Text(), nullable=True),
        sa.Column("to_on", sa.Text(), nullable=True),
        sa.Column("incoming", sa.Integer(), nullable=True),
        sa.Column("outgoing", sa.Integer(), nullable=True),
        sa.Column("signed_sent", sa.Integer(), nullable=True),
        sa.Column("signed", sa.Integer(), nullable=True),
        sa.Column("sent_online", sa.Integer(), nullable=True),
        sa.Column("processed_online", sa.Integer(), nullable=True),
        sa.Column("work_files", sa.Integer(), nullable=True),
        sa.Column("work_files_online", sa.Integer(), nullable=True),
        sa.Column("online_meetings", sa.Integer(), nullable=True),
        sa.CheckConstraint("incoming >= 0", name=op.f("ck_record_e_documents_incoming_count")),
        sa.CheckConstraint("online_meetings >= 0", name=op.f("ck_record_e_documents_online_meetings_count")),
        sa.CheckConstraint("outgoing >= 0", name=op.f("ck_record_e_documents_outgoing_count")),
        sa.CheckConstraint("processed_online >= 0", name=op.f("ck_record_e_documents_processed_online_count")),
        sa.CheckConstraint("sent_online >= 0", name=op.f("ck_record_e_documents_sent_online_count")),
        sa.CheckConstraint("signed >= 0", name=op.f("ck_record_e_documents_signed_count")),
        sa.CheckConstraint("signed_sent >= 0", name=op.f("ck_record_e_documents_signed_sent_count")),
        sa.CheckConstraint("work_files >= 0", name=op.f("ck_record_e_documents_work_files_count")),
        sa.CheckConstraint("work_files_online >= 0", name=op.f("ck_record_e_documents_work_files_online_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_e_documents")),
        sqlite_strict=True,
    )
    _rebuild("e_documents", "from_on, to_on, incoming, outgoing, signed_sent, work_files, work_files_online, online_meetings")


def _quality() -> None:
    _before("quality")
    op.create_table(
        "record_quality",
        *_common(),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("declared_on", sa.Text(), nullable=True),
        sa.Column("procedures", sa.Integer(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("audited_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("procedures >= 0", name=op.f("ck_record_quality_procedures_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_quality")),
        sqlite_strict=True,
    )
    _rebuild("quality", "decision, declared_on, procedures, audited_on, note", added="scope")


def _website() -> None:
    _before("website")
    op.create_table(
        "record_website",
        *_common(),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("updated_on", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("item IN ('info', 'tthc', 'cchc', 'introduction', 'news', 'legal', 'plans', 'budget', 'projects', 'statistics', 'drafts', 'feedback', 'reception', 'calendar', 'contact', 'other')", name=op.f("ck_record_website_item_choice")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_website")),
        sqlite_strict=True,
    )
    _rebuild("website", "item, updated_on, address, note")


def _external_index() -> None:
    _before("external_index")
    op.create_table(
        "record_external_index",
        *_common(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("out_of", sa.Integer(), nullable=True),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("band", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Text(), nullable=True),
        sa.CheckConstraint("level IN ('commune', 'district', 'province', 'central')", name=op.f("ck_record_external_index_level_choice")),
        sa.CheckConstraint("out_of >= 0", name=op.f("ck_record_external_index_out_of_count")),
        sa.CheckConstraint("rank >= 0", name=op.f("ck_record_external_index_rank_count")),
        sa.PrimaryKeyConstraint("unit", "year", "id", name=op.f("pk_record_external_index")),
        sqlite_strict=True,
    )
    _rebuild("external_index", "name, value, rank, out_of, change, document, published_on", added="band")
