"""The first schema: rooms, subscriptions, postings, standings, outbox, alerts, drafts, facts."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _moment(name: str, *, needed: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=not needed)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _short(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _yes(name: str, *, needed: bool = True) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=not needed)


def _json(name: str, *, needed: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=not needed)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), primary_key=True)


def _room() -> sa.Column[int]:
    return sa.Column("room_id", sa.Integer(), sa.ForeignKey("rooms.id", ondelete="CASCADE"), nullable=False)


def upgrade() -> None:
    op.create_table(
        "rooms", _id(), _short("platform"), _short("chat"), _short("title"), _yes("private"), _short("thread"),
        _short("state"), _moment("paused_at"), _yes("admins_only"), _yes("silent"), _short("timezone"),
        _moment("created_at", needed=True), sa.UniqueConstraint("platform", "chat"),
    )  # fmt: skip
    op.create_table(
        "subscriptions", _id(), _room(), _number("number"), _words("filter_text"), _number("filter_version"),
        _yes("paused"), _short("created_by"), _moment("created_at", needed=True), sa.UniqueConstraint("room_id", "number"),
    )  # fmt: skip
    op.create_table(
        "postings", _id(), _short("source"), _short("external_id"), _words("url"), _words("title"), _words("company"),
        _words("body"), _words("location"), _words("pay_text"), _moment("posted_at"), _moment("closes_at"),
        _yes("open_until_filled", needed=False), _json("fields"), _json("extra"), _short("digest"), _json("reading"),
        sa.Column("closes_on", sa.Date()), _words("signature"),
        sa.Column("same_as", sa.Integer(), sa.ForeignKey("postings.id", ondelete="SET NULL")),
        _moment("first_seen_at", needed=True), _moment("changed_at", needed=True), _moment("closed_at"),
        sa.UniqueConstraint("source", "external_id"),
    )  # fmt: skip
    op.create_index("postings_open", "postings", ["closed_at", "first_seen_at"])
    op.create_index("postings_same_as", "postings", ["same_as"])
    op.create_table(
        "posting_keys", sa.Column("key", sa.String(), primary_key=True),
        sa.Column("posting_id", sa.Integer(), sa.ForeignKey("postings.id", ondelete="CASCADE"), primary_key=True),
    )  # fmt: skip
    op.create_index("posting_keys_posting", "posting_keys", ["posting_id"])
    op.create_table(
        "standings", sa.Column("source", sa.String(), primary_key=True), _moment("last_tried_at"), _moment("last_good_at"),
        _number("count"), _number("failures"), _words("why"), _json("validators"),
    )  # fmt: skip
    op.create_table(
        "outbox", _id(), _room(), _short("kind"), _short("thread"), _moment("due_at", needed=True), _number("attempts"),
        _number("ambiguous"), _short("state"), _short("platform_message_id"), _json("payload", needed=False),
        _words("error"), _moment("created_at", needed=True), _moment("sent_at"),
    )  # fmt: skip
    op.create_index("outbox_due", "outbox", ["state", "due_at"])
    op.create_index("outbox_room", "outbox", ["room_id", "state"])
    op.create_table(
        "alerts", _id(), _room(),
        sa.Column("posting_id", sa.Integer(), sa.ForeignKey("postings.id", ondelete="CASCADE"), nullable=False),
        sa.Column("outbox_id", sa.Integer(), sa.ForeignKey("outbox.id", ondelete="SET NULL")),
        _json("reasons"), _moment("created_at", needed=True), sa.UniqueConstraint("room_id", "posting_id"),
    )  # fmt: skip
    op.create_index("alerts_outbox", "alerts", ["outbox_id"])
    op.create_index("alerts_posting", "alerts", ["posting_id"])
    op.create_table(
        "drafts", _id(), _room(), _short("member"), _json("payload"), _moment("created_at", needed=True)
    )
    op.create_index("drafts_created", "drafts", ["created_at"])
    op.create_table("facts", sa.Column("name", sa.String(), primary_key=True), _json("value"))
