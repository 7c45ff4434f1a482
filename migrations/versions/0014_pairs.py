"""Members who practise in pairs, with whom they did last week, and whether they waited."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    room = sa.ForeignKey("rooms.id", ondelete="CASCADE")
    op.create_table(
        "pair_members",
        sa.Column("room_id", sa.Integer(), room, primary_key=True),
        sa.Column("member", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("partner", sa.String(), nullable=False),
        sa.Column("waited", sa.Boolean(), nullable=False),
        sa.Column("waits", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("pair_members_member", "pair_members", ["member"])
