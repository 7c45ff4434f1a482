"""Several postings in one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.model.chat import Button, Style
from bot.model.posting import Posting
from bot.model.reading import Deadline, Reading, Service, Stance
from bot.model.room import MatchReason
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


def test_of_equals_the_one_that_leaves_less_of_the_filter_unanswered_comes_first() -> None:
    reasons = {
        1: (MatchReason(1, "전문연 연봉>=5000", ("전문연 가능", "연봉 모름"), unknown=1),),
        2: (MatchReason(1, "전문연 연봉>=5000", ("전문연 가능", "연봉 5,000만원 이상")),),
        3: (
            MatchReason(1, "전문연 연봉>=5000", ("전문연 가능", "연봉 모름"), unknown=1),
            MatchReason(2, "전문연", ("전문연 가능",)),
        ),
    }
    shuffled = [posting(number=n) for n in (1, 2, 3)]
    assert [p.id for p in best_first(shuffled, TODAY, reasons)] == [3, 2, 1]


def test_what_several_subscriptions_wanted_names_them_once() -> None:
    both = (MatchReason(1, "전문연", ("전문연 가능",)), MatchReason(2, "비전 신입", ("비전",)))
    told = digest(TEN[:4], total=4, today=TODAY, reasons={1: both, 2: both[:1], 4: both}).text
    assert told.endswith("\n\n1, 4번은 구독 ‘전문연’, ‘비전 신입’에 함께 맞았습니다.")


def test_ten_endless_postings_each_of_other_subscriptions_still_fit_a_message() -> None:
    long = tuple(posting(number=n, title="가" * 5_000, company="나" * 500) for n in range(10))
    reasons = {n: tuple(MatchReason(m, f"{n}{m}" + "다" * 400, ("말",)) for m in range(9)) for n in range(10)}
    told = digest(long, total=700, today=TODAY, more="digest:3:2", reasons=reasons).text
    assert len(told) < 4_096


def test_an_unknown_deadline_does_not_hide_a_posting() -> None:
    told = digest((posting(replace(READING, deadline=Deadline())),), total=1, today=TODAY)
    assert told.text.endswith("마감 모름")
