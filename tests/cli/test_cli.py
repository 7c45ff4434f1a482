"""The command line as an operator types it, each call a process of its own."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import ROOT, settings_for

YES = "주요업무\n모델 연구\n자격요건\n석사 이상\n전문연구요원 신규편입 및 전직 가능"
ROWS = [
    {"id": "a", "title": "음성 연구원", "company": "누리", "text": YES, "location": "대전 유성구"},
    {
        "id": "b",
        "title": "백엔드 개발자",
        "text": "주요업무\n서버 개발\n자격요건\n전문연구요원 지원 불가",
        "unknown": 1,
    },
]


class Shell:
    """Calls of `gonggo` in a folder of their own."""

    def __init__(self, work: Path) -> None:
        self.work, self.feed = work, work / "feed.jsonl"
        self.feed.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS))
        self.env = settings_for(
            work, sources=f'["가람"]\nkind = "jsonl"\npath = "{self.feed}"\n', GONGGO_LOG="INFO"
        )

    def __call__(self, *arguments: str, stdin: str = "", code: int = 0) -> str:
        """stdout, or stderr when another code than 0 is expected."""
        done = self.call(*arguments, stdin=stdin)
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout if code == 0 else done.stderr

    def call(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """All that came of a call."""
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments], env=self.env, cwd=ROOT, input=stdin,
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip


@pytest.fixture
def gonggo(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_collect_says_one_line_a_source(gonggo: Shell) -> None:
    assert gonggo("collect") == "가람: 새 공고 2, 바뀐 공고 0, 알던 공고 0, 닫힌 공고 0\n"
    assert "알던 공고 2" in gonggo("collect", "가람")


def test_collect_fails_when_a_source_does_and_names_a_wrong_one(gonggo: Shell) -> None:
    assert "가람" in gonggo("collect", "가랑", code=1)
    gonggo.feed.unlink()
    gonggo("collect", code=1)


def test_read_gives_a_reading_a_line(gonggo: Shell) -> None:
    first, second = (json.loads(line) for line in gonggo("read", str(gonggo.feed)).splitlines())
    assert (first["id"], first["stance"], first["tracks"]) == ("a", "accepts", ["전문연구요원"])
    assert first["evidence"] in YES
    assert first["regions"] == [{"sido": "대전", "sigungu": "유성구"}]
    assert (second["id"], second["stance"], second["group"]) == ("b", "rejects", "b")
    promised = {"id", "stance", "tracks", "open_to", "evidence", "roles", "domains", "entry_level_ok", "min_years", "max_years",
                "education_min", "pay", "employment_type", "regions", "closes_on", "open_until_filled", "vague", "vague_reasons",
                "group"}  # fmt: skip
    assert promised <= first.keys()


def test_read_takes_stdin_and_gzip_and_names_broken_lines(gonggo: Shell, tmp_path: Path) -> None:
    lines = gonggo.feed.read_text()
    assert gonggo("read", stdin=lines) == gonggo("read", str(gonggo.feed))
    (tmp_path / "feed.gz").write_bytes(gzip.compress(lines.encode()))
    assert gonggo("read", str(tmp_path / "feed.gz")) == gonggo("read", "-", stdin=lines)
    broken = '{"id": "x", "title": "a"}\n{"id": \n[1]\n{"title": "no id"}\n'
    words = gonggo("read", stdin=broken, code=1)
    assert [f"-:{n}:" in words for n in (1, 2, 3, 4)] == [False, True, True, True]
    assert "읽을 수 없습니다" in gonggo("read", str(tmp_path / "none"), code=1)


def test_match_over_a_file_and_over_the_store(gonggo: Shell) -> None:
    [found] = (json.loads(line) for line in gonggo("match", "전문연", str(gonggo.feed)).splitlines())
    assert found["id"] == "a"
    assert found["reason"]
    gonggo("collect")
    assert json.loads(gonggo("match", "전문연"))["id"] == "a"
    assert gonggo("match", "회사:없는회사") == ""


def test_match_explains_and_refuses_what_it_cannot_read(gonggo: Shell) -> None:
    assert "전문연구요원" in gonggo("match", "--explain", "전문연")
    assert "^" in gonggo("match", "전문연 (", code=2)


def test_say_answers_as_in_a_room(gonggo: Shell) -> None:
    assert "공고봇" in gonggo("say", "/start")
    assert "관리자" in gonggo("say", "/subscribe 전문연", "--room", "telegram:-1")
    answer = json.loads(gonggo("say", "/subscribe 전문연", "--room", "telegram:-1", "--admin", "--json"))
    assert [button["label"] for button in answer["buttons"][0]] == ["구독하기", "그만두기"]
    assert answer["picture"] is None
    gonggo("say", "hello", "--room", "nowhere", code=2)


def test_check_looks_everything_over(gonggo: Shell) -> None:
    assert "아직 없음" in gonggo("check")
    gonggo("collect")
    words = gonggo("check")
    assert "출처: 가람" in words
    assert "고쳐 주세요" not in words


@pytest.mark.parametrize(
    ("file", "words", "told"),
    [
        ("sources.toml", "[x\n", "sources.toml"),
        ("sources.toml", '[x]\nkind = "jsonk"\n', "jsonl"),
        ("sources.toml", '[x]\nkind = "jsonl"\npth = "a"\n', "path"),
        ("commands.toml", '[dance]\nwords = []\nhelp = ""\nusage = ""\n', "dance"),
        ("commands.toml", '[help]\nwords = "도움말"\n', "words, help, usage"),
        ("areas.toml", "= 1", "areas.toml:1: 1번째 줄 1번째 글자 근처가 TOML 꼴이 아닙니다"),
        ("service.toml", "[a\n", "1번째 줄 3번째 글자 근처가 TOML 꼴이 아닙니다"),
        ("sources.toml", "[토스]\n", '한글 이름이 ["토스"]처럼 따옴표 안에 있는지'),
    ],
)
def test_broken_config_is_said_in_words_by_check_and_run(
    gonggo: Shell, file: str, words: str, told: str
) -> None:
    (gonggo.work / "config" / file).write_text(words)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "check"],
        env=gonggo.env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert told in done.stdout
    assert told in gonggo("run", code=1)


def test_backup_and_restore(gonggo: Shell, tmp_path: Path) -> None:
    assert "없습니다" in gonggo("backup", str(tmp_path / "copy"), code=1)
    gonggo("collect")
    gonggo("backup", str(tmp_path / "copy"))
    (tmp_path / "junk").write_text("junk")
    assert "되돌리지 않았습니다" in gonggo("restore", str(tmp_path / "junk"), code=1)
    gonggo("restore", str(tmp_path / "copy"))
    assert list(tmp_path.glob("gonggo.sqlite3.before-restore-*"))
    assert json.loads(gonggo("match", "전문연"))["id"] == "a"


def test_migrate_says_where_the_schema_stands(gonggo: Shell) -> None:
    assert "판 0" in gonggo("migrate")
    assert "판 0" in gonggo("migrate")


def test_an_unknown_setting_is_named_with_the_nearest(gonggo: Shell) -> None:
    gonggo.env["GONGGO_WEBB"] = "x"
    assert "GONGGO_WEB" in gonggo("run", code=1)


@pytest.mark.parametrize(
    "address", ["garbage", "mysql://x/y", "sqlite:///gonggo.sqlite3", "sqlite+aiosqlite:////no/folder/x"]
)
def test_a_database_that_cannot_be_is_said_in_words(gonggo: Shell, address: str) -> None:
    gonggo.env["GONGGO_DATABASE"] = address
    assert "GONGGO_DATABASE" in gonggo("run", code=1)
    done = gonggo.call("check")
    assert (done.returncode, done.stderr) == (1, "")
    assert "고쳐 주세요: 데이터베이스: " in done.stdout


def test_a_copy_that_cannot_be_written_is_said_in_words(gonggo: Shell) -> None:
    gonggo("collect")
    assert "쓰지 못했습니다" in gonggo("backup", "/no/folder/copy", code=1)


def test_a_call_that_cannot_be_read_is_answered_in_korean(gonggo: Shell) -> None:
    assert "빠진 것이 있습니다: 말. 도움말: gonggo say --help" in gonggo("say", code=2)
    assert "‘halp’ 같은 명령은 없습니다" in gonggo("halp", code=2)
    assert "모르는 말이 있습니다: --fast" in gonggo("run", "--fast", code=2)
    assert "쓰는 법: gonggo" in gonggo("--help")


def test_a_file_that_is_not_there_is_said_in_korean(gonggo: Shell) -> None:
    assert "그런 파일이나 폴더가 없습니다" in gonggo("read", "nowhere", code=1)
    assert "그런 파일이나 폴더가 없습니다" in gonggo("import-pension", "nowhere", code=1)
    assert "‘가랑’이라는 출처가 없습니다" in gonggo("collect", "가랑", code=1)
