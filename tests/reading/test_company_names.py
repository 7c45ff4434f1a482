"""One company has one key, however a board writes its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.reading.company_names import CompanyNames, load

CONFIG = """
[forms]
legal = ["주식회사", "(주)", "유한회사", "(유)", "inc.", "inc", "co., ltd.", "ltd."]
tails = ["기업 부설 연구소", "부설 연구소", "기술 연구소"]
tail_words = ["연구소", "지점"]
[letters]
"에이치" = "h"
"에이" = "a"
"비" = "b"
"씨" = "c"
[aliases]
"푸른산소프트" = ["bluemountain", "블루마운틴"]
"에이비씨모터스" = ["abc 자동차"]
"""


@pytest.fixture
def names(tmp_path: Path) -> CompanyNames:
    (tmp_path / "companies.toml").write_text(CONFIG)
    return load(tmp_path)


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("누리별", ["누리별"]),
        ("(주)누리별", ["누리별"]),
        ("㈜누리별", ["누리별"]),
        ("（주）누리별", ["누리별"]),
        ("누리별㈜", ["누리별"]),
        ("누리별 주식회사", ["누리별"]),
        ("주식회사누리별", ["누리별"]),
        ("누리별(유)", ["누리별"]),
        ("누리별 유한회사", ["누리별"]),
        ("(주)누리별 기업부설연구소", ["누리별"]),
        ("(주)누리별기업부설연구소", ["누리별"]),
        ("누리별 부설 연구소", ["누리별"]),
        ("누리별㈜ 융합기술연구소", ["누리별"]),
        ("누리별 강남 지점", ["누리별강남"]),
        ("누 리 별", ["누리별"]),
        ("Nuribyul Inc.", ["nuribyul"]),
        ("NuribyulInc.", ["nuribyul"]),
        ("Nuribyul Co., Ltd.", ["nuribyul"]),
        ("누리별(Nuribyul)", ["누리별", "nuribyul"]),
        ("누리별 (별사탕, Byul)", ["누리별", "별사탕", "byul"]),
        ("누리별(주)(Nuribyul", ["누리별", "nuribyul"]),
        ("ABC모터스", ["abc모터스"]),
        ("에이비씨모터스", ["abc모터스"]),
        ("에이비씨 모터스㈜", ["abc모터스"]),
        ("ABC자동차", ["abc모터스"]),
        ("비누방울", ["비누방울"]),
        ("푸른산소프트", ["푸른산소프트"]),
        ("BlueMountain", ["푸른산소프트"]),
        ("(주)블루 마운틴", ["푸른산소프트"]),
        ("푸른산소프트(BlueMountain)", ["푸른산소프트"]),
        ("기업부설연구소", []),
        ("(주)", []),
        ("", []),
        ("-", []),
    ],
)
def test_a_name_becomes_its_keys(names: CompanyNames, written: str, keys: list[str]) -> None:
    assert list(names.keys(written)) == keys
