"""What can be said to the bot. Everything here comes from the entries of config/commands.toml, but for the filter language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.chat import Block, BlockKind, Reply
from bot.rendering.blocks import block, bold, code

FILTER_RULES: tuple[tuple[str, str], ...] = (
    ("전문연 비전", "둘 다 있는 공고"),
    ("비전 | 음성", "둘 가운데 하나라도"),
    ("-구로", "구로가 나오면 빼기"),
    ('"강화 학습"', "붙은 그대로"),
    ("신입", "신입이 지원할 수 있는 공고"),
    ("지역:대전 직무:연구 회사:이름", "칸을 정해서 찾기"),
)


IN_A_GROUP = (
    "텔레그램 단체방에서는 /jobs 처럼 / 로 시작하는 명령을 듣습니다. "
    "괄호 안의 우리말은 봇과의 대화나 봇에게 하는 답장에서 통합니다."
)


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """One entry of config/commands.toml: the Latin command, what people type for it, one line of help, one example; whether
    it is among the first of the help."""

    command: str
    words: tuple[str, ...]
    help: str
    usage: str
    first: bool = False


def help_all(entries: Sequence[CommandHelp], *, group: bool = False) -> Reply:
    """The first commands, how a filter is written, and folded all the others; in the order given."""
    head = block("연구·AI 공고, 그중에서도 전문연구요원으로 갈 수 있는 공고를 방에 알려 드립니다.")
    first = [entry for entry in entries if entry.first] or entries
    others = [entry for entry in entries if entry not in first]
    return Reply(
        (
            head,
            block(bold("명령"), *("\n" + _line(entry) for entry in first), gap=True),
            filter_rules(),
            *_others(others),
            *([block(IN_A_GROUP, gap=True)] if group else []),
        )
    )


def _others(entries: Sequence[CommandHelp]) -> tuple[Block, ...]:
    if not entries:
        return ()
    lines = ("\n" + _line(entry) for entry in entries)
    return (block(bold(f"다른 명령 {len(entries)}개"), *lines, gap=True, kind=BlockKind.FOLD),)


def _line(entry: CommandHelp) -> str:
    spoken = f" ({entry.words[0]})" if entry.words else ""
    return f"/{entry.command}{spoken} — {entry.help}"


def filter_rules() -> Block:
    """How a filter is written, by examples."""
    lines = tuple(part for words, meaning in FILTER_RULES for part in ("\n", code(words), f" — {meaning}"))
    return block(bold("조건 쓰는 법"), *lines, gap=True)


def help_one(entry: CommandHelp, *, group: bool = False) -> Reply:
    """One command: its line, the words it listens to, an example."""
    words = ", ".join(entry.words) + (" (봇과의 대화나 봇에게 하는 답장에서)" if group else "")
    lines = block(
        f"/{entry.command} — {entry.help}",
        f"\n이렇게 말해도 됩니다: {words}" if entry.words else "",
        "\n예: ",
        code(entry.usage),
    )
    return Reply((lines, filter_rules())) if entry.command in ("subscribe", "jobs") else Reply((lines,))
