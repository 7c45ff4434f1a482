"""Notices when a source's answers no longer look as they did: its layout changed, and what we read of it may be wrong.

Held against the last pull that was not odd. Odd are: rows that cannot be read (no title, no identity), three or more and a
fifth of all; companies or texts missing from clearly more postings than before; nothing at all where there were many; codes
nobody told us of. While a layout is odd nothing is closed, whatever the pull says, and a posting that lacks what they used to
have replaces nothing that is known. What was odd PATIENCE times in a row, and told all the while, is how the source is now. An
unknown code alone closes nothing either, for a row that bears one stays open; what is missing from the list is still gone. A
few postings prove nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.model.posting import RawPosting
from bot.model.source import Pull
from bot.rendering import oddities as words

FEW, MANY, PATIENCE = 5, 10, 100
UNREAD, UNREAD_SHARE = 3, 0.2
MORE_MISSING = 0.3


@dataclass(frozen=True, slots=True)
class Look:
    """A pull looked at: what may be taken of it, what was odd in words ("": nothing), and what is usual from now on.

    `lacking`: the postings without what they used to have.
    """

    pull: Pull
    odd: str
    usual: Mapping[str, float]
    lacking: frozenset[str] = frozenset()


def look(pull: Pull, usual: Mapping[str, float]) -> Look:
    """Hold a pull against the `usual` one: the number of its postings, the shares of them with a company and with a text.

    `usual["odd"]`: how many pulls in a row were not like that.
    """
    shares = _shares(pull.postings)
    missing = _missing(shares, usual)
    changed = [*_unread(pull), *_told(missing, shares, len(pull.postings)), *_gone(pull, usual)]
    codes = [words.codes(sorted(pull.unknown))] if pull.unknown else []
    times = usual.get("odd", 0) + 1
    if changed and times <= PATIENCE:
        lacking = (one.external_id for one in pull.postings if not all(_parts(one)[name] for name in missing))
        kept = replace(pull, complete=False, closed=frozenset())
        told = words.all_together(changed, codes)
        return Look(kept, told, {**usual, "odd": times}, frozenset(lacking))
    count = {"count": len(pull.postings) + len(pull.kept)} if pull.ended else {}
    return Look(pull, words.all_together(_unread(pull), codes), {**usual, **shares, **count, "odd": 0})


def _shares(postings: tuple[RawPosting, ...]) -> dict[str, float]:
    if len(postings) < FEW:
        return {}
    parts = [_parts(one) for one in postings]
    return {name: sum(bool(one[name]) for one in parts) / len(parts) for name in parts[0]}


def _parts(one: RawPosting) -> dict[str, str]:
    return {"company": one.company, "text": one.body}


def _unread(pull: Pull) -> list[str]:
    total = pull.skipped + len(pull.postings) + len(pull.kept)
    if pull.skipped < UNREAD or pull.skipped < UNREAD_SHARE * total:
        return []
    return [words.unread(pull.skipped, total, next(iter(pull.faults), ""))]


def _missing(shares: Mapping[str, float], usual: Mapping[str, float]) -> list[str]:
    # Some kinds never bring a text, and an operator's own file may have no companies.
    return [name for name, share in shares.items() if usual.get(name, 0.0) - share >= MORE_MISSING]


def _told(missing: list[str], shares: Mapping[str, float], total: int) -> list[str]:
    return [words.missing(name, round((1 - shares[name]) * total), total) for name in missing]


def _gone(pull: Pull, usual: Mapping[str, float]) -> list[str]:
    here = bool(pull.postings or pull.kept or pull.closed)
    many = int(usual.get("count", 0))
    return [words.gone(many)] if pull.ended and not here and many >= MANY else []
