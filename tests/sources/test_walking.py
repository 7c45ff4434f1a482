"""Walks over lists whose postings have a page each, and over several lists that overlap."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.errors import SourceRefused
from bot.model.source import Pull
from bot.sources.fetching import Fetcher
from tests.servers import BoardServer, Play
from tests.sources.toy import entry, listed, told

Make = Callable[..., Fetcher]


def ids(pull: Pull) -> list[str]:
    return [posting.external_id for posting in pull.postings]


def play(server: BoardServer, *names: str) -> None:
    for name in names:
        server.page(f"/{name}", told(name))


async def test_the_page_of_each_posting_is_read_with_what_the_list_said(
    server: BoardServer, fetcher: Make
) -> None:
    server.page("/list", listed("1", "2", state="open"))
    play(server, "1", "2")
    pull = await fetcher().pull(entry(server.url), {})
    assert ids(pull) == ["1", "2"]
    assert pull.postings[0].extra == {"state": "open"}
    assert pull.complete


async def test_only_the_pages_whose_row_changed_are_read_again(server: BoardServer, fetcher: Make) -> None:
    server.page("/list", listed("1", "2"))
    play(server, "1", "2", "3")
    first = await fetcher().pull(entry(server.url), {})
    server.page("/list", listed("1", "3"))
    server.seen.clear()
    second = await fetcher().pull(entry(server.url), first.validators)
    assert server.paths() == ["/list", "/3"]
    assert (ids(second), set(second.kept)) == (["3"], {"1"})
    assert second.complete, "2 is gone: neither read nor kept"
    server.page("/list", listed("1", "3", state="b"))
    third = await fetcher().pull(entry(server.url), second.validators)
    assert (ids(third), set(third.kept)) == (["1", "3"], set())


async def test_other_settings_read_every_page_again(server: BoardServer, fetcher: Make) -> None:
    server.page("/list", listed("1"))
    server.page("/list?2", listed())
    play(server, "1")
    first = await fetcher().pull(entry(server.url), {})
    again = await fetcher().pull(entry(server.url, lists=("/list", "/list?2")), first.validators)
    assert (ids(again), again.kept) == (["1"], frozenset())


async def test_a_list_that_did_not_change_needs_no_page(server: BoardServer, fetcher: Make) -> None:
    server.page("/list", listed("1"), etag='"1"')
    play(server, "1")
    first = await fetcher().pull(entry(server.url), {})
    second = await fetcher().pull(entry(server.url), first.validators)
    assert second.unchanged
    assert server.paths() == ["/list", "/1", "/list"]


async def test_a_long_list_is_read_over_several_rounds(server: BoardServer, fetcher: Make) -> None:
    names = [str(n) for n in range(1, 8)]
    server.page("/list", listed(*names), etag='"1"')
    play(server, *names)
    pull, read = Pull(), list[str]()
    for round_ in range(3):
        pull = await fetcher(pages=4).pull(entry(server.url), pull.validators)
        read += ids(pull)
        assert pull.complete == (round_ == 2)
    assert read == names
    assert set(pull.kept) == set(names[:6])


async def test_a_page_that_is_gone_closes_its_posting(server: BoardServer, fetcher: Make) -> None:
    server.page("/list", listed("1", "2"))
    play(server, "1")
    pull = await fetcher().pull(entry(server.url), {})
    assert (ids(pull), set(pull.closed)) == (["1"], {"2"})


async def test_one_broken_page_spoils_no_other_and_is_asked_again(server: BoardServer, fetcher: Make) -> None:
    server.page("/list", listed("1", "2", "3"), etag='"1"')
    play(server, "1", "3")
    server.play("/2", Play(status=500), Play(told("2")))
    first = await fetcher().pull(entry(server.url), {})
    assert (ids(first), first.complete, first.skipped) == (["1", "3"], False, 1)
    assert "2번 공고" in first.faults[0]
    second = await fetcher().pull(entry(server.url), first.validators)
    assert (ids(second), set(second.kept), second.complete) == (["2"], {"1", "3"}, True)


async def test_three_broken_pages_end_the_walk_with_what_was_read(server: BoardServer, fetcher: Make) -> None:
    names = [str(n) for n in range(1, 8)]
    server.page("/list", listed(*names))
    play(server, "1")
    for name in names[1:]:
        server.play(f"/{name}", Play(status=403))
    pull = await fetcher().pull(entry(server.url), {})
    assert (ids(pull), pull.complete, pull.skipped) == (["1"], False, 3)
    assert len(server.seen) == 5


async def test_pages_of_which_not_one_can_be_had_fail_the_pull(server: BoardServer, fetcher: Make) -> None:
    server.page("/list", listed("1", "2", "3", "4"))
    for name in "1234":
        server.play(f"/{name}", Play(status=403))
    with pytest.raises(SourceRefused, match="403"):
        await fetcher().pull(entry(server.url), {})


async def test_a_page_without_what_it_needs_is_a_fault_and_asked_again(
    server: BoardServer, fetcher: Make
) -> None:
    server.page("/list", listed("1", "2"))
    play(server, "1")
    server.play("/2", Play(b"{}"), Play(told("2")))
    first = await fetcher().pull(entry(server.url), {})
    assert first.faults == ("제목이 없습니다",)
    assert ids(await fetcher().pull(entry(server.url), first.validators)) == ["2"]


async def test_lists_may_overlap_and_a_posting_comes_once(server: BoardServer, fetcher: Make) -> None:
    server.page("/a", listed("1", "2"))
    server.page("/b", listed("2", next_="/b2"))
    server.page("/b2", listed("3"))
    play(server, "1", "2", "3")
    pull = await fetcher().pull(entry(server.url, lists=["/a", "/b"]), {})
    assert sorted(ids(pull)) == ["1", "2", "3"]
    assert pull.complete, "what another list has shown does not end this one"
    assert server.paths().count("/2") == 1


async def test_a_list_that_repeats_itself_ends(server: BoardServer, fetcher: Make) -> None:
    server.page("/list", listed("1", next_="/list?2"))
    for number in range(2, 50):
        server.page(f"/list?{number}", listed("1", next_=f"/list?{number + 1}"))
    play(server, "1")
    pull = await fetcher().pull(entry(server.url), {})
    assert not pull.complete
    assert server.paths() == ["/list", "/1", "/list?2"]
