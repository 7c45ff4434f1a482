"""What an alert mail says of each posting it links to: title, company, place and the few words beside them.

The posting's address is the anchor, and its block is as much of the mail around it as belongs to no other posting. In the
block: the title is the words of the link, the longest where several links lead there and none is a button; the company is the
words of a link to the board's page of a company, else what stands before ` · `, else a name with a legal form, else the line
beside the title that is no place and no condition; the place is the first words that begin with a region. What is not there is
left empty. Nothing is fetched: no picture, no link.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.sources import text
from bot.sources.answers import words_of
from bot.sources.contract import Answer, Request
from bot.sources.html_text import to_text
from bot.sources.posting_links import Link, is_company, posting_at

BLOCK = 14
"""Lines of a block; what is further from the link says nothing of it."""

_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_RULE = re.compile(r"\s*[-=_*─━]{5,}\s*")
_BUTTON = re.compile(
    r"(?:채용)?\s?(?:공고|상세|자세히)?\s?(?:보기|보러\s?가기|확인하기|바로\s?가기|더\s?보기)|(?:입사|즉시|바로|간편)?\s?지원(?:하기)?|"
    r"적극\s?채용\s?중|\d+ connections?|스크랩|관심\s?(?:공고|등록)?|공고\s?저장|로고|채용\s?공고|new|추천|광고|"
    r"(?:view|see|save|apply)(?: (?:this |the |to )?(?:job|jobs|now|posting|details|all|more))*|easy apply|"
    r"(?:actively (?:recruiting|hiring)|promoted|be an early applicant|top applicant|company logo|logo)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"경력|신입|학력|[대고]졸|석사|박사|학사|정규직|계약직|인턴|마감|채용\s?시|상시|오늘|내일|급여|연봉|만원|D-?\d|[~～]\s?\d|\d{1,2}[./]\d{1,2}|"
    r"\d\s?년|\||connections?\b|applicants?\b|ago\b|일 전|시간 전|명 지원",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"(?:대한민국\s*)?(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|충청|전북|전남|전라|경북|경남|경상|제주|판교|성남|수원|전국|"
    r"재택|원격|해외)(?![가-힣]{2,}(?<!특별시)(?<!광역시)(?<!자치시)(?<!자치도)(?<!근무))|"
    r"(?:[A-Z][\w-]+,? ){0,3}(?:Seoul|Busan|Daegu|Incheon|Gwangju|Daejeon|Ulsan|Sejong|Gyeonggi|Pangyo|Seongnam|Suwon|"
    r"South Korea|Korea|Remote)\b"
)
_LEGAL = re.compile(r"\((?:주|유|재|사)\)|㈜|주식회사|\b(?:Inc|Corp|Co|Ltd|LLC)\b\.?", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|·•ㆍ/]\s*")


@dataclass(frozen=True, slots=True)
class Told:
    """What a mail says of a posting. `words`: the other lines beside it."""

    link: Link
    title: str
    company: str = ""
    location: str = ""
    words: tuple[str, ...] = ()


def postings_in(mail: bytes) -> list[Told]:
    """Every posting a mail links to, in order; "" as its title when none can be seen. Never raises."""
    parts = [part for part in message_from_bytes(mail).walk() if _is_text(part)]
    for kind, read in (("text/html", _of_html), ("text/plain", _of_plain)):
        told: dict[str, Told] = {}
        for part in parts:
            if part.get_content_type() == kind:
                for one in read(_words(part)):
                    told.setdefault(one.link.id, one)
        if told:
            return list(told.values())
    return []


def _is_text(part: Message) -> bool:
    return part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment"


def _words(part: Message) -> str:
    payload = part.get_payload(decode=True)
    said = f"{part.get_content_type()}; charset={part.get_content_charset() or ''}"
    return words_of(Answer(Request("mailbox:"), payload if isinstance(payload, bytes) else b"", said))


def _of_html(page: str) -> Iterator[Told]:
    anchors: dict[str, tuple[Link, list[LexborNode]]] = {}
    beneath: defaultdict[int, set[str]] = defaultdict(set)
    tree = LexborHTMLParser(page)
    for anchor in tree.css("a[href]"):
        link = posting_at(anchor.attributes.get("href") or "")
        if link is None:
            continue
        anchors.setdefault(link.id, (link, []))[1].append(anchor)
        for node in _above(anchor):
            beneath[node.mem_id].add(link.id)
    for link, nodes in anchors.values():
        block = _block(nodes[0], beneath)
        lines = _lines(block)
        if len(lines) < 2:
            lines += _after(block, beneath)
        titles = [line for node in nodes for line in _lines(node)[:1]]
        companies = [
            line
            for anchor in block.css("a[href]")
            if is_company(anchor.attributes.get("href") or "")
            for line in _lines(anchor)[:1]
        ]
        yield _told(link, titles, lines, companies)


def _above(node: LexborNode) -> Iterator[LexborNode]:
    parent: LexborNode | None = node
    while parent is not None:
        yield parent
        parent = parent.parent


def _block(anchor: LexborNode, beneath: dict[int, set[str]]) -> LexborNode:
    """The widest part of the mail around `anchor` that belongs to no other posting and is not too long to be about it."""
    block = anchor
    for node in _above(anchor):
        if node.tag in ("body", "html") or len(beneath[node.mem_id]) > 1 or len(_lines(node)) > BLOCK:
            break
        block = node
    return block


def _after(block: LexborNode, beneath: dict[int, set[str]]) -> list[str]:
    """The few lines after a block that holds its link alone, up to the next posting's."""
    lines: list[str] = []
    node = block.next
    while node is not None and len(lines) < 4 and not beneath.get(node.mem_id):
        lines += _lines(node)
        node = node.next
    return lines


def _lines(node: LexborNode) -> list[str]:
    return _clean((to_text(node.html or "")).split("\n"))


def _clean(lines: Sequence[str]) -> list[str]:
    told = (text.line(re.sub(r"^[•·▪*-]\s", "", line)) for line in lines)
    return [line for line in told if re.search(r"\w", line) and not _is_buttons(line)]


def _is_buttons(line: str) -> bool:
    """Whether a line is what stands on a button, or on several."""
    return any(
        all(_BUTTON.fullmatch(part.strip(" .!:>›→»“”\"'[]()")) for part in parts)
        for parts in ([line], line.split(), _PARTS.split(line))
    )


def _of_plain(words: str) -> Iterator[Told]:
    since: list[str] = []
    for line in words.splitlines():
        link = next(filter(None, (posting_at(url) for url in _URL.findall(line))), None)
        if link is not None:
            beside = _clean([_URL.sub("", line)])
            lines = _last_paragraph(since) or beside
            yield _told(link, lines[:1], lines, [])
            since = []
        elif _RULE.fullmatch(line):
            since = []
        else:
            since.append(_URL.sub("", line))


def _last_paragraph(lines: Sequence[str]) -> list[str]:
    """The paragraph nearest to the link that says more than one thing, else the nearest that says anything."""
    paragraphs = [_clean(part.split("\n")) for part in re.split(r"\n\s*\n", "\n".join(lines))]
    said = [paragraph for paragraph in paragraphs if paragraph]
    return next((one for one in reversed(said) if len(one) > 1), said[-1] if said else [])[-BLOCK:]


def _told(link: Link, titles: Sequence[str], lines: Sequence[str], companies: Sequence[str]) -> Told:
    title = max(titles, key=lambda one: (not _LEGAL.search(one), len(one)), default="")
    others = [line for line in dict.fromkeys(lines) if line != title]
    at = lines.index(title) if title in lines else -1
    company = next((one for one in companies if one != title), "") or _company(title, others, lines, at)
    location = next((place for line in others if line != company and (place := _place(line, company))), "")
    words = tuple(
        line for line in others if line not in (company, location) and line != f"{company} · {location}"
    )
    return Told(link, title, company, location, words[:BLOCK])


def _company(title: str, others: Sequence[str], lines: Sequence[str], at: int) -> str:
    if at >= 0 and at + 1 < len(lines) and " · " in lines[at + 1]:
        return _name(lines[at + 1].partition(" · ")[0])
    named = next((line for line in others if _LEGAL.search(line) and not _CONDITION.search(line)), "")
    if named:
        return named
    beside = (*lines[at + 1 : at + 2], *lines[max(at - 1, 0) : at]) if at >= 0 else others[:1]
    return next((name for line in beside if line != title and (name := _name(line))), "")


def _name(line: str) -> str:
    return "" if _CONDITION.search(line) or _REGION.match(line) or len(line) > 60 else line


def _place(line: str, company: str) -> str:
    parts = (part for part in _PARTS.split(line) if part != company)
    return next((part for part in parts if _REGION.match(part) and len(part) <= 80), "")
