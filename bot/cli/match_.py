"""`gonggo match FILTER [FILE|-]`: the postings a filter wants, as JSON lines with `id` and `reason`.

Without a file it looks over the open postings of the store. A filter that cannot be read: its error on stderr, exit 2.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterable

from bot import settings
from bot.cli.lines import Lines, write
from bot.clock import korean_day, now
from bot.errors import FilterError
from bot.model.posting import Posting


def arguments(parser: argparse.ArgumentParser) -> None:
    """The filter, the file."""
    parser.add_argument("filter", metavar="조건", help="예: '전문연 신입 -구로'")
    parser.add_argument(
        "file", nargs="?", metavar="파일", help="JSON lines (.gz도 됨), -는 표준 입력; 없으면 저장된 공고"
    )
    parser.add_argument("--explain", action="store_true", help="조건을 우리말로 풀어 보여 줍니다")


def run(options: argparse.Namespace) -> int:
    """Match and print."""
    from bot.matching.language import parse
    from bot.matching.subject import Subject
    from bot.matching.vocabulary import Vocabulary
    from bot.rendering.errors import filter_error

    found = settings.load()
    try:
        wish = parse(options.filter, Vocabulary.load(found.config))
    except FilterError as error:
        print(filter_error(error).text, file=sys.stderr)
        return 2
    if options.explain:
        print(wish.explain())
        return 0
    today = korean_day(now())
    lines = Lines(options.file) if options.file else None
    for posting in _from_store(found) if lines is None else _from_lines(lines, found):
        if reason := wish.wants(Subject(posting, today)):
            write({"id": posting.raw.external_id, "reason": "; ".join((*reason.lines, *reason.unknown))})
    return int(lines is not None and lines.broken > 0)


def _from_lines(lines: Lines, found: settings.Settings) -> Iterable[Posting]:
    from bot.reading import read
    from bot.reading.lexicon import Lexicon

    lexicon, at = Lexicon.load(found.config), now()
    for raw in lines:
        yield Posting(raw, read(raw, on=korean_day(at), lexicon=lexicon), first_seen_at=at)


def _from_store(found: settings.Settings) -> Iterable[Posting]:
    from bot.core import opened
    from bot.store import postings

    async def listed() -> list[Posting]:
        async with opened(found) as core, core.database.reading() as connection:
            return await postings.listed(connection, only_open=True)

    return asyncio.run(listed())
