"""Life in a group: what changed since an alert, members' marks and interests, whom an alert names, reminders and weekly lists."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _moment(name: str) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _words(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, primary_key=key)


def _of(table: str, name: str, *, key: bool = True) -> sa.Column[int]:
    there = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name, sa.Integer(), there, nullable=False, primary_key=key)


def upgrade() -> None:
    op.add_column("alerts", sa.Column("changes", sa.JSON()))
    op.add_column("rooms", sa.Column("weekly_list", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "marks", _of("rooms", "room_id"), _of("postings", "posting_id"), _words("member", key=True),
        _words("kind", key=True), _moment("created_at"),
    )  # fmt: skip
    op.create_index("marks_member", "marks", ["member"])
    op.create_index("marks_posting", "marks", ["posting_id"])
    op.create_table(
        "interests", sa.Column("id", sa.Integer(), primary_key=True), _of("rooms", "room_id", key=False),
        _words("member"), _words("name"), sa.Column("filter_text", sa.Text(), nullable=False),
        sa.Column("filter_version", sa.Integer(), nullable=False), sa.Column("named_on", sa.Date()), _moment("created_at"),
    )  # fmt: skip
    op.create_index("interests_room", "interests", ["room_id"])
    op.create_index("interests_member", "interests", ["member"])
    op.create_table("mentions", _of("alerts", "alert_id"), _words("member", key=True))
    op.create_index("mentions_member", "mentions", ["member"])
    op.create_table(
        "rounds",
        _of("rooms", "room_id"),
        _words("kind", key=True),
        sa.Column("day", sa.Date(), nullable=False),
    )
