"""`gonggo sources`: the ledger as a table, and a try that stores nothing."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_cli import Shell
from tests.mail_server import running
from tests.processes import settings_for
from tests.servers import BoardServer, Play
from tests.sources.cases import FIXTURES

SOURCES = """
["가람"]
kind = "workable"
board = "garam"
base_url = "{url}"

["사람인"]
kind = "saramin"
keywords = []
job_types = ["19"]
every = "90m"
budget = 40
enabled = false
base_url = "{url}"

["병역일터"]
kind = "mma"
enabled = false
base_url = "{url}"
"""
BOARD = "/api/v1/widget/accounts/garam?details=true"
MMA = "/1300000/CyJeongBo/list?pageNo=1&numOfRows=1000&serviceKey=k"
GATEWAY = (
    "<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnReasonCode>30</returnReasonCode>"
    "</cmmMsgHeader></OpenAPI_ServiceResponse>"
)


def board(count: int) -> bytes:
    body = "<p>로봇을 연구합니다. 전문연구요원 신규편입 가능</p>"
    rows = [
        {"shortcode": f"A{n}", "title": f"로봇 연구원 {n}", "description": body, "city": "대전"}
        for n in range(count)
    ]
    return json.dumps({"name": "가람로보틱스", "jobs": [*rows, {"title": "이름 없는 줄"}]}).encode()


@pytest.fixture
def server() -> Iterator[BoardServer]:
    with BoardServer().running() as server:
        yield server


@pytest.fixture
def gonggo(tmp_path: Path, server: BoardServer) -> Shell:
    shell = Shell(tmp_path)
    shell.env = settings_for(
        tmp_path, sources=SOURCES.format(url=server.url), GONGGO_DATA_GO_KR_KEY="k", GONGGO_LOG="INFO"
    )
    return shell


def test_the_table_tells_of_each_source_and_the_ledger_of_each_kind(
    gonggo: Shell, server: BoardServer
) -> None:
    server.page(BOARD, board(2))
    gonggo("collect", "가람")
    head, garam, saramin, mma, *rest = gonggo("sources").splitlines()
    assert head.split() == ["출처", "종류", "켜짐", "공식", "열쇠", "간격", "하루", "횟수", "상태"]
    assert garam.split()[:7] == ["가람", "workable", "예", "예", "필요", "없음", "45분"]
    assert "확인, 2건" in garam
    assert saramin.split()[2:7] == ["아니요", "예", "없음(GONGGO_SARAMIN_KEY)", "90분", "40번"]
    assert mma.split()[4:7] == ["있음", "45분", "10,000번"]
    told = "\n".join(rest)
    for part in ("공식인가", "약관", "읽는 것", "시험에 쓰는 답", "확실하지 않은 것"):
        assert told.count(part) == 3
    assert gonggo("sources", "사람인").count("확실하지 않은 것") == 1


def test_a_try_shows_what_would_be_stored_and_stores_nothing(gonggo: Shell, server: BoardServer) -> None:
    server.page(BOARD, board(7))
    told = gonggo("sources", "가람", "--try")
    assert "새 공고 7건" in told
    assert "- 로봇 연구원 0 — 가람로보틱스" in told
    assert "전문연 ○" in told
    assert "… 외 2건" in told
    assert "읽지 못한 줄 1건: 8번째 공고: shortcode이(가) 없습니다" in told
    assert "아직 확인 전" in gonggo("sources", "가람").splitlines()[1]
    assert "새 공고 7" in gonggo("collect", "가람")
    assert "새 공고 0건, 바뀐 공고 0건, 알던 그대로 7건" in gonggo("sources", "가람", "--try")


def test_a_key_that_is_not_granted_yet_is_told_in_words(gonggo: Shell, server: BoardServer) -> None:
    server.play(MMA, Play(GATEWAY.encode()))
    told = gonggo("sources", "병역일터", "--try", code=1)
    assert "열쇠가 아직 승인되지 않았거나" in told
    assert "GONGGO_SARAMIN_KEY" in gonggo("sources", "사람인", "--try", code=1)


def test_tries_count_for_the_budget_of_the_day(gonggo: Shell, server: BoardServer) -> None:
    gonggo.env["GONGGO_SARAMIN_KEY"] = "k"
    path = "/job-search?job_type=19&sort=pd&count=110&start=0&access-key=k"
    server.page(path, b'{"jobs": {"total": "0", "job": []}}')
    sources = Path(gonggo.env["GONGGO_CONFIG"]) / "sources.toml"
    sources.write_text(sources.read_text().replace("budget = 40", "budget = 2"))
    for _ in range(2):
        assert "공고가 하나도 오지 않습니다" in gonggo("sources", "사람인", "--try")
    assert "횟수(2번)를 다 썼습니다" in gonggo("sources", "사람인", "--try", code=1)
    assert len(server.paths()) == 2


def test_a_try_wants_one_name_that_there_is(gonggo: Shell) -> None:
    assert "출처 하나의 이름" in gonggo("sources", "--try", code=2)
    assert "출처 하나의 이름" in gonggo("sources", "가람", "사람인", "--try", code=2)
    assert "있는 이름: 가람" in gonggo("sources", "가랑", code=1)


def test_a_try_of_the_mailbox_marks_no_mail(gonggo: Shell, tmp_path: Path) -> None:
    with running() as mails:
        mails.deliver((FIXTURES / "mailbox" / "linkedin.eml").read_bytes(), folder="alerts")
        trusted = tmp_path / "trusted.pem"
        trusted.write_text("".join(map(ssl.DER_cert_to_PEM_cert, mails.tls.get_ca_certs(binary_form=True))))
        gonggo.env |= {
            "GONGGO_MAILBOX_URL": mails.url("alerts").get_secret_value(),
            "SSL_CERT_FILE": str(trusted),
        }
        sources = Path(gonggo.env["GONGGO_CONFIG"]) / "sources.toml"
        sources.write_text('["알림 메일"]\nkind = "mailbox"\npages = false\n')
        told = gonggo("sources", "알림 메일", "--try")
        assert "새 공고 3건" in told
        assert "Machine Learning Researcher (전문연구요원 가능) — 가람인공지능" in told
        assert mails.seen("alerts") == []
        assert "새 공고 3" in gonggo("collect", "알림 메일")
        assert mails.seen("alerts") == [1]
