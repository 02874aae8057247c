"""keep home areas, how often settings were saved, and sessions that calendars take out.

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
        "withdrawn_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=64), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_withdrawn_session_lasted")),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.id"],
            name=op.f("fk_withdrawn_session_owner_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawn_session")),
        sa.UniqueConstraint("uid", name=op.f("uq_withdrawn_session_uid")),
    )
    with op.batch_alter_table("withdrawn_session", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_withdrawn_session_owner_id"), ["owner_id"], unique=False
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
    with op.batch_alter_table("withdrawn_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_withdrawn_session_owner_id"))
    op.drop_table("withdrawn_session")
