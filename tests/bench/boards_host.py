"""`python -m tests.bench.boards_host`: a hundred Greenhouse boards on loopback, each answer 50 ms late; says where it listens.

`/sent` tells how many bytes of bodies went out so far.
"""

from __future__ import annotations

import json
import random
import sys
import threading
from dataclasses import replace
from html import escape

from tests.servers import BoardServer, Play

BOARDS, POSTINGS, LATENCY, LENGTH = 100, 200, 0.05, 1_350
SYLLABLES = "가나다라마바사아자차카타파하고노도로모보소오조초구누두루무부수우주추기니디리미비시이지치"
PLACES = ("서울 강남구", "서울 성동구", "경기 성남시 분당구", "대전 유성구", "부산 해운대구", "원격")
FACTS = (
    "석사 이상 또는 그에 준하는 경험",
    "경력 3년 이상",
    "신입 지원 가능",
    "전문연구요원 신규편입 및 전직 가능",
    "연봉 5,000만원 ~ 7,000만원",
    "상시 채용, 채용 시 마감",
    "정규직 (수습 3개월)",
)


class Writer:
    """Writes postings that resemble each other no more than those of real boards do: every sentence is drawn anew."""

    def __init__(self, seed: int = 20261124) -> None:
        self._chance = random.Random(seed)  # noqa: S311  a benchmark, no secret
        self._words = [
            "".join(self._chance.choices(SYLLABLES, k=self._chance.choice((2, 3, 3, 4))))
            for _ in range(20_000)
        ]

    def words(self, count: int) -> str:
        """Some words."""
        return " ".join(self._chance.choices(self._words, k=count))

    def body(self) -> str:
        """Sentences up to the usual length, every fifth of them one that says a fact."""
        lines: list[str] = []
        while sum(map(len, lines)) < LENGTH:
            said = self._chance.random() < 0.2
            lines.append(self._chance.choice(FACTS) if said else f"{self.words(7)}을 다룹니다")
        return "".join(f"<p>{line}</p>" for line in lines)


def board(number: int, writer: Writer) -> bytes:
    """A board of one company, with postings of its own."""
    rows = [
        {
            "id": number * 1000 + n,
            "title": f"{writer.words(2)} 연구원",
            "company_name": f"{writer.words(1)}테크",
            "absolute_url": f"https://boards.garam.example/{number}/{n}",
            "first_published": "2026-11-18T20:30:00-05:00",
            "location": {"name": PLACES[(number + n) % len(PLACES)]},
            "content": escape(writer.body()),
        }
        for n in range(POSTINGS)
    ]
    return json.dumps({"jobs": rows}, ensure_ascii=False).encode()


class Host(BoardServer):
    """Tells what it sent."""

    def _next(self, path: str) -> Play:
        if path == "/sent":
            return Play(str(self.sent).encode())
        return replace(super()._next(path), slow=LATENCY)


def main() -> None:
    """Serve until the other end hangs up."""
    writer, host = Writer(), Host()
    for number in range(BOARDS):
        host.page(f"/v1/boards/garam{number}/jobs?content=true", board(number, writer), etag=f'"{number}"')
    with host.running():
        sys.stdout.write(f"{host.url}\n")
        sys.stdout.flush()
        threading.Thread(target=sys.stdin.read, daemon=True).start()
        sys.stdin.read()


if __name__ == "__main__":
    main()
