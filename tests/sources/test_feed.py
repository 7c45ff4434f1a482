"""RSS, Atom and JSON Feed: identity, times, bodies, pages, and XML that means harm."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest

from bot.errors import SourceChanged
from bot.sources.contract import Answer, Entry, Page, Request
from bot.sources.feed import Feed, source
from tests.sources.cases import FIXTURES


def parse(body: bytes, content_type: str = "application/xml", company: str = "") -> Page:
    entry = Entry("피드", source, Feed(url="https://feeds.example/jobs", company=company))
    return source.parse(entry, Answer(Request("https://feeds.example/jobs"), body, content_type))


def recorded(name: str) -> bytes:
    return (FIXTURES / "feed" / name).read_bytes()


def test_rss() -> None:
    first, second = parse(recorded("rss.xml")).postings
    assert (first.external_id, first.url) == ("baram-11", "https://baram.example/jobs/11")
    assert (first.title, first.company) == ("기후 AI 연구원 & 엔지니어", "바람마을")
    assert first.body == "하는 일\n• 위성 영상 학습\n전문연구요원 가능, 문의 [연락처] / [연락처]"
    assert first.posted_at == datetime(2026, 11, 20, 0, 0, tzinfo=UTC)
    assert second.external_id == "https://baram.example/jobs/12"
    assert second.body == "풍력 설비를 & 부품을 고칩니다."


def test_a_time_without_a_zone_is_korean() -> None:
    assert parse(recorded("rss.xml")).postings[1].posted_at == datetime(2026, 11, 19, 9, 0, tzinfo=UTC)


def test_atom() -> None:
    (posting,) = parse(recorded("atom.xml")).postings
    assert (posting.external_id, posting.url) == ("tag:dalmuri.example,2026:5", "https://dalmuri.example/5")
    assert (posting.title, posting.company) == ("추천 시스템 <연구원>", "달무리")
    assert posting.body == "추천을 연구합니다.\n[연락처]"
    assert posting.posted_at == datetime(2026, 11, 22, 0, 0, tzinfo=UTC)


def test_json_feed() -> None:
    first, second = parse(recorded("feed.json"), "application/feed+json").postings
    assert (first.external_id, first.company) == ("https://pado.example/jobs/31", "파도연구소")
    assert first.posted_at == datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    assert (second.external_id, second.url) == ("32", "https://pado.example/jobs/32")
    assert second.body == "첫 줄\n둘째 줄 & <태그 아님>"


def test_the_next_page_of_a_json_feed_is_asked() -> None:
    page = parse(b'{"items": [{"id": "1", "title": "a"}], "next_url": "https://feeds.example/jobs?page=2"}')
    assert [request.url for request in page.next] == ["https://feeds.example/jobs?page=2"]


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml", "feed.json"])
def test_what_left_the_feed_is_not_closed(name: str) -> None:
    assert not parse(recorded(name)).complete


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml", "feed.json"])
def test_the_operators_name_for_the_company_is_used(name: str) -> None:
    assert {posting.company for posting in parse(recorded(name), company="우리 회사").postings} == {
        "우리 회사"
    }


def test_what_has_no_title_is_told() -> None:
    assert parse(recorded("rss.xml")).faults == ("3번째 공고: 제목이나 번호(guid, id, 링크)가 없습니다",)


def test_an_old_korean_feed_is_read_by_what_it_declares() -> None:
    item = "<item><guid>1</guid><title>뷁 연구원</title></item>"
    words = f'<?xml version="1.0" encoding="euc-kr"?><rss version="2.0"><channel>{item}</channel></rss>'
    assert parse(words.encode("cp949"), "text/xml").postings[0].title == "뷁 연구원"


BOMB = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "ha"> <!ENTITY b "&a;&a;&a;&a;&a;&a;"> <!ENTITY c SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><item><guid>1</guid><title>&b; &c;</title></item></channel></rss>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_xml_that_declares_entities_is_not_read(encoding: str) -> None:
    with pytest.raises(SourceChanged, match="엔티티"):
        parse(BOMB.encode(encoding))


def test_a_feed_with_nothing_in_it_is_read() -> None:
    empty = b'<?xml version="1.0"?><rss version="2.0"><channel><title>a</title></channel></rss>'
    assert parse(empty) == Page(complete=False)


def test_other_xml_is_no_feed() -> None:
    with pytest.raises(SourceChanged, match="RSS, Atom"):
        parse(b'<?xml version="1.0"?><OpenAPI_ServiceResponse><cmmMsgHeader/></OpenAPI_ServiceResponse>')


def test_a_body_that_looks_like_a_path_opens_no_file() -> None:
    with pytest.raises(SourceChanged):
        parse(b"/etc/hostname")


def test_the_feed_library_is_only_loaded_by_who_reads_a_feed() -> None:
    code = "import sys, bot.sources.feed, bot.sources.fetching; sys.exit('feedparser' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
