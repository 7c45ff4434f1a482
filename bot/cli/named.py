"""Sources by the names an operator types."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from bot.errors import ConfigError
from bot.rendering.words import josa, quoted
from bot.sources.contract import Entry


def named(entries: Sequence[Entry], names: Sequence[str]) -> list[Entry]:
    """The entries of these names, in that order; ConfigError names the nearest for one that is not there."""
    by_name = {entry.name: entry for entry in entries}
    for name in names:
        if name not in by_name:
            near = difflib.get_close_matches(name, by_name, 1) or list(by_name)
            raise ConfigError(
                f"{josa(quoted(name), '이라는/라는')} 출처가 없습니다. 있는 이름: {', '.join(near)}"
            )
    return [by_name[name] for name in names]
