"""What a list says of a company is told with its day; what nobody imported is told apart from what is not in it."""

from __future__ import annotations

from datetime import date

from bot.model.designation import DesignatedCompany, Designation, DesignationChange, Follow, Headcount
from bot.rendering.designation import counts, followed, follows, line, news

DAY, BEFORE = date(2026, 9, 11), date(2026, 8, 31)
ONE = DesignatedCompany("(주)가온누리", active=Headcount(2, 4, 12), supplementary=Headcount(9999, 0, 1))


def test_listed_not_listed_and_no_list_are_three_answers() -> None:
    assert line(Designation(DAY, (ONE,))) == "병역지정업체 ○ (2026-09 명단)"
    assert line(Designation(DAY)) == "병역지정업체 명단에 없음 (2026-09 명단)"
    assert line(Designation(None)) == "병역지정업체 명단 없음 (가져오지 않음)"


def test_counts_that_are_codes_or_mean_nothing_are_not_told() -> None:
    assert counts(ONE) == "현역 배정 2, 편입 4, 복무 12 · 보충역 편입 0, 복무 1"
    assert counts(DesignatedCompany("가", active=Headcount(9999, 1, None))) == "현역 편입 1"
    assert counts(DesignatedCompany("가")) == ""


def test_a_change_is_told_in_its_numbers() -> None:
    grown = DesignatedCompany(
        "(주)가온누리", active=Headcount(3, 5, 12), supplementary=Headcount(999, 0, None)
    )
    changes = [
        DesignationChange(ONE, grown),
        DesignationChange(None, ONE),
        DesignationChange(DesignatedCompany("나래"), None),
    ]
    assert news(changes, before=BEFORE, after=DAY).text == (
        "관심회사 소식 (병역지정업체)\n"
        "- (주)가온누리: 현역 배정 2 → 3, 현역 편입 4 → 5, 보충역 복무 1 → 모름\n"
        "- (주)가온누리: 명단에 새로 올랐습니다 (현역 배정 2, 편입 4, 복무 12 · 보충역 편입 0, 복무 1)\n"
        "- 나래: 명단에서 빠졌습니다\n"
        "2026-08-31 명단과 견준 2026-09-11 명단입니다."
    )


def test_many_changes_are_cut_and_counted() -> None:
    changes = [DesignationChange(DesignatedCompany(f"{n}호"), None) for n in range(13)]
    words = news(changes, before=BEFORE, after=DAY).text
    assert words.count("빠졌습니다") == 10
    assert "그 밖에 3곳" in words


def test_following_tells_what_the_list_says_now_and_names_like_it() -> None:
    words = followed("가온누리", Designation(DAY, (ONE,)), ["(주)가온누리"], new=True).text
    assert "‘가온누리’를 관심회사로 두었습니다" in words
    assert "- (주)가온누리: 현역 배정 2, 편입 4, 복무 12" in words
    assert "비슷한" not in words
    words = followed("가온", Designation(DAY), ["(주)가온누리"], new=False).text
    assert "이미 관심회사" in words
    assert "비슷한 이름으로는 ‘(주)가온누리’" in words


def test_each_followed_company_has_a_button_for_who_may_change() -> None:
    found = [Follow(7, "가온누리", "가온누리")]
    assert follows(found, may_change=True).buttons[0][0].action == "follow:off:7"
    assert follows(found, may_change=False).buttons == ()
    assert "없습니다" in follows([], may_change=True).text
