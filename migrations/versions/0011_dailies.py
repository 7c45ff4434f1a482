"""A question a day: the plans of rooms, the days that are done with, and who answered."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def _words(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, primary_key=key)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _moment(name: str) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _points_at(name: str, table: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f"{table}.id", ondelete="SET NULL"))


def _part_of(name: str, table: str, *, key: bool) -> sa.Column[int]:
    there = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name, sa.Integer(), there, nullable=False, primary_key=key)


def upgrade() -> None:
    op.create_table(
        "answers", _part_of("prompt_id", "prompts", key=True), _words("member", key=True),
        sa.Column("name", sa.Text(), nullable=False), _moment("answered_at"),
    )  # fmt: skip
    op.create_index("answers_member", "answers", ["member"])
    op.create_table(
        "dailies", sa.Column("id", sa.Integer(), primary_key=True), _part_of("room_id", "rooms", key=False),
        _words("thread"), _words("at"), _words("weekdays"), _flag("holidays_off"), _words("wish"),
        _moment("created_at"), _points_at("prompt_id", "prompts"), _points_at("message_id", "outbox"),
        sa.Column("asked_on", sa.Date()), _flag("repeated"), _flag("answer_told"),
        sa.UniqueConstraint("room_id", "thread"),
    )  # fmt: skip
    op.create_index("dailies_prompt", "dailies", ["prompt_id"])
    op.create_index("dailies_message", "dailies", ["message_id"])
    op.create_table(
        "daily_turns", _part_of("daily_id", "dailies", key=True), _words("turn", key=True),
        sa.Column("day", sa.Date(), nullable=False, primary_key=True),
        _points_at("prompt_id", "prompts"), _points_at("message_id", "outbox"),
    )  # fmt: skip
    op.create_index("daily_turns_day", "daily_turns", ["day"])
    op.create_index("daily_turns_prompt", "daily_turns", ["prompt_id"])
    op.create_index("daily_turns_message", "daily_turns", ["message_id"])
