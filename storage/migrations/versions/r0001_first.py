"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "adjustment",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "year", "position", name=op.f("pk_adjustment")),
        sqlite_strict=True,
    )
    op.create_table(
        "appraisal",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=True),
        sa.Column("excluded", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "stage IN ('appraisal_1', 'appraisal_2', 'council')", name=op.f("ck_appraisal_stage_choice")
        ),
        sa.CheckConstraint("excluded IN (0, 1)", name=op.f("ck_appraisal_excluded_flag")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_appraisal")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_appraisal_unit_year"), "appraisal", ["unit", "year"], unique=False)
    op.create_table(
        "appraisal_round",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("criteria_set", sa.Text(), nullable=False),
        sa.Column("criteria_version", sa.Text(), nullable=False),
        sa.Column("band_scheme", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.Column("published_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_appraisal_round")),
        sqlite_strict=True,
    )
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
        sqlite_strict=True,
    )
    op.create_table(
        "criteria_set",
        sa.Column("set_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("sha512", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("imported_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("set_id", "version", name=op.f("pk_criteria_set")),
        sqlite_strict=True,
    )
    op.create_table(
        "entry",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("claim_reason", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("claim IN ('', 'no_occurrence')", name=op.f("ck_entry_claim_choice")),
        sa.PrimaryKeyConstraint("unit", "year", "criterion", name=op.f("pk_entry")),
        sqlite_strict=True,
    )
    op.create_table(
        "evidence_file",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("extension", sa.Text(), nullable=False),
        sa.Column("flagged", sa.Integer(), nullable=False),
        sa.CheckConstraint("flagged IN (0, 1)", name=op.f("ck_evidence_file_flagged_flag")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_evidence_file")),
        sqlite_strict=True,
    )
    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("officer_name", sa.Text(), nullable=False),
        sa.Column("officer_position", sa.Text(), nullable=False),
        sa.Column("signatory_form", sa.Text(), nullable=False),
        sa.Column("signatory_position", sa.Text(), nullable=False),
        sa.Column("signatory_name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.CheckConstraint("role IN ('submitter', 'appraiser')", name=op.f("ck_office_role_choice")),
        sa.CheckConstraint(
            "signatory_form IN ('TM', 'KT', 'TL', 'TUQ', 'Q')", name=op.f("ck_office_signatory_form_choice")
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_office_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sqlite_strict=True,
    )
    op.create_table(
        "office_unit",
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("province_code", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=True),
        sa.Column("valid_to", sa.Text(), nullable=True),
        sa.Column("predecessors", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('commune', 'province', 'district')", name=op.f("ck_office_unit_kind_choice")
        ),
        sa.CheckConstraint("part IN ('unit', 'authority')", name=op.f("ck_office_unit_part_choice")),
        sa.PrimaryKeyConstraint("part", name=op.f("pk_office_unit")),
        sqlite_strict=True,
    )
    op.create_table(
        "outside_value",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "year", "position", name=op.f("pk_outside_value")),
        sqlite_strict=True,
    )
    op.create_table(
        "package",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("key_epoch", sa.Integer(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("root", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("direction IN ('sent', 'received')", name=op.f("ck_package_direction_choice")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_package")),
        sqlite_strict=True,
    )
    op.create_table(
        "publication",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("year", "number", name=op.f("pk_publication")),
        sqlite_strict=True,
    )
    op.create_table(
        "record_breakthrough",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("expected_effect", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("registered_on", sa.Text(), nullable=True),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_breakthrough")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_breakthrough_unit_year"), "record_breakthrough", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_budget_publicity",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("published_on", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "form IN ('estimate', 'execution', 'settlement')",
            name=op.f("ck_record_budget_publicity_form_choice"),
        ),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_budget_publicity")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_budget_publicity_unit_year"),
        "record_budget_publicity",
        ["unit", "year"],
        unique=False,
    )
    op.create_table(
        "record_commendation",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "level IN ('commune', 'district', 'province', 'central')",
            name=op.f("ck_record_commendation_level_choice"),
        ),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_commendation")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_commendation_unit_year"), "record_commendation", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_committee",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("members", sa.Text(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_committee")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_record_committee_unit_year"), "record_committee", ["unit", "year"], unique=False)
    op.create_table(
        "record_communication",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("planned_on", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("times", sa.Integer(), nullable=True),
        sa.Column("audience", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "form IN ('loudspeaker', 'notice_board', 'conference', 'social_network', 'article', 'website', 'leaflet', 'contest', 'other')",
            name=op.f("ck_record_communication_form_choice"),
        ),
        sa.CheckConstraint("audience >= 0", name=op.f("ck_record_communication_audience_count")),
        sa.CheckConstraint("times >= 0", name=op.f("ck_record_communication_times_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_communication")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_communication_unit_year"), "record_communication", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_complaints",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("from_on", sa.Text(), nullable=True),
        sa.Column("to_on", sa.Text(), nullable=True),
        sa.Column("due", sa.Integer(), nullable=True),
        sa.Column("on_time", sa.Integer(), nullable=True),
        sa.CheckConstraint("due >= 0", name=op.f("ck_record_complaints_due_count")),
        sa.CheckConstraint("on_time >= 0", name=op.f("ck_record_complaints_on_time_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_complaints")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_complaints_unit_year"), "record_complaints", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_delegation",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("handled_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_delegation")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_delegation_unit_year"), "record_delegation", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_dialogue",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=True),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("opinions", sa.Integer(), nullable=True),
        sa.Column("answered", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("answered >= 0", name=op.f("ck_record_dialogue_answered_count")),
        sa.CheckConstraint("opinions >= 0", name=op.f("ck_record_dialogue_opinions_count")),
        sa.CheckConstraint("participants >= 0", name=op.f("ck_record_dialogue_participants_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_dialogue")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_record_dialogue_unit_year"), "record_dialogue", ["unit", "year"], unique=False)
    op.create_table(
        "record_discipline",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("severity", sa.Text(), nullable=True),
        sa.Column("misconduct", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("of_unit_or_head", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "misconduct IN ('shirking', 'harassment', 'late_work', 'other')",
            name=op.f("ck_record_discipline_misconduct_choice"),
        ),
        sa.CheckConstraint(
            "severity IN ('khien_trach', 'canh_cao', 'buoc_thoi_viec_hoac_cach_chuc')",
            name=op.f("ck_record_discipline_severity_choice"),
        ),
        sa.CheckConstraint(
            "of_unit_or_head IN (0, 1)", name=op.f("ck_record_discipline_of_unit_or_head_flag")
        ),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_discipline")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_discipline_unit_year"), "record_discipline", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_dossier_count",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
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
        sa.CheckConstraint(
            "field IN ('all', 'civil_status', 'certification', 'land', 'construction', 'social', 'business', 'education', 'health', 'agriculture', 'transport', 'culture', 'other')",
            name=op.f("ck_record_dossier_count_field_choice"),
        ),
        sa.CheckConstraint("apologies >= 0", name=op.f("ck_record_dossier_count_apologies_count")),
        sa.CheckConstraint("authenticated >= 0", name=op.f("ck_record_dossier_count_authenticated_count")),
        sa.CheckConstraint("carried_over >= 0", name=op.f("ck_record_dossier_count_carried_over_count")),
        sa.CheckConstraint(
            "certified_copies >= 0", name=op.f("ck_record_dossier_count_certified_copies_count")
        ),
        sa.CheckConstraint("digitised_both >= 0", name=op.f("ck_record_dossier_count_digitised_both_count")),
        sa.CheckConstraint(
            "digitised_parts >= 0", name=op.f("ck_record_dossier_count_digitised_parts_count")
        ),
        sa.CheckConstraint(
            "digitised_results >= 0", name=op.f("ck_record_dossier_count_digitised_results_count")
        ),
        sa.CheckConstraint("direct >= 0", name=op.f("ck_record_dossier_count_direct_count")),
        sa.CheckConstraint("done_early >= 0", name=op.f("ck_record_dossier_count_done_early_count")),
        sa.CheckConstraint("done_late >= 0", name=op.f("ck_record_dossier_count_done_late_count")),
        sa.CheckConstraint("done_on_time >= 0", name=op.f("ck_record_dossier_count_done_on_time_count")),
        sa.CheckConstraint("e_results >= 0", name=op.f("ck_record_dossier_count_e_results_count")),
        sa.CheckConstraint("fee_dossiers >= 0", name=op.f("ck_record_dossier_count_fee_dossiers_count")),
        sa.CheckConstraint("full_eligible >= 0", name=op.f("ck_record_dossier_count_full_eligible_count")),
        sa.CheckConstraint("interlinked >= 0", name=op.f("ck_record_dossier_count_interlinked_count")),
        sa.CheckConstraint("online_full >= 0", name=op.f("ck_record_dossier_count_online_full_count")),
        sa.CheckConstraint("online_partial >= 0", name=op.f("ck_record_dossier_count_online_partial_count")),
        sa.CheckConstraint(
            "outside_boundary >= 0", name=op.f("ck_record_dossier_count_outside_boundary_count")
        ),
        sa.CheckConstraint("paid_online >= 0", name=op.f("ck_record_dossier_count_paid_online_count")),
        sa.CheckConstraint("pending_due >= 0", name=op.f("ck_record_dossier_count_pending_due_count")),
        sa.CheckConstraint(
            "pending_overdue >= 0", name=op.f("ck_record_dossier_count_pending_overdue_count")
        ),
        sa.CheckConstraint("post >= 0", name=op.f("ck_record_dossier_count_post_count")),
        sa.CheckConstraint("refused >= 0", name=op.f("ck_record_dossier_count_refused_count")),
        sa.CheckConstraint(
            "result_required >= 0", name=op.f("ck_record_dossier_count_result_required_count")
        ),
        sa.CheckConstraint("reused >= 0", name=op.f("ck_record_dossier_count_reused_count")),
        sa.CheckConstraint("transactions >= 0", name=op.f("ck_record_dossier_count_transactions_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_dossier_count")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_dossier_count_unit_year"), "record_dossier_count", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_e_documents",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("from_on", sa.Text(), nullable=True),
        sa.Column("to_on", sa.Text(), nullable=True),
        sa.Column("incoming", sa.Integer(), nullable=True),
        sa.Column("outgoing", sa.Integer(), nullable=True),
        sa.Column("signed_sent", sa.Integer(), nullable=True),
        sa.Column("work_files", sa.Integer(), nullable=True),
        sa.Column("work_files_online", sa.Integer(), nullable=True),
        sa.Column("online_meetings", sa.Integer(), nullable=True),
        sa.CheckConstraint("incoming >= 0", name=op.f("ck_record_e_documents_incoming_count")),
        sa.CheckConstraint("online_meetings >= 0", name=op.f("ck_record_e_documents_online_meetings_count")),
        sa.CheckConstraint("outgoing >= 0", name=op.f("ck_record_e_documents_outgoing_count")),
        sa.CheckConstraint("signed_sent >= 0", name=op.f("ck_record_e_documents_signed_sent_count")),
        sa.CheckConstraint("work_files >= 0", name=op.f("ck_record_e_documents_work_files_count")),
        sa.CheckConstraint(
            "work_files_online >= 0", name=op.f("ck_record_e_documents_work_files_online_count")
        ),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_e_documents")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_e_documents_unit_year"), "record_e_documents", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_external_index",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("out_of", sa.Integer(), nullable=True),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Text(), nullable=True),
        sa.CheckConstraint("out_of >= 0", name=op.f("ck_record_external_index_out_of_count")),
        sa.CheckConstraint("rank >= 0", name=op.f("ck_record_external_index_rank_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_external_index")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_external_index_unit_year"), "record_external_index", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_feedback",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("from_on", sa.Text(), nullable=True),
        sa.Column("to_on", sa.Text(), nullable=True),
        sa.Column("received", sa.Integer(), nullable=True),
        sa.Column("handled", sa.Integer(), nullable=True),
        sa.Column("on_time", sa.Integer(), nullable=True),
        sa.Column("dissatisfied", sa.Integer(), nullable=True),
        sa.CheckConstraint("dissatisfied >= 0", name=op.f("ck_record_feedback_dissatisfied_count")),
        sa.CheckConstraint("handled >= 0", name=op.f("ck_record_feedback_handled_count")),
        sa.CheckConstraint("on_time >= 0", name=op.f("ck_record_feedback_on_time_count")),
        sa.CheckConstraint("received >= 0", name=op.f("ck_record_feedback_received_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_feedback")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_record_feedback_unit_year"), "record_feedback", ["unit", "year"], unique=False)
    op.create_table(
        "record_finance",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("from_on", sa.Text(), nullable=True),
        sa.Column("to_on", sa.Text(), nullable=True),
        sa.Column("revenue_estimate", sa.Text(), nullable=True),
        sa.Column("revenue", sa.Text(), nullable=True),
        sa.Column("revenue_last_year", sa.Text(), nullable=True),
        sa.Column("capital_assigned", sa.Text(), nullable=True),
        sa.Column("capital_disbursed", sa.Text(), nullable=True),
        sa.Column("audit_recommendations", sa.Integer(), nullable=True),
        sa.Column("audit_done", sa.Integer(), nullable=True),
        sa.CheckConstraint("audit_done >= 0", name=op.f("ck_record_finance_audit_done_count")),
        sa.CheckConstraint(
            "audit_recommendations >= 0", name=op.f("ck_record_finance_audit_recommendations_count")
        ),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_finance")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_record_finance_unit_year"), "record_finance", ["unit", "year"], unique=False)
    op.create_table(
        "record_finding",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("found_on", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("remedied_on", sa.Text(), nullable=True),
        sa.Column("carried_over", sa.Integer(), nullable=False),
        sa.CheckConstraint("carried_over IN (0, 1)", name=op.f("ck_record_finding_carried_over_flag")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_finding")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_record_finding_unit_year"), "record_finding", ["unit", "year"], unique=False)
    op.create_table(
        "record_initiative",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("registered_on", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recognised_on", sa.Text(), nullable=True),
        sa.Column("replicated_from", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "form IN ('initiative', 'model', 'solution', 'award')",
            name=op.f("ck_record_initiative_form_choice"),
        ),
        sa.CheckConstraint(
            "level IN ('commune', 'district', 'province', 'central')",
            name=op.f("ck_record_initiative_level_choice"),
        ),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_initiative")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_initiative_unit_year"), "record_initiative", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_inspection",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("plan_number", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=True),
        sa.Column("conclusion_number", sa.Text(), nullable=False),
        sa.Column("conclusion_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "form IN ('self', 'routine', 'thematic', 'unannounced', 'supervision')",
            name=op.f("ck_record_inspection_form_choice"),
        ),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_inspection")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_inspection_unit_year"), "record_inspection", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_issued_document",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_issued_document")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_issued_document_unit_year"), "record_issued_document", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_late_dossier",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("procedure", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("apology_number", sa.Text(), nullable=False),
        sa.Column("apology_on", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "field IN ('all', 'civil_status', 'certification', 'land', 'construction', 'social', 'business', 'education', 'health', 'agriculture', 'transport', 'culture', 'other')",
            name=op.f("ck_record_late_dossier_field_choice"),
        ),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_late_dossier")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_late_dossier_unit_year"), "record_late_dossier", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_legal_work",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("from_on", sa.Text(), nullable=True),
        sa.Column("to_on", sa.Text(), nullable=True),
        sa.Column("issued", sa.Integer(), nullable=True),
        sa.Column("to_review", sa.Integer(), nullable=True),
        sa.Column("reviewed", sa.Integer(), nullable=True),
        sa.Column("expired", sa.Integer(), nullable=True),
        sa.Column("proposed", sa.Integer(), nullable=True),
        sa.Column("unlawful", sa.Integer(), nullable=True),
        sa.Column("unlawful_handled", sa.Integer(), nullable=True),
        sa.Column("law_findings", sa.Integer(), nullable=True),
        sa.Column("law_findings_handled", sa.Integer(), nullable=True),
        sa.CheckConstraint("expired >= 0", name=op.f("ck_record_legal_work_expired_count")),
        sa.CheckConstraint("issued >= 0", name=op.f("ck_record_legal_work_issued_count")),
        sa.CheckConstraint("law_findings >= 0", name=op.f("ck_record_legal_work_law_findings_count")),
        sa.CheckConstraint(
            "law_findings_handled >= 0", name=op.f("ck_record_legal_work_law_findings_handled_count")
        ),
        sa.CheckConstraint("proposed >= 0", name=op.f("ck_record_legal_work_proposed_count")),
        sa.CheckConstraint("reviewed >= 0", name=op.f("ck_record_legal_work_reviewed_count")),
        sa.CheckConstraint("to_review >= 0", name=op.f("ck_record_legal_work_to_review_count")),
        sa.CheckConstraint("unlawful >= 0", name=op.f("ck_record_legal_work_unlawful_count")),
        sa.CheckConstraint("unlawful_handled >= 0", name=op.f("ck_record_legal_work_unlawful_handled_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_legal_work")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_legal_work_unit_year"), "record_legal_work", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_organisation",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("units", sa.Integer(), nullable=True),
        sa.Column("with_regulation", sa.Integer(), nullable=True),
        sa.CheckConstraint("units >= 0", name=op.f("ck_record_organisation_units_count")),
        sa.CheckConstraint("with_regulation >= 0", name=op.f("ck_record_organisation_with_regulation_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_organisation")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_organisation_unit_year"), "record_organisation", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_periodic_report",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("on_system", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "period IN ('Q1', 'H1', 'Q3', 'Y', 'ad_hoc')",
            name=op.f("ck_record_periodic_report_period_choice"),
        ),
        sa.CheckConstraint("on_system IN (0, 1)", name=op.f("ck_record_periodic_report_on_system_flag")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_periodic_report")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_periodic_report_unit_year"), "record_periodic_report", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_plan",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("form IN ('original', 'amendment')", name=op.f("ck_record_plan_form_choice")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_plan")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_record_plan_unit_year"), "record_plan", ["unit", "year"], unique=False)
    op.create_table(
        "record_procedures",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
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
        sa.CheckConstraint("at_one_stop >= 0", name=op.f("ck_record_procedures_at_one_stop_count")),
        sa.CheckConstraint("full_online >= 0", name=op.f("ck_record_procedures_full_online_count")),
        sa.CheckConstraint("in_charge >= 0", name=op.f("ck_record_procedures_in_charge_count")),
        sa.CheckConstraint("integrated >= 0", name=op.f("ck_record_procedures_integrated_count")),
        sa.CheckConstraint("other >= 0", name=op.f("ck_record_procedures_other_count")),
        sa.CheckConstraint("partial_online >= 0", name=op.f("ck_record_procedures_partial_online_count")),
        sa.CheckConstraint("posted >= 0", name=op.f("ck_record_procedures_posted_count")),
        sa.CheckConstraint("with_dossiers >= 0", name=op.f("ck_record_procedures_with_dossiers_count")),
        sa.CheckConstraint("with_fee >= 0", name=op.f("ck_record_procedures_with_fee_count")),
        sa.CheckConstraint("with_process >= 0", name=op.f("ck_record_procedures_with_process_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_procedures")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_procedures_unit_year"), "record_procedures", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_quality",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("declared_on", sa.Text(), nullable=True),
        sa.Column("procedures", sa.Integer(), nullable=True),
        sa.Column("audited_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("procedures >= 0", name=op.f("ck_record_quality_procedures_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_quality")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_record_quality_unit_year"), "record_quality", ["unit", "year"], unique=False)
    op.create_table(
        "record_rotation",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("from_on", sa.Text(), nullable=True),
        sa.Column("to_on", sa.Text(), nullable=True),
        sa.Column("due", sa.Integer(), nullable=True),
        sa.Column("done", sa.Integer(), nullable=True),
        sa.CheckConstraint("done >= 0", name=op.f("ck_record_rotation_done_count")),
        sa.CheckConstraint("due >= 0", name=op.f("ck_record_rotation_due_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_rotation")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_record_rotation_unit_year"), "record_rotation", ["unit", "year"], unique=False)
    op.create_table(
        "record_satisfaction",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("from_on", sa.Text(), nullable=True),
        sa.Column("to_on", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("sent", sa.Integer(), nullable=True),
        sa.Column("returned", sa.Integer(), nullable=True),
        sa.Column("valid", sa.Integer(), nullable=True),
        sa.Column("level_1", sa.Integer(), nullable=True),
        sa.Column("level_2", sa.Integer(), nullable=True),
        sa.Column("level_3", sa.Integer(), nullable=True),
        sa.Column("level_4", sa.Integer(), nullable=True),
        sa.Column("level_5", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "field IN ('all', 'civil_status', 'certification', 'land', 'construction', 'social', 'business', 'education', 'health', 'agriculture', 'transport', 'culture', 'other')",
            name=op.f("ck_record_satisfaction_field_choice"),
        ),
        sa.CheckConstraint("level_1 >= 0", name=op.f("ck_record_satisfaction_level_1_count")),
        sa.CheckConstraint("level_2 >= 0", name=op.f("ck_record_satisfaction_level_2_count")),
        sa.CheckConstraint("level_3 >= 0", name=op.f("ck_record_satisfaction_level_3_count")),
        sa.CheckConstraint("level_4 >= 0", name=op.f("ck_record_satisfaction_level_4_count")),
        sa.CheckConstraint("level_5 >= 0", name=op.f("ck_record_satisfaction_level_5_count")),
        sa.CheckConstraint("returned >= 0", name=op.f("ck_record_satisfaction_returned_count")),
        sa.CheckConstraint("sent >= 0", name=op.f("ck_record_satisfaction_sent_count")),
        sa.CheckConstraint("valid >= 0", name=op.f("ck_record_satisfaction_valid_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_satisfaction")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_satisfaction_unit_year"), "record_satisfaction", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_simplification",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("procedure", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "form IN ('abolish', 'simplify', 'shorten')", name=op.f("ck_record_simplification_form_choice")
        ),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_simplification")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_simplification_unit_year"), "record_simplification", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_staff",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
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
        sa.CheckConstraint(
            "population IN ('elected', 'civil_servant', 'public_employee')",
            name=op.f("ck_record_staff_population_choice"),
        ),
        sa.CheckConstraint("college >= 0", name=op.f("ck_record_staff_college_count")),
        sa.CheckConstraint("one_stop >= 0", name=op.f("ck_record_staff_one_stop_count")),
        sa.CheckConstraint("other_degree >= 0", name=op.f("ck_record_staff_other_degree_count")),
        sa.CheckConstraint("postgraduate >= 0", name=op.f("ck_record_staff_postgraduate_count")),
        sa.CheckConstraint("present >= 0", name=op.f("ck_record_staff_present_count")),
        sa.CheckConstraint("qualified >= 0", name=op.f("ck_record_staff_qualified_count")),
        sa.CheckConstraint("quota >= 0", name=op.f("ck_record_staff_quota_count")),
        sa.CheckConstraint("theory_advanced >= 0", name=op.f("ck_record_staff_theory_advanced_count")),
        sa.CheckConstraint("theory_elementary >= 0", name=op.f("ck_record_staff_theory_elementary_count")),
        sa.CheckConstraint(
            "theory_intermediate >= 0", name=op.f("ck_record_staff_theory_intermediate_count")
        ),
        sa.CheckConstraint("theory_none >= 0", name=op.f("ck_record_staff_theory_none_count")),
        sa.CheckConstraint("university >= 0", name=op.f("ck_record_staff_university_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_staff")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_record_staff_unit_year"), "record_staff", ["unit", "year"], unique=False)
    op.create_table(
        "record_task",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("area", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("assigned_by", sa.Text(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "area IN ('direction', 'institutions', 'procedures', 'organisation', 'civil_service', 'finance', 'digital', 'population_data', 'emulation', 'other')",
            name=op.f("ck_record_task_area_choice"),
        ),
        sa.CheckConstraint(
            "source IN ('plan', 'assigned', 'improvement')", name=op.f("ck_record_task_source_choice")
        ),
        sa.CheckConstraint("progress >= 0", name=op.f("ck_record_task_progress_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_task")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_record_task_unit_year"), "record_task", ["unit", "year"], unique=False)
    op.create_table(
        "record_training_class",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
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
        sa.CheckConstraint(
            "kind IN ('reform', 'digital', 'rank', 'theory', 'position', 'peoples_council', 'citizen_skills', 'other')",
            name=op.f("ck_record_training_class_kind_choice"),
        ),
        sa.CheckConstraint("role IN ('held', 'sent')", name=op.f("ck_record_training_class_role_choice")),
        sa.CheckConstraint(
            "\"group\" IN ('mixed', 'leaders', 'elected', 'civil_servants', 'council_members', 'one_stop', 'village', 'citizens')",
            name=op.f("ck_record_training_class_group_choice"),
        ),
        sa.CheckConstraint("classes >= 0", name=op.f("ck_record_training_class_classes_count")),
        sa.CheckConstraint("in_plan IN (0, 1)", name=op.f("ck_record_training_class_in_plan_flag")),
        sa.CheckConstraint("participants >= 0", name=op.f("ck_record_training_class_participants_count")),
        sa.CheckConstraint("turns >= 0", name=op.f("ck_record_training_class_turns_count")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_training_class")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_record_training_class_unit_year"), "record_training_class", ["unit", "year"], unique=False
    )
    op.create_table(
        "record_website",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Text(), nullable=True),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("updated_on", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("item IN ('info', 'tthc', 'cchc')", name=op.f("ck_record_website_item_choice")),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_record_website")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_record_website_unit_year"), "record_website", ["unit", "year"], unique=False)
    op.create_table(
        "refusal",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_refusal")),
        sqlite_strict=True,
    )
    op.create_table(
        "result",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "year", name=op.f("pk_result")),
        sqlite_strict=True,
    )
    op.create_table(
        "self_point",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("points", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("unit", "year", "criterion", name=op.f("pk_self_point")),
        sqlite_strict=True,
    )
    op.create_table(
        "standing",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("criteria_set", sa.Text(), nullable=False),
        sa.Column("criteria_version", sa.Text(), nullable=False),
        sa.Column("package", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'closed', 'submitted', 'appraisal_1', 'explanation', 'appraisal_2', 'council', 'published')",
            name=op.f("ck_standing_state_choice"),
        ),
        sa.PrimaryKeyConstraint("unit", "year", name=op.f("pk_standing")),
        sqlite_strict=True,
    )
    op.create_table(
        "stream",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("is_lifted", sa.Integer(), nullable=False),
        sa.CheckConstraint("is_lifted IN (0, 1)", name=op.f("ck_stream_is_lifted_flag")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_stream")),
        sa.UniqueConstraint(
            "sender", "recipient", "kind", "period", name=op.f("uq_stream_sender_recipient_kind_period")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "trusted_key",
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("namespaces", sa.Text(), nullable=False),
        sa.Column("key_epoch", sa.Integer(), nullable=False),
        sa.Column("first_revision", sa.Integer(), nullable=False),
        sa.Column("last_revision", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("confirmed_at", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("is_root", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('submitter', 'appraiser')", name=op.f("ck_trusted_key_role_choice")),
        sa.CheckConstraint(
            "status IN ('active', 'retired', 'revoked')", name=op.f("ck_trusted_key_status_choice")
        ),
        sa.CheckConstraint("is_root IN (0, 1)", name=op.f("ck_trusted_key_is_root_flag")),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_trusted_key")),
        sqlite_strict=True,
    )
    op.create_table(
        "evidence",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("relates_on", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sha256"], ["evidence_file.sha256"], name=op.f("fk_evidence_sha256"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("unit", "id", name=op.f("pk_evidence")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_evidence_sha256"), "evidence", ["sha256"], unique=False)
    op.create_index(op.f("ix_evidence_unit_year"), "evidence", ["unit", "year"], unique=False)
    op.create_table(
        "package_head",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["digest"], ["package.digest"], name=op.f("fk_package_head_digest"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("digest", "position", name=op.f("pk_package_head")),
        sqlite_strict=True,
    )
    op.create_table(
        "round_unit",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["year"], ["appraisal_round.year"], name=op.f("fk_round_unit_year"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("year", "position", name=op.f("pk_round_unit")),
        sqlite_strict=True,
    )
    op.create_table(
        "stream_digest",
        sa.Column("stream", sa.Integer(), nullable=False),
        sa.Column("is_forked", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key_epoch", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.CheckConstraint("is_forked IN (0, 1)", name=op.f("ck_stream_digest_is_forked_flag")),
        sa.ForeignKeyConstraint(
            ["stream"], ["stream.number"], name=op.f("fk_stream_digest_stream"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("stream", "is_forked", "position", name=op.f("pk_stream_digest")),
        sqlite_strict=True,
    )
    op.create_table(
        "evidence_criterion",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit", "evidence"],
            ["evidence.unit", "evidence.id"],
            name=op.f("fk_evidence_criterion_unit_evidence"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("unit", "evidence", "position", name=op.f("pk_evidence_criterion")),
        sqlite_strict=True,
    )
    op.create_table(
        "evidence_record",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit", "evidence"],
            ["evidence.unit", "evidence.id"],
            name=op.f("fk_evidence_record_unit_evidence"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("unit", "evidence", "position", name=op.f("pk_evidence_record")),
        sqlite_strict=True,
    )
