"""Budgets: how many requests each kind of source made on a day, and until when a source rests."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calls",
        sa.Column("kind", sa.String(), nullable=False, primary_key=True),
        sa.Column("day", sa.Date(), nullable=False, primary_key=True),
        sa.Column("made", sa.Integer(), nullable=False),
    )
    op.add_column("standings", sa.Column("resting_until", sa.DateTime(timezone=True)))
    op.add_column("standings", sa.Column("resting", sa.Text(), nullable=False, server_default=""))
