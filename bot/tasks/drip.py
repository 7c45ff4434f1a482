"""Lets the sample postings out one by one, so that a room that just subscribed can watch them arrive.

The first round brings every other posting of the file. After that each round brings one more that a room of the local platform
wants, and none when no room wants any: nobody would see it arrive.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from bot.matching.subject import Subject
from bot.model.posting import Posting
from bot.model.reading import Reading
from bot.model.source import Pull
from bot.tasks.wishes import Wishes


def let_out(
    pull: Pull, known: Collection[str], readings: Mapping[str, Reading], wishes: Wishes, today: date
) -> Pull:
    """The part of a pull of samples that is out by now."""
    if not known:
        return replace(pull, postings=pull.postings[::2])
    out = [raw for raw in pull.postings if raw.external_id in known]
    kept_back = [raw for raw in pull.postings if raw.external_id not in known]
    for raw in kept_back:
        if wishes.wanted_by(Subject(Posting(raw, readings[raw.external_id]), today), ("web",)):
            return replace(pull, postings=(*out, raw))
    return replace(pull, postings=tuple(out))
