"""What every answer about pay keeps to: no figure without its source and its days, no unit price as pay."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.model.chat import Block, BlockKind, Reply, Style
from bot.model.salary import Citation
from bot.rendering.cited import days, reference
from tests.rendering.salary_answers import ANSWERS, PLAIN

FIGURE = re.compile(r"\d[\d,.]*")
SOURCE = re.compile(r"[^;\[]+ \[(?:19|20)\d\d[^\]]*\](?:; [^;\[]+ \[(?:19|20)\d\d[^\]]*\])*(?:\. .+)?")


def figures(text: str) -> set[str]:
    return set(FIGURE.findall(text))


def own_words(block: Block) -> str:
    """The block without what is to be typed."""
    return "".join(span.text for span in block.spans if span.style is not Style.CODE)


@pytest.mark.parametrize(("asked", "reply"), ANSWERS.values(), ids=ANSWERS.keys())
class TestEveryAnswer:
    def test_follows_each_figure_by_its_source_and_days(self, asked: str, reply: Reply) -> None:
        for block in reply.blocks:
            if not figures(own_words(block)) - figures(asked):
                continue
            *told, last = block.text.splitlines()
            assert told, block.text
            assert last.startswith("출처: "), block.text
            assert SOURCE.fullmatch(last.removeprefix("출처: ")), last

    def test_has_figures_at_all_and_buttons_a_platform_takes(self, asked: str, reply: Reply) -> None:
        assert sum("출처: " in block.text for block in reply.blocks) >= 1
        assert all(len(button.action.encode()) <= 64 for row in reply.buttons for button in row)

    def test_is_short_before_it_is_unfolded(self, asked: str, reply: Reply) -> None:
        shown = replace(reply, blocks=tuple(b for b in reply.blocks if b.kind is not BlockKind.FOLD))
        # An offer is answered to the member alone; the other answers stand in a group.
        assert len(shown.text.splitlines()) <= (30 if shown.text.startswith("제안") else 25)
        first = next((b for b in reply.blocks if b.kind is BlockKind.FOLD), None)
        assert first is None or first.spans[0].style is Style.BOLD

    def test_shows_no_unit_price_and_reads_plainly(self, asked: str, reply: Reply) -> None:
        assert not {"KOSA", "단가", "None", "  "} & {
            word for word in ("KOSA", "단가", "None", "  ") if word in reply.text
        }
        assert "\n\n\n" not in reply.text
        assert all(line == line.strip() for line in reply.text.splitlines())


@pytest.mark.parametrize("reply", PLAIN.values(), ids=PLAIN.keys())
def test_a_hint_has_no_figures_but_in_its_examples(reply: Reply) -> None:
    own = "\n".join(map(own_words, reply.blocks))
    assert figures(own) <= {"8", "20"}
    assert "\n\n\n" not in reply.text


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "2024년"),
        (date(2026, 6, 1), date(2026, 6, 30), "2026년 6월"),
        (date(2026, 7, 1), date(2027, 6, 30), "2026-07-01–2027-06-30"),
        (date(2024, 1, 1), date(2025, 12, 31), "2024-01-01–2025-12-31"),
        (date(2033, 1, 1), None, "2033-01-01부터"),
        (date(2026, 8, 4), date(2026, 8, 4), "2026-08-04"),
    ],
)
def test_days_are_told_as_short_as_they_are_true(since: date, until: date | None, told: str) -> None:
    assert days(since, until) == told


def test_a_source_says_when_it_was_published() -> None:
    source = Citation("가람 조사", date(2024, 1, 1), date(2024, 12, 31), date(2026, 2, 23))
    assert reference(source) == "가람 조사 [2024년, 2026-02-23 발표]"
