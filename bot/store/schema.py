"""The tables as the code sees them. What creates them is in migrations/, frozen; a test holds both equal."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime. SQLite keeps no zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Refuse naive times: they would be read as another moment."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs its zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Put the zone back."""
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


metadata = MetaData()


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _room() -> Column[int]:
    return Column("room_id", Integer, ForeignKey("rooms.id", ondelete="CASCADE"), nullable=False)


rooms = Table(
    "rooms",
    metadata,
    _id(),
    Column("platform", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("title", String, nullable=False, default=""),
    Column("private", Boolean, nullable=False, default=False),
    Column("thread", String, nullable=False, default=""),
    Column("state", String, nullable=False, default="active"),
    Column("paused_at", Moment),
    Column("admins_only", Boolean, nullable=False, default=True),
    Column("silent", Boolean, nullable=False, default=False),
    Column("timezone", String, nullable=False, default="Asia/Seoul"),
    Column("weekly_list", Boolean, nullable=False, default=True),
    Column("quiz_board", Boolean, nullable=False, default=True),
    # 23:00-08:00, or "" for none.
    Column("quiet", String, nullable=False, default=""),
    # When somebody last spoke to the bot there, to the minute.
    Column("last_call_at", Moment),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("platform", "chat"),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    _id(),
    _room(),
    Column("number", Integer, nullable=False),
    Column("filter_text", Text, nullable=False),
    Column("filter_version", Integer, nullable=False),
    Column("paused", Boolean, nullable=False, default=False),
    Column("created_by", String, nullable=False, default=""),
    Column("created_at", Moment, nullable=False),
    Column("mode", String, nullable=False, default="now"),
    # The topic of its own, "" for the main one; none: where the room's alerts go.
    Column("thread", String),
    UniqueConstraint("room_id", "number"),
)

postings = Table(
    "postings",
    metadata,
    _id(),
    Column("source", String, nullable=False),
    Column("external_id", String, nullable=False),
    Column("url", Text, nullable=False, default=""),
    Column("title", Text, nullable=False),
    Column("company", Text, nullable=False, default=""),
    Column("body", Text, nullable=False, default=""),
    Column("location", Text, nullable=False, default=""),
    Column("pay_text", Text, nullable=False, default=""),
    Column("posted_at", Moment),
    Column("closes_at", Moment),
    Column("open_until_filled", Boolean),
    Column("fields", JSON, nullable=False),
    Column("extra", JSON, nullable=False),
    # What the source said, as one short digest: equal digest, nothing changed.
    Column("digest", String, nullable=False),
    Column("reading", JSON, nullable=False),
    Column("closes_on", Date),
    # What it is compared by, packed; the same opening on another board points at the one that was first.
    Column("signature", Text, nullable=False, default=""),
    Column("same_as", Integer, ForeignKey("postings.id", ondelete="SET NULL")),
    Column("first_seen_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("closed_at", Moment),
    UniqueConstraint("source", "external_id"),
    Index("postings_open", "closed_at", "first_seen_at"),
    Index("postings_same_as", "same_as"),
    Index("postings_url", "url"),
)

# What candidates for the same opening are looked up by.
posting_keys = Table(
    "posting_keys",
    metadata,
    Column("key", String, primary_key=True),
    Column("posting_id", Integer, ForeignKey("postings.id", ondelete="CASCADE"), primary_key=True),
    Index("posting_keys_posting", "posting_id"),
)

standings = Table(
    "standings",
    metadata,
    Column("source", String, primary_key=True),
    Column("last_tried_at", Moment),
    Column("last_good_at", Moment),
    Column("count", Integer, nullable=False, default=0),
    Column("failures", Integer, nullable=False, default=0),
    Column("why", Text, nullable=False, default=""),
    Column("validators", JSON, nullable=False),
    Column("resting_until", Moment),
    Column("resting", Text, nullable=False, default=""),
    Column("odd", Text, nullable=False, default=""),
    Column("usual", JSON, nullable=False, default=dict),
)

calls = Table(
    "calls",
    metadata,
    Column("kind", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("made", Integer, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    _room(),
    Column("kind", String, nullable=False),
    Column("thread", String, nullable=False, default=""),
    Column("due_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    # How often it may have arrived although nobody said so.
    Column("ambiguous", Integer, nullable=False, default=0),
    Column("state", String, nullable=False, default="waiting"),
    Column("platform_message_id", String, nullable=False, default=""),
    Column("payload", JSON),
    Column("error", Text, nullable=False, default=""),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Index("outbox_due", "state", "due_at"),
    Index("outbox_room", "room_id", "state"),
)

alerts = Table(
    "alerts",
    metadata,
    _id(),
    _room(),
    Column("posting_id", Integer, ForeignKey("postings.id", ondelete="CASCADE"), nullable=False),
    Column("outbox_id", Integer, ForeignKey("outbox.id", ondelete="SET NULL")),
    Column("reasons", JSON, nullable=False),
    # What the posting says otherwise since the room was told of it.
    Column("changes", JSON),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("room_id", "posting_id"),
    Index("alerts_outbox", "outbox_id"),
    Index("alerts_posting", "posting_id"),
)

# What members put by or liked, each posting once a room and kind.
marks = Table(
    "marks",
    metadata,
    Column("room_id", Integer, ForeignKey("rooms.id", ondelete="CASCADE"), primary_key=True),
    Column("posting_id", Integer, ForeignKey("postings.id", ondelete="CASCADE"), primary_key=True),
    Column("member", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("created_at", Moment, nullable=False),
    Index("marks_member", "member"),
    Index("marks_posting", "posting_id"),
)

# What members asked to be named for, and the day they last were.
interests = Table(
    "interests",
    metadata,
    _id(),
    _room(),
    Column("member", String, nullable=False),
    Column("name", String, nullable=False),
    Column("filter_text", Text, nullable=False),
    Column("filter_version", Integer, nullable=False),
    Column("named_on", Date),
    Column("created_at", Moment, nullable=False),
    Index("interests_room", "room_id"),
    Index("interests_member", "member"),
)

# Whom an alert is of interest to; once it is sent, whom it names.
mentions = Table(
    "mentions",
    metadata,
    Column("alert_id", Integer, ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True),
    Column("member", String, primary_key=True),
    Index("mentions_member", "member"),
)

# The last day a room got its reminder or its weekly list.
rounds = Table(
    "rounds",
    metadata,
    Column("room_id", Integer, ForeignKey("rooms.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("day", Date, nullable=False),
)

# What a button stands for when it does not fit into the 64 bytes a button carries.
drafts = Table(
    "drafts",
    metadata,
    _id(),
    _room(),
    Column("member", String, nullable=False, default=""),
    Column("payload", JSON, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index("drafts_created", "created_at"),
)

# Official lists of the companies one may serve in, each by its date, with the head counts of that day.
company_lists = Table(
    "company_lists",
    metadata,
    _id(),
    Column("listed_on", Date, nullable=False),
    Column("file", String, nullable=False),
    Column("imported_at", Moment, nullable=False),
    UniqueConstraint("listed_on"),
)

designated_companies = Table(
    "designated_companies",
    metadata,
    _id(),
    Column("list_id", Integer, ForeignKey("company_lists.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("place", Text, nullable=False, default=""),
    Column("sector", Text, nullable=False, default=""),
    Column("field", Text, nullable=False, default=""),
    Column("active", JSON, nullable=False),
    Column("supplementary", JSON, nullable=False),
    Index("designated_companies_list", "list_id"),
)

# All that a listed company may be called, so that a posting's company is found in it.
designated_keys = Table(
    "designated_keys",
    metadata,
    Column(
        "company_id", Integer, ForeignKey("designated_companies.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("key", String, primary_key=True),
    Index("designated_keys_key", "key"),
)

# Companies a room wants to hear of when a new list says something else about them.
follows = Table(
    "follows",
    metadata,
    _id(),
    _room(),
    Column("key", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("room_id", "key"),
    Index("follows_key", "key"),
)

# Whose memory of interview questions it is: a member's on a platform, or a room's own.
learners = Table(
    "learners",
    metadata,
    _id(),
    Column("platform", String),
    Column("member", String),
    Column("room_id", Integer, ForeignKey("rooms.id", ondelete="CASCADE")),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("platform", "member"),
    UniqueConstraint("room_id"),
)

# A question of the bank in one memory; the question may have left the bank since. See model/reviews.py.
cards = Table(
    "cards",
    metadata,
    Column("learner_id", Integer, ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True),
    Column("question", String, primary_key=True),
    Column("stage", Integer, nullable=False),
    Column("step", Integer),
    Column("stability", Float, nullable=False),
    Column("difficulty", Float, nullable=False),
    Column("due", Moment, nullable=False),
    Column("last_review", Moment, nullable=False),
    Column("reps", Integer, nullable=False),
    Column("lapses", Integer, nullable=False),
    Index("cards_due", "learner_id", "due"),
)

# Questions shown in rooms; `shown`: the letters of what was uncovered below.
prompts = Table(
    "prompts",
    metadata,
    _id(),
    _room(),
    Column("question", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("asked_by", String, nullable=False, default=""),
    Column("asked_at", Moment, nullable=False),
    Column("state", String, nullable=False, default="open"),
    Column("shown", String, nullable=False, default=""),
    Column("wish", String, nullable=False, default=""),
    Index("prompts_room", "room_id", "asked_at"),
    Index("prompts_asked_at", "asked_at"),
)

# Every mark there was, from which a card can be made again.
reviews = Table(
    "reviews",
    metadata,
    _id(),
    Column("learner_id", Integer, ForeignKey("learners.id", ondelete="CASCADE"), nullable=False),
    Column("question", String, nullable=False),
    Column("prompt_id", Integer, ForeignKey("prompts.id", ondelete="SET NULL")),
    Column("rating", Integer, nullable=False),
    Column("reviewed_at", Moment, nullable=False),
    Index("reviews_learner", "learner_id", "question"),
    Index("reviews_prompt", "prompt_id"),
)

# Who answered a daily question, and the name they went by then; for the week's summary.
answers = Table(
    "answers",
    metadata,
    Column("prompt_id", Integer, ForeignKey("prompts.id", ondelete="CASCADE"), primary_key=True),
    Column("member", String, primary_key=True),
    Column("name", Text, nullable=False, default=""),
    Column("answered_at", Moment, nullable=False),
    Index("answers_member", "member"),
)

# When a topic of a room is asked a question a day, and the question asked last. `weekdays`: such as 01234.
dailies = Table(
    "dailies",
    metadata,
    _id(),
    _room(),
    Column("thread", String, nullable=False, default=""),
    Column("at", String, nullable=False),
    Column("weekdays", String, nullable=False),
    Column("holidays_off", Boolean, nullable=False, default=False),
    Column("wish", String, nullable=False, default=""),
    Column("created_at", Moment, nullable=False),
    Column("prompt_id", Integer, ForeignKey("prompts.id", ondelete="SET NULL")),
    Column("message_id", Integer, ForeignKey("outbox.id", ondelete="SET NULL")),
    Column("asked_on", Date),
    Column("repeated", Boolean, nullable=False, default=False),
    Column("answer_told", Boolean, nullable=False, default=False),
    UniqueConstraint("room_id", "thread"),
    Index("dailies_prompt", "prompt_id"),
    Index("dailies_message", "message_id"),
)

# The days whose question or summary is done with, so that neither comes twice, however clocks and restarts go.
daily_turns = Table(
    "daily_turns",
    metadata,
    Column("daily_id", Integer, ForeignKey("dailies.id", ondelete="CASCADE"), primary_key=True),
    Column("turn", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("prompt_id", Integer, ForeignKey("prompts.id", ondelete="SET NULL")),
    Column("message_id", Integer, ForeignKey("outbox.id", ondelete="SET NULL")),
    Index("daily_turns_day", "day"),
    Index("daily_turns_prompt", "prompt_id"),
    Index("daily_turns_message", "message_id"),
)

# A prompt that is a quiz. `order`: the options' numbers in the bank as they were shown; `right`: the right ones as shown; `poll`:
# the platform's own id of the poll it stands as.
quizzes = Table(
    "quizzes",
    metadata,
    Column("prompt_id", Integer, ForeignKey("prompts.id", ondelete="CASCADE"), primary_key=True),
    Column("order", JSON, nullable=False),
    Column("right", JSON, nullable=False),
    Column("poll", String),
    Index("quizzes_poll", "poll"),
)

# What members answered; not `done` while they choose several.
quiz_answers = Table(
    "quiz_answers",
    metadata,
    Column("prompt_id", Integer, ForeignKey("prompts.id", ondelete="CASCADE"), primary_key=True),
    Column("member", String, primary_key=True),
    Column("name", Text, nullable=False, default=""),
    Column("options", JSON, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("right", Boolean, nullable=False, default=False),
    Column("taken_back", Boolean, nullable=False, default=False),
    Column("answered_at", Moment, nullable=False),
    Index("quiz_answers_member", "member"),
    Index("quiz_answers_at", "answered_at"),
)

# Questions a room added for itself; `number` counts within the room.
own_questions = Table(
    "own_questions",
    metadata,
    _id(),
    _room(),
    Column("number", Integer, nullable=False),
    Column("subtopic", String, nullable=False),
    Column("level", Integer, nullable=False),
    Column("ask", Text, nullable=False),
    Column("hint", Text, nullable=False, default=""),
    Column("follow_ups", JSON, nullable=False),
    Column("answer", Text, nullable=False),
    Column("points", JSON, nullable=False),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("room_id", "number"),
)

# The words of openings as the search takes them (matching/stream.py), and their parts by number. The terms of the words are in
# a full-text table beside these, which search_terms.py alone knows.
search_pages = Table(
    "search_pages",
    metadata,
    Column("posting_id", Integer, primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
    Column("company", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("parts", JSON, nullable=False),
)

# What openings have in common for a facet, and the numbers of those that have it, as one packed set.
search_parts = Table(
    "search_parts",
    metadata,
    _id(),
    Column("key", Text, nullable=False),
    Column("postings", LargeBinary, nullable=False),
    UniqueConstraint("key"),
)

# Where a word may begin inside a token: 개발<웹 for 웹개발.
search_tails = Table(
    "search_tails", metadata, Column("tail", Text, primary_key=True), sqlite_with_rowid=False
)

# Openings that changed since they were indexed. Triggers write here.
search_stale = Table(
    "search_stale", metadata, Column("posting_id", Integer, primary_key=True, autoincrement=False)
)

# Mock interviews. `open_in`: the topic it holds until it is done; `notice`: what will say that a step's time is over.
mocks = Table(
    "mocks",
    metadata,
    _id(),
    _room(),
    Column("thread", String, nullable=False, default=""),
    Column("open_in", String),
    Column("state", String, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("field", String, nullable=False, default=""),
    Column("steps", JSON, nullable=False),
    Column("opened_by", String, nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("candidate", String, nullable=False, default=""),
    Column("candidate_name", String, nullable=False, default=""),
    Column("interviewer", String, nullable=False, default=""),
    Column("interviewer_name", String, nullable=False, default=""),
    Column("place", Integer, nullable=False, default=0),
    Column("notice", Integer, nullable=False, default=0),
    UniqueConstraint("room_id", "open_in"),
    Index("mocks_state", "state"),
)

# Members who practise in pairs: with whom they did last week, whether they waited then, how often in all.
pair_members = Table(
    "pair_members",
    metadata,
    Column("room_id", Integer, ForeignKey("rooms.id", ondelete="CASCADE"), primary_key=True),
    Column("member", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("partner", String, nullable=False, default=""),
    Column("waited", Boolean, nullable=False, default=False),
    Column("waits", Integer, nullable=False, default=0),
    Column("created_at", Moment, nullable=False),
    Index("pair_members_member", "member"),
)

# Small facts about the whole: the revision of all subscriptions, whether the local room has the real boards on.
facts = Table(
    "facts",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", JSON, nullable=False),
)

# Companies as the National Pension knows them: workplaces of one name and business number, added up. See salary/companies.py.
employers = Table(
    "employers",
    metadata,
    _id(),
    Column("key", String, nullable=False),
    Column("prefix", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("place", String, nullable=False, default=""),
    Column("industry", String, nullable=False, default=""),
    UniqueConstraint("key", "prefix"),
)

# A month as 202609, so that a row of millions stays small.
employer_months = Table(
    "employer_months",
    metadata,
    Column("employer_id", Integer, ForeignKey("employers.id", ondelete="CASCADE"), primary_key=True),
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("members", Integer, nullable=False),
    Column("billed", BigInteger, nullable=False),
    Column("entered", Integer, nullable=False),
    Column("left", Integer, nullable=False),
    sqlite_with_rowid=False,
)

Row = dict[str, Any]
