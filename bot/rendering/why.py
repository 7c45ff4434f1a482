"""Why a posting came: which words of which subscription met which words of the posting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.model.chat import Block, Reply
from bot.model.posting import Posting
from bot.model.reading import Evidence, Part
from bot.model.room import MatchReason
from bot.rendering.alert import quotes
from bot.rendering.blocks import block, bold, say
from bot.rendering.clarity import gaps
from bot.rendering.picking import CHOICES, which
from bot.rendering.posting import company, title
from bot.rendering.words import COMPANY_IN_LIST, TITLE_IN_LIST, quoted

PLACES = {
    Part.TITLE: "제목",
    Part.BODY: "본문",
    Part.COMPANY: "회사 이름",
    Part.LOCATION: "근무지",
    Part.PAY: "급여 칸",
    Part.FIELD: "사이트의 항목",
}


def why(posting: Posting, reasons: Sequence[MatchReason]) -> Reply:
    """The reasons of every subscription that wanted it, and the words its 전문연 fact rests on."""
    return Reply(tuple(_blocks(posting, reasons)))


def _blocks(posting: Posting, reasons: Sequence[MatchReason]) -> Iterator[Block]:
    yield block(bold(title(posting, TITLE_IN_LIST)), f" — {company(posting, COMPANY_IN_LIST)}")
    if not reasons:
        yield block(
            "이 공고가 왜 왔는지 남은 기록이 없습니다. 구독을 지웠거나 오래된 알림일 수 있습니다.", gap=True
        )
    for reason in reasons:
        lines = "".join(f"\n- {line}" for line in reason.lines)
        yield block(f"구독 {quoted(reason.filter_text)}에 맞았습니다.{lines}", gap=True)
    evidence = posting.reading.service.evidence
    if evidence:
        yield block(f"전문연은 {places(evidence)}에서 이 말을 보고 읽었습니다.", gap=True)
        yield quotes(evidence)
    if told := gaps(posting.reading.clarity):
        yield block(f"애매한 점: {told}. 물어볼 것: /ask 를 알림에 답장으로.", gap=True)


def places(evidence: Sequence[Evidence]) -> str:
    """Where the words stood: 제목과 본문 told as 제목·본문."""
    return "·".join(dict.fromkeys(PLACES[piece.part] for piece in evidence))


def why_which(postings: Sequence[Posting]) -> Reply:
    """Asked about a message with several postings: which one is meant."""
    more = f" {CHOICES + 1}번부터는 번호를 적어 주세요: /why {CHOICES + 1}" if len(postings) > CHOICES else ""
    return which(f"어느 공고가 궁금하신가요?{more}", postings, "why:")


def why_how() -> Reply:
    """Asked about nothing that was sent."""
    return say("알림에 답장으로 /why 를 보내거나, 알림 아래 ‘왜 왔나요’를 눌러 주세요.")
