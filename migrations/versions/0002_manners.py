"""When and where rooms are told: quiet hours, the last call, and each subscription's mode and topic."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rooms", sa.Column("quiet", sa.String(), nullable=False, server_default="23:00-08:00"))
    op.add_column("rooms", sa.Column("last_call_at", sa.DateTime(timezone=True)))
    op.add_column("subscriptions", sa.Column("mode", sa.String(), nullable=False, server_default="now"))
    op.add_column("subscriptions", sa.Column("thread", sa.String()))
    op.execute("UPDATE rooms SET quiet = '' WHERE platform = 'web'")
