"""Links that members send lead nowhere but out: no private, loopback, link-local or metadata address is reached."""

from __future__ import annotations

import httpx
import pytest

from bot.sources.public_only import PublicOnly, client, is_public
from tests.servers import BoardServer, Play


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.7", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
     "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
     "::ffff:169.254.169.254", "2002:7f00:1::1", "64:ff9b::a9fe:a9fe", "198.18.0.1", "not an address", ""],
)  # fmt: skip
def test_what_is_not_public_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "8.8.8.8", "2606:4700:4700::1111", "223.130.195.200"])
def test_what_is_public_is_reached(address: str) -> None:
    assert is_public(address)


def answering(*addresses: str) -> PublicOnly:
    async def resolve(_host: str, _port: int) -> list[str]:
        return list(addresses)

    return PublicOnly(resolve)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://2130706433:9/"]
)
async def test_this_machine_is_not_reached_by_any_spelling(url: str) -> None:
    async with client() as asking:
        with pytest.raises(httpx.ConnectError):
            await asking.get(url)


async def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    async with client(answering("1.1.1.1", "10.0.0.1")) as asking:
        with pytest.raises(httpx.ConnectError, match="not a public"):
            await asking.get("http://rebound.example/")


async def test_a_redirect_to_another_network_is_refused(server: BoardServer) -> None:
    async def resolve(host: str, _port: int) -> list[str]:
        return ["127.0.0.1"] if host == "board.example" else ["169.254.169.254"]

    port = server.url.rpartition(":")[2]
    server.play("/go", Play(status=302, headers={"Location": f"http://metadata.example:{port}/latest"}))
    async with client(PublicOnly(resolve, allowed=["127.0.0.1"])) as asking:
        with pytest.raises(httpx.ConnectError, match="not a public"):
            await asking.get(f"http://board.example:{port}/go", follow_redirects=True)
    assert server.paths() == ["/go"]
