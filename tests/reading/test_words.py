"""A fault in a word file is told in Korean, with the file and the line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.reading.lexicon import Lexicon
from bot.reading.words import Table, pattern
from tests.reading.lexicon import CONFIG


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["전문 연구 요원"], "전문연구 요원", "전문연구 요원"),
        (["연구", "연구 요원"], "연구요원", "연구요원"),
        (["ML"], "ml엔지니어", "ml"),
        (["ML"], "html", None),
        (["C++"], "c++ 개발", "c++"),
    ],
)
def test_words_become_patterns(words: list[str], text: str, found: str | None) -> None:
    match = re.search(pattern(words), text)
    assert (match and match[0]) == found


@pytest.mark.parametrize(
    ("written", "line", "why"),
    [
        ("[a]\nx = [", ":2:", "TOML"),
        ("[a]\n\nx = 3\n", ":3:", "낱말 목록"),
        ("[a]\nx = []\n", ":2:", "낱말 목록"),
        ("[a]\nx = ['', 'b']\n", ":2:", "낱말 목록"),
        ("[a]\ny = ['b']\n", ":1:", "낱말 목록"),
        ("[b]\nx = ['b']\n", ":1:", "이 묶음이 없습니다"),
    ],
)
def test_a_fault_names_the_file_and_the_line(tmp_path: Path, written: str, line: str, why: str) -> None:
    path = tmp_path / "words.toml"
    path.write_text(written)
    with pytest.raises(ConfigError, match=why) as error:
        Table(path).strings("a", "x")
    assert f"{path}{line}" in str(error.value)


def test_a_file_that_is_not_there_or_not_utf8_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"gone\.toml"):
        Table(tmp_path / "gone.toml")
    (tmp_path / "old.toml").write_bytes("[가]".encode("cp949"))
    with pytest.raises(ConfigError, match="UTF-8"):
        Table(tmp_path / "old.toml")


def test_every_word_file_is_asked_for(tmp_path: Path) -> None:
    for path in CONFIG.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text())
    Lexicon.load(tmp_path)
    (tmp_path / "sections.toml").unlink()
    with pytest.raises(ConfigError, match=r"sections\.toml"):
        Lexicon.load(tmp_path)


def test_a_name_of_a_programme_that_would_never_be_looked_for_is_told(tmp_path: Path) -> None:
    for path in CONFIG.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text())
    words = (CONFIG / "service.toml").read_text()
    (tmp_path / "service.toml").write_text(
        words.replace('unnamed = ["병 역 특 례"', 'unnamed = ["특별 복무 제도"', 1)
    )
    Lexicon.load(tmp_path)
    (tmp_path / "service.toml").write_text(
        words.replace('unnamed = ["병 역 특 례"', 'unnamed = ["특별 제도"', 1)
    )
    line = next(number for number, line in enumerate(words.splitlines(), 1) if line.startswith("unnamed"))
    with pytest.raises(ConfigError, match=rf"service\.toml:{line}: \[programmes\] unnamed: '특별 제도'"):
        Lexicon.load(tmp_path)
