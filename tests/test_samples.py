"""The bundled samples: whole, varied, made up, and without anybody's contact data."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "config" / "samples.jsonl"
KEYS = {
    "id", "source", "company", "title", "text", "url", "location", "posted", "deadline", "experience",
    "employment_type", "pay",
}  # fmt: skip
SERVICE = re.compile(r"전문연|산업기능|병역|병특|보충역|(?<!논)현역|military service")
RESEARCH_OR_AI = re.compile(
    r"연구|research|AI|머신러닝|machine learning|ML|LLM|비전|vision|NLP|데이터|data|강화학습|로봇|SLAM|시계열|음성",
    re.IGNORECASE,
)
CONTACT = {
    "mail": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "phone": re.compile(r"0\d{1,2}[-.) ]?\d{3,4}[-. ]?\d{4}"),
    "address": re.compile(r"https?://|www\.", re.IGNORECASE),
    "legal form": re.compile(r"㈜|\(주\)|주식회사|\bInc\b|\bLtd\b"),
}


def rows() -> list[dict[str, str]]:
    return [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]


def words(row: dict[str, str]) -> str:
    return f"{row['title']}\n{row['text']}"


def test_every_line_is_a_posting_with_known_keys_and_words_only() -> None:
    for row in rows():
        assert {"id", "company", "title", "text", "url", "location"} <= row.keys() <= KEYS
        assert all(value and value == value.strip() for value in row.values()), row["id"]


def test_there_are_enough_and_each_has_its_own_id_address_and_text() -> None:
    found = rows()
    assert len(found) >= 55
    for key in ("id", "url", "text"):
        assert len({row[key] for row in found}) == len(found)


def test_each_text_is_as_long_as_a_real_one() -> None:
    assert [row["id"] for row in rows() if not 390 <= len(row["text"]) <= 1_500] == []


def test_about_a_third_speak_about_military_service() -> None:
    speaking = [row for row in rows() if SERVICE.search(words(row))]
    assert 18 <= len(speaking) <= 24


def test_the_ways_to_speak_about_it_are_all_there() -> None:
    everything = "\n".join(words(row) for row in rows())
    for way in (
        "신규 편입과 전직 모두", "보충역에 한해", "전직자만", "TO는 모두 소진", "지원하실 수 없어요", "대상이 아닙니다",
        "병역특례 가능", "병역지정업체", "산업기능요원(보충역)", "병역필", "논현역", "책임연구원", "[전문연구요원]",
        "병특(전문연)", "technical research personnel",
    ):  # fmt: skip
        assert way in everything, way


def test_most_are_about_research_or_ai() -> None:
    found = rows()
    assert sum(bool(RESEARCH_OR_AI.search(row["title"])) for row in found) >= 0.8 * len(found)


def test_most_stay_open_so_that_the_samples_do_not_rot() -> None:
    dated = [row["deadline"] for row in rows() if row.get("deadline", "")[:2] == "20"]
    assert len(rows()) - len(dated) >= 40
    assert dated
    assert all("2026-12-01" <= day <= "2027-03-31" for day in dated)


def test_none_says_when_it_was_posted() -> None:
    # A date would age: what counts for "the last 30 days" is when this bot first saw it.
    assert [row["id"] for row in rows() if "posted" in row] == []


def test_they_are_spread_over_the_country() -> None:
    places = Counter(row["location"].split()[0] for row in rows())
    assert len(places) >= 15
    assert places["서울"] < len(rows()) / 2


def test_pay_is_said_in_several_ways_and_sometimes_not() -> None:
    pays = [row.get("pay", "") for row in rows()]
    assert "" in pays
    for sign in ("만원", "억", "월 ", "시급", "KRW", "협의", "내규"):
        assert any(sign in pay for pay in pays), sign


def test_every_address_is_an_example_and_nobody_can_be_reached() -> None:
    for row in rows():
        assert row["url"].startswith("https://example.com/")
        for what, pattern in CONTACT.items():
            assert not pattern.search(row["company"] + words(row)), (row["id"], what)
