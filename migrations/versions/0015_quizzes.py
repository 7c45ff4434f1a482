"""Quizzes: how they were shown, what members answered, and whether a room wants the week's board."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def _prompt() -> sa.Column[int]:
    there = sa.ForeignKey("prompts.id", ondelete="CASCADE")
    return sa.Column("prompt_id", sa.Integer(), there, nullable=False, primary_key=True)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def upgrade() -> None:
    op.add_column("rooms", sa.Column("quiz_board", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "quizzes", _prompt(), sa.Column("order", sa.JSON(), nullable=False),
        sa.Column("right", sa.JSON(), nullable=False), sa.Column("poll", sa.String()),
    )  # fmt: skip
    op.create_index("quizzes_poll", "quizzes", ["poll"])
    op.create_table(
        "quiz_answers", _prompt(), sa.Column("member", sa.String(), nullable=False, primary_key=True),
        sa.Column("name", sa.Text(), nullable=False), sa.Column("options", sa.JSON(), nullable=False),
        _flag("done"), _flag("right"), _flag("taken_back"),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
    )  # fmt: skip
    op.create_index("quiz_answers_member", "quiz_answers", ["member"])
    op.create_index("quiz_answers_at", "quiz_answers", ["answered_at"])
