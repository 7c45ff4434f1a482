"""Interview practice: whose memory it is, questions shown in rooms, every mark, and when each question comes again."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), primary_key=True)


def _moment(name: str) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _words(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, primary_key=key)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _learner(*, key: bool) -> sa.Column[int]:
    there = sa.ForeignKey("learners.id", ondelete="CASCADE")
    return sa.Column("learner_id", sa.Integer(), there, nullable=False, primary_key=key)


def _room(*, nullable: bool) -> sa.Column[int]:
    return sa.Column(
        "room_id", sa.Integer(), sa.ForeignKey("rooms.id", ondelete="CASCADE"), nullable=nullable
    )


def upgrade() -> None:
    op.create_table(
        "learners", _id(), sa.Column("platform", sa.String()), sa.Column("member", sa.String()), _room(nullable=True),
        _moment("created_at"), sa.UniqueConstraint("platform", "member"), sa.UniqueConstraint("room_id"),
    )  # fmt: skip
    op.create_table(
        "cards", _learner(key=True), _words("question", key=True), _number("stage"), sa.Column("step", sa.Integer()),
        sa.Column("stability", sa.Float(), nullable=False), sa.Column("difficulty", sa.Float(), nullable=False),
        _moment("due"), _moment("last_review"), _number("reps"), _number("lapses"),
    )  # fmt: skip
    op.create_index("cards_due", "cards", ["learner_id", "due"])
    op.create_table(
        "prompts", _id(), _room(nullable=False), _words("question"), _words("kind"), _words("asked_by"),
        _moment("asked_at"), _words("state"), _words("shown"), _words("wish"),
    )  # fmt: skip
    op.create_index("prompts_room", "prompts", ["room_id", "asked_at"])
    op.create_index("prompts_asked_at", "prompts", ["asked_at"])
    op.create_table(
        "reviews", _id(), _learner(key=False), _words("question"),
        sa.Column("prompt_id", sa.Integer(), sa.ForeignKey("prompts.id", ondelete="SET NULL")),
        _number("rating"), _moment("reviewed_at"),
    )  # fmt: skip
    op.create_index("reviews_learner", "reviews", ["learner_id", "question"])
    op.create_index("reviews_prompt", "reviews", ["prompt_id"])
