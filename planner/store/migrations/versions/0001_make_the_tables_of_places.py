"""Make the tables of places.

Revision: 0001
After: None
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "academic_period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("institution", sa.String(length=120), nullable=False),
        sa.Column("period", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_date", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("starts <= ends", name=op.f("ck_academic_period_period_runs_forward")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_academic_period")),
        sa.UniqueConstraint(
            "institution",
            "period",
            "starts",
            name=op.f("uq_academic_period_institution_period_starts"),
        ),
    )
    op.create_table(
        "geocode_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("provider", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(lat IS NULL) = (lon IS NULL)", name=op.f("ck_geocode_answer_point_whole")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_geocode_answer")),
        sa.UniqueConstraint("provider", "text", name=op.f("uq_geocode_answer_provider_text")),
    )
    op.create_table(
        "holiday",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("observed", sa.Date(), nullable=True),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_date", sa.String(length=10), nullable=False),
        sa.CheckConstraint(
            "level IN ('public', 'school', 'eve')", name=op.f("ck_holiday_level_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
        sa.UniqueConstraint("date", "level", "name", name=op.f("uq_holiday_date_level_name")),
    )
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("also_known_as", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "library",
                "study_room",
                "community_club",
                "campus",
                "cafe",
                "fast_food",
                "coworking",
                "other",
                name="kind_known",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postal_code", sa.String(length=6), nullable=False),
        sa.Column("opening_hours", sa.Text(), nullable=True),
        sa.Column("holiday_hours_stated", sa.Boolean(), nullable=False),
        sa.Column("eve_closing", sa.Time(), nullable=True),
        sa.Column("hours_source", sa.Text(), nullable=False),
        sa.Column("hours_date", sa.String(length=10), nullable=False),
        sa.Column("holiday_source", sa.Text(), nullable=False),
        sa.Column(
            "quiet",
            sa.Enum(
                "yes",
                "no",
                "unknown",
                name="quiet_answered",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "power",
            sa.Enum(
                "yes",
                "no",
                "unknown",
                name="power_answered",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "wifi",
            sa.Enum(
                "yes",
                "no",
                "unknown",
                name="wifi_answered",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "aircon",
            sa.Enum(
                "yes",
                "no",
                "unknown",
                name="aircon_answered",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "food",
            sa.Enum(
                "yes",
                "no",
                "unknown",
                name="food_answered",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "booking",
            sa.Enum(
                "yes",
                "no",
                "unknown",
                name="booking_answered",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("attributes_source", sa.Text(), nullable=False),
        sa.Column("attributes_date", sa.String(length=10), nullable=False),
        sa.Column(
            "access",
            sa.Enum(
                "public",
                "customers",
                "members",
                "students",
                "paid",
                name="access_known",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("price", sa.Text(), nullable=False),
        sa.Column("price_source", sa.Text(), nullable=False),
        sa.Column("price_date", sa.String(length=10), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column(
            "study_evidence",
            sa.Enum(
                "library",
                "seats",
                "listed",
                "none",
                name="evidence_known",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("evidence_note", sa.Text(), nullable=False),
        sa.Column("evidence_source", sa.Text(), nullable=False),
        sa.Column("evidence_date", sa.String(length=10), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "confirmed",
                "single-source",
                "stale",
                name="confidence_known",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "closed",
                "moved",
                "unknown",
                name="status_known",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("closed_from", sa.Date(), nullable=True),
        sa.Column("reopens_from", sa.Date(), nullable=True),
        sa.Column("status_note", sa.Text(), nullable=False),
        sa.Column("status_source", sa.Text(), nullable=False),
        sa.Column("status_date", sa.String(length=10), nullable=False),
        sa.Column("moved_to", sa.String(length=120), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_date", sa.String(length=10), nullable=False),
        sa.Column("licence", sa.Text(), nullable=False),
        sa.Column("position_source", sa.String(length=20), nullable=False),
        sa.Column("position_note", sa.Text(), nullable=False),
        sa.Column("do_not_list", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("source <> ''", name=op.f("ck_place_source_named")),
        sa.CheckConstraint(
            "capacity IS NULL OR capacity > 0", name=op.f("ck_place_capacity_positive")
        ),
        sa.CheckConstraint("lat BETWEEN -90 AND 90", name=op.f("ck_place_lat_in_degrees")),
        sa.CheckConstraint("lon BETWEEN -180 AND 180", name=op.f("ck_place_lon_in_degrees")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("slug", name=op.f("uq_place_slug")),
    )
    op.create_table(
        "seeding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("seeded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_seeding_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seeding")),
    )
    op.create_table(
        "seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("zone", sa.String(length=120), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_date", sa.String(length=10), nullable=False),
        sa.CheckConstraint("seats > 0", name=op.f("ck_seats_seats_positive")),
        sa.ForeignKeyConstraint(
            ["place_id"], ["place.id"], name=op.f("fk_seats_place_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
        sa.UniqueConstraint("place_id", "level", "zone", name=op.f("uq_seats_place_id_level_zone")),
    )


def downgrade():
    op.drop_table("seats")
    op.drop_table("seeding")
    op.drop_table("place")
    op.drop_table("holiday")
    op.drop_table("geocode_answer")
    op.drop_table("academic_period")
