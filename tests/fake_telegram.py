"""A small Bot API server on loopback, for tests: real HTTP, one bot, no limits of its own.

It remembers every request (`calls`) and every message as it stands now (`messages`), plays the members (`say`, `press`, `push`)
and answers as planned: `plan("sendMessage", Refuse(429, "…", {"retry_after": 3}), LOST)`. What is not planned succeeds.
"""

from __future__ import annotations

import asyncio
import html
import itertools
import json
import re
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from html.parser import HTMLParser
from typing import Any, Self
from urllib.parse import parse_qsl, unquote

Json = dict[str, Any]

TOKEN = "424242:fake-token-that-opens-nothing_at-all"
BOT: Json = {"id": 424242, "is_bot": True, "first_name": "공고봇", "username": "gonggo_test_bot"}
MEMBER: Json = {"id": 71, "is_bot": False, "first_name": "하늘", "language_code": "ko"}


class Planned:
    """One planned answer in place of the usual one."""


@dataclass(frozen=True)
class Refuse(Planned):
    """An error in Telegram's form."""

    code: int
    description: str
    parameters: Json = field(default_factory=dict)

    def answer(self) -> tuple[int, bytes, str]:
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return self.code, json.dumps(body).encode(), JSON


@dataclass(frozen=True)
class Page(Planned):
    """Something else than the Bot API answered: a gateway's page, a login page."""

    code: int = 502
    body: str = "<html><h1>Bad Gateway</h1></html>"


@dataclass(frozen=True)
class Slow(Planned):
    """Accepted at once, answered after so many seconds."""

    seconds: float


RESET = Planned()
"""The connection is reset before anything is taken."""
LOST = Planned()
"""Taken, and the connection is reset instead of an answer."""


@dataclass(frozen=True)
class Called:
    """One request: the method, its parameters (JSON ones read) and its files."""

    method: str
    parameters: Json
    files: dict[str, bytes]


class FakeTelegram:
    """`async with FakeTelegram() as telegram: TelegramPlatform(TOKEN, api=telegram.url)`."""

    def __init__(self) -> None:
        self.token = TOKEN
        self.calls: list[Called] = []
        self.messages: dict[tuple[int, int], Json] = {}
        self.toasts: dict[str, str] = {}
        self.admins: set[tuple[int, int]] = set()
        self.webhook: Json = {}
        self.kept: dict[str, bytes] = {}
        """Files that members sent, by their ids."""
        self._planned: dict[str, deque[Planned]] = defaultdict(deque)
        self._updates: list[Json] = []
        self._news = asyncio.Condition()
        self._numbers = itertools.count(1000)
        self._talks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    # what a test does

    def plan(self, method: str, *answers: Planned) -> None:
        """The next requests of a method are answered so, one answer each."""
        self._planned[method] += answers

    async def push(self, kind: str, payload: Json, number: int = 0) -> int:
        """An update of any kind; its number."""
        number = number or next(self._numbers)
        async with self._news:
            self._updates.append({"update_id": number, kind: payload})
            self._news.notify_all()
        return number

    async def say(self, chat: int, text: str, *, member: Json = MEMBER, age: float = 0, **more: Any) -> int:
        """A member's words; the message's number."""
        number = next(self._numbers)
        message = {
            "message_id": number,
            "date": int(time.time() - age),
            "chat": chat_of(chat),
            "from": member,
        }
        await self.push("message", {**message, "text": text, **more})
        return number

    async def press(self, chat: int, message: int, action: str, *, member: Json = MEMBER) -> str:
        """A press of a button under one of the bot's messages; the query's id."""
        query = str(next(self._numbers))
        shown = self.messages.get((chat, message)) or {
            "message_id": message,
            "date": 0,
            "chat": chat_of(chat),
        }
        await self.push(
            "callback_query",
            {"id": query, "from": member, "message": shown, "chat_instance": "1", "data": action},
        )
        return query

    async def vote(self, chat: int, message: int, *options: int, member: Json = MEMBER) -> None:
        """A member's vote in one of the bot's polls; without options it is taken back."""
        poll = self.messages[chat, message]["poll"]["id"]
        chosen = {"option_ids": list(options), "option_persistent_ids": [str(one) for one in options]}
        await self.push("poll_answer", {"poll_id": poll, "user": member, **chosen})

    async def until(self, holds: Callable[[], object], seconds: float = 5) -> None:
        """Wait until something holds; AssertionError when it never does."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, f"never happened; calls: {[call.method for call in self.calls]}"
            await asyncio.sleep(0.005)

    def called(self, method: str) -> list[Json]:
        """The parameters of all requests of a method."""
        return [call.parameters for call in self.calls if call.method == method]

    def texts(self, chat: int) -> list[str]:
        """The words of the bot's messages in a chat as a reader sees them now."""
        return [plain(m.get("html", "")) for (where, _), m in self.messages.items() if where == chat]

    # the methods

    async def _get_updates(self, p: Json) -> list[Json]:
        self._updates = [update for update in self._updates if update["update_id"] >= p.get("offset", 0)]
        end = time.monotonic() + p.get("timeout", 0)
        async with self._news:
            while not self._updates and (left := end - time.monotonic()) > 0:
                try:
                    await asyncio.wait_for(self._news.wait(), left)
                except TimeoutError:
                    break
        return self._updates[:100]

    def _get_me(self, _: Json) -> Json:
        return BOT

    def _send_message(self, p: Json) -> Json:
        return self._said(p, {"html": p["text"], "text": plain(p["text"])})

    def _send_photo(self, p: Json) -> Json:
        sizes = [{"file_id": "f", "file_unique_id": "u", "width": 8, "height": 8}]
        return self._said(
            p, {"html": p.get("caption", ""), "caption": plain(p.get("caption", "")), "photo": sizes}
        )

    def _send_document(self, p: Json) -> Json:
        file = {"file_id": "d", "file_unique_id": "e", "file_name": "file"}
        caption = p.get("caption", "")
        return self._said(p, {"html": caption, "caption": plain(caption), "document": file})

    def _send_poll(self, p: Json) -> Json:
        poll = {
            "id": str(next(self._numbers)), "question": p["question"], "type": p["type"], "is_closed": False,
            "is_anonymous": p["is_anonymous"], "allows_multiple_answers": p.get("allows_multiple_answers", False),
            "total_voter_count": 0, "options": [
                {"text": one["text"] if isinstance(one, dict) else one, "voter_count": 0, "persistent_id": str(at)}
                for at, one in enumerate(p["options"])
            ], "allows_revoting": False, "members_only": False,
        }  # fmt: skip
        words = html.escape(
            "\n".join([p["question"], *(str(one["text"]) for one in poll["options"])]), quote=False
        )
        return self._said(p, {"html": words, "poll": poll})

    def _get_file(self, p: Json) -> Json | Refuse:
        if p["file_id"] not in self.kept:
            return Refuse(400, "Bad Request: invalid file_id")
        return {"file_id": p["file_id"], "file_unique_id": "u", "file_path": f"documents/{p['file_id']}"}

    def _edit_message_text(self, p: Json) -> Json | Refuse:
        return self._edited(p, {"html": p["text"], "text": plain(p["text"])})

    def _edit_message_caption(self, p: Json) -> Json | Refuse:
        return self._edited(p, {"html": p["caption"], "caption": plain(p["caption"])})

    def _edit_message_media(self, p: Json) -> Json | Refuse:
        return self._edited(p, {"html": p["media"].get("caption", "")})

    def _answer_callback_query(self, p: Json) -> bool:
        self.toasts[p["callback_query_id"]] = p.get("text", "")
        return True

    def _get_chat_member(self, p: Json) -> Json:
        status = "administrator" if (p["chat_id"], p["user_id"]) in self.admins else "member"
        rights = dict.fromkeys(RIGHTS, False) if status == "administrator" else {}
        return {"status": status, "user": {**MEMBER, "id": p["user_id"]}, **rights}

    def _set_my_commands(self, _: Json) -> bool:
        return True

    def _set_webhook(self, p: Json) -> bool:
        self.webhook = p
        return True

    def _delete_webhook(self, _: Json) -> bool:
        self.webhook = {}
        return True

    def _said(self, p: Json, content: Json) -> Json:
        number = next(self._numbers)
        message = {"message_id": number, "date": int(time.time()), "chat": chat_of(p["chat_id"]), "from": BOT}
        if thread := p.get("message_thread_id"):
            message |= {"message_thread_id": thread, "is_topic_message": True}
        self.messages[p["chat_id"], number] = {**message, **content, "reply_markup": p.get("reply_markup")}
        return {key: value for key, value in self.messages[p["chat_id"], number].items() if value is not None}

    def _edited(self, p: Json, content: Json) -> Json | Refuse:
        if (p["chat_id"], p["message_id"]) not in self.messages:
            return Refuse(400, "Bad Request: message to edit not found")
        self.messages[p["chat_id"], p["message_id"]] |= {**content, "reply_markup": p.get("reply_markup")}
        return {k: v for k, v in self.messages[p["chat_id"], p["message_id"]].items() if v is not None}

    # HTTP

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk
        self._talks.add(talk)
        talk.add_done_callback(self._talks.discard)
        try:
            while (answer := await self._one(reader, writer)) is not None:
                code, body, kind = answer
                head = f"HTTP/1.1 {code} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(head.encode() + body)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _one(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> tuple[int, bytes, str] | None:
        path, call = await _request(reader)
        if path[:2] == ["file", f"bot{self.token}"]:
            return 200, self.kept[path[-1]], "application/octet-stream"
        if path[0] != f"bot{self.token}":
            return Refuse(401, "Unauthorized").answer()
        self.calls.append(call)
        planned = self._planned[call.method].popleft() if self._planned[call.method] else None
        if planned is RESET:
            writer.transport.abort()
            return None
        if isinstance(planned, Refuse):
            return planned.answer()
        if isinstance(planned, Page):
            return planned.code, planned.body.encode(), "text/html"
        found = getattr(self, "_" + re.sub("([A-Z])", r"_\1", call.method).lower())(call.parameters)
        result = await found if asyncio.iscoroutine(found) else found
        if isinstance(result, Refuse):
            return result.answer()
        if planned is LOST:
            writer.transport.abort()
            return None
        if isinstance(planned, Slow):
            await asyncio.sleep(planned.seconds)
        return 200, json.dumps({"ok": True, "result": result}).encode(), JSON


JSON = "application/json"
RIGHTS = ("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
          "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
          "can_edit_stories", "can_delete_stories", "can_send_reactions")  # fmt: skip


def chat_of(chat: int) -> Json:
    """A chat as updates carry it: positive numbers are private, -100… supergroups, others groups."""
    if chat > 0:
        return {"id": chat, "type": "private", "first_name": "하늘"}
    return {"id": chat, "type": "supergroup" if chat < -(10**12) else "group", "title": "연구직 모임"}


def plain(html: str) -> str:
    """What a reader sees of Telegram HTML; AssertionError for a tag Telegram does not know or that is not closed."""
    parser = _Plain()
    parser.feed(html)
    parser.close()
    assert not parser.open, f"left open: {parser.open}"
    return "".join(parser.words)


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("b", "i", "s", "code", "pre", "a", "blockquote", "tg-spoiler"), tag
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


async def _request(reader: asyncio.StreamReader) -> tuple[list[str], Called]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    line, *lines = head.split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (text.partition(":") for text in lines)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    path = unquote(line.split()[1]).lstrip("/").split("/")
    kind = headers.get("content-type", "")
    parameters, files = _multipart(kind, body) if kind.startswith("multipart/") else (_form(body), {})
    return path, Called(path[-1], parameters, files)


def _form(body: bytes) -> Json:
    return {name: _value(name, value) for name, value in parse_qsl(body.decode(), keep_blank_values=True)}


def _multipart(kind: str, body: bytes) -> tuple[Json, dict[str, bytes]]:
    whole = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    parameters, files = {}, {}
    for part in whole.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        if part.get_filename():
            files[name] = content
        else:
            parameters[name] = _value(name, content.decode())
    return parameters, files


def _value(name: str, text: str) -> Any:
    """Parameters that are not words are JSON."""
    if name in ("text", "caption", "callback_query_id", "url", "secret_token"):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text
