"""A message as JSON for the page: structure and words, never markup, so that words cannot become markup.

Only http and https addresses become links; anything else stays plain words, and a button to it is left out.
"""

from __future__ import annotations

from urllib.parse import urlencode

from bot.model.chat import Block, Button, Reply, Span
from bot.platforms.web_room import Message, WebRoom

Json = dict[str, object]


def message_json(room: WebRoom, message: Message) -> Json:
    """What the page needs to show one message of a room; times are UTC in ISO form."""
    reply = message.reply
    return {
        "id": message.id,
        "number": message.number,
        "author": message.author,
        "at": message.at.isoformat(),
        "edited": message.edited,
        "silent": reply.silent,
        "reply_to": reply.reply_to,
        "blocks": [_block(block) for block in reply.blocks],
        "buttons": _buttons(reply),
        "picture": _picture(room, message),
        "document": _document(room, message),
    }


def _block(block: Block) -> Json:
    return {"kind": block.kind.value, "gap": block.gap, "spans": [_span(span) for span in block.spans]}


def _span(span: Span) -> Json:
    return {"text": whole(span.text), "style": span.style.value, "url": _web_address(span.url)}


def _buttons(reply: Reply) -> list[list[Json]]:
    rows = ([_button(button) for button in row if _works(button)] for row in reply.buttons)
    return [row for row in rows if row]


def _button(button: Button) -> Json:
    return {"label": whole(button.label), "action": button.action, "url": _web_address(button.url)}


def _works(button: Button) -> bool:
    return bool(button.action or _web_address(button.url))


def _picture(room: WebRoom, message: Message) -> Json | None:
    picture = message.reply.picture
    if picture is None:
        return None
    # The version makes a changed picture a new address, so that the page asks for it again.
    asked = urlencode({"room": room.name, "v": message.version})
    address = f"/pictures/{message.id}.png?{asked}"
    return {"src": address if picture.png else "", "alt": whole(picture.alt)}


def _document(room: WebRoom, message: Message) -> Json | None:
    document = message.reply.document
    if document is None:
        return None
    address = f"/documents/{message.id}?{urlencode({'room': room.name})}"
    return {"href": address if document.content else "", "name": whole(document.name)}


def whole(text: str) -> str:
    """The text with half characters (lone surrogates, which no UTF-8 can carry) made visible as "?"."""
    return text.encode("utf-8", "replace").decode()


def _web_address(url: str) -> str:
    return whole(url) if url.lower().startswith(("https://", "http://")) else ""
