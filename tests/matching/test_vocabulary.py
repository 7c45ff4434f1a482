"""The words of config/: what they mean to a filter, and what is said when a file is broken."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.matching.folding import compact
from bot.matching.vocabulary import Vocabulary
from tests.matching.helpers import CONFIG, read, subject, vocabulary

FILES = ("words.toml", "areas.toml", "roles.toml", "domains.toml", "sections.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(CONFIG / name, tmp_path / name)
    return tmp_path


def broken(folder: Path, name: str, old: str, new: str) -> str:
    """What is said when a file has `new` where it had `old`."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        Vocabulary.load(folder)
    return str(raised.value)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ConfigError, match=rf"{name}.*읽을 수 없습니다"):
        Vocabulary.load(folder)


def test_broken_toml_is_told_with_its_line(folder: Path) -> None:
    assert re.search(
        r"words\.toml: \d+번째 줄 \d+번째 글자 근처가 TOML",
        broken(folder, "words.toml", "[traps]\n", "[traps\n"),
    )


def test_a_file_that_is_not_utf_8_is_named(folder: Path) -> None:
    (folder / "words.toml").write_bytes("[synonyms]\n가 = []".encode("cp949"))
    with pytest.raises(ConfigError, match=r"words\.toml.*UTF-8"):
        Vocabulary.load(folder)


def test_a_missing_table_is_named(folder: Path) -> None:
    assert "[plain]: 이 묶음이 없습니다" in broken(folder, "words.toml", "\n[plain]\n", "\n[plane]\n")


def test_a_value_that_is_no_list_of_words_is_named(folder: Path) -> None:
    told = broken(folder, "words.toml", '"딥러닝" = [', '"딥러닝" = 3\n"다른말" = [')
    assert "[synonyms] 딥러닝" in told


def test_a_word_in_two_groups_is_named_with_both(folder: Path) -> None:
    told = broken(folder, "words.toml", '"딥러닝" = [', '"딥러닝" = ["ML", ')
    assert "ML" in told
    assert "딥러닝" in told
    assert "머신러닝" in told


def test_a_group_needs_a_plain_name(folder: Path) -> None:
    assert "띄어쓰기 없는" in broken(folder, "words.toml", '"딥러닝" = [', '"딥 러닝" = [')


def test_a_trap_must_hold_its_word_in_something_longer(folder: Path) -> None:
    assert "[traps] 가산" in broken(folder, "words.toml", '"가산점"', '"가점"')


def test_a_role_without_a_name_is_named(folder: Path) -> None:
    assert "[backend] name" in broken(folder, "roles.toml", 'name = "백엔드 개발자"', "")


def test_an_english_name_that_is_no_word_is_named(folder: Path) -> None:
    assert "[english] seoul" in broken(folder, "areas.toml", 'seoul = "서울"', "seoul = 1")


def test_every_synonym_finds_a_posting_that_has_any_other_of_its_group() -> None:
    for name, words in vocabulary().synonyms.groups.items():
        for word in words:
            for other in words:
                asked = read(word.replace(" & ", "&"))
                assert asked.wants(subject(body=f"우리는 {other} 일을 합니다")), (name, word, other)


def test_every_trap_hides_its_word() -> None:
    traps = tomllib.loads((CONFIG / "words.toml").read_text(encoding="utf-8"))["traps"]
    for word, phrases in traps.items():
        for phrase in phrases:
            assert not read(f'"{word}"').wants(subject(body=f"가나다 {phrase} 라마바")), (word, phrase)


def test_there_are_synonyms_for_what_rooms_ask_for() -> None:
    assert len(vocabulary().synonyms.groups) >= 60
    for word in [
        "ML",
        "비전",
        "CV",
        "LLM",
        "NLP",
        "RL",
        "추천",
        "음성",
        "시계열",
        "이상탐지",
        "멀티모달",
        "MLOps",
        "로보틱스",
        "자율주행",
        "RAG",
    ]:
        assert vocabulary().knows(compact(word)), word


@pytest.mark.parametrize(
    ("name", "targets"),
    [
        ("서울", {("서울", "")}),
        ("서울특별시", {("서울", "")}),
        ("강남", {("서울", "강남구")}),
        ("강남구", {("서울", "강남구")}),
        ("서울 강남", {("서울", "강남구")}),
        ("서울시 강남구", {("서울", "강남구")}),
        ("분당", {("경기", "성남시 분당구")}),
        ("성남 분당", {("경기", "성남시 분당구")}),
        ("경기도 성남시 분당구", {("경기", "성남시 분당구")}),
        ("성남", {("경기", "성남시")}),
        ("광주", {("광주", "")}),
        ("경기 광주", {("경기", "광주시")}),
        ("강서", {("서울", "강서구"), ("부산", "강서구")}),
        ("부산 강서구", {("부산", "강서구")}),
        ("판교", {("경기", "성남시 분당구")}),
        ("Gangnam-gu", {("서울", "강남구")}),
        ("수도권", {("서울", ""), ("경기", ""), ("인천", "")}),
    ],
)
def test_a_place_is_known_by_the_names_people_use(name: str, targets: set[tuple[str, str]]) -> None:
    place = vocabulary().places.find(name)
    assert place is not None
    assert set(place.targets) == targets


def test_what_is_no_place_is_not_found() -> None:
    assert vocabulary().places.find("어디도아닌곳") is None


def test_every_area_and_district_can_be_asked_for() -> None:
    areas = tomllib.loads((CONFIG / "areas.toml").read_text(encoding="utf-8"))
    for name in areas["areas"]:
        assert read(f'지역:"{name}"').explain().startswith("근무지가"), name
    for sido, districts in areas["districts"].items():
        for district in districts:
            assert read(f'지역:"{sido} {district}"').canonical() == f'지역:"{sido} {district}"'
