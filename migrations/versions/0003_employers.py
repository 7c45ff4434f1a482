"""Companies as the National Pension knows them, month by month."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "employers", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("key", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.String(), nullable=False), sa.Column("industry", sa.String(), nullable=False),
        sa.UniqueConstraint("key", "prefix"),
    )  # fmt: skip
    op.create_table(
        "employer_months",
        sa.Column("employer_id", sa.Integer(), sa.ForeignKey("employers.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("month", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("members", sa.Integer(), nullable=False), sa.Column("billed", sa.BigInteger(), nullable=False),
        sa.Column("entered", sa.Integer(), nullable=False), sa.Column("left", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )  # fmt: skip
