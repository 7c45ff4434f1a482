"""`gonggo import-pension FILE`: keeps a month of the National Pension's workplaces, so that /salary knows companies.

The file is the monthly CSV of data.go.kr 15083277, as it is or packed with gzip; the bot may go on running.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
from pathlib import Path
from typing import BinaryIO, cast

from bot import settings
from bot.errors import ConfigError, why


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where from."""
    parser.add_argument("file", type=Path, metavar="파일", help="국민연금 가입 사업장 내역 CSV (.gz도 됨)")


def run(options: argparse.Namespace) -> int:
    """Bring it in and tell what it was."""
    try:
        with options.file.open("rb") as stream:
            packed = stream.read(2) == b"\x1f\x8b"
            stream.seek(0)
            plain = cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if packed else stream
            return asyncio.run(_bring(settings.load(), plain))
    except OSError as error:
        raise ConfigError(f"{options.file}을(를) 읽을 수 없습니다: {why(error)}") from error


async def _bring(found: settings.Settings, stream: BinaryIO) -> int:
    from bot.core import opened
    from bot.salary.pension import read_rows
    from bot.store import workplaces

    rows = read_rows(stream)
    async with opened(found) as core:
        counts = await workplaces.bring(core.database, rows)
    for month, count in sorted(counts.items()):
        print(f"{month.year}년 {month.month}월: 회사 {count:,}곳")
    if rows.skipped:
        print(f"읽지 못한 줄 {rows.skipped:,}")
    return int(not counts)
