"""The bot as a process of its own, the way an operator starts it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.fake_telegram import TOKEN

ROOT = Path(__file__).parent.parent


def settings_for(work: Path, telegram: str = "", *, sources: str = "", **more: str) -> dict[str, str]:
    """An environment for a bot that lives in `work`: its own config (with these sources), database, and no local room."""
    config = work / "config"
    if not config.exists():
        shutil.copytree(ROOT / "config", config)
    if sources or telegram:
        (config / "sources.toml").write_text(sources)
    ours = {
        "GONGGO_CONFIG": str(config),
        "GONGGO_DATABASE": f"sqlite+aiosqlite:///{work}/gonggo.sqlite3",
        "GONGGO_WEB": "",
        "GONGGO_LOG": "DEBUG",
    } | more
    if telegram:
        ours |= {"GONGGO_TELEGRAM_TOKEN": TOKEN, "GONGGO_TELEGRAM_API": telegram}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GONGGO_")}
    return kept | {"PYTHONPATH": str(ROOT)} | ours
