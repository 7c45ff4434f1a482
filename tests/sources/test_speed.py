"""How fast answers are read: the goal is 5,000 postings a second a core; a third of it here, for a busy machine."""

from __future__ import annotations

import json
import time
from html import escape

import pytest

from bot.sources import ashby, greenhouse, jsonl
from bot.sources.boards import Board
from bot.sources.contract import Answer, Entry, Request

POSTINGS = 1000
GOAL = 5000
ITEM = "<li><p style='min-height:1.5em'>대규모 언어 모델을 학습하고 평가해 본 경험이 있으신 분 (3년 이상)</p></li>"
BODY = (
    "<div><h2><b>하는 일</b></h2>" + "<p>우리 팀은 <strong>사람의 말</strong>을 연구합니다 &amp; 서비스를 만듭니다.</p>" * 6
    + f"<h3>자격 요건</h3><ul>{ITEM * 8}</ul><h3>우대 사항</h3><ul>{ITEM * 3}</ul><p>문의 hr@haneul.example</p></div>"
)  # fmt: skip


def row(number: int) -> dict[str, object]:
    name = f"AI 연구원 {number}"
    return {"id": str(number), "title": name, "location": {"name": "서울"}, "content": escape(BODY)}


def rows(kind: str) -> bytes:
    if kind == "greenhouse":
        return json.dumps({"jobs": [row(n) for n in range(POSTINGS)]}).encode()
    listed = [row(n) | {"location": "서울", "descriptionHtml": BODY, "text": BODY} for n in range(POSTINGS)]
    if kind == "ashby":
        return json.dumps({"jobs": listed}).encode()
    return "\n".join(map(json.dumps, listed)).encode()


@pytest.mark.parametrize("kind", ["greenhouse", "ashby", "jsonl"])
def test_html_postings_are_read_fast_enough(kind: str) -> None:
    assert 1300 < len(BODY) < 1700
    source = {"greenhouse": greenhouse.source, "ashby": ashby.source, "jsonl": jsonl.source}[kind]
    settings = jsonl.Lines.model_construct(path="file:///a") if kind == "jsonl" else Board(board="a")
    entry, answer = Entry("빠르기", source, settings), Answer(Request("https://board.example"), rows(kind))
    spent = []
    for _ in range(3):
        began = time.process_time()
        page = source.parse(entry, answer)
        spent.append(time.process_time() - began)
        assert len(page.postings) == POSTINGS
    rate = POSTINGS / min(spent)
    print(f"{kind}: {rate:,.0f} postings/s of {len(BODY):,} characters")  # noqa: T201  shown by `pytest -s`
    assert rate > GOAL / 3
