"""What every kind of source must hold to, asked of each of them over real HTTP. A new kind adds a case to cases.py."""

from __future__ import annotations

import gzip
import importlib
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from fnmatch import fnmatch
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.clock import end_of_day, korean_day
from bot.errors import SourceChanged, SourceError, SourceRefused, SourceUnreachable
from bot.model.source import Pull
from bot.sources import registry
from bot.sources.contract import LEDGER, Answer, Request
from bot.sources.fetching import Fetcher
from bot.sources.secrets import variable
from tests.servers import BoardServer, Play
from tests.sources.cases import ASKED_OTHERWISE, CASES, FIXTURES, Case

Make = Callable[..., Fetcher]
HERE = Path(__file__).parent

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}-{case.page}")
every_kind = pytest.mark.parametrize("kind", registry.kinds())


def ids(pull: Pull) -> list[str]:
    return [posting.external_id for posting in pull.postings]


# --- the house ---------------------------------------------------------------------------------------------------------


@every_kind
def test_a_kind_has_its_name_its_test_its_recorded_page_and_its_case(kind: str) -> None:
    module = importlib.import_module(f"bot.sources.{kind}")
    assert module.source.kind == kind
    assert module.__doc__
    assert (HERE / f"test_{kind}.py").is_file()
    assert any((FIXTURES / kind).iterdir())
    assert kind in {case.kind for case in CASES} or kind in ASKED_OTHERWISE


def test_no_recorded_page_is_without_a_kind() -> None:
    assert {folder.name for folder in FIXTURES.iterdir()} == set(registry.kinds())


@every_kind
def test_the_ledger_answers_every_question_in_korean(kind: str) -> None:
    source = registry.kind_called(kind)
    assert source is not None
    assert tuple(source.ledger) == LEDGER
    assert all(answer.strip() for answer in source.ledger.values())
    assert re.search("[가-힣]", source.ledger["official"])
    assert re.match(r"예\. |아니요\. |운영자가 ", source.ledger["official"]), (
        "its first word stands in a table"
    )


@every_case
def test_the_ledger_names_the_keys_that_are_asked_for(case: Case) -> None:
    entry = case.entry("")
    (request,) = entry.source.start(entry)
    keys = {variable(name) for name in (*request.secret_query.values(), *request.secret_headers.values())}
    assert set(re.findall("GONGGO_[A-Z0-9_]+", entry.source.ledger["key"])) == keys
    assert bool(keys) != entry.source.ledger["key"].startswith("필요 없음")


def test_the_operator_finds_every_kind_explained_beside_the_sources() -> None:
    explained = (HERE.parents[1] / "config" / registry.FILE).read_text(encoding="utf-8")
    before_the_first_table = explained.partition("\n[")[0]
    assert set(re.findall("[a-z0-9]+", before_the_first_table)) >= set(registry.kinds())


@every_case
def test_it_asks_its_own_host_over_https_and_another_address_when_told(case: Case) -> None:
    real = case.entry("")
    for request in real.source.start(real):
        parts = urlsplit(request.url)
        assert parts.scheme == "https"
        assert any(fnmatch(parts.hostname or "", host) for host in (*real.source.hosts, "board.example"))
    here = case.entry("http://127.0.0.1:9")
    assert all(request.url.startswith("http://127.0.0.1:9/") for request in here.source.start(here))


@every_case
def test_asking_and_reading_are_pure(case: Case) -> None:
    entry = case.entry("")
    (request,) = entry.source.start(entry)
    answer = Answer(request, case.body, case.content_type)
    assert entry.source.start(entry) == entry.source.start(entry)
    assert entry.source.parse(entry, answer) == entry.source.parse(entry, answer)


# --- a good answer -----------------------------------------------------------------------------------------------------


@every_case
async def test_the_recorded_page_brings_its_postings(case: Case, server: BoardServer, fetcher: Make) -> None:
    pull = await fetcher().pull(case.play(server), {})
    assert ids(pull) == case.ids(server.url)
    assert (pull.skipped, len(pull.faults)) == (case.skipped, case.skipped)
    assert server.paths() == [case.path, *case.more]


@every_case
async def test_the_postings_are_fit_to_keep(case: Case, server: BoardServer, fetcher: Make) -> None:
    for posting in (await fetcher().pull(case.play(server), {})).postings:
        assert posting.source == "시험 게시판"
        assert posting.title == posting.title.strip() != ""
        assert posting.url == "" or posting.url.startswith(("https://", server.url))
        words = "\n".join(
            (posting.title, posting.company, posting.body, posting.location, *posting.fields.values())
        )
        assert not re.search(r"&(?:\w+|#\d+);|</?(?:p|li|div|ul|h\d|br|script|style)\b", words), (
            "escaping is left"
        )
        assert "track(" not in words
        assert "color:red" not in words
        assert not re.search(r"[ \t]\n|\n{3}|[\x00-\x08\x0b-\x1f]", posting.body), "blanks are left"
        for moment in (posting.posted_at, posting.closes_at):
            assert moment is None or moment.utcoffset() == timedelta(0)
        assert posting.posted_at is None or posting.posted_at.year == 2026


@every_case
async def test_what_is_hidden_stays_so_and_what_is_closed_is_said_to_be(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    pull = await fetcher().pull(case.play(server), {})
    assert pull.closed == case.closed
    assert not case.closed & set(ids(pull))
    said = "\n".join(f"{p.external_id} {p.title} {p.url} {p.body}" for p in pull.postings)
    for words in case.hidden:
        assert words in case.words, "the recorded page has one to hide"
        assert words not in said


@every_case
async def test_days_are_korean_days_and_a_last_day_lasts_until_its_end(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    told = {posting.title: posting for posting in (await fetcher().pull(case.play(server), {})).postings}
    assert case.days.keys() <= told.keys()
    for title, (came, closes) in case.days.items():
        posted_at, closes_at = told[title].posted_at, told[title].closes_at
        assert (str(korean_day(posted_at)) if posted_at else "") == came
        assert (str(korean_day(closes_at)) if closes_at else "") == closes
        assert closes_at is None or closes_at == end_of_day(korean_day(closes_at))


@every_case
async def test_a_row_that_cannot_be_read_proves_nothing_about_the_others(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    pull = await fetcher().pull(case.play(server), {})
    assert not (case.skipped and pull.complete)
    assert all(re.search("[가-힣]", fault) for fault in pull.faults)


@every_case
async def test_nobodys_address_or_phone_number_is_brought(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    pull = await fetcher().pull(case.play(server), {})
    assert re.search(r"\w+(?:@|\s\(at\)\s)\w+\.example", case.words), "the recorded page has one to drop"
    words = "\n".join(f"{p.title} {p.company} {p.body} {p.location} {p.fields}" for p in pull.postings)
    assert not re.search(r"\w@\w|\(at\)|\d{3,4}[- ]\d{4}", words)
    assert "[연락처]" in words


@every_case
async def test_a_wrong_charset_spoils_no_word(case: Case, server: BoardServer, fetcher: Make) -> None:
    good = (await fetcher().pull(case.play(server), {})).postings
    kind = case.content_type.partition(";")[0]
    lies = Play(case.body, headers={"Content-Type": f"{kind}; charset=iso-8859-1"})
    assert (await fetcher().pull(case.play(server, lies), {})).postings == good
    nothing = Play(case.body, headers={"Content-Type": "application/octet-stream"})
    assert (await fetcher().pull(case.play(server, nothing), {})).postings == good


@every_case
async def test_gzip_over_the_wire_makes_no_difference(case: Case, server: BoardServer, fetcher: Make) -> None:
    assert ids(await fetcher().pull(case.play(server, case.good().packed), {})) == case.ids(server.url)


@every_case
async def test_an_unchanged_page_is_not_sent_again(case: Case, server: BoardServer, fetcher: Make) -> None:
    entry = case.play(server, Play(case.body, headers={"Content-Type": case.content_type, "ETag": 'W/"7"'}))
    for path in case.more:
        (play,) = server.plays[path]
        server.play(path, replace(play, headers={**play.headers, "ETag": 'W/"8"'}))
    ours = fetcher()
    first = await ours.pull(entry, {})
    sent = server.sent
    second = await ours.pull(entry, first.validators)
    assert second.unchanged
    assert server.sent == sent


@every_case
async def test_a_host_that_shows_one_page_for_every_address_is_left(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    rows = [json.loads(case.body)[0] | {"id": str(n)} for n in range(100)] if case.kind == "lever" else None
    entry = case.play(server, case.good(json.dumps(rows).encode() if rows else None))
    for skip in range(0, 1000, 100):
        server.play(f"/v0/postings/haneul?mode=json&skip={skip}&limit=100", *server.plays[case.path])
    await fetcher().pull(entry, {})
    assert len(server.paths()) <= 2 + len(case.more)


# --- answers that are none ---------------------------------------------------------------------------------------------

ERROR_BODIES = (
    b'{"error": "internal", "message": "try later"}',
    b'{"ok": false}',
    b"null",
    b"3",
    b'"down"',
    b"[3]",
)


@every_case
@pytest.mark.parametrize("body", ERROR_BODIES)
async def test_an_error_body_with_status_200_is_no_answer(
    body: bytes, case: Case, server: BoardServer, fetcher: Make
) -> None:
    with pytest.raises(SourceChanged, match=r"[가-힣]"):
        await fetcher().pull(case.play(server, case.good(body)), {})


@every_case
async def test_a_web_page_with_status_200_is_no_answer(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    page = (
        "<!DOCTYPE html><html><head><title>점검 중</title></head><body>곧 돌아옵니다</body></html>".encode()
    )
    with pytest.raises(SourceChanged, match=r"[가-힣]"):
        await fetcher().pull(case.play(server, Play(page, headers={"Content-Type": "text/html"})), {})


@every_case
async def test_an_answer_that_is_cut_off_closes_nothing(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    for end in range(0, len(case.body), 397):
        try:
            pull = await fetcher().pull(case.play(server, case.good(case.body[:end])), {})
        except SourceError:
            continue
        assert not pull.complete or ids(pull) == case.ids(server.url)
        assert pull.closed == frozenset()


@every_case
async def test_nothing_at_all_closes_nothing(case: Case, server: BoardServer, fetcher: Make) -> None:
    for body in (b"", b" \n", b"[]", b"{}", b'{"jobs": []}', b'{"items": []}'):
        try:
            pull = await fetcher().pull(case.play(server, case.good(body)), {})
        except SourceChanged:
            continue
        assert (pull.complete, pull.postings, pull.closed) == (False, (), frozenset())


@every_case
async def test_a_host_in_trouble_is_asked_again(case: Case, server: BoardServer, fetcher: Make) -> None:
    troubles = (Play(status=502), Play(status=429), Play(reset=True), case.good())
    assert ids(await fetcher(tries=4).pull(case.play(server, *troubles), {})) == case.ids(server.url)


@every_case
async def test_a_host_that_stays_in_trouble_is_left_for_later(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    for play in (
        Play(status=500),
        Play(status=503),
        Play(status=429),
        case.good(),
        replace(case.good(), slow=0.3),
    ):
        cut = replace(play, cut=len(case.body) // 2) if play == case.good() else play
        ours = fetcher(tries=1, read=0.1)  # made anew, for the host asked to be left alone
        with pytest.raises(SourceUnreachable, match="다음 차례"):
            await ours.pull(case.play(server, cut), {})


@every_case
async def test_a_host_that_sends_drop_by_drop_is_hung_up_on(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    entry = case.play(server, replace(case.good(), drip=0.02))
    began = time.monotonic()
    with pytest.raises(SourceUnreachable, match="시간 안에"):
        await fetcher(tries=1, total=0.2).pull(entry, {})
    assert time.monotonic() - began < 2


@every_case
async def test_a_board_that_is_gone_is_refused_or_its_posting_is_closed(
    case: Case, server: BoardServer, fetcher: Make
) -> None:
    entry = case.play(server, Play(b"gone", status=410))
    if entry.source.start(entry)[0].one:
        pull = await fetcher().pull(entry, {})
        assert (pull.postings, pull.closed) == ((), frozenset(case.ids(server.url)))
    else:
        with pytest.raises(SourceRefused, match="410"):
            await fetcher().pull(entry, {})


@every_case
async def test_a_bomb_is_cut_at_the_limit(case: Case, server: BoardServer, fetcher: Make) -> None:
    bomb = Play(gzip.compress(b" " * 20 * 2**20), headers={"Content-Encoding": "gzip"})
    with pytest.raises(SourceChanged, match="너무 큽니다"):
        await fetcher(body=2**20).pull(case.play(server, bomb), {})


# --- odd answers: nothing but a Page or a SourceError comes out of `parse` ------------------------------------------------

JUNK: tuple[Any, ...] = (
    None,
    True,
    0,
    -1.5,
    10**400,
    "",
    "\ud800\x00",
    "x" * 3000,
    [],
    [[]],
    {},
    {"a": {"b": []}},
    [None, 1, "a"],
)


def variants(thing: Any) -> Iterator[Any]:
    """`thing` with each of its parts in turn replaced by each kind of junk."""
    yield from JUNK
    if isinstance(thing, dict):
        for key, value in thing.items():
            yield {name: part for name, part in thing.items() if name != key}
            yield from ({**thing, key: other} for other in variants(value))
    elif isinstance(thing, list):
        for number, value in enumerate(thing):
            yield from ([*thing[:number], other, *thing[number + 1 :]] for other in variants(value))


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.page.endswith(".json")], ids=lambda case: case.kind
)
def test_whatever_stands_in_a_row_it_is_a_posting_a_fault_or_a_changed_source(case: Case) -> None:
    entry = case.entry("")
    (request,) = entry.source.start(entry)
    for odd in variants(json.loads(case.body)):
        body = json.dumps(odd).encode()
        try:
            page = entry.source.parse(entry, Answer(request, body))
        except SourceChanged:
            continue
        for posting in page.postings:
            repr(posting).encode()


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.kind == "jobposting"], ids=lambda case: case.kind
)
def test_whatever_stands_in_a_page_it_is_a_posting_a_fault_or_a_changed_source(case: Case) -> None:
    entry = case.entry("")
    thing = json.loads(re.findall(r"<!--(.*?)-->", case.body.decode(), re.DOTALL)[0], strict=False)
    for odd in variants(thing):
        body = f'<script type="application/ld+json">{json.dumps(odd)}</script>'.encode()
        try:
            entry.source.parse(entry, Answer(Request("https://board.example/jobs/7"), body))
        except SourceChanged:
            continue
