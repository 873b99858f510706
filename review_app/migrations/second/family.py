"""What data collection added for the family; frozen, so never changed: what comes later is a migration of its own."""

import sqlalchemy as sa
from alembic import op

TABLES = ("contact_plan", "couple", "family_contact", "home", "kin", "parentage", "involvement")


def make() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "contact_plan",
        sa.Column("relative_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("decides", sa.Text(), nullable=False),
        sa.Column("police_view", sa.String(length=40), nullable=False),
        sa.Column("police_on", sa.Date(), nullable=True),
        sa.Column("supporter", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.Uuid(), nullable=True),
        sa.Column("deletion_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id", "relative_id"],
            ["relative.review_id", "relative.id"],
            name=op.f("fk_contact_plan_review_id_relative_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_contact_plan_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_plan")),
        sa.UniqueConstraint("relative_id", name=op.f("uq_contact_plan_relative_id")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_contact_plan_review_id_id")),
    )
    op.create_index(op.f("ix_contact_plan_review_id"), "contact_plan", ["review_id"], unique=False)
    op.create_table(
        "couple",
        sa.Column("one_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("begins_earliest", sa.Date(), nullable=True),
        sa.Column("begins_latest", sa.Date(), nullable=True),
        sa.Column("begins_wording", sa.String(length=120), nullable=False),
        sa.Column("ends_earliest", sa.Date(), nullable=True),
        sa.Column("ends_latest", sa.Date(), nullable=True),
        sa.Column("ends_wording", sa.String(length=120), nullable=False),
        sa.Column("ending", sa.String(length=40), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.Uuid(), nullable=True),
        sa.Column("deletion_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("one_id <> other_id", name=op.f("ck_couple_two_people")),
        sa.ForeignKeyConstraint(
            ["review_id", "one_id"], ["relative.review_id", "relative.id"], name=op.f("fk_couple_review_id_one_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "other_id"], ["relative.review_id", "relative.id"], name=op.f("fk_couple_review_id_other_id")
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_couple_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_couple")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_couple_review_id_id")),
    )
    op.create_index(op.f("ix_couple_one_id"), "couple", ["one_id"], unique=False)
    op.create_index(op.f("ix_couple_other_id"), "couple", ["other_id"], unique=False)
    op.create_index(op.f("ix_couple_review_id"), "couple", ["review_id"], unique=False)
    op.create_table(
        "family_contact",
        sa.Column("relative_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.Uuid(), nullable=True),
        sa.Column("deletion_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id", "relative_id"],
            ["relative.review_id", "relative.id"],
            name=op.f("fk_family_contact_review_id_relative_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_family_contact_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_contact")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_family_contact_review_id_id")),
    )
    op.create_index(op.f("ix_family_contact_relative_id"), "family_contact", ["relative_id"], unique=False)
    op.create_index(op.f("ix_family_contact_review_id"), "family_contact", ["review_id"], unique=False)
    op.create_table(
        "home",
        sa.Column("relative_id", sa.Uuid(), nullable=False),
        sa.Column("household", sa.Text(), nullable=False),
        sa.Column("begins_earliest", sa.Date(), nullable=True),
        sa.Column("begins_latest", sa.Date(), nullable=True),
        sa.Column("begins_wording", sa.String(length=120), nullable=False),
        sa.Column("ends_earliest", sa.Date(), nullable=True),
        sa.Column("ends_latest", sa.Date(), nullable=True),
        sa.Column("ends_wording", sa.String(length=120), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.Uuid(), nullable=True),
        sa.Column("deletion_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id", "relative_id"],
            ["relative.review_id", "relative.id"],
            name=op.f("fk_home_review_id_relative_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_home_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_home_review_id_id")),
    )
    op.create_index(op.f("ix_home_relative_id"), "home", ["relative_id"], unique=False)
    op.create_index(op.f("ix_home_review_id"), "home", ["review_id"], unique=False)
    op.create_table(
        "kin",
        sa.Column("relative_id", sa.Uuid(), nullable=False),
        sa.Column("symbol", sa.String(length=40), nullable=False),
        sa.Column("born_earliest", sa.Date(), nullable=True),
        sa.Column("born_latest", sa.Date(), nullable=True),
        sa.Column("born_wording", sa.String(length=120), nullable=False),
        sa.Column("died_earliest", sa.Date(), nullable=True),
        sa.Column("died_latest", sa.Date(), nullable=True),
        sa.Column("died_wording", sa.String(length=120), nullable=False),
        sa.Column("in_focus", sa.Boolean(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.Uuid(), nullable=True),
        sa.Column("deletion_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id", "relative_id"],
            ["relative.review_id", "relative.id"],
            name=op.f("fk_kin_review_id_relative_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_kin_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kin")),
        sa.UniqueConstraint("relative_id", name=op.f("uq_kin_relative_id")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_kin_review_id_id")),
    )
    op.create_index(op.f("ix_kin_review_id"), "kin", ["review_id"], unique=False)
    op.create_table(
        "parentage",
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.Uuid(), nullable=True),
        sa.Column("deletion_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("child_id <> parent_id", name=op.f("ck_parentage_two_people")),
        sa.ForeignKeyConstraint(
            ["review_id", "child_id"],
            ["relative.review_id", "relative.id"],
            name=op.f("fk_parentage_review_id_child_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "parent_id"],
            ["relative.review_id", "relative.id"],
            name=op.f("fk_parentage_review_id_parent_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_parentage_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parentage")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_parentage_review_id_id")),
    )
    op.create_index(op.f("ix_parentage_child_id"), "parentage", ["child_id"], unique=False)
    op.create_index(op.f("ix_parentage_parent_id"), "parentage", ["parent_id"], unique=False)
    op.create_index(op.f("ix_parentage_review_id"), "parentage", ["review_id"], unique=False)
    op.create_table(
        "involvement",
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("relative_id", sa.Uuid(), nullable=True),
        sa.Column("what_for", sa.Text(), nullable=False),
        sa.Column("begins_earliest", sa.Date(), nullable=True),
        sa.Column("begins_latest", sa.Date(), nullable=True),
        sa.Column("begins_wording", sa.String(length=120), nullable=False),
        sa.Column("ends_earliest", sa.Date(), nullable=True),
        sa.Column("ends_latest", sa.Date(), nullable=True),
        sa.Column("ends_wording", sa.String(length=120), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.Uuid(), nullable=True),
        sa.Column("deletion_reason", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id", "participant_id"],
            ["participant.review_id", "participant.id"],
            name=op.f("fk_involvement_review_id_participant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id", "relative_id"],
            ["relative.review_id", "relative.id"],
            name=op.f("fk_involvement_review_id_relative_id"),
        ),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_involvement_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_involvement")),
        sa.UniqueConstraint("review_id", "id", name=op.f("uq_involvement_review_id_id")),
    )
    op.create_index(op.f("ix_involvement_participant_id"), "involvement", ["participant_id"], unique=False)
    op.create_index(op.f("ix_involvement_review_id"), "involvement", ["review_id"], unique=False)


def unmake() -> None:
    """Remove the tables."""
    for table in reversed(TABLES):
        op.drop_table(table)
