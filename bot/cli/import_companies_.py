"""`gonggo import-companies FILE`: keeps the official list of designated companies (병역지정업체) of a day.

The file is the download of 병역일터's company search, as it is (XLS, XLSX, HTML in an .xls, CSV); its day stands in its name
or is told with --date. Lists are kept side by side, the newest one answers. The bot may go on running: rooms are told of
changes of the companies they follow.
"""

from __future__ import annotations

import argparse
import asyncio
from datetime import date
from pathlib import Path

from bot import clock, settings
from bot.errors import ConfigError


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where from, and of which day."""
    parser.add_argument("file", type=Path, metavar="파일", help="병역지정업체 명단 (XLS, XLSX, CSV)")
    parser.add_argument(
        "--date",
        type=_day,
        metavar="날짜",
        help="명단의 날짜 (2026-09-11). 파일 이름에 있으면 적지 않아도 됩니다",
    )
    parser.add_argument(
        "--anyway", action="store_true", help="지난 명단의 절반이 넘게 빠져 있어도 들여옵니다"
    )


def run(options: argparse.Namespace) -> int:
    """Bring it in and tell what it said otherwise."""
    from bot.military.company_list import date_in

    now = clock.now()
    listed_on: date | None = options.date or date_in(options.file.name)
    if listed_on is None:
        raise ConfigError(
            f"{options.file}: 명단의 날짜를 알 수 없습니다. --date 2026-09-11 처럼 적어 주세요."
        )
    if listed_on > clock.korean_day(now):
        raise ConfigError(f"{listed_on.isoformat()}: 아직 오지 않은 날짜입니다. --date로 바로잡아 주세요.")
    return asyncio.run(_bring(settings.load(), options.file, listed_on, options.anyway))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("2026-09-11처럼 적어 주세요") from None


async def _bring(found: settings.Settings, file: Path, listed_on: date, anyway: bool) -> int:
    from bot.core import opened
    from bot.military import company_list
    from bot.tasks.designations import take_list

    companies = company_list.read(file)
    async with opened(found) as core, core.database.writing() as connection:
        names = core.config.duplicates.names
        taken = await take_list(
            connection,
            companies,
            names,
            listed_on=listed_on,
            file=file.name,
            now=core.now(),
            anyway=anyway,
        )
    print(f"{listed_on.isoformat()} 명단: {taken.companies:,}곳")
    if taken.before is not None:
        print(
            f"{taken.before.isoformat()} 명단과 견주어 새로 {taken.added:,}곳, 빠짐 {taken.removed:,}곳, "
            f"인원이 바뀜 {taken.changed:,}곳, 관심회사 소식 {taken.rooms:,}개 방"
        )
    return 0
