"""A small scripted bot for the platforms' tests: it remembers what it heard and says one fixed thing a command."""

from __future__ import annotations

import asyncio
import struct
import zlib

from bot.errors import FilterError
from bot.model.chat import Block, BlockKind, Button, Call, Picture, Reply, Span, Style
from bot.platforms.contract import MenuEntry, RoomChange

MENU = (
    MenuEntry("start", "시작: 처음 오셨다면"),
    MenuEntry("subscribe", "구독: 조건에 맞는 새 공고를 알림으로"),
    MenuEntry("subscriptions", "구독목록: 멈추기, 다시 받기, 지우기"),
    MenuEntry("jobs", "공고: 지금 열려 있는 공고 찾기"),
    MenuEntry("why", "왜: 이 공고가 왜 왔는지"),
    MenuEntry("status", "상태: 언제 어디서 모았는지"),
    MenuEntry("help", "도움말: 할 수 있는 일 모두"),
)


def words(text: str, *, kind: BlockKind = BlockKind.TEXT, gap: bool = False) -> Block:
    return Block((Span(text),), kind, gap)


def saying(text: str) -> Reply:
    return Reply((words(text),))


def bold(text: str) -> Span:
    return Span(text, Style.BOLD)


def alert(title: str = "대화형 AI 연구원", company: str = "가온누리랩") -> Reply:
    """An alert as rooms get them; the company is fictional."""
    return Reply(
        (
            words("전문연 ○ 현역·보충역 / 신규·전직"),
            Block((bold(title), Span(f" — {company}"))),
            words("서울 강남 · 석사 이상 · 신입 가능 · 연봉 미기재 · 12/15 마감 (D-22)"),
            words("“전문연구요원으로 복무를 시작하거나 옮겨 오실 수 있습니다”", kind=BlockKind.QUOTE),
            words("병역지정업체 ○ (2026-09 명단) · 예시"),
        ),
        (
            (Button("공고 보기", url="https://example.com/postings/1"), Button("왜 왔나요", "why:1")),
            (Button("담아 두기 3", "save:1"),),
        ),
    )


def caret_error() -> Reply:
    filter_text = "전문연 지역:서울 (신입"
    return Reply(
        (
            words("조건을 읽을 수 없습니다. 괄호가 닫히지 않았습니다."),
            words(f"{filter_text}\n{' ' * 17}^", kind=BlockKind.PRE),
            Block(
                (Span("이렇게 써 보세요: "), Span("/subscribe 전문연 지역:서울 신입", Style.CODE)), gap=True
            ),
        )
    )


def png(width: int = 480, height: int = 200, rgb: tuple[int, int, int] = (31, 107, 87)) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    row = b"\0" + bytes(rgb) * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(row * height))
        + chunk(b"IEND", b"")
    )


class ScriptedBot:
    """Answers each command with its fixed reply; `heard` are all calls, `changes` all room changes.

    While `hold` is cleared, answers wait.
    """

    def __init__(self) -> None:
        self.heard: list[Call] = []
        self.changes: list[RoomChange] = []
        self.was_called = asyncio.Event()
        self.hold = asyncio.Event()
        self.hold.set()

    async def on_change(self, change: RoomChange) -> Reply | None:
        self.changes.append(change)
        return None

    async def __call__(self, call: Call) -> Reply | None:
        self.heard.append(call)
        self.was_called.set()
        await self.hold.wait()
        if call.action:
            return self._pressed(call.action)
        if call.command == "subscribe":
            return self._preview(call.rest)
        if call.command == "broken":
            raise ZeroDivisionError("secret inside")
        if call.command == "refuse":
            raise FilterError("괄호가 닫히지 않았습니다.", "(신입", 0, 1)
        fixed = {
            "start": saying("안녕하세요. 조건을 구독해 두면 새 공고를 알려 드립니다."),
            "caret": caret_error(),
            "picture": Reply((words("분포입니다."),), picture=Picture(png(), "연봉 분포: 가운데 5,200만원")),
            "toast": Reply(toast="조용히 했습니다."),
            "admin": saying("관리자입니다." if await call.is_admin() else "관리자가 아닙니다."),
        }
        return fixed.get(call.command)

    def _preview(self, filter_text: str) -> Reply:
        return Reply(
            (
                Block((Span("조건: "), Span(filter_text, Style.CODE))),
                Block((Span("지난 30일에 "), bold("48건"), Span("이 맞았습니다. 보기:")), gap=True),
                words(
                    "1. 추천 모델 연구원 — 하늘빛데이터\n2. 음성 합성 엔지니어 — 나래소리\n3. 온디바이스 AI — 도담칩스"
                ),
            ),
            ((Button("구독하기", "subscribe:1"), Button("그만두기", "cancel:1")),),
        )

    def _pressed(self, action: str) -> Reply | None:
        if action.startswith("subscribe:"):
            done = Block(
                (Span("구독했습니다", Style.BOLD), Span(": 전문연. 새 공고가 나오면 여기에 알려 드립니다."))
            )
            return Reply((done,), ((Button("멈추기", "pause:1"),),), replaces=True, toast="구독했습니다.")
        if action.startswith("broken:"):
            raise ZeroDivisionError("secret inside")
        if action.startswith("why:"):
            return saying("조건 ‘전문연’이 “전문연구요원으로 복무를 시작하거나”에 닿았습니다.")
        return Reply(toast="했습니다.")
