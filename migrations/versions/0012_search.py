"""The search's index over postings: their words and parts, and the triggers that note what is stale. All postings begin stale."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# No "OR IGNORE": where a foreign key's action fires the trigger, its own rule for conflicts is used instead.
STALE = "INSERT INTO search_stale (posting_id) SELECT number FROM"
NEW_ONES = "WHERE number NOT IN (SELECT posting_id FROM search_stale)"
# Every character but the blank is a letter, so that terms stay as they are handed in.
TERMS = """CREATE VIRTUAL TABLE search_terms USING fts5(
    terms, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars '!#$&+-<=@_~'")"""


def upgrade() -> None:
    op.create_table(
        "search_pages",
        sa.Column("posting_id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
    )
    op.create_table(
        "search_parts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("postings", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("key"),
    )
    op.create_table(
        "search_stale", sa.Column("posting_id", sa.Integer(), primary_key=True, autoincrement=False)
    )
    op.create_table(
        "search_tails",
        sa.Column("tail", sa.Text(), primary_key=True, nullable=False),
        sqlite_with_rowid=False,
    )
    for statement in (
        TERMS,
        "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_terms, row)",
        "CREATE VIRTUAL TABLE search_places USING fts5vocab(search_terms, instance)",
        f"""CREATE TRIGGER search_added AFTER INSERT ON postings BEGIN
            {STALE} (SELECT coalesce(NEW.same_as, NEW.id) AS number) {NEW_ONES}; END""",
        f"""CREATE TRIGGER search_changed AFTER UPDATE ON postings BEGIN
            {STALE} (SELECT NEW.id AS number UNION SELECT coalesce(OLD.same_as, NEW.id)
                UNION SELECT coalesce(NEW.same_as, NEW.id)) {NEW_ONES}; END""",
        f"""CREATE TRIGGER search_removed AFTER DELETE ON postings BEGIN
            {STALE} (SELECT OLD.id AS number UNION SELECT coalesce(OLD.same_as, OLD.id)) {NEW_ONES}; END""",
        "INSERT INTO search_stale (posting_id) SELECT id FROM postings WHERE same_as IS NULL",
    ):
        op.execute(statement)
