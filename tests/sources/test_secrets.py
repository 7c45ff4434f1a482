"""Keys reach the host that needs them, and nobody else: no error, no log, nothing that is kept."""

from __future__ import annotations

import logging

import httpx
import pytest
from pydantic import SecretStr

from bot import settings
from bot.errors import SourceRefused
from bot.logs import Redact
from bot.sources import registry
from bot.sources.fetching import Fetcher
from bot.sources.turns import Turns
from tests.servers import BoardServer, Play
from tests.sources.cases import CASES, Case
from tests.sources.conftest import FakeTime
from tests.sources.toy import entry, listed, told

DECODED, ENCODED = "aB3+/x9==", "aB3%2B%2Fx9%3D%3D"
IN_QUERY = {"serviceKey": "data_go_kr_key"}
IN_HEADER = {"wanted-client-id": "wanted_client_id"}


def asking(client: httpx.AsyncClient, passing: FakeTime, **keys: str) -> Fetcher:
    turns = Turns(clock=passing.clock, sleep=passing.sleep, chance=lambda: 0.0)
    return Fetcher(client, turns=turns, secrets={name: SecretStr(key) for name, key in keys.items()})


@pytest.mark.parametrize("key", [DECODED, ENCODED, f" {ENCODED}\n"])
async def test_a_key_is_encoded_once_however_it_was_copied(
    key: str, server: BoardServer, client: httpx.AsyncClient, passing: FakeTime
) -> None:
    server.page(f"/list?serviceKey={ENCODED}", listed("1"))
    server.page("/1", told("1"))
    pull = await asking(client, passing, data_go_kr_key=key).pull(entry(server.url, keys=IN_QUERY), {})
    assert len(pull.postings) == 1


async def test_a_key_goes_behind_other_parameters_and_into_headers(
    server: BoardServer, client: httpx.AsyncClient, passing: FakeTime
) -> None:
    server.page("/list?a=1&k=secret", listed("1"))
    server.page("/1", told("1"))
    toy = entry(server.url, lists=["/list?a=1"], keys={"k": "saramin_key"}, headers=IN_HEADER)
    await asking(client, passing, saramin_key="secret", wanted_client_id="me").pull(toy, {})
    assert server.seen[0].headers["wanted-client-id"] == "me"
    assert "wanted-client-id" not in server.seen[1].headers, "only the requests that say so bear a key"


async def test_without_a_key_nobody_is_asked_and_the_operator_is_told_which(
    server: BoardServer, client: httpx.AsyncClient, passing: FakeTime
) -> None:
    with pytest.raises(SourceRefused, match="GONGGO_DATA_GO_KR_KEY"):
        await asking(client, passing).pull(entry(server.url, keys=IN_QUERY), {})
    with pytest.raises(SourceRefused, match="GONGGO_WANTED_CLIENT_ID"):
        await asking(client, passing, wanted_client_id=" ").pull(entry(server.url, headers=IN_HEADER), {})
    with pytest.raises(SourceRefused, match="GONGGO_WANTED_CLIENT_ID에 열쇠로 쓸 수 없는"):
        await asking(client, passing, wanted_client_id="한글").pull(entry(server.url, headers=IN_HEADER), {})
    assert server.seen == []


async def test_a_key_stands_in_nothing_that_is_kept_told_or_logged(
    server: BoardServer, client: httpx.AsyncClient, passing: FakeTime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.handler.addFilter(Redact([ENCODED.lower().replace("ab", "aB")]))
    server.play(f"/list?serviceKey={ENCODED}", Play(listed("1"), headers={"ETag": '"1"'}), Play(status=500))
    server.page("/1", told("1"))
    fetcher = asking(client, passing, data_go_kr_key=ENCODED)
    pull = await fetcher.pull(entry(server.url, keys=IN_QUERY), {})
    with pytest.raises(Exception, match="500") as raised:
        await fetcher.pull(entry(server.url, keys=IN_QUERY), {})
    told_and_kept = f"{pull} {pull.validators} {raised.value!r} {vars(fetcher)}"
    logged = caplog.text + " ".join(record.getMessage() for record in caplog.records)
    assert "serviceKey" in logged, "the client's own log names the whole address"
    for form in (DECODED, ENCODED):
        assert form not in told_and_kept
        assert form not in logged


async def test_a_host_that_points_elsewhere_gets_no_key_for_there(
    server: BoardServer, client: httpx.AsyncClient, passing: FakeTime
) -> None:
    server.play("/list?k=secret", Play(status=302, headers={"Location": "/other"}))
    server.page("/other", listed())
    fetcher = asking(client, passing, saramin_key="secret", wanted_client_id="me")
    await fetcher.pull(entry(server.url, keys={"k": "saramin_key"}, headers=IN_HEADER), {})
    assert server.paths() == ["/list?k=secret", "/other"]
    assert server.seen[1].headers["wanted-client-id"] == "me", "the same host may know who asks"


async def test_an_unchanged_list_is_asked_with_its_key(
    server: BoardServer, client: httpx.AsyncClient, passing: FakeTime
) -> None:
    server.page("/list?k=secret", listed("1", next_="/list?2"), etag='"1"')
    server.page("/list?2&k=secret", listed("2"), etag='"2"')
    server.page("/1", told("1"))
    server.page("/2", told("2"))
    fetcher, toy = asking(client, passing, saramin_key="secret"), entry(server.url, keys={"k": "saramin_key"})
    first = await fetcher.pull(toy, {})
    assert (await fetcher.pull(toy, first.validators)).unchanged


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}-{case.page}")
def test_every_key_a_kind_asks_for_is_a_setting_and_named_in_its_ledger(case: Case) -> None:
    toy = case.entry("")
    source = registry.kind_called(case.kind)
    assert source is not None
    for request in toy.source.start(toy):
        for name in (*request.secret_query.values(), *request.secret_headers.values()):
            assert name in settings.SOURCE_KEYS
            assert f"GONGGO_{name.upper()}" in source.ledger["key"]
