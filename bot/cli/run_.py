"""`gonggo run`: runs the bot until it is told to stop."""

from __future__ import annotations

import argparse
import asyncio

from bot import logs, settings


def arguments(_parser: argparse.ArgumentParser) -> None:
    """None: everything is a setting."""


def run(_options: argparse.Namespace) -> int:
    """Read the settings and run."""
    from bot import app

    found = settings.load()
    logs.set_up(found.log, found.secrets)
    asyncio.run(app.run(found))
    return 0
