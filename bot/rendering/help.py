"""What can be said to the bot. Everything here comes from the entries of config/commands.toml, but for the filter language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.chat import Block, Reply
from bot.rendering.blocks import block, bold, code

FILTER_RULES: tuple[tuple[str, str], ...] = (
    ("전문연 비전", "둘 다 있는 공고"),
    ("비전 | 음성", "둘 가운데 하나라도"),
    ("-구로", "구로가 나오면 빼기"),
    ('"강화 학습"', "붙은 그대로"),
    ("신입", "신입이 지원할 수 있는 공고"),
    ("지역:대전 직무:연구 회사:이름", "칸을 정해서 찾기"),
)


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """One entry of config/commands.toml: the Latin command, what people type for it, one line of help, one example."""

    command: str
    words: tuple[str, ...]
    help: str
    usage: str


def help_all(entries: Sequence[CommandHelp]) -> Reply:
    """All commands in the order given, then how a filter is written."""
    head = block("연구·AI 공고, 그중에서도 전문연구요원으로 갈 수 있는 공고를 방에 알려 드립니다.")
    commands = block(bold("명령"), *("\n" + _line(entry) for entry in entries), gap=True)
    return Reply((head, commands, filter_rules()))


def _line(entry: CommandHelp) -> str:
    spoken = f" ({entry.words[0]})" if entry.words else ""
    return f"/{entry.command}{spoken} — {entry.help}"


def filter_rules() -> Block:
    """How a filter is written, by examples."""
    lines = tuple(part for words, meaning in FILTER_RULES for part in ("\n", code(words), f" — {meaning}"))
    return block(bold("조건 쓰는 법"), *lines, gap=True)


def help_one(entry: CommandHelp) -> Reply:
    """One command: its line, the words it listens to, an example."""
    words = ", ".join(entry.words)
    lines = block(
        f"/{entry.command} — {entry.help}",
        f"\n이렇게 말해도 됩니다: {words}" if words else "",
        "\n예: ",
        code(entry.usage),
    )
    return Reply((lines, filter_rules())) if entry.command in ("subscribe", "jobs") else Reply((lines,))
