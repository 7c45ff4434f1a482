"""Which of several postings is meant: a button for each, its number and name on it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model.chat import Button, Reply
from bot.model.posting import Posting
from bot.rendering.blocks import block
from bot.rendering.posting import company, title
from bot.rendering.words import cut

CHOICES = 10
NAME = 40


def which(question: str, postings: Sequence[Posting], action: str) -> Reply:
    """Ask; `action` wants the posting's number at its end."""
    buttons = tuple(
        (Button(f"{i}. {cut(f'{title(one)} — {company(one)}', NAME)}", action=f"{action}{one.id}"),)
        for i, one in enumerate(postings[:CHOICES], 1)
    )
    return Reply((block(question),), buttons)
