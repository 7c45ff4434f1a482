"""All commands there are: each file of this folder that has a `command`, held against config/commands.toml.

Refused: an entry without a file, a file without an entry (but for hidden ones), one word for two commands.
"""

from __future__ import annotations

import pkgutil
import tomllib
from importlib import import_module
from pathlib import Path

from bot import commands as package
from bot.commands.command import Command
from bot.errors import ConfigError, why
from bot.rendering.help import CommandHelp

FILE = "commands.toml"


def load(folder: Path) -> tuple[dict[str, Command], tuple[CommandHelp, ...]]:
    """Every command by name, and the entries of config/commands.toml in their order."""
    commands = dict(_found())
    entries = _entries(folder / FILE)
    named = {entry.command for entry in entries}
    if unknown := named - commands.keys():
        raise ConfigError(f"{FILE}에 없는 명령이 있습니다: {', '.join(sorted(unknown))}")
    if missing := {name for name, one in commands.items() if not one.hidden} - named:
        raise ConfigError(
            f"{FILE}에 빠진 명령이 있습니다: {', '.join(sorted(missing))}. "
            f"설정 폴더를 따로 두셨다면, 새로 받은 config/{FILE}에서 그 표들을 옮겨 적어 주세요."
        )
    words_to_commands(entries)
    return commands, entries


def words_to_commands(entries: tuple[CommandHelp, ...]) -> dict[str, str]:
    """What people type, in lower case, to the Latin command; its own name is one of the words."""
    words: dict[str, str] = {}
    for entry in entries:
        for word in (entry.command, *entry.words):
            if words.setdefault(word.lower(), entry.command) != entry.command:
                raise ConfigError(
                    f"{FILE}: '{word}'이(가) 두 명령({words[word.lower()]}, {entry.command})에 있습니다."
                )
    return words


def _found() -> list[tuple[str, Command]]:
    modules = (
        import_module(f"{package.__name__}.{found.name}") for found in pkgutil.iter_modules(package.__path__)
    )
    commands = (getattr(module, "command", None) for module in modules)
    return [(command.name, command) for command in commands if isinstance(command, Command)]


def _entries(path: Path) -> tuple[CommandHelp, ...]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(
            CommandHelp(name, tuple(entry["words"]), entry["help"], entry["usage"], bool(entry.get("first")))
            for name, entry in table.items()
        )
    except FileNotFoundError as error:
        raise ConfigError(f"{path}이(가) 없습니다.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {why(error)}.") from error
    except (KeyError, TypeError) as error:
        raise ConfigError(f"{path}: 표마다 words, help, usage를 적어 주세요.") from error
