"""A client that reaches public addresses only, for links that members send.

Every name is resolved here and every one of its addresses looked at before a connection is made, to exactly the address that
was looked at: so neither a redirect nor a name that answers differently the second time leads to this machine, its network,
or a cloud's metadata. Refused with httpcore.ConnectError, which the asker tells as a source that cannot be reached.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import httpcore
import httpx

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""The addresses of a name, as text."""


async def resolve(host: str, port: int) -> list[str]:
    """Ask the system's resolver."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address is somebody's out there; False for whatever cannot be told."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inside(ip)
    return all(
        one.is_global and not (one.is_multicast or one.is_reserved or one.is_unspecified)
        for one in (ip, *inner)
    )


def _inside(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """The IPv4 addresses that some IPv6 ones carry (mapped, 6to4, Teredo, NAT64): they lead there."""
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    carried = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in ipaddress.ip_network("64:ff9b::/96"):
        carried.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return [one for one in carried if one is not None]


class PublicOnly(httpcore.AsyncNetworkBackend):
    """Connects to public addresses. `allowed`: further addresses, for tests that serve on this machine."""

    def __init__(self, resolve: Resolve = resolve, allowed: Iterable[str] = ()) -> None:
        self._resolve, self._allowed = resolve, frozenset(allowed)
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  the library's own signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, look at every address, connect to the first."""
        try:
            addresses = await asyncio.wait_for(self._resolve(host, port), timeout)
        except (OSError, TimeoutError) as error:
            raise httpcore.ConnectError(f"no address for {host}") from error
        if not addresses or not all(is_public(one) or one in self._allowed for one in addresses):
            raise httpcore.ConnectError(f"{host} is not a public address")
        return await self._network.connect_tcp(addresses[0], port, timeout, local_address, socket_options)

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        """Never."""
        raise httpcore.ConnectError("no sockets of this machine")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self._network.sleep(seconds)


def client(backend: PublicOnly | None = None, checks: ssl.SSLContext | None = None) -> httpx.AsyncClient:
    """A client over that backend. No proxy of the environment is asked: it would resolve names in our place."""
    transport = httpx.AsyncHTTPTransport(trust_env=False)
    # httpx offers no argument for the network below its pool; the pool itself does.
    transport._pool = httpcore.AsyncConnectionPool(
        ssl_context=checks or httpx.create_ssl_context(),
        max_connections=4,
        network_backend=backend or PublicOnly(),
    )
    return httpx.AsyncClient(transport=transport, trust_env=False)
