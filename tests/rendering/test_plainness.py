"""What every message of the bot keeps to: plain words that read well aloud, no mark-up, buttons a platform takes."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import time

import pytest

from bot.errors import FilterError
from bot.model.chat import Member, Reply
from bot.model.daily import WORKDAYS, Asked, Plan, Week
from bot.model.fitting import Because, Suggestion
from bot.model.interview import Kind, Question, Quiz
from bot.model.marks import Marks
from bot.model.mock import Mock, MockPart, MockState, Step
from bot.model.posting import Link
from bot.model.quiz import Score, ShownQuiz
from bot.model.reading import Found, Reading
from bot.model.reviews import Prompt, PromptKind, Rating
from bot.model.room import Room
from bot.model.search import Hurdle, Order, Outlook, Relaxed
from bot.model.source import Standing
from bot.model.tracing import Finding, Traced, Unseen, Verdict
from bot.model.waiting import Waiting, Why
from bot.rendering import (
    asking,
    daily,
    errors,
    fitting,
    marks,
    mock,
    mock_questions,
    naming,
    privacy,
    quiz,
    reminding,
    setting_changes,
    settings,
    start,
    subscribing,
    subscriptions,
    whynot,
)
from bot.rendering.alert import alert
from bot.rendering.digest import digest
from bot.rendering.help import CommandHelp, help_all
from bot.rendering.postings import listing
from bot.rendering.status import status
from bot.rendering.why import why, why_how, why_which
from tests.rendering.build import ACCEPTS, NOW, READING, REASONS, ROOM, TODAY, evidence, posting, subscription

MANY = tuple(posting(number=10**9 + n) for n in range(10))
OUTLOOK = Outlook(
    210, 400, MANY[:3], a_day=30.0, hurdles=(Hurdle("RL", 90, 20), Hurdle("-구로", 20, 0, 1)), looked_at=300
)
UNCLEAR = replace(READING, service=replace(ACCEPTS, conflict=(evidence("병역필"),)))

ASKED = Question(
    "asking-1", "역질문", "팀", Kind.COUNTER, 1, ("팀",), "팀은 어떻게 일하나요?", "하루를 물어보세요.",
    ("지난주에는요?",), "사실을 묻는다.", (), (), good="사실을 말한다.", worrying="말을 돌린다.", when="어느 면접에서나",
)  # fmt: skip
MOCK = Mock(
    10**12, ROOM, 1, "", MockState.RUNNING, 30, "ml연구원",
    (Step(MockPart.ASKING, "asking-1", 30, 9), Step(MockPart.BASICS, "ml-1", 5)), "7", NOW,
    Member("7", "가람"), Member("8", "너울"),
)  # fmt: skip
SUGGESTED = (Suggestion(ASKED, Because.GAP, gap=Found("no_task", (evidence("AI 전반"),))),)


ASKED_QUIZ = Quiz("무엇이 맞나요?", ("하나", "둘", "셋"), (0, 2), "그렇기 때문입니다.")
ASKED = Question(
    "ml-1", "ML 기초", "", Kind.CONCEPT, 1, (), "무엇인가요?", "", (), "답이다.", (), (), quiz=ASKED_QUIZ
)
QUIZ = ShownQuiz(Prompt(10**12, 1, "ml-1", PromptKind.QUIZ, "7", NOW), ROOM, False, (2, 0, 1), (0, 1))


def act(words: str) -> str:
    return f"settings:0badcafe:{words}"


def turn(order: Order, first: int) -> str:
    return f"jobs:page:0badcafe:{order}:{first}:{10**12}"


REPLIES = {
    "alert": alert(posting(duplicates=(Link("이음", "https://example.com/2"),)), REASONS, today=TODAY, sample=True),
    "alert in doubt": alert(posting(UNCLEAR, number=10**12), REASONS, today=TODAY),
    "alert of nothing": alert(posting(Reading(), company="", url=""), (), today=TODAY),
    "digest": digest(MANY, total=1_518, today=TODAY, more=f"digest:{10**12}:11", samples={"원티드"}),
    "jobs": listing(MANY[:5], total=99, today=TODAY, first=6, query="전문연", turn=turn),
    "nothing found": listing((), total=0, today=TODAY, query="전문연", turn=turn),
    "why": why(posting(), REASONS),
    "which": why_which(MANY),
    "nothing to practise": fitting.nothing_fits(posting(number=10**12)),
    "asked back": asking.five(SUGGESTED * 5, posting(number=10**12), 5, more=True),
    "asked back, one": asking.one(SUGGESTED[0], f"ask:list:{10**12}:5"),
    "gathering": mock.gathering(MOCK),
    "mock question": mock_questions.question(MOCK, ASKED, follow_ups=1, unreached=True),
    "mock question alone": mock_questions.question(replace(MOCK, interviewer=None), ASKED, answer=True),
    "rubric": mock_questions.rubric(MOCK.step, ASKED),
    "time over": mock.time_over(MOCK),
    "mock over": mock.summary(MOCK, {"asking-1": ASKED.ask}, {9: Rating.HARD}, NOW),
    "mock abandoned": mock.summary(MOCK, {}, {}, NOW, abandoned=True),
    "mock already": mock.already(MOCK, NOW),
    "mock too short": mock.minutes_between(10, 120),
    "nothing to ask back about": asking.not_found("가람"),
    "how": why_how(),
    "preview": subscribing.preview(
        "전문연 RL", "전문연구요원", OUTLOOK, now=NOW, confirm=f"subscribe:yes:0badcafe:{10**12}", cancel="subscribe:no:0badcafe",
        used=(("RL", ("강화학습", "reinforcement learning")),),
    ),
    "preview of nothing": subscribing.preview(
        "전문연", "전문연구요원", Outlook(0, 0, instead=Relaxed("비전", "전문연", 3)), now=NOW,
        confirm="subscribe:yes:-:1", cancel="subscribe:no:-", relax=f"subscribe:look:0badcafe:{10**12}",
    ),
    "shown": subscriptions.shown(subscription(), "전문연구요원", OUTLOOK, now=NOW, may_change=True),
    "never seen": whynot.unseen(Unseen("https://jobs.lever.co/a/b", "jobs.lever.co/a", ("가람",)), now=NOW, can_read=True),
    "not asked for any more": whynot.unseen(
        Unseen("https://a.example/b", "a.example", (), Standing("너울", NOW, None, 0, 3, "429")), now=NOW, can_read=True
    ),
    "not wanted": whynot.traced(
        Traced(posting(), NOW, findings=tuple(
            Finding(subscription(number=n), verdict, ("신입 → 경력 3년 이상",) * n) for n, verdict in enumerate(Verdict)
        )), Room(ROOM), now=NOW,
    ),
    "it came": whynot.it_came(),
    "which posting": whynot.which("그거"),
    "subscribed": subscribing.subscribed(subscription()),
    "list": subscriptions.listed([subscription(number=n) for n in (1, 10**6)], may_change=True),
    "delete": subscriptions.ask_delete(subscription(number=10**6)),
    "filter error": errors.filter_error(FilterError("닫는 따옴표가 없습니다.", '"비전', 0, 1, '"비전"')),
    "unexpected": errors.unexpected("7f3a"),
    "status": status(
        [Standing("너울", NOW, None, 0, 3, "429")], Room(ROOM), now=NOW,
        open_postings=1, subscriptions=1, waiting=[Waiting(2, NOW, Why.DUE)],
    ),
    "welcome": start.welcome(try_it="subscribe:try", samples_only=True, switch_on="boards:on", group=True),
    "help": help_all((CommandHelp("help", ("도움말",), "할 수 있는 일", "/help"),)),
    "privacy": privacy.privacy(),
    "bookmarks": marks.bookmarks(
        MANY, total=99, today=TODAY, first=11, remove=f"bookmarks:drop:{10**12}:{10**6}:11", turn="bookmarks:page:7:0"
    ),
    "no bookmarks": marks.bookmarks((), total=0, today=TODAY, first=1, remove="", turn=""),
    "reminder": reminding.reminder((*MANY, *MANY), {MANY[0].id: Marks(3, 1)}, today=TODAY, samples={"원티드"}),
    "favourites": reminding.favourites(MANY[:2], {MANY[0].id: Marks(3, 1)}, today=TODAY),
    "named": naming.on("비전", "비전이 있는 공고입니다.", "가람"),
    "nobody named": naming.mine(()),
    "settings": settings.menu(Room(ROOM, thread="4"), [subscription(number=n) for n in (1, 10**6)], "7", act),
    "settings to look at": settings.menu(Room(ROOM), [], "", None),
    "quiet hours": settings.quiet_page(Room(ROOM), act),
    "time zone": settings.zone_page(Room(ROOM), act),
    "one subscription": settings.subscription_page(Room(ROOM), subscription(number=10**6), "7", act),
    "daily": daily.page(Room(ROOM), Plan(time(23, 30), WORKDAYS, True, "비전"), (), NOW, NOW, act),
    "no daily": daily.page(Room(ROOM), None, (), None, NOW, act),
    "week": daily.week(
        Week((Asked("왜인가요?", "비전", 2), Asked("왜죠?", "nlp", 0)), (("가람", 1), ("", 1)), ("왜인가요?",)), private=False
    ),
    "quiz": quiz.quiz(QUIZ, ASKED, ASKED_QUIZ),
    "quiz answered": quiz.answered(QUIZ, ASKED, ASKED_QUIZ),
    "quiz answered in private": quiz.answered(replace(QUIZ, private=True), ASKED, ASKED_QUIZ),
    "board": quiz.board([Score("가람", 3, 4), Score("", 3, 4), Score("노을", 0, 1)] * 5, weekly=True),
    "no board": quiz.board([], weekly=False),
    "topic gone": setting_changes.thread_gone(),
    "forget": privacy.ask_forget(mark="0badcafe", may_forget_room=True),
}  # fmt: skip
SIGNS = set("○△✕—–·×…‘’“”＾")


@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES.keys())
class TestEveryReply:
    def test_has_no_pictograms_and_no_control_characters(self, reply: Reply) -> None:
        labels = "".join(button.label.lstrip("🔖👍") for row in reply.buttons for button in row)
        odd = {c for c in reply.text + labels if unicodedata.category(c) in ("So", "Cs", "Co", "Cf", "Cc")}
        assert odd - SIGNS <= {"\n"}

    def test_has_no_mark_up(self, reply: Reply) -> None:
        assert not any(sign in reply.text for sign in ("<b>", "</", "&amp;", "**", "```"))

    def test_has_no_empty_or_ragged_lines(self, reply: Reply) -> None:
        assert reply.text
        assert "\n\n\n" not in reply.text
        pre = {line for block in reply.blocks if block.kind == "pre" for line in block.text.splitlines()}
        assert all(line == line.strip() for line in reply.text.splitlines() if line not in pre)

    def test_has_spans_with_words_and_buttons_a_platform_takes(self, reply: Reply) -> None:
        assert all(span.text for block in reply.blocks for span in block.spans)
        for row in reply.buttons:
            assert row
            for button in row:
                assert button.label.strip()
                assert bool(button.action) != bool(button.url)
                assert len(button.action.encode()) <= 64
