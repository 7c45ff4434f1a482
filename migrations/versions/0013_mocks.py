"""Mock interviews: who sits in one, its questions and how far it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    words = (
        "thread",
        "state",
        "field",
        "opened_by",
        "candidate",
        "candidate_name",
        "interviewer",
        "interviewer_name",
    )
    numbers = ("minutes", "place", "notice")
    op.create_table(
        "mocks",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("room_id", sa.Integer(), sa.ForeignKey("rooms.id", ondelete="CASCADE"), nullable=False),
        sa.Column("open_in", sa.String()),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        *[sa.Column(name, sa.String(), nullable=False) for name in words],
        *[sa.Column(name, sa.Integer(), nullable=False) for name in numbers],
        sa.UniqueConstraint("room_id", "open_in"),
    )
    op.create_index("mocks_state", "mocks", ["state"])
