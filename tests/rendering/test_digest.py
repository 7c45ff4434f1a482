"""Several postings in one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.model.chat import Button, Style
from bot.model.posting import Posting
from bot.model.reading import Deadline, Reading, Service, Stance
from bot.rendering.digest import PAGE, best_first, digest
from tests.rendering.build import READING, TODAY, posting

TEN = tuple(posting(number=n, title=f"연구원 {n}") for n in range(1, 11))


def test_a_digest_tells_the_true_total() -> None:
    told = digest(TEN, total=57, today=TODAY, more="digest:3:2")
    assert told.text.splitlines()[0] == "새 공고 57건 중 10건"
    assert told.buttons == ((Button("더 보기 (47건 남음)", action="digest:3:2"),),)


def test_each_entry_is_two_lines_with_the_title_as_link() -> None:
    told = digest(TEN[:2], total=2, today=TODAY)
    assert told.text.split("\n\n") == [
        "새 공고 2건",
        "1. 연구원 1 — 두루미연산\n전문연 ○ 현역·보충역 / 신규·전직 · 서울 강남구 · 신입 가능 · 12/15 마감 (D-22)",
        "2. 연구원 2 — 두루미연산\n전문연 ○ 현역·보충역 / 신규·전직 · 서울 강남구 · 신입 가능 · 12/15 마감 (D-22)",
    ]
    assert [s.text for s in told.blocks[1].spans if s.url == "https://example.com/7"] == ["연구원 1"]
    assert told.buttons == ()


def test_a_later_page_says_which_it_shows_and_counts_on() -> None:
    told = digest(TEN[:7], total=57, today=TODAY, first=51, more="digest:3:7")
    assert told.text.splitlines()[0] == "새 공고 57건 중 51–57번째"
    assert "\n51. 연구원 1" in told.text
    assert told.buttons == ()


def test_never_more_than_ten_are_listed() -> None:
    told = digest((*TEN, posting(number=11)), total=11, today=TODAY, more="digest:3:2")
    assert len(told.blocks) == 1 + PAGE
    assert told.buttons[0][0].label == "더 보기 (1건 남음)"


def test_ten_postings_with_endless_titles_still_fit_a_message() -> None:
    long = tuple(posting(number=n, title="가" * 5_000, company="나" * 500) for n in range(10))
    told = digest(long, total=700, today=TODAY, more="digest:3:2").text
    assert len(told) < 4_096
    assert f"{'가' * 199}… — {'나' * 79}…" in told


def test_samples_are_marked_and_explained_once() -> None:
    mixed = (posting(source="예시"), posting(number=8), posting(number=9, source="예시"))
    told = digest(mixed, total=3, today=TODAY, samples={"예시"}).text
    assert told.count("[예시]") == 2
    assert told.endswith("\n\n예시 공고입니다. 지어낸 회사이며 실제 채용이 아닙니다.")


def test_a_posting_that_closed_since_is_struck() -> None:
    over = posting(closed_at=datetime(2026, 11, 22, tzinfo=UTC))
    told = digest((over,), total=1, today=TODAY)
    assert told.text.splitlines()[2].startswith("1. [마감] AI Research Engineer")
    assert Style.STRIKE in {span.style for span in told.blocks[1].spans}


def test_the_best_come_first_then_the_nearer_deadline_then_the_newer() -> None:
    def one(number: int, stance: Stance, last: date | None) -> Posting:
        return posting(Reading(service=Service(stance), deadline=Deadline(last)), number=number)

    soon, late, past = date(2026, 11, 30), date(2027, 1, 5), date(2026, 11, 1)
    shuffled = [
        one(1, Stance.REJECTS, soon),
        one(2, Stance.NONE, soon),
        one(3, Stance.ACCEPTS, None),
        one(4, Stance.ACCEPTS, late),
        one(5, Stance.UNCLEAR, soon),
        one(6, Stance.ACCEPTS, soon),
        one(7, Stance.ACCEPTS, past),
    ]
    assert [p.id for p in best_first(shuffled, TODAY)] == [6, 4, 7, 3, 5, 2, 1]


def test_an_unknown_deadline_does_not_hide_a_posting() -> None:
    told = digest((posting(replace(READING, deadline=Deadline())),), total=1, today=TODAY)
    assert told.text.endswith("마감 모름")
