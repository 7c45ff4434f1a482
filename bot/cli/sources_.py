"""`gonggo sources [SOURCE…]`: what is known of the sources and how they stand; `gonggo sources SOURCE --try` asks it once.

A try asks for a few pages and shows what would be stored, in words. Nothing is stored, closed or sent, and no mail is marked;
its requests count for the day's budget, for they are made. Exit 1 when the source cannot be asked.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
from collections.abc import Sequence

from bot import logs, settings
from bot.cli.named import named
from bot.clock import korean_day
from bot.core import Core, opened
from bot.errors import SourceError
from bot.model.posting import Posting
from bot.model.source import Pull
from bot.rendering import sources as words
from bot.rendering.status import state
from bot.settings import PREFIX
from bot.sources.asking import Limits
from bot.sources.contract import Entry
from bot.store import postings, standings
from bot.tasks.intake import differs
from bot.tasks.oddities import look

PAGES = 10
"""So many pages a try asks for."""
_KEYS = re.compile(rf"{PREFIX}[A-Z0-9_]*[A-Z0-9]")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The sources' names, and whether to ask."""
    parser.add_argument("sources", nargs="*", metavar="출처", help="config/sources.toml의 이름 (없으면 모두)")
    parser.add_argument(
        "--try", dest="ask", action="store_true", help="한 번 물어 무엇이 저장될지 봅니다. 저장하지 않습니다"
    )


def run(options: argparse.Namespace) -> int:
    """Print, or ask once and print."""
    if options.ask and len(options.sources) != 1:
        print(
            "gonggo: --try는 출처 하나의 이름과 함께 적어 주세요: gonggo sources 이름 --try", file=sys.stderr
        )
        return 2
    found = settings.load()
    logs.set_up(found.log, found.secrets)
    return asyncio.run(_try(found, options.sources) if options.ask else _list(found, options.sources))


async def _list(found: settings.Settings, names: Sequence[str]) -> int:
    async with opened(found) as core:
        chosen = named(core.config.sources, names) or core.config.sources
        print(words.table([await _listed(core, entry) for entry in chosen]))
        for kind in {entry.source.kind: entry.source for entry in chosen}.values():
            print(f"\n{words.ledger(kind.kind, kind.ledger)}")
    return 0


async def _listed(core: Core, entry: Entry) -> words.Listed:
    async with core.database.reading() as connection:
        standing = await standings.get(connection, entry.name)
    ledger = entry.source.ledger
    return words.Listed(
        entry.name,
        entry.source.kind,
        entry.enabled,
        re.split(r"[.\s]", ledger["official"])[0],
        _key(core, ledger["key"]),
        entry.every,
        entry.allowed.daily,
        state(standing, core.now()),
    )


def _key(core: Core, told: str) -> str:
    """Whether the keys that the ledger names are set."""
    keys = {
        name: core.settings.source_keys.get(name.removeprefix(PREFIX).lower()) for name in _KEYS.findall(told)
    }
    if not keys:
        return "필요 없음"
    missing = [name for name, value in keys.items() if value is None]
    return f"없음({', '.join(missing)})" if missing else "있음"


async def _try(found: settings.Settings, names: Sequence[str]) -> int:
    import httpx

    async with opened(found) as core, httpx.AsyncClient() as client:
        [entry] = named(core.config.sources, names)
        try:
            pull = await core.fetcher(client, Limits(pages=PAGES), spread=False).pull(entry, {})
        except SourceError as error:
            print(f"{entry.name}: 가져올 수 없습니다. {error}", file=sys.stderr)
            return 1
        print(words.tried(await _tried(core, entry, pull), korean_day(core.now())))
    return 0


async def _tried(core: Core, entry: Entry, pull: Pull) -> words.Tried:
    today = korean_day(core.now())
    async with core.database.reading() as connection:
        known = await postings.known(connection, entry.name)
        usual = (await standings.get(connection, entry.name)).usual
    fresh = [raw for raw in pull.postings if differs(raw, known)]
    new = sum(raw.external_id not in known for raw in fresh)
    return words.Tried(
        entry.name,
        [Posting(raw, core.read(raw, today)) for raw in fresh],
        new,
        len(fresh) - new,
        len(pull.postings) - len(fresh),
        len(pull.closed & known.keys()),
        pull.skipped,
        next(iter(pull.faults), ""),
        look(pull, usual).odd,
        pull.ended,
    )
