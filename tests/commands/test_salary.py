"""/salary, /takehome and /offer as conversations."""

from __future__ import annotations

import time
from datetime import date

import pytest

from bot.config import Config
from bot.errors import SourceUnreachable
from bot.model.posting import RawPosting
from bot.store import workplaces
from bot.store.database import Database
from tests.commands.conversation import Conversation, Room, posting
from tests.salary.workplaces import row
from tests.town import Town

GROUP = "telegram:-100123"


def paid(number: int, pay: str, *, city: str = "서울 강남구", words: str = "신입 가능") -> RawPosting:
    """A posting for somebody who trains models."""
    body = f"주요업무\n모델 학습\n자격요건\n{words}\n{pay}"
    return posting(number, body, title=f"ML 엔지니어 {number}", location=city)


@pytest.fixture
async def room(conversation: Conversation) -> Room:
    """A group of a bot that saw postings."""
    await conversation.bring(
        *(paid(number, f"연봉 {4000 + 100 * number}만원") for number in range(10)),
        *(paid(20 + number, "연봉 5000만원", city="대전 유성구") for number in range(3)),
        *(paid(40 + number, "") for number in range(4)),
    )
    return conversation.room(GROUP)


async def companies(conversation: Conversation) -> None:
    await workplaces.bring(
        conversation.database,
        [
            *(
                row(
                    "(주)가람로보틱스", members=40 + number, billed=(40 + number) * 380_000, entered=3
                )._replace(month=date(2025 + (6 + number) // 12, (6 + number) % 12 + 1, 1))
                for number in range(12)
            ),
            row("(주)너울", "111111", members=5),
            row("너울 주식회사", "222222", members=90, billed=90 * 605_000),
        ],
    )


class TestASum:
    async def test_stands_among_all_beside_statistics_and_what_is_left(self, room: Room) -> None:
        said = await room.say("/연봉 1억")
        assert "상위 약 7.4%입니다(2024년 귀속, 추정)" in said
        assert "대기업 평균 월 613만원, 연 7,356만원: 이보다 2,644만원 많습니다" in said
        assert "실수령은 다달이 약 653만원입니다" in said
        assert "KOSA" not in said
        assert "떼는 돈 자세히" in room.labels()
        assert "세전 월 8,333,333원" in await room.press("떼는 돈")

    async def test_is_held_against_postings_of_the_role_with_their_number(self, room: Room) -> None:
        said = await room.say("/연봉 6000 ml엔지니어 신입")
        assert "ML 엔지니어 신입 공고 13건이 적은 연봉" in said
        assert "가운데 절반보다는 위입니다" in said
        assert "연봉을 적지 않은 공고 4건" in said
        assert "이 봇이 본 공고 [2026-05-27–2026-11-23]" in said

    async def test_is_held_against_postings_of_the_place_that_is_named(self, room: Room) -> None:
        assert "\n서울 ML 엔지니어 공고 10건이" in await room.say("/연봉 6000 ml엔지니어 서울")
        assert "\n서울 ML 엔지니어 공고 10건이" in await room.say("/연봉 ml엔지니어 서울")

    async def test_that_is_a_range_is_weighed_by_its_lower_end_and_says_so(self, room: Room) -> None:
        assert "범위의 아래쪽(연 5,000만원)으로 견준" in await room.say("/연봉 5000~7000")

    async def test_gets_no_quartiles_from_too_few_postings(
        self, conversation: Conversation, room: Room
    ) -> None:
        assert "공고를 아직 보지 못했습니다" in await room.say("/연봉 6000 백엔드 신입")
        assert "연봉을 적은 것이 1건뿐이라 견주지 않습니다(8건부터)" in await self._one_backend(
            conversation, room
        )

    async def _one_backend(self, conversation: Conversation, room: Room) -> str:
        one = posting(70, "주요업무\n서버 개발\n신입 가능\n연봉 4000만원", title="백엔드 개발자")
        await conversation.bring(one)
        return await room.say("/연봉 6000 백엔드 신입")

    async def test_below_the_minimum_wage_is_said_with_the_rule_and_its_year(self, room: Room) -> None:
        for asked in ("/연봉 2000", "/연봉 시급 9000", "/월급 180"):
            said = await room.say(asked)
            assert "최저임금보다 적습니다: 시급 10,320원" in said
            assert "고용노동부 2026년 적용 최저임금 고시 [2026년]" in said

    async def test_of_a_month_by_its_word_and_of_an_hour_are_made_a_year_openly(self, room: Room) -> None:
        assert (await room.say("/월급 350")).startswith("월급 350만원 = 세전 연 4,200만원")
        assert "시급은 한 달 209시간" in await room.say("/연봉 시급 2만")

    @pytest.mark.parametrize(
        ("asked", "answer"),
        [
            ("0", "0원은 견줄 수 없습니다"),
            ("-5000", "0보다 큰 금액"),
            ("900조", "단위를 확인해"),
            ("많이", "금액도, 제가 아는 회사 이름이나 직무도 아닙니다"),
            ("5000 6000", "금액이 둘 이상입니다"),
            ("$120k", "원으로 바꾸어"),
            ("120k달러", "원으로 바꾸어"),
            ("350", "연봉인지 월급인지"),
            ("", "이렇게|금액: "),
        ],
    )
    async def test_that_cannot_be_used_is_asked_back(self, room: Room, asked: str, answer: str) -> None:
        said = await room.say(f"/연봉 {asked}")
        assert any(words in said for words in answer.split("|")), said

    async def test_has_a_picture_whose_words_say_the_same(self, room: Room) -> None:
        await room.say("/연봉 1억")
        assert room.last is not None
        assert room.last.picture is not None
        assert room.last.picture.png.startswith(b"\x89PNG")
        assert "1억원: 상위 약 7.4%" in room.last.picture.alt


class TestAClaim:
    async def test_in_quotes_is_weighed_as_a_fair_friend_would(self, room: Room) -> None:
        said = await room.say('/연봉 "신입 AI 연구원 1억"')
        assert said.startswith("‘신입 AI 연구원 1억’\n견줄 수 있는 통계는 모두 이보다 낮습니다.")
        assert "흔한 금액은 아닙니다" in said

    async def test_is_read_from_the_message_that_is_answered(self, room: Room) -> None:
        said = await room.say(
            "/연봉", reply_to="5", reply_to_text="AI 개발자는 병역특례 요원마저 억대 연봉이래"
        )
        assert "‘AI 개발자는 병역특례 요원마저 억대 연봉이래’" in said
        assert "전문연구요원·산업기능요원만 따로 센 급여 통계는 이 봇에 없습니다" in said
        assert "상위 약 7.4% 안입니다" in said
        assert "AI 개발자 전체 평균 연 7,932만원" in said

    async def test_that_is_likely_is_said_to_be(self, room: Room) -> None:
        assert "있을 법한 금액입니다" in await room.say('/연봉 "신입 ML엔지니어 2700만원"')


class TestACompany:
    async def test_is_told_with_the_months_of_its_data(self, conversation: Conversation, room: Room) -> None:
        await companies(conversation)
        said = await room.say("/연봉 가람로보틱스")
        assert "한 사람 평균 약 월 400만원, 연 4,800만원 (가입자 51명, 2026년 6월)." in said
        assert "2025년 7월–2026년 6월에 새로 들어온 사람 36명, 나간 사람 0명." in said
        assert "국민연금 가입 사업장 내역 [2026년 6월]" in said
        assert room.last is not None
        assert room.last.picture is not None
        assert "2025년 7월 40명" in room.last.picture.alt

    async def test_of_a_name_that_several_have_is_chosen_by_a_button(
        self, conversation: Conversation, room: Room
    ) -> None:
        await companies(conversation)
        said = await room.say("/연봉 ㈜너울")
        assert "‘㈜너울’일 수 있는 회사가 2곳입니다" in said
        assert room.labels() == ["1. 너울 주식회사", "2. (주)너울"]
        near_the_cap = await room.press("너울 주식회사")
        assert "한 사람 평균 최소 월 637만원" in near_the_cap
        assert "상한에 닿아" in near_the_cap

    async def test_by_a_part_of_its_name_is_a_candidate_and_never_a_guess(
        self, conversation: Conversation, room: Room
    ) -> None:
        await companies(conversation)
        await room.say("/연봉 가람")
        assert room.labels() == ["1. (주)가람로보틱스"]

    async def test_nobody_knows_is_asked_back_and_says_when_there_are_no_data(
        self, conversation: Conversation, room: Room
    ) -> None:
        assert "아직 회사 자료가 없습니다" in await room.say("/연봉 가람로보틱스")
        await companies(conversation)
        assert "아직 회사 자료가 없습니다" not in await room.say("/연봉 없는회사")
        assert "오래된 버튼" in await room.press_action("salary:company:999999")


async def test_a_role_alone_is_answered_with_what_postings_say(room: Room) -> None:
    said = await room.say("/연봉 ml엔지니어 신입")
    assert said.startswith("ML 엔지니어 신입의 연봉")
    assert "공고 13건이 적은 연봉" in said
    assert room.last is not None
    assert room.last.picture is not None
    assert "ML 엔지니어" in room.last.picture.alt


class TestACompanyThatNobodyBroughtIn:
    async def test_is_asked_for_elsewhere_and_told(self, conversation: Conversation, room: Room) -> None:
        asked: list[str] = []

        async def employers(name: str) -> None:
            asked.append(name)
            async with conversation.database.writing() as connection:
                await workplaces.keep(connection, [row("(주)새벽별", members=20, billed=20 * 380_000)])

        conversation.know_employers(employers)
        assert "월 400만원, 연 4,800만원" in await room.say("/연봉 새벽별")
        assert "월 400만원, 연 4,800만원" in await room.say("/연봉 새벽별")
        await room.say("/연봉 ml엔지니어")
        assert asked == ["새벽별"]

    async def test_is_said_to_be_out_of_reach_when_it_is(
        self, conversation: Conversation, room: Room
    ) -> None:
        async def employers(_name: str) -> None:
            raise SourceUnreachable("apis.data.go.kr: 시간 안에 답하지 않았습니다.")

        conversation.know_employers(employers)
        said = await room.say("/연봉 새벽별")
        assert "지금은 물을 수 없습니다: apis.data.go.kr: 시간 안에 답하지 않았습니다" in said
        assert "다시 물어봐 주세요" in said


class TestTakeHome:
    async def test_names_every_deduction_with_its_rule_and_days(self, room: Room) -> None:
        said = await room.say("/실수령 5000만 부양 2 자녀 1 식대 20 2026-12")
        assert "국민연금 188,380원 = 3,966,000원의 4.75%" in said
        assert "부양가족 2명(본인 포함), 8–20세 자녀 1명, 식대 20만원 비과세, 2026년 12월 기준" in said
        for name in ("건강보험", "장기요양보험", "고용보험", "소득세", "지방소득세"):
            assert f"\n{name} " in said

    async def test_says_what_is_not_known_yet(self, room: Room) -> None:
        said = await room.say("/takehome 5000만 2027-03")
        assert "근로소득 간이세액표는 2027년 3월 것이 아직 없어" in said

    async def test_of_a_range_tells_both_ends(self, room: Room) -> None:
        assert "범위의 위쪽(연 6,000만원)" in await room.say("/takehome 5000~6000 식대 없음")

    async def test_counts_a_large_family(self, room: Room) -> None:
        assert "부양가족 13명" in await room.say("/takehome 2억 부양 13")

    @pytest.mark.parametrize(
        ("asked", "answer"),
        [
            ("5000만 2026-13", "달은 1부터 12까지"),
            ("5000만 2014-05", "자료에 없습니다"),
            ("5000만 2035-05", "아직 없습니다"),
            ("5000만 부양 0", "가족 수(부양)는 본인과 자녀를 넣어 1명부터"),
            ("0", "0원은"),
            ("", "이렇게 적어 주세요"),
        ],
    )
    async def test_that_cannot_be_figured_is_asked_back(self, room: Room, asked: str, answer: str) -> None:
        assert answer in await room.say(f"/takehome {asked}")


class TestAnOffer:
    async def test_in_a_group_is_answered_to_the_member_alone(self, room: Room) -> None:
        said = await room.say("/오퍼 4300 ml엔지니어 신입 서울")
        assert room.last is not None
        assert room.last.private
        assert "4" not in room.last.aside + room.last.unreached
        assert "서울 ML 엔지니어 신입 공고 10건이 적은 연봉" in said
        assert "가운데 절반 안에 듭니다" in said
        assert "전문연구요원 36개월이면 세전 1억 2,900만원" in said
        assert "겸직 금지" in said
        assert "공고들의 가운데 값(4,450만원, 10건)을 들어" in said

    async def test_where_too_few_postings_say_is_held_against_all_places(self, room: Room) -> None:
        said = await room.say("/offer 5200 ml엔지니어 신입 대전")
        assert "대전에는 연봉을 적은 공고가 8건이 못 되어 지역을 가리지 않았습니다" in said
        assert "\nML 엔지니어 신입 공고 13건이 적은 연봉" in said

    async def test_in_private_needs_no_detour(self, conversation: Conversation) -> None:
        room = conversation.room("telegram:7", private=True)
        assert "제안: 세전 연 5,200만원" in await room.say("/offer 5200")
        assert room.last is not None
        assert not room.last.private

    @pytest.mark.parametrize(
        ("asked", "answer"),
        [("", "이렇게 적어"), ("많이", "금액을 찾지 못했습니다"), ("5000 6000", "둘 이상")],
    )
    async def test_without_one_sum_is_asked_back(self, room: Room, asked: str, answer: str) -> None:
        assert answer in await room.say(f"/offer {asked}")


async def test_an_answer_comes_within_a_blink(room: Room) -> None:
    # 50 ms on a machine of its own; offers have no picture.
    await room.say("/offer 5200 ml엔지니어 신입 서울")
    took = []
    for _ in range(5):
        start = time.perf_counter()
        await room.say("/offer 5200 ml엔지니어 신입 서울")
        took.append(time.perf_counter() - start)
    assert min(took) < 0.05


class TestPostingsThatStatePay:
    async def test_show_what_is_left_of_it_in_a_list(self, room: Room) -> None:
        said = await room.say("/jobs ML")
        assert "연봉 5,000만원 · 실수령 약 월 357만원(11월 기준)" in said
        assert said.count("실수령 약 월") == said.count("연봉 ")

    async def test_show_what_is_left_of_it_in_an_alert(self, database: Database, config: Config) -> None:
        town = Town(database, config)
        await town.subscribe("ML")
        [alert] = await town.bring(paid(1, "연봉 5000만원"))
        assert "연봉 5,000만원 · 실수령 약 월 357만원(11월 기준)" in alert.text
