"""Makes lists of any length out of recorded ones: their first row over and over, each time as a posting of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Make = Callable[[bytes, Sequence[int], int, str], bytes]
"""The recorded list, the numbers of the rows to make, how many there are in all, and where the next page is ("": the end)."""


@dataclass(frozen=True)
class Rows:
    """How a kind's list grows. `size`: rows a page, 0 where a list is one page; `page`: the recorded list ("": the case's own).

    `details`: each row leads to a page of its own.
    """

    make: Make
    size: int = 0
    page: str = ""
    details: bool = False


def name_like(old: Any, number: int) -> Any:
    """Another identity of the same kind."""
    return 5_000_000 + number if isinstance(old, int) else f"{old}{number:06}"


def json_rows(at: str, *names: str, total: str = "", following: str = "") -> Make:
    """Rows under the dotted keys `at`, their identities under `names`; `total` and `following` are dotted keys as well."""

    def make(body: bytes, numbers: Sequence[int], count: int, next_: str) -> bytes:
        found = json.loads(body)
        row = _get(found, at)[0]
        rows = [row | {name: name_like(row[name], number) for name in names} for number in numbers]
        found = _put(found, at, rows)
        if total:
            old = _get(found, total)
            found = _put(found, total, str(count) if isinstance(old, str) else count)
        if following:
            found = _put(found, following, next_ or None)
        return json.dumps(found, ensure_ascii=False).encode()

    return make


def xml_rows(tag: str, name: str, total: str = "") -> Make:
    """Elements called `tag`, with their identity in the element `name`."""

    def make(body: bytes, numbers: Sequence[int], count: int, _next: str) -> bytes:
        words = body.decode()
        rows = re.findall(rf"<{tag}>.*?</{tag}>", words, re.DOTALL)
        first = next(row for row in rows if f"</{name}>" in row)
        head, _, _ = words.partition(rows[0])
        _, _, tail = words.rpartition(rows[-1])
        end = first.index(f"</{name}>")
        made = (f"{first[:end]}{number:06}{first[end:]}" for number in numbers)
        whole = head + "".join(made) + tail
        return (re.sub(rf"(<{total}>)\d+", rf"\g<1>{count}", whole) if total else whole).encode()

    return make


def line_rows(name: str) -> Make:
    """A row a line."""

    def make(body: bytes, numbers: Sequence[int], _count: int, _next: str) -> bytes:
        row = json.loads(next(line for line in body.splitlines() if line.startswith(b"{")))
        return "\n".join(json.dumps(row | {name: name_like(row[name], n)}) for n in numbers).encode()

    return make


def script_rows(id_: str, key: str, name: str) -> Make:
    """A page whose script element `id_` holds JSON; the rows are the first list anywhere in it under `key` that has `name`."""

    def make(body: bytes, numbers: Sequence[int], _count: int, _next: str) -> bytes:
        words = body.decode()
        script = re.search(rf'(<script[^>]*id="{id_}"[^>]*>)(.*?)(</script>)', words, re.DOTALL)
        assert script is not None
        found = json.loads(script[2])
        rows = _find(found, key, name)
        assert rows is not None
        first = rows[0]
        rows[:] = [first | {name: name_like(first[name], number)} for number in numbers]
        return words.replace(script[2], json.dumps(found, ensure_ascii=False)).encode()

    return make


def _find(found: Any, key: str, name: str) -> list[dict[str, Any]] | None:
    if isinstance(found, Mapping):
        here = found.get(key)
        if isinstance(here, list) and here and isinstance(here[0], dict) and name in here[0]:
            return here
        found = list(found.values())
    inside = (_find(one, key, name) for one in found) if isinstance(found, list) else ()
    return next((rows for rows in inside if rows is not None), None)


def _get(found: Any, at: str) -> Any:
    for key in filter(None, at.split(".")):
        found = found[key]
    return found


def _put(found: Any, at: str, value: Any) -> Any:
    if not at:
        return value
    key, _, rest = at.partition(".")
    return found | {key: _put(found[key] if rest else None, rest, value)}
