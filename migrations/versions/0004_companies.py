"""Lists of designated companies by their dates, and the companies that rooms follow."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "company_lists",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("listed_on", sa.Date(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("listed_on"),
    )
    op.create_table(
        "designated_companies",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("list_id", sa.Integer(), sa.ForeignKey("company_lists.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("sector", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("active", sa.JSON(), nullable=False),
        sa.Column("supplementary", sa.JSON(), nullable=False),
    )  # fmt: skip
    op.create_index("designated_companies_list", "designated_companies", ["list_id"])
    op.create_table(
        "designated_keys",
        sa.Column(
            "company_id", sa.Integer(), sa.ForeignKey("designated_companies.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("key", sa.String(), primary_key=True),
    )  # fmt: skip
    op.create_index("designated_keys_key", "designated_keys", ["key"])
    op.create_table(
        "follows",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("room_id", sa.Integer(), sa.ForeignKey("rooms.id", ondelete="CASCADE"), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("room_id", "key"),
    )
    op.create_index("follows_key", "follows", ["key"])
