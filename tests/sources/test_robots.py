"""robots.txt: which rule wins, whose rules they are, what a site without one says, and that pages are not asked against it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from bot.errors import SourceRefused, SourceUnreachable
from bot.sources import jobposting, robots
from bot.sources.contract import Entry
from bot.sources.fetching import Fetcher
from bot.sources.turns import Turns
from tests.conftest import NOW
from tests.fakes import FakeClock
from tests.servers import BoardServer, Play
from tests.sources.cases import FIXTURES

Make = Callable[..., Fetcher]
PAGE = (FIXTURES / "jobposting" / "page.html").read_bytes()


def allows(rules: str, path: str) -> bool:
    return robots.parse(rules).allows(f"https://board.example{path}")


def star(*rules: str) -> str:
    return "\n".join(("User-agent: *", *rules))


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        (star(), "/jobs/7", True),
        (star("Disallow: /"), "/jobs/7", False),
        (star("Disallow:"), "/jobs/7", True),
        (star("Disallow: /jobs"), "/jobsearch", False),
        (star("Disallow: /jobs/"), "/jobs", True),
        (star("Disallow: /Recruit/GI_Read/"), "/Recruit/GI_Read/49", False),
        (star("Disallow: /", "Allow: /jobs/"), "/jobs/7", True),
        (star("Allow: /jobs/", "Disallow: /"), "/jobs/7", True),
        (star("Allow: /jobs", "Disallow: /jobs/hidden"), "/jobs/hidden/7", False),
        (star("Allow: /jobs/7", "Disallow: /jobs/7"), "/jobs/7", True),
        (star("Disallow: /*/apply"), "/ko/o/7/apply", False),
        (star("Disallow: /*/apply"), "/apply", True),
        (star("Disallow: /*.pdf$"), "/a.pdf", False),
        (star("Disallow: /*.pdf$"), "/a.pdf?x", True),
        (star("Disallow: /jobs$"), "/jobs", False),
        (star("Disallow: /jobs$"), "/jobs/7", True),
        (star("Disallow: /*a*b$"), "/ab/xb", False),
        (star("Disallow: /ab$*"), "/ab", True),
        (star("Disallow: /jobs?id="), "/jobs?id=7", False),
        (star("Disallow: /jobs?id="), "/jobs", True),
        (star("Disallow: /%EA%B3%B5%EA%B3%A0"), "/공고/7", False),
        (star("Disallow: /공고"), "/%ea%b3%b5%ea%b3%a0/7", False),
        (star("Disallow: /a%2Fb"), "/a/b", True),
        (star("Disallow: /%7Ejobs"), "/~jobs/7", False),
        (star("Disallow: /"), "/robots.txt", True),
    ],
)
def test_the_longest_rule_that_fits_wins_and_allow_wins_a_tie(rules: str, path: str, allowed: bool) -> None:
    assert allows(rules, path) is allowed


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: gonggo\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Gonggo\nAllow: /", True),
        ("User-agent: gonggo/1.0\nDisallow: /", False),
        ("User-agent: gonggobot\nDisallow: /", True),
        ("User-agent: other\nDisallow: /", True),
        ("User-agent: other\nUser-agent: gonggo\nDisallow: /", False),
        ("User-agent: other\nDisallow: /x\nUser-agent: gonggo\nDisallow: /y", True),
        ("User-agent: gonggo\nDisallow: /x\n\nUser-agent: gonggo\nDisallow: /jobs", False),
        ("User-agent: gonggo\n\nUser-agent: *\nDisallow: /", False),
        ("Disallow: /", True),
        ("\ufeffUSER-AGENT : * # all\r\nDISALLOW : / # nothing", False),
        ("User-agent: *\nSitemap: https://board.example/s.xml\nDisallow: /jobs", False),
        ("<html><body>Disallow: /</body></html>", True),
    ],
)
def test_our_own_group_counts_before_the_one_for_all(rules: str, allowed: bool) -> None:
    assert allows(rules, "/jobs/7") is allowed


@pytest.mark.parametrize(
    ("value", "seconds"), [("10", 10), ("0.5", 0.5), ("-1", 0), ("soon", 0), ("1e9", 0), ("99999", 600)]
)
def test_the_pause_a_site_asks_for_is_read(value: str, seconds: float) -> None:
    assert robots.parse(star(f"Crawl-delay: {value}")).delay == seconds
    assert robots.parse(f"User-agent: other\nCrawl-delay: {value}").delay == 0


def test_a_pattern_of_a_thousand_stars_costs_no_more_than_its_length() -> None:
    assert allows(star("Disallow: /" + "*a" * 1000 + "$"), "/" + "a" * 2000 + "b")


# --- asked and obeyed --------------------------------------------------------------------------------------------------


def entry(*urls: str) -> Entry:
    return Entry("솔숲", jobposting.source, jobposting.Pages(urls=urls))


def robots_txt(server: BoardServer, *plays: Play) -> None:
    server.play("/robots.txt", *plays)


def asked_for_rules(server: BoardServer) -> int:
    return sum(seen.path == "/robots.txt" for seen in server.seen)


async def test_a_page_that_is_not_for_us_is_not_asked_for(server: BoardServer, fetcher: Make) -> None:
    robots_txt(server, Play(star("Disallow: /jobs/").encode()))
    with pytest.raises(SourceRefused, match=r"robots\.txt가 이 페이지를"):
        await fetcher().pull(entry(server.page("/jobs/7", PAGE)), {})
    assert server.paths() == []
    assert server.seen[0].headers["user-agent"].startswith("gonggo/")


async def test_a_page_that_is_for_us_is_read_and_the_rules_are_asked_once(
    server: BoardServer, fetcher: Make
) -> None:
    robots_txt(server, Play(star("Disallow: /hidden").encode()))
    pages = [server.page(f"/jobs/{number}", PAGE) for number in range(3)]
    assert len((await fetcher().pull(entry(*pages), {})).postings) == 3
    assert asked_for_rules(server) == 1


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
async def test_a_site_without_rules_forbids_nothing(status: int, server: BoardServer, fetcher: Make) -> None:
    robots_txt(server, Play(b"User-agent: *\nDisallow: /", status=status))
    assert (await fetcher().pull(entry(server.page("/jobs/7", PAGE)), {})).postings


@pytest.mark.parametrize(
    "trouble",
    [
        Play(status=500),
        Play(status=503),
        Play(status=429),
        Play(reset=True),
        Play(status=302, headers={"Location": "https://elsewhere.example/robots.txt"}),
        Play(b"#" * 2**20, times=3),
    ],
    ids=["500", "503", "429", "reset", "moved", "big"],
)
async def test_rules_that_cannot_be_had_forbid_everything_for_now(
    trouble: Play, server: BoardServer, fetcher: Make
) -> None:
    robots_txt(server, trouble)
    with pytest.raises(SourceUnreachable, match=r"robots\.txt를 확인할 수 없어"):
        await fetcher().pull(entry(server.page("/jobs/7", PAGE)), {})
    assert server.paths() == []


async def test_rules_are_kept_for_a_day_and_trouble_for_an_hour(
    server: BoardServer, client: httpx.AsyncClient
) -> None:
    robots_txt(server, Play(status=500), Play(star("Allow: /").encode()))
    clock, page = FakeClock(NOW), server.page("/jobs/7", PAGE)
    ours = Fetcher(client, clock=clock)
    for later, asked in ((0, 1), (59, 1), (2, 2), (23 * 60, 2), (61, 3)):
        await clock.sleep(timedelta(minutes=later).total_seconds())
        if asked == 1:
            with pytest.raises(SourceUnreachable):
                await ours.pull(entry(page), {})
        else:
            assert (await ours.pull(entry(page), {})).postings
        assert asked_for_rules(server) == asked


async def test_where_a_page_has_moved_to_is_held_to_the_rules_too(server: BoardServer, fetcher: Make) -> None:
    robots_txt(server, Play(star("Disallow: /private/").encode()))
    server.page("/private/7", PAGE)
    moved = server.play("/jobs/7", Play(status=302, headers={"Location": "/private/7"}))
    with pytest.raises(SourceRefused, match="/private/7"):
        await fetcher().pull(entry(moved), {})
    assert server.paths() == ["/jobs/7"]


class Gaps(Turns):
    """Turns that remember which pause was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[float] = []

    def turn(self, host: str, gap: float = 0.0):  # type: ignore[no-untyped-def]  # as the parent's
        self.asked.append(gap)
        return super().turn(host, gap)


async def test_the_pause_a_site_asks_for_is_kept(server: BoardServer, client: httpx.AsyncClient) -> None:
    robots_txt(server, Play(star("Crawl-delay: 7").encode()))
    gaps = Gaps()
    await Fetcher(client, turns=gaps).pull(entry(server.page("/jobs/7", PAGE)), {})
    assert gaps.asked == [0.0, 7.0]
