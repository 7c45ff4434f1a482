"""Fetcher.pull against a real server that misbehaves: what is asked again, what is refused, and what a pull may claim."""

from __future__ import annotations

import gzip
import json
import logging
import os
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import httpx
import pytest
import stamina

from bot.errors import SourceChanged, SourceRefused, SourceUnreachable
from bot.model.source import Pull
from bot.sources import feed, jsonl
from bot.sources.asking import Limits
from bot.sources.contract import Entry
from bot.sources.fetching import Fetcher
from bot.sources.turns import Turns
from tests.servers import BoardServer, Play
from tests.sources.conftest import FakeTime

Make = Callable[..., Fetcher]


def lines(*ids: str) -> bytes:
    return "".join(json.dumps({"id": id_, "title": f"{id_}번 연구원"}) + "\n" for id_ in ids).encode()


def entry(path: str | Path, name: str = "시험") -> Entry:
    return Entry(name, jsonl.source, jsonl.Lines.model_validate({"path": str(path)}))


def feed_entry(url: str) -> Entry:
    return Entry("피드", feed.source, feed.Feed(url=url))


def feed_page(*ids: str, next_url: str | None = None) -> bytes:
    items = [{"id": id_, "title": f"{id_}번 연구원"} for id_ in ids]
    page = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "공고",
        "items": items,
        "next_url": next_url,
    }
    return json.dumps(page).encode()


def ids(pull: Pull) -> list[str]:
    return [posting.external_id for posting in pull.postings]


async def test_a_good_answer_is_a_complete_pull(server: BoardServer, fetcher: Make) -> None:
    pull = await fetcher().pull(entry(server.page("/a.jsonl", lines("1", "2"))), {})
    assert ids(pull) == ["1", "2"]
    assert pull.complete
    assert not pull.unchanged


async def test_we_say_who_we_are(server: BoardServer, fetcher: Make) -> None:
    await fetcher().pull(entry(server.page("/a.jsonl", lines("1"))), {})
    assert server.seen[0].headers["user-agent"].startswith("gonggo/")
    assert "room bot for postings" in server.seen[0].headers["user-agent"]


async def test_an_empty_answer_closes_nothing(server: BoardServer, fetcher: Make) -> None:
    pull = await fetcher().pull(entry(server.page("/a.jsonl", b"\n")), {})
    assert pull.postings == ()
    assert not pull.complete


async def test_a_row_that_cannot_be_read_is_told_and_keeps_the_pull_from_closing(
    server: BoardServer, fetcher: Make
) -> None:
    pull = await fetcher().pull(entry(server.page("/a.jsonl", lines("1") + b"{broken\n" + lines("2"))), {})
    assert ids(pull) == ["1", "2"]
    assert (pull.complete, pull.skipped) == (False, 1)
    assert pull.faults == ("2번째 줄: JSON으로 읽을 수 없습니다",)


async def test_rows_of_which_none_can_be_read_are_a_changed_source(
    server: BoardServer, fetcher: Make
) -> None:
    with pytest.raises(SourceChanged, match="공고 2건 가운데 하나도"):
        await fetcher().pull(entry(server.page("/a.jsonl", b"{broken\n[]\n")), {})


# --- not changed -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["ETag", "Last-Modified"])
async def test_what_did_not_change_is_not_sent_again(name: str, server: BoardServer, fetcher: Make) -> None:
    value = {"ETag": '"v1"', "Last-Modified": "Mon, 23 Nov 2026 01:00:00 GMT"}[name]
    url = server.play("/a.jsonl", Play(lines("1"), headers={name: value}), Play(status=304))
    first = await fetcher().pull(entry(url), {})
    second = await fetcher().pull(entry(url), first.validators)
    asked = server.seen[1].headers
    assert {"ETag": asked.get("if-none-match"), "Last-Modified": asked.get("if-modified-since")}[
        name
    ] == value
    assert second.unchanged
    assert second.postings == ()
    assert second.validators == first.validators


async def test_a_changed_page_is_read_with_the_one_request_that_found_it_changed(
    server: BoardServer, fetcher: Make
) -> None:
    url = server.play(
        "/a.jsonl", Play(lines("1"), headers={"ETag": '"1"'}), Play(lines("2"), headers={"ETag": '"2"'})
    )
    first = await fetcher().pull(entry(url), {})
    second = await fetcher().pull(entry(url), first.validators)
    assert ids(second) == ["2"]
    assert len(server.seen) == 2


async def test_other_settings_read_everything_anew(server: BoardServer, fetcher: Make) -> None:
    url = server.page("/a.jsonl", lines("1"), etag='"same"')
    first = await fetcher().pull(entry(url), {})
    again = await fetcher().pull(entry(url, name="새 이름"), first.validators)
    assert ids(again) == ["1"]
    assert again.postings[0].source == "새 이름"


async def test_several_pages_are_unchanged_only_when_each_of_them_is(
    server: BoardServer, fetcher: Make
) -> None:
    second = server.page("/2", feed_page("2"), etag='"b"')
    first = server.page("/1", feed_page("1", next_url=second), etag='"a"')
    pull = await fetcher().pull(feed_entry(first), {})
    assert (await fetcher().pull(feed_entry(first), pull.validators)).unchanged
    server.page("/2", feed_page("2", "3"), etag='"c"')
    assert ids(await fetcher().pull(feed_entry(first), pull.validators)) == ["1", "2", "3"]
    assert server.paths()[4:] == ["/1", "/2", "/1"]


async def test_a_page_without_a_validator_makes_every_round_read_everything(
    server: BoardServer, fetcher: Make
) -> None:
    second = server.page("/2", feed_page("2"))
    pull = await fetcher().pull(
        feed_entry(server.page("/1", feed_page("1", next_url=second), etag='"a"')), {}
    )
    assert pull.validators == {}


async def test_a_304_nobody_asked_for_is_a_changed_source(server: BoardServer, fetcher: Make) -> None:
    with pytest.raises(SourceChanged, match="304"):
        await fetcher().pull(entry(server.play("/a.jsonl", Play(status=304))), {})


# --- asked again -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [408, 425, 429, 502, 503, 504])
async def test_a_host_that_stumbles_twice_is_asked_a_third_time(
    status: int, server: BoardServer, fetcher: Make
) -> None:
    url = server.play("/a.jsonl", Play(status=status), Play(status=status), Play(lines("1")))
    assert ids(await fetcher().pull(entry(url), {})) == ["1"]
    assert len(server.seen) == 3


async def test_a_reset_connection_and_a_cut_off_answer_are_asked_again(
    server: BoardServer, fetcher: Make
) -> None:
    url = server.play("/a.jsonl", Play(reset=True), Play(lines("1"), cut=5), Play(lines("1", "2")))
    assert ids(await fetcher().pull(entry(url), {})) == ["1", "2"]


async def test_a_gzip_that_ends_too_early_is_asked_again(server: BoardServer, fetcher: Make) -> None:
    packed = Play(lines("1", "2")).packed
    short = Play(packed.body[:-9], headers=packed.headers)
    url = server.play("/a.jsonl", short, packed)
    assert ids(await fetcher().pull(entry(url), {})) == ["1", "2"]
    assert len(server.seen) == 2


async def test_a_host_that_keeps_failing_is_left_for_the_next_round(
    server: BoardServer, fetcher: Make
) -> None:
    with pytest.raises(SourceUnreachable, match=r"502.*다음 차례"):
        await fetcher(tries=3).pull(entry(server.play("/a.jsonl", Play(status=502))), {})
    assert len(server.seen) == 3


async def test_nobody_there_is_unreachable(fetcher: Make) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(SourceUnreachable, match="연결할 수 없습니다"):
        await fetcher().pull(entry(f"http://127.0.0.1:{port}/a.jsonl"), {})


@pytest.mark.parametrize("status", [500, 501, 507])
async def test_a_broken_host_is_not_asked_again_at_once(
    status: int, server: BoardServer, fetcher: Make
) -> None:
    with pytest.raises(SourceUnreachable, match=str(status)):
        await fetcher().pull(entry(server.play("/a.jsonl", Play(status=status))), {})
    assert len(server.seen) == 1


async def test_the_waits_between_tries_grow(server: BoardServer, client: httpx.AsyncClient) -> None:
    stamina.set_testing(False)
    patient = Fetcher(client, limits=Limits(tries=4, first_wait=0.02))
    with pytest.raises(SourceUnreachable):
        await patient.pull(entry(server.play("/a.jsonl", Play(status=503))), {})
    at = [seen.at for seen in server.seen]
    first, second, third = (after - before for before, after in pairwise(at))
    assert first >= 0.02
    assert second >= 0.04
    assert third >= 0.08


async def test_a_slow_host_is_given_up_and_asked_again(server: BoardServer, fetcher: Make) -> None:
    url = server.play("/a.jsonl", Play(lines("1"), slow=0.5), Play(lines("1")))
    assert ids(await fetcher(read=0.1).pull(entry(url), {})) == ["1"]


async def test_a_host_that_drips_is_given_up_after_the_time_for_one_try(
    server: BoardServer, fetcher: Make
) -> None:
    url = server.play("/a.jsonl", Play(lines("1"), drip=0.05), Play(status=503))
    with pytest.raises(SourceUnreachable):
        await fetcher(total=0.2, tries=2).pull(entry(url), {})
    assert len(server.seen) == 2


# --- Retry-After and manners -------------------------------------------------------------------------------------------


async def test_retry_after_in_seconds_is_kept(server: BoardServer, fetcher: Make, passing: FakeTime) -> None:
    url = server.play("/a.jsonl", Play(status=429, headers={"Retry-After": "7"}), Play(lines("1")))
    assert ids(await fetcher().pull(entry(url), {})) == ["1"]
    assert passing.slept == [7]


async def test_retry_after_as_a_date_is_kept(
    server: BoardServer, client: httpx.AsyncClient, passing: FakeTime
) -> None:
    until = Play(status=503, headers={"Retry-After": "Mon, 23 Nov 2026 03:00:30 GMT"})
    turns = Turns(clock=passing.clock, sleep=passing.sleep)
    fetcher = Fetcher(client, turns=turns, clock=lambda: datetime(2026, 11, 23, 3, 0, 10, tzinfo=UTC))
    assert ids(await fetcher.pull(entry(server.play("/a.jsonl", until, Play(lines("1")))), {})) == ["1"]
    assert passing.slept == [20]


async def test_a_long_retry_after_is_handed_on_and_holds_for_every_board_of_the_host(
    server: BoardServer, fetcher: Make, passing: FakeTime
) -> None:
    busy = server.play("/a.jsonl", Play(status=429, headers={"Retry-After": "3600"}))
    other = server.page("/b.jsonl", lines("1"))
    ours = fetcher()
    with pytest.raises(SourceUnreachable) as told:
        await ours.pull(entry(busy), {})
    assert told.value.wait == 3600
    with pytest.raises(SourceUnreachable, match="쉬었다가") as held:
        await ours.pull(entry(other), {})
    assert held.value.wait == 3600
    assert server.paths() == ["/a.jsonl"]
    assert passing.slept == []
    passing.at += 3601
    assert ids(await ours.pull(entry(other), {})) == ["1"]


@pytest.mark.parametrize("nonsense", ["soon", "-5", "", "²", "Mon, 99 Nov 2026"])
async def test_a_retry_after_that_is_nonsense_is_passed_over(
    nonsense: str, server: BoardServer, fetcher: Make
) -> None:
    url = server.play("/a.jsonl", Play(status=429, headers={"Retry-After": nonsense}), Play(lines("1")))
    assert ids(await fetcher().pull(entry(url), {})) == ["1"]


# --- refused -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "열쇠"),
        (403, "허가"),
        (404, "그런 게시판이 없습니다"),
        (410, "없어졌습니다"),
        (451, "받아 주지 않습니다"),
    ],
)
async def test_a_refusal_says_what_a_person_can_do(
    status: int, words: str, server: BoardServer, fetcher: Make
) -> None:
    with pytest.raises(SourceRefused, match=words):
        await fetcher().pull(entry(server.play("/a.jsonl", Play(status=status))), {})
    assert len(server.seen) == 1


@pytest.mark.parametrize("status", [202, 204, 206, 300])
async def test_a_status_that_is_neither_an_answer_nor_an_error_is_a_changed_source(
    status: int, server: BoardServer, fetcher: Make
) -> None:
    with pytest.raises(SourceChanged, match=str(status)):
        await fetcher().pull(entry(server.play("/a.jsonl", Play(status=status))), {})


async def test_keys_in_an_address_stand_in_no_error_and_no_log(
    server: BoardServer, fetcher: Make, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    url = server.play("/a.jsonl?key=hush-hush", Play(status=503), Play(status=403))
    with pytest.raises(SourceRefused) as refused:
        await fetcher().pull(entry(url), {})
    assert "/a.jsonl" in str(refused.value)
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("httpx")]
    assert "hush" not in str(refused.value) + " ".join(ours)


# --- redirects ---------------------------------------------------------------------------------------------------------


async def test_a_redirect_on_the_same_host_is_followed(server: BoardServer, fetcher: Make) -> None:
    server.page("/new.jsonl", lines("1"))
    url = server.play("/a.jsonl", Play(status=301, headers={"Location": "/new.jsonl"}))
    assert ids(await fetcher().pull(entry(url), {})) == ["1"]


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1:9/x",
        "https://elsewhere.example/x",
        "http://elsewhere.example/x",
        "file:///etc/hostname",
    ],
)
async def test_a_redirect_to_somebody_else_is_not_followed(
    to: str, server: BoardServer, fetcher: Make
) -> None:
    url = server.play("/a.jsonl", Play(status=302, headers={"Location": to}))
    with pytest.raises(SourceRefused, match=r"옮겨졌습니다|이어집니다"):
        await fetcher().pull(entry(url), {})
    assert len(server.seen) == 1


async def test_redirects_in_a_circle_end(server: BoardServer, fetcher: Make) -> None:
    url = server.play("/a.jsonl", Play(status=302, headers={"Location": "/a.jsonl"}))
    with pytest.raises(SourceRefused, match="되풀이"):
        await fetcher().pull(entry(url), {})
    assert len(server.seen) == 6


async def test_a_next_page_on_another_host_is_not_asked(server: BoardServer, fetcher: Make) -> None:
    url = server.page("/1", feed_page("1", next_url="https://elsewhere.example/2"))
    with pytest.raises(SourceRefused, match=r"elsewhere\.example"):
        await fetcher().pull(feed_entry(url), {})


async def test_plain_http_to_the_world_is_refused(fetcher: Make) -> None:
    with pytest.raises(SourceRefused, match=r"https:"):
        await fetcher().pull(feed_entry_unchecked("http://feeds.example/x"), {})


def feed_entry_unchecked(url: str) -> Entry:
    return Entry("피드", feed.source, feed.Feed.model_construct(url=url, company=""))


# --- size --------------------------------------------------------------------------------------------------------------


async def test_a_feed_of_200_megabytes_is_cut_at_the_limit(server: BoardServer, fetcher: Make) -> None:
    url = server.play("/a.jsonl", Play(b"x" * 2**20, times=200))
    with pytest.raises(SourceChanged, match="5 MB 넘음"):
        await fetcher(body=5 * 2**20).pull(entry(url), {})
    assert server.sent < 30 * 2**20


async def test_a_gzip_bomb_is_cut_at_the_limit(server: BoardServer, fetcher: Make) -> None:
    url = server.play("/a.jsonl", Play(b"\0" * 50 * 2**20).packed)
    with pytest.raises(SourceChanged, match="1 MB 넘음"):
        await fetcher(body=2**20).pull(entry(url), {})


async def test_a_gzip_bomb_inside_a_gzip_file_is_cut_at_the_limit(server: BoardServer, fetcher: Make) -> None:
    url = server.play("/a.jsonl.gz", Play(gzip.compress(b"\0" * 50 * 2**20)).packed)
    with pytest.raises(SourceChanged, match="1 MB 넘음"):
        await fetcher(body=2**20).pull(entry(url), {})


async def test_gzip_over_the_wire_and_gzip_as_a_file_are_both_unpacked(
    server: BoardServer, fetcher: Make
) -> None:
    url = server.play("/a.jsonl.gz", Play(gzip.compress(lines("1")) + gzip.compress(lines("2"))).packed)
    assert ids(await fetcher().pull(entry(url), {})) == ["1", "2"]


async def test_packing_we_did_not_ask_for_is_refused(server: BoardServer, fetcher: Make) -> None:
    url = server.play("/a.jsonl", Play(b"?", headers={"Content-Encoding": "br"}))
    with pytest.raises(SourceRefused, match="br"):
        await fetcher().pull(entry(url), {})


async def test_a_large_answer_is_read_while_others_go_on(server: BoardServer, fetcher: Make) -> None:
    many = lines(*map(str, range(12_000)))
    assert len(many) > 256 * 1024
    pull = await fetcher().pull(entry(server.page("/a.jsonl", many)), {})
    assert len(pull.postings) == 12_000


# --- pages -------------------------------------------------------------------------------------------------------------


async def test_a_page_with_no_new_id_ends_the_walk_and_proves_nothing(
    server: BoardServer, fetcher: Make
) -> None:
    third = server.page("/3", feed_page("9"))
    second = server.page("/2", feed_page("1", next_url=third))
    pull = await fetcher().pull(feed_entry(server.page("/1", feed_page("1", next_url=second))), {})
    assert ids(pull) == ["1"]
    assert server.paths() == ["/1", "/2"]
    assert not pull.complete


async def test_a_page_that_points_at_itself_ends_the_walk(server: BoardServer, fetcher: Make) -> None:
    pull = await fetcher().pull(feed_entry(server.page("/1", feed_page("1", next_url=server.url + "/1"))), {})
    assert server.paths() == ["/1"]
    assert not pull.complete


async def test_a_board_without_end_is_left_at_the_page_cap(server: BoardServer, fetcher: Make) -> None:
    for number in range(1, 9):
        server.page(f"/{number}", feed_page(str(number), next_url=f"{server.url}/{number + 1}"))
    pull = await fetcher(pages=4).pull(feed_entry(server.url + "/1"), {})
    assert ids(pull) == ["1", "2", "3", "4"]
    assert not pull.complete


async def test_one_failing_page_fails_the_pull(server: BoardServer, fetcher: Make) -> None:
    second = server.play("/2", Play(status=500))
    with pytest.raises(SourceUnreachable):
        await fetcher().pull(feed_entry(server.page("/1", feed_page("1", next_url=second))), {})


# --- files -------------------------------------------------------------------------------------------------------------


async def test_a_file_is_read_again_only_when_it_changed(tmp_path: Path, fetcher: Make) -> None:
    path = tmp_path / "공고 모음.jsonl"
    path.write_bytes(lines("1"))
    first = await fetcher().pull(entry(path), {})
    assert ids(first) == ["1"]
    assert (await fetcher().pull(entry(path), first.validators)).unchanged
    path.write_bytes(lines("1", "2"))
    assert ids(await fetcher().pull(entry(path), first.validators)) == ["1", "2"]


async def test_a_file_of_the_same_size_written_later_is_read_again(tmp_path: Path, fetcher: Make) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines("1"))
    first = await fetcher().pull(entry(path), {})
    path.write_bytes(lines("2"))
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))
    assert ids(await fetcher().pull(entry(path), first.validators)) == ["2"]


async def test_a_file_may_be_gzip(tmp_path: Path, fetcher: Make) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines("1")))
    assert ids(await fetcher().pull(entry(path), {})) == ["1"]


async def test_files_that_cannot_be_read_say_why(tmp_path: Path, fetcher: Make) -> None:
    with pytest.raises(SourceRefused, match="파일이 없습니다"):
        await fetcher().pull(entry(tmp_path / "none.jsonl"), {})
    with pytest.raises(SourceRefused, match="읽을 수 있는 파일이 아닙니다"):
        await fetcher().pull(entry(tmp_path), {})
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(gzip.compress(lines("1"))[:-8])
    with pytest.raises(SourceUnreachable, match="끊겼습니다"):
        await fetcher().pull(entry(cut), {})
    cut.write_bytes(b"\x1f\x8b but no gzip")
    with pytest.raises(SourceUnreachable, match="끊겼습니다"):
        await fetcher().pull(entry(cut), {})


async def test_a_file_that_is_too_big_is_cut_at_the_limit(tmp_path: Path, fetcher: Make) -> None:
    bomb = tmp_path / "a.jsonl.gz"
    bomb.write_bytes(gzip.compress(b"\0" * 30 * 2**20))
    with pytest.raises(SourceChanged, match="너무 큽니다"):
        await fetcher(body=2**20).pull(entry(bomb), {})
