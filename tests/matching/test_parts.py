"""Facets look at parts of postings; what these parts are stays what it was."""

from __future__ import annotations

import pytest

from bot.matching import facets
from bot.matching.explaining import leaves
from bot.matching.facets.origin import Company
from bot.matching.facets.place import Where
from bot.matching.parts import decide, kind_of, parts
from bot.matching.subject import Subject
from tests.matching.helpers import TODAY, days_ago, posting, read


@pytest.mark.parametrize("example", [kind.example for kind in facets.KINDS])
def test_every_facet_looks_at_a_part_so_that_a_search_need_not_look_at_postings(example: str) -> None:
    for leaf in leaves(read(example).root):
        named = isinstance(leaf, Company) or (isinstance(leaf, Where) and leaf.area)
        assert named or kind_of(leaf) is not None


def test_a_posting_is_as_true_as_its_truest_part() -> None:
    one = posting("강남구로 연구원 마감3일 4000-6000 전문연", company="노타", fields={"board": "원티드"})
    for text in ("지역:구로", "지역:강남", "직무:리서처", "마감<=7일", "연봉>=5000", "전문연", "출처:원티드"):
        [leaf] = leaves(read(text).root)
        kind = f"{kind_of(leaf)}:"
        truths = [decide(leaf, part, TODAY, designated=False) for part in parts(one) if part.startswith(kind)]
        assert max(truths) is Subject(one, TODAY).ask(leaf), text


def test_parts_stay_what_they_are() -> None:
    # Others need a migration that empties the index and marks all postings stale: see the module.
    one = posting("보충역만 신입 석사 4000-6000 정규직 연구원 강남 재택 마감3일", posted_at=days_ago(2))
    assert set(parts(one)) == {
        'service:["accepts", ["전문연구요원"], ["보충역신규", "보충역전직"]]', "experience:[true, null, null]",
        'education:["master"]', "pay:[40000000, 60000000]", 'employment:["regular"]', 'role:["research_scientist"]',
        "domain:[]", 'region:["서울", "강남구"]', "remote:[true]", 'board:["표본"]', 'board:[""]',
        'deadline:["2026-11-26", null, null]', 'posted:["2026-11-21"]',
    }  # fmt: skip
