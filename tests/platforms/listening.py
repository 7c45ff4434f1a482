"""Reading server-sent events in tests, as a browser does."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx


@dataclass(frozen=True)
class Event:
    """One event: its kind ("message" when unnamed), its id and its data."""

    kind: str
    mark: str
    data: dict[str, object]

    @property
    def words(self) -> str:
        return said(self.data)


def said(message: dict[str, object]) -> str:
    """The words of a message as the page gets it."""
    blocks = message["blocks"]
    assert isinstance(blocks, list)
    return "\n".join("".join(span["text"] for span in block["spans"]) for block in blocks)


class Listener:
    """An open stream."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._lines = response.aiter_lines()

    async def next(self, seconds: float = 5) -> Event:
        """The next event; comments and the retry line are passed over."""
        async with asyncio.timeout(seconds):
            while True:
                fields = await self._fields()
                if "data" in fields:
                    kind, mark = fields.get("event", "message"), fields.get("id", "")
                    return Event(kind, mark, json.loads(fields["data"]))

    async def take(self, count: int) -> list[Event]:
        return [await self.next() for _ in range(count)]

    async def ended(self, seconds: float = 5) -> bool:
        """Wait until the other side ends the stream."""
        async with asyncio.timeout(seconds):
            async for _ in self._lines:
                pass
        return True

    async def _fields(self) -> dict[str, str]:
        fields: dict[str, str] = {}
        async for line in self._lines:
            if not line:
                return fields
            name, _, value = line.partition(": ")
            fields[name] = value
        raise EOFError


@contextlib.asynccontextmanager
async def listening(
    client: httpx.AsyncClient, room: str = "local", *, last: str = ""
) -> AsyncIterator[Listener]:
    headers = {"Last-Event-ID": last} if last else {}
    async with client.stream("GET", "/events", params={"room": room}, headers=headers) as response:
        yield Listener(response)
