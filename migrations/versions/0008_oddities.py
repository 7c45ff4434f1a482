"""Layouts: how a source's answers look as a rule, and what was odd about the last one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("standings", sa.Column("odd", sa.Text(), nullable=False, server_default=""))
    op.add_column("standings", sa.Column("usual", sa.JSON(), nullable=False, server_default="{}"))
