"""The local room's door: which addresses it binds, and whose requests it takes."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pytest

from bot.errors import ConfigError
from bot.platforms.web import WebPlatform
from bot.platforms.web_app import STATIC
from bot.platforms.web_guard import HEADERS, loopback, own_names
from tests.platforms.scripted import MENU, ScriptedBot


def noon() -> datetime:
    return datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "192.168.0.7", "10.0.0.1", "gonggo.example.com", "8.8.8.8", "localhost.evil", ""]  # noqa: S104  refused
)  # fmt: skip
def test_an_address_that_others_can_reach_is_refused_with_a_way_out(host: str) -> None:
    with pytest.raises(ConfigError, match="로그인이 없고") as told:
        WebPlatform(host, 8765, clock=noon)
    assert "ssh -L 8765:127.0.0.1:8765" in str(told.value)
    assert "GONGGO_WEB=127.0.0.1:8765" in str(told.value)


@pytest.mark.parametrize(
    ("host", "bound"), [("127.0.0.1", "127.0.0.1"), ("localhost", "127.0.0.1"), ("::1", "::1"), ("127.3.2.1", "127.3.2.1")]
)  # fmt: skip
def test_a_loopback_address_is_taken(host: str, bound: str) -> None:
    assert loopback(host, 8765) == bound


def test_our_names_bear_our_port() -> None:
    assert own_names("127.0.0.1", 8765) == {"127.0.0.1:8765", "localhost:8765", "[::1]:8765"}
    assert "localhost" in own_names("127.0.0.1", 80)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil:{port}", "127.0.0.1.evil:{port}"]
)  # fmt: skip
async def test_a_rebound_name_gets_nothing(
    page: httpx.AsyncClient, web: WebPlatform, bot: ScriptedBot, host: str
) -> None:
    named = {"Host": host.format(port=web.address.rpartition(":")[2])}
    for path in ("/", "/api/messages", "/events", "/static/room.js"):
        answer = await page.get(path, headers=named)
        assert answer.status_code == 421
        assert "127.0.0.1" in answer.json()["error"]
    assert (await page.post("/api/say", json={"text": "/start"}, headers=named)).status_code == 421
    assert bot.heard == []


async def test_our_other_names_work(page: httpx.AsyncClient, web: WebPlatform) -> None:
    port = web.address.rpartition(":")[2]
    for name in (f"localhost:{port}", f"[::1]:{port}", f"LOCALHOST:{port}"):
        said = await page.post(
            "/api/say", json={"text": "/start"}, headers={"Host": name, "Origin": f"http://{name.lower()}"}
        )
        assert said.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:{port}"},  # another name than the Host of this request
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {},
    ],
)
async def test_only_our_own_page_may_speak(
    web: WebPlatform, bot: ScriptedBot, headers: dict[str, str]
) -> None:
    port = web.address.rpartition(":")[2]
    told = {name: value.format(port=port) for name, value in headers.items()}
    async with httpx.AsyncClient(base_url=web.address) as stranger:
        for path, body in (("/api/say", {"text": "/start"}), ("/api/press", {"action": "why:1"})):
            answer = await stranger.post(path, json=body, headers=told)
            assert answer.status_code == 403
            assert answer.json()["error"]
    assert bot.heard == []


@pytest.mark.parametrize("site", ["same-origin", "none"])
async def test_without_origin_the_browsers_own_word_counts(web: WebPlatform, site: str) -> None:
    async with httpx.AsyncClient(base_url=web.address) as client:
        answer = await client.post("/api/say", json={"text": "/start"}, headers={"Sec-Fetch-Site": site})
        assert answer.status_code == 200


async def test_another_site_may_link_to_the_room_but_not_read_it(page: httpx.AsyncClient) -> None:
    for site in ("cross-site", "same-site"):
        headers = {"Sec-Fetch-Site": site}
        assert (await page.get("/", headers=headers)).status_code == 200
        for path in ("/api/messages", "/events", "/api/menu", "/static/room.js", "/pictures/x.png"):
            assert (await page.get(path, headers=headers)).status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"])
async def test_a_form_of_another_kind_is_refused(
    page: httpx.AsyncClient, bot: ScriptedBot, kind: str
) -> None:
    answer = await page.post("/api/say", content=b'{"text": "/start"}', headers={"Content-Type": kind})
    assert answer.status_code == 415
    assert bot.heard == []


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_of_more_than_64_kb_is_refused(
    page: httpx.AsyncClient, bot: ScriptedBot, chunked: bool
) -> None:
    async def pieces() -> object:
        for _ in range(5):
            yield b" " * 15_000

    content = pieces() if chunked else b" " * 70_000
    answer = await page.post("/api/say", content=content, headers={"Content-Type": "application/json"})  # type: ignore[arg-type]
    assert answer.status_code == 413
    assert bot.heard == []


async def test_every_answer_bears_the_safety_headers(page: httpx.AsyncClient) -> None:
    for path, headers in (("/", {}), ("/api/menu", {}), ("/nothing", {}), ("/", {"Host": "evil.example"})):
        answer = await page.get(path, headers=headers)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "'unsafe" not in HEADERS["Content-Security-Policy"]


async def test_the_page_brings_nothing_from_outside_and_nothing_inline(page: httpx.AsyncClient) -> None:
    html = (await page.get("/")).text
    assert "<style" not in html
    assert "style=" not in html
    assert html.count("<script") == html.count('<script type="module" src="/static/room.js"></script>') == 1
    for path in ("/", *(f"/static/{path.name}" for path in STATIC.iterdir())):
        text = (await page.get(path)).text.replace("http://www.w3.org/2000/svg", "")
        assert "://" not in text
        assert "innerHTML" not in text


async def test_ipv6_loopback_works(bot: ScriptedBot) -> None:
    room = WebPlatform("::1", 0, clock=noon)
    try:
        await room.start(bot, bot.on_change, MENU)
    except ConfigError:
        pytest.skip("this machine has no IPv6 loopback")
    async with httpx.AsyncClient(base_url=room.address) as client:
        assert (await client.get("/")).status_code == 200
    await room.stop()
