"""A small kind with lists and a page for each posting, for what no shipped kind shows alone.

A list is `{"rows": [{"id", "state"}…], "next": path}`; a posting's page is `{"title": …}`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from bot.model.posting import RawPosting
from bot.sources.answers import json_of
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source


class Toy(Settings):
    """`lists`: the paths of the lists. `keys`: query parameters and their settings; `headers` likewise."""

    lists: tuple[str, ...] = ("/list",)
    keys: Mapping[str, str] = {}
    headers: Mapping[str, str] = {}


def start(entry: Entry) -> tuple[Request, ...]:
    return tuple(_list(entry, path, path) for path in entry.settings.lists)


def _list(entry: Entry, path: str, series: str) -> Request:
    toy = entry.settings
    return Request(
        entry.base_url + path, secret_query=toy.keys, secret_headers=toy.headers, series=series, told=frozenset({403})
    )  # fmt: skip


def parse(entry: Entry, answer: Answer) -> Page:
    found = json_of(answer)
    if answer.request.about:
        if answer.status == 404:
            return Page(closed=frozenset({answer.request.about}))
        if "title" not in found:
            return Page(faults=("제목이 없습니다",))
        state = answer.request.row["state"]
        return Page((RawPosting(entry.name, answer.request.about, found["title"], extra={"state": state}),))
    pages = [
        Request(f"{entry.base_url}/{row['id']}", one=True, about=row["id"], version=row["state"], row=row)
        for row in found["rows"]
    ]
    more = [_list(entry, found["next"], answer.request.series)] if "next" in found else []
    return Page(next=(*pages, *more))


toy = Source("toy", Toy, start, parse, ("toy.example",), {})


def entry(base: str, **settings: object) -> Entry:
    return Entry("장난감", toy, Toy.model_validate(settings), base_url=base)


def listed(*rows: str, next_: str = "", state: str = "a") -> bytes:
    page: dict[str, object] = {"rows": [{"id": row, "state": state} for row in rows]}
    return json.dumps(page | ({"next": next_} if next_ else {})).encode()


def told(name: str) -> bytes:
    return json.dumps({"title": f"{name}번 연구원"}).encode()
