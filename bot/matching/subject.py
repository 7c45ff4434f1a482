"""A posting made ready for matching once: its page of words, and every question asked of it so far with its answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from functools import cached_property

from bot.matching.page import Page
from bot.matching.tree import Leaf, Truth
from bot.model.posting import Posting

TITLE, COMPANY, LOCATION, BODY, PAY = "제목", "회사 이름", "근무지", "본문", "급여 칸"
_FIELDS = {
    "role": "사이트의 직무",
    "employment_type": "사이트의 고용형태",
    "experience": "사이트의 경력",
    "education": "사이트의 학력",
    "service": "사이트의 병역",
}
_KOREA = timezone(timedelta(hours=9))


class Subject:
    """`posting` on the Korean day `today`. `designated`: the company is a 병역지정업체, by what the posting knows of it."""

    def __init__(self, posting: Posting, today: date, *, designated: bool | None = None) -> None:
        self.posting, self.today = posting, today
        listed = posting.designation is not None and bool(posting.designation.companies)
        self.designated = listed if designated is None else designated
        self.reading, self.raw = posting.reading, posting.raw
        self._answers: dict[int, tuple[Leaf, Truth]] = {}
        self._lines: dict[int, tuple[Leaf, str]] = {}

    def ask(self, leaf: Leaf) -> Truth:
        """The leaf's answer, decided once."""
        # By identity, which is much faster than by value; the leaf is kept so that its number stays its own.
        kept = self._answers.get(id(leaf))
        if kept is None:
            kept = self._answers[id(leaf)] = (leaf, leaf.decide(self))
        return kept[1]

    def tell(self, leaf: Leaf) -> str:
        """The leaf's line, said once. Equal leaves that were typed in other words each have their own."""
        kept = self._lines.get(id(leaf))
        if kept is None:
            kept = self._lines[id(leaf)] = (leaf, leaf.tell(self))
        return kept[1]

    @cached_property
    def page(self) -> Page:
        """All words of the posting."""
        return Page(self.texts())

    @cached_property
    def place_page(self) -> Page:
        """The words that tell where the work is."""
        return Page(self.place_texts())

    @cached_property
    def age(self) -> int | None:
        """Days since it was posted, by the site's date or else since we first saw it; None when neither is known."""
        moment: datetime | None = self.raw.posted_at or self.posting.first_seen_at
        return (self.today - moment.astimezone(_KOREA).date()).days if moment else None

    def texts(self) -> Iterator[tuple[str, str]]:
        """All texts of the posting, each with what people call it."""
        raw = self.raw
        yield TITLE, raw.title
        yield COMPANY, raw.company
        yield LOCATION, raw.location
        yield BODY, raw.body
        yield PAY, raw.pay_text
        yield from ((label, raw.fields[key]) for key, label in _FIELDS.items() if raw.fields.get(key))

    def place_texts(self) -> Iterator[tuple[str, str]]:
        """The location, the title, and what the regions were read from."""
        yield LOCATION, self.raw.location
        yield TITLE, self.raw.title
        yield from ((LOCATION, one.text) for region in self.reading.regions for one in region.evidence)
