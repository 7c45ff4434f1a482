"""The local room's routes.

GET `/` the page, `/static/NAME` its parts, `/api/menu` the commands, `/api/messages` what is kept, `/events` what comes
(server-sent events), `/pictures/ID.png`, `/documents/ID`; POST `/api/say` and `/api/press`. `?room=NAME` names the room,
`local` without it. A request that cannot be read is answered `{"error": Korean words}`; nothing here knows what a command is.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.platforms.contract import MenuEntry
from bot.platforms.web_guard import MAX_BODY, refused
from bot.platforms.web_layout import Json, message_json, whole
from bot.platforms.web_room import WebRoom

STATIC = Path(__file__).parent / "web_static"
KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

MAX_TEXT = 4000
"""Characters one may say at once."""

MAX_ACTION = 64
"""Bytes of a button's action, as everywhere."""

BEAT = 15.0
"""Seconds of silence after which a stream says that it still lives."""

ROOM_NAME = re.compile(r"[A-Za-z0-9-]{1,32}")


class House(Protocol):
    """What the routes need of the platform."""

    menu: tuple[MenuEntry, ...]
    closing: bool

    def room(self, name: str) -> WebRoom:
        """The room of that name."""

    async def say(self, room: WebRoom, text: str, reply_to: str) -> str:
        """Hear what the member said; the toast, "" for none."""

    async def press(self, room: WebRoom, message_id: str, action: str) -> str:
        """Hear a pressed button; the toast, "" for none."""


def build(house: House) -> Starlette:
    """The app over a house."""
    pages = Pages(house)
    return Starlette(
        routes=[
            Route("/", pages.page),
            Route("/static/{name}", pages.static),
            Route("/api/menu", pages.menu),
            Route("/api/messages", pages.messages),
            Route("/api/say", pages.say, methods=["POST"]),
            Route("/api/press", pages.press, methods=["POST"]),
            Route("/events", pages.events),
            Route("/pictures/{id}.png", pages.picture),
            Route("/documents/{id}", pages.document),
        ],
        exception_handlers={HTTPException: _say_no},
    )


async def _say_no(request: Request, error: Exception) -> Response:  # noqa: ARG001  the framework hands it in
    assert isinstance(error, HTTPException)  # noqa: S101  registered for this kind alone
    words = {404: "그런 것은 없습니다.", 405: "여기서는 그렇게 할 수 없습니다."}
    return refused(error.status_code, words.get(error.status_code, error.detail))


class Pages:
    """The handlers of all routes."""

    def __init__(self, house: House) -> None:
        self._house = house
        # A handful of small files, read once: no thread pool is ever needed to serve them.
        self._static = {path.name: path.read_bytes() for path in STATIC.iterdir() if path.suffix in KINDS}

    async def page(self, request: Request) -> Response:
        """The room's page; a bad room name is told here, before anything is said."""
        self._room(request)
        return self._file("room.html")

    async def static(self, request: Request) -> Response:
        """A part of the page."""
        return self._file(request.path_params["name"])

    async def menu(self, request: Request) -> Response:  # noqa: ARG002  the same for every room
        """The commands, for the palette."""
        return JSONResponse([{"command": entry.command, "help": entry.help} for entry in self._house.menu])

    async def messages(self, request: Request) -> Response:
        """What is kept of the room after the mark `after`, and the mark to listen on from."""
        room = self._room(request)
        news = room.since(room.version(request.query_params.get("after", "")))
        return JSONResponse(
            {"messages": [message_json(room, message) for message in news], "last": room.mark()}
        )

    async def events(self, request: Request) -> Response:
        """The stream of what is said and changed, from Last-Event-ID (or `after`) on."""
        room = self._room(request)
        mark = request.headers.get("last-event-id") or request.query_params.get("after", "")
        return StreamingResponse(self._stream(room, mark), media_type="text/event-stream")

    async def say(self, request: Request) -> Response:
        """`{text, reply_to?}`: the member says something; the answer comes through the stream."""
        room, body = self._room(request), await _body(request)
        self._open()
        text, reply_to = _string(body, "text").strip(), _string(body, "reply_to")
        if not text:
            raise HTTPException(400, "빈 말은 보낼 수 없습니다.")
        if len(text) > MAX_TEXT:
            raise HTTPException(
                413, f"한 번에 {MAX_TEXT:,}자까지 보낼 수 있습니다. 지금은 {len(text):,}자입니다."
            )
        return JSONResponse({"toast": await self._house.say(room, text, reply_to)})

    async def press(self, request: Request) -> Response:
        """`{message_id, action}`: the member presses a button; a word about it comes back as `toast`."""
        room, body = self._room(request), await _body(request)
        self._open()
        message_id, action = _string(body, "message_id"), _string(body, "action")
        if not action or len(action.encode()) > MAX_ACTION:
            raise HTTPException(400, "알 수 없는 단추입니다.")
        return JSONResponse({"toast": await self._house.press(room, message_id, action)})

    async def picture(self, request: Request) -> Response:
        """A message's picture."""
        message = self._room(request).find(request.path_params["id"])
        picture = message.reply.picture if message else None
        if picture is None or not picture.png:
            raise HTTPException(404)
        return Response(picture.png, media_type="image/png")

    async def document(self, request: Request) -> Response:
        """A message's document, to be saved and never shown."""
        message = self._room(request).find(request.path_params["id"])
        document = message.reply.document if message else None
        if document is None or not document.content:
            raise HTTPException(404)
        head = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(document.name)}"}
        return Response(document.content, media_type="application/octet-stream", headers=head)

    def _room(self, request: Request) -> WebRoom:
        name = request.query_params.get("room", "local")
        if not ROOM_NAME.fullmatch(name):
            raise HTTPException(400, "방 이름은 영문자, 숫자, - 로 32자까지입니다.")
        return self._house.room(name)

    def _open(self) -> None:
        if self._house.closing:
            raise HTTPException(503, "공고봇이 꺼지는 중입니다. 다시 켜진 뒤에 보내 주세요.")

    def _file(self, name: str) -> Response:
        if name not in self._static:
            raise HTTPException(404)
        return Response(self._static[name], media_type=KINDS[Path(name).suffix])

    async def _stream(self, room: WebRoom, mark: str) -> AsyncIterator[str]:
        seen = room.version(mark)
        yield "retry: 1000\n\n"
        while True:
            changed = room.changed
            if seen and room.lost(seen):
                yield "event: gap\ndata: {}\n\n"
            news = room.since(seen)
            for message in news:
                seen = message.version
                yield _event(room.mark(seen), message_json(room, message))
            if not news:
                if self._house.closing:
                    return
                if not await _within(BEAT, changed):
                    yield ": 이어져 있음\n\n"


async def _within(seconds: float, event: asyncio.Event) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return await event.wait()
    except TimeoutError:
        return False


def _event(mark: str, data: Json) -> str:
    # JSON keeps newlines escaped, so one data line always holds it.
    return f"id: {mark}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


async def _body(request: Request) -> Json:
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > MAX_BODY:
            raise HTTPException(413, f"한 번에 {MAX_BODY // 1024} KB까지 보낼 수 있습니다.")
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise HTTPException(400, "보낸 것을 읽을 수 없습니다.")
    return body


def _string(body: Json, key: str) -> str:
    value = body.get(key, "")
    if not isinstance(value, str):
        raise HTTPException(400, "보낸 것을 읽을 수 없습니다.")
    return whole(value)
