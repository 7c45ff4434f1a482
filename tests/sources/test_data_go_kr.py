"""The gateway's many ways to say no, each told in words an operator can act on, and never with the key in them."""

from __future__ import annotations

import json

import pytest

from bot.errors import SourceChanged, SourceError, SourceRefused, SourceResting, SourceUnreachable
from bot.sources import data_go_kr
from bot.sources.contract import Answer, Request

ASKED = Request("https://apis.data.go.kr/1300000/CyJeongBo/list?pageNo=1&numOfRows=10")


def gateway_xml(code: str) -> bytes:
    return (
        "<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>bad key s3cr3t</returnAuthMsg>"
        f"<returnReasonCode>{code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>"
    ).encode()


def gateway_json(code: str) -> bytes:
    header = {"errMsg": "SERVICE ERROR", "returnAuthMsg": "bad key s3cr3t", "returnReasonCode": code}
    return json.dumps({"OpenAPI_ServiceResponse": {"cmmMsgHeader": header}}).encode()


def header_xml(code: str) -> bytes:
    return f"<response><header><resultCode>{code}</resultCode><resultMsg>s3cr3t</resultMsg></header></response>".encode()


def header_json(code: str) -> bytes:
    return json.dumps({"response": {"header": {"resultCode": code, "resultMsg": "s3cr3t"}}}).encode()


def flat_json(code: str) -> bytes:
    return json.dumps({"resultCode": int(code), "resultMsg": "s3cr3t"}).encode()


SHAPES = (gateway_xml, gateway_json, header_xml, header_json, flat_json)
READERS = (data_go_kr.xml_from, data_go_kr.json_from)

every_way = [
    pytest.mark.parametrize("status", [200, 403]),
    pytest.mark.parametrize("shape", SHAPES),
    pytest.mark.parametrize("read", READERS),
]


def in_every_way(test: object) -> object:
    for mark in every_way:
        test = mark(test)
    return test


@in_every_way
@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("01", SourceUnreachable, "그쪽 서비스"),
        ("04", SourceUnreachable, "그쪽 서비스"),
        ("10", SourceChanged, "묻는 방법"),
        ("12", SourceRefused, "없어졌거나"),
        ("20", SourceRefused, "승인되지 않았습니다"),
        ("22", SourceResting, "횟수를 다 썼습니다"),
        ("30", SourceRefused, "아직 승인되지 않았거나 잘못"),
        ("31", SourceRefused, "기한"),
        ("32", SourceRefused, "IP"),
        ("99", SourceUnreachable, "그쪽 서비스"),
        ("77", SourceChanged, "뜻을 모를"),
    ],
)
def test_a_refusal_is_told_by_its_code(
    code: str, kind: type[SourceError], words: str, read: object, shape: object, status: int
) -> None:
    with pytest.raises(kind, match=words) as raised:
        read(Answer(ASKED, shape(code), status=status))  # type: ignore[operator]  # one of the pairs above
    assert "s3cr3t" not in str(raised.value), "the host's own words may hold the key"
    assert type(raised.value) is kind


@in_every_way
def test_no_data_is_no_refusal(read: object, shape: object, status: int) -> None:
    assert not read(Answer(ASKED, shape("03"), status=status))  # type: ignore[operator]  # one of the pairs above


@pytest.mark.parametrize("read", READERS)
def test_bare_words_are_understood(read: object) -> None:
    for body, status, kind in (
        (b"Unexpected errors", 200, SourceUnreachable),
        (b"Unexpected errors", 403, SourceUnreachable),
        (b"Forbidden", 200, SourceRefused),
        (b"Forbidden", 403, SourceRefused),
        (b"", 403, SourceRefused),
        (b"<x/>", 403, SourceRefused),
        (b"{}", 401, SourceRefused),
    ):
        with pytest.raises(kind, match=r"[가-힣]"):
            read(Answer(ASKED, body, status=status))  # type: ignore[operator]  # one of the pair above


@pytest.mark.parametrize("total", [None, "", "many", True, [], "9" * 5000, 10**400])
def test_a_count_that_is_none_is_not_known(total: object) -> None:
    assert data_go_kr.Reach.of(Answer(ASKED, b""), 10, total).total is None
