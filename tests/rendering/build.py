"""Postings, readings and subscriptions for the tests of sentences; every company here is made up."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.model.posting import Link, Posting, RawPosting
from bot.model.reading import (
    Admission,
    Deadline,
    Degree,
    Education,
    Evidence,
    Experience,
    Part,
    Reading,
    Region,
    Service,
    Stance,
    Track,
)
from bot.model.room import MatchReason, RoomId, Subscription

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 5, 5, tzinfo=UTC)
ROOM = RoomId("web", "local")


def evidence(text: str, part: Part = Part.BODY) -> Evidence:
    return Evidence(text, part, 0, len(text))


ACCEPTS = Service(
    Stance.ACCEPTS,
    frozenset({Track.RESEARCH}),
    frozenset(Admission),
    (evidence("전문연구요원(현역/보충역) 지원 가능"),),
)
READING = Reading(
    service=ACCEPTS,
    experience=Experience(entry_ok=True),
    education=Education(Degree.MASTER),
    regions=(Region("서울", "강남구"),),
    deadline=Deadline(date(2026, 12, 15), open_until_filled=False),
)


def posting(
    reading: Reading = READING,
    *,
    number: int = 7,
    title: str = "AI Research Engineer",
    company: str = "두루미연산",
    url: str = "https://example.com/7",
    source: str = "원티드",
    duplicates: tuple[Link, ...] = (),
    closed_at: datetime | None = None,
) -> Posting:
    raw = RawPosting(source, str(number), title, url, company)
    return Posting(raw, reading, number, duplicates, closed_at=closed_at)


def subscription(filter_text: str = "전문연 비전", *, number: int = 1, paused: bool = False) -> Subscription:
    return Subscription(number, ROOM, number, filter_text, paused)


REASONS = (MatchReason(1, "전문연 비전", ("전문연: 본문의 “전문연구요원”", "비전: 제목의 “Vision”")),)
