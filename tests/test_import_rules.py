"""The house: imports only go to a lower rank, and an outside library is used only where it is at home."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"

RANKS = {
    "model": 0, "errors": 0, "clock": 0,
    "reading": 1, "matching": 1, "salary": 1, "interview": 1, "military": 1, "rendering": 1, "settings": 1,
    "logs": 1, "timing": 1,
    "sources": 2, "store": 2, "platforms": 2,
    "commands": 3, "delivery": 3,
    "tasks": 4,
    "config": 5, "schedule": 5, "core": 6, "app": 7, "cli": 8, "__main__": 9, "__init__": 9,
}  # fmt: skip

HOMES = {
    "telegram": {"platforms"},
    "starlette": {"platforms"},
    "uvicorn": {"platforms"},
    "httpx": {"sources", "core", "app", "cli", "platforms"},
    "stamina": {"sources"},
    "feedparser": {"sources"},
    "selectolax": {"sources"},
    "sqlalchemy": {"store"},
    "aiosqlite": {"store"},
    "alembic": {"store"},
    "apscheduler": {"schedule"},
    "pydantic": {"settings", "sources", "platforms"},
    "dotenv": {"settings"},
    "ahocorasick": {"matching"},
    "pyroaring": {"matching"},
    "PIL": {"rendering"},
    "pylopdf_fonts_ko": {"rendering"},
    "python_calamine": {"military"},
    "fsrs": {"interview"},
    "holidays": {"interview"},
}


def part(path: Path, root: Path) -> str:
    first = path.relative_to(root).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write imports in full (from bot...)"
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def faults(root: Path) -> list[str]:
    found = []
    for path in sorted(root.rglob("*.py")):
        here = part(path, root)
        for name, line in imports(path):
            words = name.split(".")
            where = f"{path.relative_to(root)}:{line}"
            if words[0] == "bot" and len(words) > 1:
                there = words[1]
                if there != here and RANKS[there] >= RANKS[here]:
                    found.append(f"{where} ({here}, rank {RANKS[here]}) imports {name} (rank {RANKS[there]})")
            elif words[0] in HOMES and here not in HOMES[words[0]]:
                found.append(f"{where} ({here}) imports {words[0]}, at home in {sorted(HOMES[words[0]])}")
    return found


def test_imports_only_go_down_the_ranks_and_libraries_stay_at_home() -> None:
    assert faults(BOT) == []


def test_every_part_of_the_house_has_a_rank() -> None:
    parts = {part(path, BOT) for path in BOT.rglob("*.py")}
    assert parts <= RANKS.keys()


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("reading/x.py", "from bot.store import postings"),
        ("model/x.py", "import httpx"),
        ("store/x.py", "from bot.platforms import telegram"),
        ("commands/x.py", "import telegram"),
        ("matching/x.py", "from bot.reading.lexicon import Lexicon"),
    ],
)
def test_a_planted_violation_is_named(tmp_path: Path, place: str, line: str) -> None:
    (tmp_path / place).parent.mkdir()
    (tmp_path / place).write_text(line + "\n")
    assert [fault.split(" ")[0] for fault in faults(tmp_path)] == [f"{place}:1"]
