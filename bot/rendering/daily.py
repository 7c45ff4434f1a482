"""The daily question: what is planned and how to change it, the question itself, its model answer, the week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model.chat import Block, BlockKind, Button, Reply, Span
from bot.model.daily import Daily, Plan, Week
from bot.model.interview import Question
from bot.model.reviews import Prompt
from bot.model.room import Room
from bot.rendering import interview
from bot.rendering.blocks import block, bold, code
from bot.rendering.daily_words import HOLIDAYS_OFF, HOLIDAYS_ON, say_days, say_plan
from bot.rendering.days import day
from bot.rendering.setting_changes import span
from bot.rendering.setting_words import DAYS
from bot.rendering.words import TITLE_IN_LIST, cut

Act = Callable[[str], str]
TIMES, WHICH = ("09:00", "12:30", "19:00"), ("매일", "평일")
FIRST = ("평일 09:00", "매일 09:00", "매일 20:00")
PEOPLE, RETURNING = 10, 3

HOW = (
    "한 번에 한 문제만 묻습니다. 답이 없으면 다음 날 한 번 더 묻고 넘어갑니다. 질문에 답장으로 답해 주세요. "
    "저녁에 모범답안을, 일요일 저녁에 한 주를 모아 알려 드립니다."
)
EXAMPLES = (code("/daily 9시 비전"), ", ", code("/daily 평일 09:00 공휴일 쉼"), ", ", code("/daily 끔"))


def page(
    room: Room,
    plan: Plan | None,
    elsewhere: Sequence[Daily],
    following: datetime | None,
    now: datetime,
    act: Act | None,
) -> Reply:
    """What is set in this topic and how it is changed; `elsewhere`: the plans of the room's other topics."""
    head: list[str | Span] = [bold("매일면접"), "\n", say_plan(plan) if plan else "아직 정하지 않았습니다."]
    if plan:
        head.append(f"\n다음 질문: {_when(following, room, now)}{_but_quiet(plan, room)}")
    others = [f"\n다른 주제: {say_plan(one.plan)}" for one in elsewhere]
    change = "바꾸려면: " if act else "정하는 일은 방 관리자만 할 수 있습니다. 예: "
    blocks = (block(*head, *others), block(HOW, gap=True), block(change, *EXAMPLES))
    return Reply(blocks, _buttons(plan, act) if act else ())


def _when(following: datetime | None, room: Room, now: datetime) -> str:
    if following is None:
        return "한 해 안에는 없습니다."
    zone = ZoneInfo(room.settings.timezone)
    then, here = following.astimezone(zone), now.astimezone(zone)
    return f"{day(then.date(), here.date())} ({DAYS[then.weekday()]}) {then:%H:%M}"


def _but_quiet(plan: Plan, room: Room) -> str:
    quiet = room.settings.quiet
    if quiet is None or plan.at not in quiet:
        return ""
    return f". {span(quiet)}은 조용한 시간이라 {quiet.end:%H:%M}에 묻습니다."


def _buttons(plan: Plan | None, act: Act) -> tuple[tuple[Button, ...], ...]:
    if plan is None:
        return tuple((Button(one, act(one)),) for one in FIRST)
    times = tuple(Button(_now(one, one == f"{plan.at:%H:%M}"), act(one)) for one in TIMES)
    days = tuple(Button(_now(one, one == say_days(plan.weekdays)), act(one)) for one in WHICH)
    holidays = HOLIDAYS_ON if plan.holidays_off else HOLIDAYS_OFF
    return (times, days, (Button(holidays, act(holidays)), Button("끄기", act("끔"))))


def _now(label: str, it_is: bool) -> str:
    return f"{label} (지금)" if it_is else label


def ended(*, was_on: bool) -> str:
    """It is off from now on."""
    return (
        "매일면접을 껐습니다. 표시하신 기록은 그대로입니다." if was_on else "매일면접은 켜져 있지 않습니다."
    )


def told(done: str, shown: Reply) -> Reply:
    """A page with what was just done above it."""
    return replace(
        shown, blocks=(block(done), *(replace(one, gap=True) for one in shown.blocks[:1]), *shown.blocks[1:])
    )


def question(shown: Prompt, asked: Question, *, again: bool) -> Reply:
    """The question of the day; `again`: it was not answered the first time."""
    reply = interview.prompt(shown, asked, " (한 번 더)" if again else "")
    if not again:
        return reply
    note = block("지난번에 답이 없어 한 번 더 여쭙니다. 이번에도 없으면 다음 질문으로 넘어갑니다.")
    return replace(reply, blocks=(reply.blocks[0], note, *reply.blocks[1:]))


def model_answer(asked: Question, answered: int, *, private: bool) -> Reply:
    """The evening's model answer, covered."""
    count = (
        ""
        if private
        else f" 오늘 {answered}명이 답했습니다."
        if answered
        else " 아직 아무도 답하지 않았습니다."
    )
    return Reply(
        (
            block(bold("모범답안"), f" (가려 두었습니다. 눌러서 보세요){count}"),
            block(cut(asked.ask, TITLE_IN_LIST), kind=BlockKind.QUOTE),
            block(interview.answer_text(asked), kind=BlockKind.SPOILER),
        ),
        silent=True,
    )


def week(told_of: Week, *, private: bool) -> Reply:
    """What was asked in a week, who answered how many, what comes back."""
    asked = told_of.asked
    answered = sum(one.answered > 0 for one in asked)
    blocks = [block(bold("지난 한 주 매일면접"), f"\n질문 {len(asked)}개, 답이 있었던 질문 {answered}개")]
    blocks.append(
        block(
            "\n".join(_line(at, one.ask, one.topic, one.answered, private) for at, one in enumerate(asked, 1))
        )
    )
    if told_of.people and not private:
        blocks.append(_people(told_of.people))
    if told_of.returning:
        lines = "".join(f"\n- {cut(one, TITLE_IN_LIST // 2)}" for one in told_of.returning[:RETURNING])
        blocks.append(block(bold("이번 주에 다시 올 질문"), f" {len(told_of.returning)}개{lines}", gap=True))
    return Reply(tuple(blocks), silent=True)


def _line(number: int, ask: str, topic: str, answered: int, private: bool) -> str:
    count = ("답함" if answered else "답 없음") if private else f"{answered}명" if answered else "답 없음"
    return f"{number}. {cut(ask, TITLE_IN_LIST // 2)} — {topic} · {count}"


def _people(people: Sequence[tuple[str, int]]) -> Block:
    named = " · ".join(f"{cut(name, 30) or '이름 없는 분'} {count}개" for name, count in people[:PEOPLE])
    more = f" · 그 밖에 {len(people) - PEOPLE}명" if len(people) > PEOPLE else ""
    return block(bold("답하신 분"), "\n", named, more, gap=True)
