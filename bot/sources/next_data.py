"""The data inside a page made by Next.js, in both of its generations.

The older one keeps it as JSON in `<script id="__NEXT_DATA__">`. The newer one pushes a stream in pieces
(`self.__next_f.push([1, "…"])`): a row is `id:` and JSON up to the line's end, or `id:T`, a length in hex bytes and that much
text, to which other rows point as `"$id"`. What cannot be read of a stream is passed over; only what is found counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

_PUSH = re.compile(r"self\.__next_f\.push\((\[.*\])\)\s*;?\s*$", re.DOTALL)
_HEAD = re.compile(rb"([0-9a-f]*):(?:T([0-9a-f]+),)?")
_MOST = 200_000


def objects_on(page: str) -> Iterator[dict[str, Any]]:
    """Every JSON object of the page's data, the outer ones before what is in them."""
    tree = LexborHTMLParser(page)
    first = tree.css_first("script#__NEXT_DATA__")
    if first is not None:
        yield from _objects(_json(first.text()), {})
        return
    stream = "".join(_pieces(script.text() for script in tree.css("script")))
    rows, texts = _rows(stream.encode(errors="replace"))
    yield from _objects(rows, texts)


def _pieces(scripts: Iterator[str]) -> Iterator[str]:
    for script in scripts:
        found = _PUSH.search(script)
        pushed = _json(found[1]) if found else None
        if isinstance(pushed, list) and len(pushed) > 1 and isinstance(pushed[1], str):
            yield pushed[1]


def _rows(stream: bytes) -> tuple[list[Any], dict[str, str]]:
    rows, texts, at = [], {}, 0
    while at < len(stream):
        head = _HEAD.match(stream, at)
        if head is not None and head[2]:
            end = head.end() + int(head[2], 16)
            texts["$" + head[1].decode()] = stream[head.end() : end].decode(errors="replace")
        else:
            start, end = head.end() if head else at, stream.find(b"\n", at) + 1 or len(stream)
            rows.append(_json(stream[start:end].decode(errors="replace")))
        at = end
    return rows, texts


def _json(words: str) -> Any:
    try:
        return json.loads(words)
    except (ValueError, RecursionError):
        return None


def _objects(thing: Any, texts: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Breadth first and without recursion; `$id` becomes the text it points to before anything is handed out."""
    parts = [thing]
    for part in parts:
        if len(parts) > _MOST:
            break
        inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
        for key, value in tuple(inner):
            if isinstance(value, str):
                part[key] = texts.get(value, value)
            elif isinstance(value, dict | list):
                parts.append(value)
    yield from (part for part in parts if isinstance(part, dict))
