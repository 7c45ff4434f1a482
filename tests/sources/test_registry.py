"""config/sources.toml: what it gives, and how each mistake is named."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.sources import registry
from bot.sources.boards import Board

CONFIG = Path(__file__).parents[2] / "config"


def write(folder: Path, text: str) -> Path:
    (folder / registry.FILE).write_text(text, encoding="utf-8")
    return folder


def error(folder: Path, text: str) -> str:
    with pytest.raises(ConfigError) as wrong:
        registry.load(write(folder, text))
    return str(wrong.value)


def test_a_table_becomes_an_entry(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        '["새벽 연구소"]\nkind = "greenhouse"\nboard = "dawn"\nevery = "2h"\nenabled = false\n'
        'base_url = "http://127.0.0.1:9/"\n',
    )
    (entry,) = registry.load(folder)
    assert (entry.name, entry.source.kind, entry.every) == ("새벽 연구소", "greenhouse", timedelta(hours=2))
    assert (entry.enabled, entry.base_url, entry.sample) == (False, "http://127.0.0.1:9", False)
    assert entry.settings == Board(board="dawn")
    assert entry.source.start(entry)[0].url == "http://127.0.0.1:9/v1/boards/dawn/jobs?content=true"


def test_common_keys_have_defaults(tmp_path: Path) -> None:
    (entry,) = registry.load(write(tmp_path, '[dawn]\nkind = "ashby"\nboard = "dawn"\n'))
    assert (entry.enabled, entry.every, entry.base_url, entry.sample) == (
        True,
        timedelta(minutes=45),
        "",
        False,
    )


def test_a_file_is_looked_for_from_the_folder_of_the_settings(tmp_path: Path) -> None:
    (entry,) = registry.load(
        write(tmp_path, '[mine]\nkind = "jsonl"\npath = "내 공고.jsonl"\nsample = true\n')
    )
    assert entry.settings.path == (tmp_path / "내 공고.jsonl").as_uri()
    assert entry.sample


@pytest.mark.parametrize(
    ("every", "gives"),
    [
        ("1s", timedelta(seconds=1)),
        ("45m", timedelta(minutes=45)),
        (" 1 h ", timedelta(hours=1)),
        ("1d", timedelta(days=1)),
    ],
)
def test_intervals(every: str, gives: timedelta, tmp_path: Path) -> None:
    (entry,) = registry.load(write(tmp_path, f'[a]\nkind = "ashby"\nboard = "a"\nevery = "{every}"\n'))
    assert entry.every == gives


@pytest.mark.parametrize("every", ['"0s"', '"-1m"', '"45"', '"m"', "45", '"1.5h"', '"1w"', "true", '""'])
def test_an_interval_that_is_none_is_refused_with_examples(every: str, tmp_path: Path) -> None:
    words = error(tmp_path, f'[a]\nkind = "ashby"\nboard = "a"\nevery = {every}\n')
    assert "[a] every" in words
    assert '"45m"' in words


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    words = error(tmp_path, '[a]\nkind = "ashby"\nboard = "a\n')
    assert "sources.toml" in words
    assert "3번째 줄" in words


def test_toml_that_ends_too_early_is_told(tmp_path: Path) -> None:
    assert "sources.toml: " in error(tmp_path, "[a]\nurls = [")


def test_a_table_written_twice_is_told_with_its_line(tmp_path: Path) -> None:
    assert "2번째 줄" in error(tmp_path, "[a]\n[a]\n")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('kind = "greenhause"\nboard = "a"', ("[a] kind", "greenhouse을(를) 쓰려던 것인가요?")),
        ('kind = "fetching"', ("[a] kind", "'fetching' 종류는 없습니다")),
        ('kind = "../registry"', ("[a] kind", "쓸 수 있는 것: ashby, ")),
        ('board = "a"', ("[a] kind", "꼭 있어야")),
        ("kind = 3", ("[a] kind", "글이어야")),
        ('kind = "ashby"', ("[a] board", "꼭 있어야")),
        ('kind = "ashby"\nboard = "a"\nbord = "b"', ("[a] bord", "모르는 설정", "board을(를)")),
        ('kind = "ashby"\nboard = "a"\nenable = true', ("[a] enable", "enabled을(를)")),
        ('kind = "ashby"\nboard = "a"\nzzzz = true', ("[a] zzzz", "쓸 수 있는 것: base_url, board")),
        ('kind = "ashby"\nboard = "a"\nenabled = "yes"', ("[a] enabled", "true나 false")),
        ('kind = "ashby"\nboard = "a/b?c"', ("[a] board", "글자")),
        ('kind = "ashby"\nboard = ""', ("[a] board", "비어")),
        ('kind = "ashby"\nboard = 3', ("[a] board", "글이어야")),
        ('kind = "ashby"\nboard = "a"\nlocations = "Seoul"', ("[a] locations", "목록")),
        ('kind = "ashby"\nboard = "a"\nlocations = ["Seoul", 3]', ("[a] locations.2", "글이어야")),
        ('kind = "lever"\nboard = "a"\neu = "maybe"', ("[a] eu", "true나 false")),
        ('kind = "jsonl"', ("[a] path", "꼭 있어야")),
        ('kind = "jsonl"\npath = "http://far.example/a"', ("[a] path", "https://")),
        ('kind = "jsonl"\npath = "ftp://far.example/a"', ("[a] path", "https://")),
        ('kind = "jobposting"\nurls = []', ("[a] urls", "하나 이상")),
        ('kind = "jobposting"\nurls = ["https://a.example", "x"]', ("[a] urls.2", "https://")),
        ('kind = "feed"\nurl = "https://u:p@a.example/"', ("[a] url", "비밀번호")),
        ('kind = "feed"\nurl = "https://a.example:x/"', ("[a] url", "주소를 읽을 수")),
        (
            'kind = "feed"\nurl = "https://a.example/"\nbase_url = "https://b.example"',
            ("[a] base_url", "쓰지 않습니다"),
        ),
    ],
)
def test_a_mistake_is_named_by_table_and_key(table: str, words: tuple[str, ...], tmp_path: Path) -> None:
    said = error(tmp_path, f"[a]\n{table}\n")
    assert "sources.toml" in said
    assert all(word in said for word in words), said


@pytest.mark.parametrize(
    ("base_url", "fine"),
    [
        ("https://mirror.example", True),
        ("http://127.0.0.1:8000", True),
        ("http://localhost:8000", True),
        ("http://[::1]:8000", True),
        ("http://mirror.example", False),
        ("http://127.0.0.1.example", False),
        ("http://192.168.0.2", False),
        ("mirror.example", False),
        ("https://", False),
    ],
)
def test_another_address_is_https_or_on_this_machine(base_url: str, fine: bool, tmp_path: Path) -> None:
    text = f'[a]\nkind = "ashby"\nboard = "a"\nbase_url = "{base_url}"\n'
    if fine:
        assert registry.load(write(tmp_path, text))[0].base_url == base_url
    else:
        assert "[a] base_url" in error(tmp_path, text)


def test_no_value_is_repeated_in_an_error_for_it_may_be_a_key(tmp_path: Path) -> None:
    assert "s3cret" not in error(tmp_path, '[a]\nkind = "ashby"\nboard = "s3cret key"\n')


def test_a_key_outside_any_table_is_told(tmp_path: Path) -> None:
    assert "[이름] 아래" in error(tmp_path, 'kind = "ashby"\n')


@pytest.mark.parametrize("name", ["", " a", "a\\nb", "가" * 41])
def test_a_name_that_cannot_be_shown_is_refused(name: str, tmp_path: Path) -> None:
    assert "이름은" in error(tmp_path, f'["{name}"]\nkind = "ashby"\nboard = "a"\n')


def test_a_file_that_is_not_there_or_not_utf8_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="파일이 없습니다"):
        registry.load(tmp_path)
    (tmp_path / registry.FILE).write_bytes('["당근"]'.encode("cp949"))
    with pytest.raises(ConfigError, match="UTF-8"):
        registry.load(tmp_path)


def test_an_empty_file_is_no_source_at_all(tmp_path: Path) -> None:
    assert registry.load(write(tmp_path, "")) == ()


def test_the_sources_we_ship_can_be_read() -> None:
    entries = {entry.name: entry for entry in registry.load(CONFIG)}
    (samples,) = (entry for entry in entries.values() if entry.sample)
    assert samples.settings.path == (CONFIG / "samples.jsonl").as_uri()
    boards = [entry for entry in entries.values() if not entry.sample]
    assert len(boards) >= 12
    assert all(entry.every >= timedelta(minutes=30) for entry in boards if entry.source.kind != "mailbox")
    assert {entry.source.kind for entry in boards if entry.enabled} >= {"greenhouse", "lever", "ashby"}
