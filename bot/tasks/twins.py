"""Joins postings that are the same opening to the one that was first, as they come in.

New postings are held against the open ones that share a key with them, and against each other in the order they came; what
makes two of them one is decided by `reading.duplicates` alone. The first match in that order wins, so a posting that would
fit two openings never merges them.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.model.posting import RawPosting
from bot.model.reading import Reading
from bot.reading.duplicates import same
from bot.reading.signatures import DuplicateWords, Signature, signature, sought
from bot.store import postings
from bot.store.database import Connection
from bot.store.postings import NewPosting


class Twins:
    """Finds twins by these words."""

    def __init__(self, words: DuplicateWords) -> None:
        self._words = words

    def signature(self, raw: RawPosting, reading: Reading) -> Signature:
        """What a posting is compared by."""
        return signature(raw, reading, self._words)

    async def link(self, connection: Connection, new: Iterable[tuple[int, NewPosting]]) -> None:
        """Point each new posting (number, posting) at the first of its opening, and make it findable."""
        keys_of = {number: one.keys for number, one in new}
        await postings.put_keys(connection, keys_of)
        sought_by = {number: sought(keys) for number, keys in keys_of.items()}
        found = await postings.sharing_keys(connection, {key for keys in sought_by.values() for key in keys})
        unpacked = {number: Signature.unpack(one.signature) for number, one in found.items() if one.signature}
        by_key: dict[str, list[int]] = {}
        for number in sorted(unpacked):
            for key in found[number].keys:
                by_key.setdefault(key, []).append(number)
        first_of: dict[int, int] = {}
        for number in sorted(keys_of.keys() & unpacked.keys()):
            earlier = sorted({n for key in sought_by[number] for n in by_key.get(key, ()) if n < number})
            twin = next((n for n in earlier if same(unpacked[n], unpacked[number])), None)
            if twin is not None:
                first_of[number] = first_of.get(twin, found[twin].first)
        await postings.join_twins(connection, first_of)
