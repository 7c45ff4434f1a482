"""README.md names all that people and operators can use: every command, subcommand and setting, and nothing that is gone.
CONTRIBUTING.md names every part of the house.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from bot.cli import SUBCOMMANDS
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = tomllib.loads((ROOT / "config" / "commands.toml").read_text(encoding="utf-8"))


def test_every_command_is_in_the_table_with_its_first_word() -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `/")]
    told = {name for row in rows for name in re.findall(r"`/([a-z]+)", row.split("|")[1])}
    words = {word for row in rows for word in row.split("|")[2].strip().split(", ")}
    assert told == COMMANDS.keys()
    assert words == {entry["words"][0] for entry in COMMANDS.values()}


def test_every_subcommand_is_named() -> None:
    rows = "".join(line.split("|")[1] for line in README.splitlines() if line.startswith("| `gonggo "))
    assert set(re.findall(r"`gonggo ([a-z-]+)", rows)) == SUBCOMMANDS.keys()


def test_every_setting_is_named() -> None:
    told = README.replace(
        "`GONGGO_WANTED_CLIENT_ID`와 `_SECRET`", "GONGGO_WANTED_CLIENT_ID GONGGO_WANTED_CLIENT_SECRET"
    )
    named = {name.removeprefix(PREFIX).lower() for name in re.findall(rf"{PREFIX}[A-Z0-9_]+", told)}
    assert named == Settings.model_fields.keys()


def test_every_file_of_the_configuration_that_it_names_is_there() -> None:
    files = set(re.findall(r"`([a-z_]+\.(?:toml|jsonl)|[a-z]+/)`", README)) - {"config/"}
    assert all((ROOT / "config" / name).exists() for name in files), files


def test_every_part_of_the_house_has_its_row() -> None:
    house = (
        (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## The house")[1].split("Two walks")[0]
    )
    parts = {
        path.name + ("/" if path.is_dir() else "") for path in (ROOT / "bot").iterdir() if path.name[0] != "_"
    }
    assert set(re.findall(r"`([a-z]+/|[a-z]+\.py)`", house)) >= parts
