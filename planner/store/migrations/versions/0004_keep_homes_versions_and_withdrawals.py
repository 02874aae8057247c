"""keep home areas, versions of settings and links, and what calendars take out.

Also which holidays are kept, and the forms that made exams and deadlines.

Revision: 0004
After: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "withdrawn_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=64), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_withdrawn_entry_lasted")),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.id"],
            name=op.f("fk_withdrawn_entry_owner_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawn_entry")),
        sa.UniqueConstraint("uid", name=op.f("uq_withdrawn_entry_uid")),
    )
    with op.batch_alter_table("withdrawn_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_withdrawn_entry_owner_id"), ["owner_id"], unique=False)
    with op.batch_alter_table("feed_link", schema=None) as batch_op:
        batch_op.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    with op.batch_alter_table("occurrence", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("keeps_holiday", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    with op.batch_alter_table("plan_date", schema=None) as batch_op:
        batch_op.add_column(sa.Column("form_key", sa.String(length=64), nullable=True))
        batch_op.create_unique_constraint(
            op.f("uq_plan_date_owner_id_form_key"), ["owner_id", "form_key"]
        )
    with op.batch_alter_table("owner", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("home_area", sa.String(length=80), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("settings_version", sa.Integer(), server_default="0", nullable=False)
        )
        batch_op.create_check_constraint(
            op.f("ck_owner_one_home"), "home_station = '' OR home_area = ''"
        )


def downgrade():
    with op.batch_alter_table("owner", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_owner_one_home"), type_="check")
        batch_op.drop_column("settings_version")
        batch_op.drop_column("home_area")
    with op.batch_alter_table("plan_date", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("uq_plan_date_owner_id_form_key"), type_="unique")
        batch_op.drop_column("form_key")
    with op.batch_alter_table("occurrence", schema=None) as batch_op:
        batch_op.drop_column("keeps_holiday")
    with op.batch_alter_table("feed_link", schema=None) as batch_op:
        batch_op.drop_column("version")
    with op.batch_alter_table("withdrawn_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_withdrawn_entry_owner_id"))
    op.drop_table("withdrawn_entry")
