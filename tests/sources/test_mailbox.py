"""Alert mails become postings: out of a real mail server, through the fetcher, into a real store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from bot.core import Core, opened
from bot.errors import SourceRefused
from bot.model.source import Pull
from bot.settings import load
from bot.sources.contract import Answer, Entry, Request
from bot.sources.fetching import Fetcher
from bot.sources.imap import Imap
from bot.sources.mailbox import NEW, Mailbox, source
from bot.store import postings, standings
from bot.tasks.collect import Collector
from bot.tasks.intake import Intake
from bot.tasks.twins import Twins
from bot.tasks.wishes import Wishes
from tests.conftest import NOW
from tests.fakes import FakeClock
from tests.mail_server import MailServer, running
from tests.processes import settings_for
from tests.servers import BoardServer, Play
from tests.sources.cases import FIXTURES

MAILS = FIXTURES / "mailbox"
CARD = '<div><a href="{url}">{title}</a><p>가온누리</p><p>서울 강남구</p></div>'
Pulls = Callable[..., Fetcher]
_numbers = count(1)


@pytest.fixture(scope="module")
def mail_server() -> Iterator[MailServer]:
    with running() as server:
        yield server


@pytest.fixture
def folder() -> str:
    return f"alerts{next(_numbers)}"


def recorded(*names: str) -> list[bytes]:
    return [(MAILS / f"{name}.eml").read_bytes() for name in names]


def linking(*urls: str, title: str = "연구원", sender: str = "alerts@wanted.co.kr", more: str = "") -> bytes:
    cards = "".join(CARD.format(url=url, title=title) for url in urls)
    kind = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit"
    return f"From: {sender}\r\n{kind}\r\n\r\n{cards}{more}".encode()


def entry(base_url: str = "", *, pages: bool = False) -> Entry:
    return Entry("알림 메일", source, Mailbox(pages=pages), base_url=base_url)


@pytest.fixture
async def fetcher(client: httpx.AsyncClient, mail_server: MailServer, folder: str) -> Fetcher:
    mails = Imap(mail_server.url(folder), FakeClock(NOW), tls=mail_server.tls, timeout=5)
    return Fetcher(client, mails=mails)


def ids(pull: Pull) -> list[str]:
    return [posting.external_id for posting in pull.postings]


async def test_mails_become_postings_under_their_boards_names(
    mail_server: MailServer, folder: str, fetcher: Fetcher
) -> None:
    mail_server.deliver(*recorded("jobkorea", "news", "wanted"), folder=folder)
    pull = await fetcher.pull(entry(), {})
    first, second, third = pull.postings
    assert (first.source, first.fields["board"], second.fields["board"]) == (
        "알림 메일",
        "잡코리아",
        "잡코리아",
    )
    assert first.title == "영상처리 알고리즘 연구원 모집 (병역특례 전문연구요원)"
    assert (first.company, first.location) == ("㈜해오름테크", "경기 성남시 분당구")
    assert first.body == "경력 3년↑ | 석사↑ | 경기 성남시 분당구 | ~12/15(화)"
    assert first.url == "https://www.jobkorea.co.kr/Recruit/GI_Read/47000001"
    assert (third.fields["board"], third.url) == ("원티드", "https://www.wanted.co.kr/wd/310001")
    assert not pull.complete


async def test_a_posting_in_two_mails_is_one(mail_server: MailServer, folder: str, fetcher: Fetcher) -> None:
    mail_server.deliver(*recorded("linkedin", "linkedin"), folder=folder)
    assert len((await fetcher.pull(entry(), {})).postings) == 3


async def test_no_new_mail_is_no_change(mail_server: MailServer, folder: str, fetcher: Fetcher) -> None:
    mail_server.deliver(*recorded("wanted"), folder=folder)
    first = await fetcher.pull(entry(), {})
    assert (await fetcher.pull(entry(), first.validators)).unchanged
    mail_server.deliver(*recorded("rocketpunch"), folder=folder)
    assert ids(await fetcher.pull(entry(), first.validators)) == ["rocketpunch:150001"]


async def test_a_posting_without_a_title_is_told_and_still_linked(
    mail_server: MailServer, folder: str, fetcher: Fetcher
) -> None:
    mail_server.deliver(linking("https://www.wanted.co.kr/wd/77", title=""), folder=folder)
    pull = await fetcher.pull(entry(), {})
    assert [(one.title, one.url) for one in pull.postings] == [
        ("원티드 공고 77", "https://www.wanted.co.kr/wd/77")
    ]
    assert pull.faults == ("원티드 공고 77: 메일에서 제목을 읽을 수 없습니다",)


async def test_without_a_mailbox_the_operator_is_told_what_to_write(client: httpx.AsyncClient) -> None:
    with pytest.raises(SourceRefused, match="GONGGO_MAILBOX_URL"):
        await Fetcher(client).pull(entry(), {})


# --- the posting's own page --------------------------------------------------------------------------------------------

PAGE = """<script type="application/ld+json">{"@type": "JobPosting", "title": "언어 모델 연구원",
"description": "<p>말을 연구합니다. 전문연구요원 가능</p>", "hiringOrganization": {"name": "(주)한솔언어"}}</script>""".encode()


async def test_a_page_that_robots_txt_lets_us_read_tells_the_rest(
    mail_server: MailServer, folder: str, fetcher: Fetcher, server: BoardServer
) -> None:
    mail_server.deliver(*recorded("wanted"), folder=folder)
    server.page("/wd/310001", PAGE)
    (posting,) = (await fetcher.pull(entry(server.url, pages=True), {})).postings
    assert (posting.company, posting.location) == ("(주)한솔언어", "서울 서초구")
    assert posting.body == "말을 연구합니다. 전문연구요원 가능"
    assert posting.url == "https://www.wanted.co.kr/wd/310001"
    assert (posting.fields["board"], "partial" in posting.fields) == ("원티드", False)


@pytest.mark.parametrize(
    ("robots", "page", "asked"),
    [
        (Play(b"User-agent: *\nDisallow: /"), Play(PAGE), 0),
        (Play(status=500), Play(PAGE), 0),
        (Play(status=404), Play(status=403), 1),
        (Play(status=404), Play(b"<html>No JSON-LD here</html>"), 1),
    ],
    ids=["forbidden", "robots.txt in trouble", "refused", "no JSON-LD"],
)
async def test_a_page_that_is_not_to_be_had_leaves_what_the_mail_told(
    robots: Play,
    page: Play,
    asked: int,
    mail_server: MailServer,
    folder: str,
    fetcher: Fetcher,
    server: BoardServer,
) -> None:
    mail_server.deliver(*recorded("wanted"), folder=folder)
    server.play("/robots.txt", robots)
    server.play("/wd/310001", page)
    pull = await fetcher.pull(entry(server.url, pages=True), {})
    assert (pull.postings[0].title, pull.postings[0].fields["partial"]) == ("언어 모델 연구원", "알림 메일")
    assert (pull.faults, server.paths()) == ((), ["/wd/310001"] * asked)
    assert (await fetcher.pull(entry(server.url, pages=True), pull.validators)).unchanged


async def test_a_site_that_says_no_once_is_not_asked_for_the_others(
    mail_server: MailServer, folder: str, fetcher: Fetcher, server: BoardServer
) -> None:
    mail_server.deliver(*recorded("linkedin"), folder=folder)
    server.play("/jobs/view/4011111111/", Play(status=403))
    pull = await fetcher.pull(entry(server.url, pages=True), {})
    assert (len(pull.postings), server.paths()) == (3, ["/jobs/view/4011111111/"])


async def test_a_posting_that_is_gone_by_now_goes_to_nobody(
    mail_server: MailServer, folder: str, fetcher: Fetcher, server: BoardServer
) -> None:
    mail_server.deliver(*recorded("wanted"), folder=folder)
    server.play("/wd/310001", Play(status=410))
    pull = await fetcher.pull(entry(server.url, pages=True), {})
    assert (pull.postings, pull.closed) == ((), frozenset({"wanted:310001"}))


async def test_a_link_that_counts_clicks_is_never_followed(
    mail_server: MailServer, folder: str, fetcher: Fetcher, server: BoardServer
) -> None:
    url = f"{server.url}/click?u={quote('https://www.wanted.co.kr/wd/77', safe='')}&who=reader"
    mail_server.deliver(linking(url), folder=folder)
    pull = await fetcher.pull(entry(), {})
    assert (ids(pull), server.seen) == (["wanted:77"], [])


async def test_no_picture_is_loaded(
    mail_server: MailServer, folder: str, fetcher: Fetcher, server: BoardServer
) -> None:
    seen = f'<img src="{server.url}/seen.gif?who=reader"><link rel="stylesheet" href="{server.url}/mail.css">'
    mail_server.deliver(linking("https://www.wanted.co.kr/wd/77", more=seen), folder=folder)
    assert ids(await fetcher.pull(entry(server.url), {})) == ["wanted:77"]
    assert server.seen == []


def test_asking_and_reading_are_pure() -> None:
    assert source.start(entry()) == (Request(NEW),)
    answer = Answer(Request(NEW), b'[{"name": "1:2", "mail": ""}]')
    assert source.parse(entry(), answer) == source.parse(entry(), answer)


# --- read only when stored ---------------------------------------------------------------------------------------------


class Broken(Intake):
    """An intake that fails at the end of its transaction."""

    async def take(self, *arguments: object) -> object:  # type: ignore[override]  # it never answers
        await super().take(*arguments)  # type: ignore[arg-type]  # whatever it was given
        raise RuntimeError("the disk is gone")


@asynccontextmanager
async def collecting(
    tmp_path: Path, fetcher: Fetcher, kind: type[Intake]
) -> AsyncIterator[tuple[Collector, Core]]:
    settings = load(settings_for(tmp_path, sources=""), None)
    async with opened(settings, FakeClock(NOW)) as core:
        intake = kind(Wishes(core.config.vocabulary), Twins(core.config.duplicates), core.now)
        yield Collector(core.database, fetcher, core.read, intake, core.now), core


async def test_mails_are_marked_as_read_when_their_postings_are_stored(
    tmp_path: Path, mail_server: MailServer, folder: str, fetcher: Fetcher
) -> None:
    mail_server.deliver(*recorded("wanted", "news", "saramin"), folder=folder)
    async with collecting(tmp_path, fetcher, Intake) as (collector, core):
        outcome = await collector.collect(entry())
        assert (outcome.new, outcome.why) == (3, "")
        async with core.database.reading() as connection:
            assert len(await postings.listed(connection)) == 3
            assert (await standings.get(connection, "알림 메일")).count == 3
    assert mail_server.seen(folder) == [1, 3], "the mail without a posting is none of ours"


async def test_the_mails_of_other_senders_are_left_alone(
    tmp_path: Path, mail_server: MailServer, folder: str, fetcher: Fetcher
) -> None:
    link = "https://www.wanted.co.kr/wd/77"
    letter = linking(link, sender='"구독자의 벗" <friend@mail.example>')
    lookalike = linking(link, sender="alerts@notwanted.co.kr")
    mail_server.deliver(letter, lookalike, *recorded("wanted"), folder=folder)
    async with collecting(tmp_path, fetcher, Intake) as (collector, _):
        assert (await collector.collect(entry())).new == 1
    assert mail_server.seen(folder) == [3]


async def test_a_later_mail_never_replaces_what_the_page_told(
    tmp_path: Path, mail_server: MailServer, folder: str, fetcher: Fetcher, server: BoardServer
) -> None:
    mail_server.deliver(*recorded("wanted"), folder=folder)
    server.play("/wd/310001", Play(PAGE), Play(status=503))
    async with collecting(tmp_path, fetcher, Intake) as (collector, core):
        assert (await collector.collect(entry(server.url, pages=True))).new == 1
        other = Mailbox(pages=False)  # other settings: the pages are not remembered as read
        mail_server.deliver(linking("https://www.wanted.co.kr/wd/310001", title=""), folder=folder)
        again = await collector.collect(Entry("알림 메일", source, other, base_url=server.url))
        assert (again.new, again.changed, again.known) == (0, 0, 1)
        async with core.database.reading() as connection:
            (posting,) = await postings.listed(connection)
        assert posting.raw.body == "말을 연구합니다. 전문연구요원 가능"


async def test_mails_whose_postings_could_not_be_stored_stay_unread_and_come_again(
    tmp_path: Path, mail_server: MailServer, folder: str, fetcher: Fetcher
) -> None:
    mail_server.deliver(*recorded("wanted"), folder=folder)
    async with collecting(tmp_path, fetcher, Broken) as (collector, _):
        with pytest.raises(RuntimeError):
            await collector.collect(entry())
    assert mail_server.seen(folder) == []
    async with collecting(tmp_path, fetcher, Intake) as (collector, _):
        assert (await collector.collect(entry())).new == 1
    assert mail_server.seen(folder) == [1]
