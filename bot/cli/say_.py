"""`gonggo say TEXT`: says one thing to the bot in a room and prints the reply, as words or as JSON."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from bot import logs, settings
from bot.model.chat import Call, Member, Reply, Span
from bot.model.room import RoomId


def arguments(parser: argparse.ArgumentParser) -> None:
    """What is said, where, and by whom."""
    parser.add_argument("text", metavar="말")
    parser.add_argument("--room", default="web:local", metavar="방", help="플랫폼:번호 (보통은 web:local)")
    parser.add_argument("--user", default="you", metavar="사람")
    parser.add_argument("--admin", action="store_true", help="방 관리자로 말합니다")
    parser.add_argument("--json", action="store_true", help="블록, 단추, 그림 파일을 JSON으로 씁니다")


def run(options: argparse.Namespace) -> int:
    """Say it and print the answer."""
    try:
        room = RoomId.parse(options.room)
    except ValueError as error:
        print(f"gonggo say: {error}", file=sys.stderr)
        return 2
    found = settings.load()
    logs.set_up(found.log, found.secrets)
    reply = asyncio.run(_say(found, room, options)) or Reply()
    if options.json:
        print(json.dumps(as_json(reply), ensure_ascii=False))
    else:
        print(as_words(reply))
    return 0


async def _say(found: settings.Settings, room: RoomId, options: argparse.Namespace) -> Reply | None:
    from bot.commands.dispatch import Dispatcher
    from bot.core import opened

    async def is_admin() -> bool:
        return bool(options.admin)

    # A room of one's own machine has no group around it; elsewhere the sign of the id would be a platform's matter.
    call = Call(room, Member(options.user), options.text, is_admin=is_admin, private=room.platform == "web")
    async with opened(found) as core:
        dispatcher = Dispatcher(core.config.commands, core.services())
        reply = await dispatcher.answer(call)
        await dispatcher.finish()
        return reply


def as_words(reply: Reply) -> str:
    """The reply as plain lines; buttons in brackets."""
    rows = ["  ".join(f"[{button.label}]" for button in row) for row in reply.buttons]
    return "\n".join(part for part in (reply.text or reply.toast, *rows) if part)


def as_json(reply: Reply) -> dict[str, Any]:
    """Blocks with their spans, buttons, and the path of a file with the picture."""
    picture = None
    if reply.picture is not None:
        with tempfile.NamedTemporaryFile(prefix="gonggo-", suffix=".png", delete=False) as file:
            file.write(reply.picture.png)
        picture = str(Path(file.name))
    return {
        "text": reply.text,
        "blocks": [
            {"kind": b.kind.value, "text": b.text, "spans": [_span(s) for s in b.spans]} for b in reply.blocks
        ],
        "buttons": [
            [{"label": b.label, "action": b.action, "url": b.url} for b in row] for row in reply.buttons
        ],
        "picture": picture,
        "toast": reply.toast,
        "private": reply.private,
    }


def _span(span: Span) -> dict[str, str]:
    return {"text": span.text, "style": span.style.value, "url": span.url}
