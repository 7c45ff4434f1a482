"""All live subscriptions, kept ready to be asked what a posting means to them.

The store says by a number whether any changed since the last look, also from another process; only what changed is parsed
again. A saved filter that cannot be read any more is left out and logged, never guessed.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable

from bot.errors import FilterError
from bot.matching.index import Index
from bot.matching.language import Filter, parse
from bot.matching.subject import Subject
from bot.matching.vocabulary import Vocabulary
from bot.model.room import MatchReason, RoomId, Subscription
from bot.store import subscriptions
from bot.store.database import Connection

log = logging.getLogger(__name__)


class Wishes:
    """The subscriptions of all rooms, indexed."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._index = Index()
        self._live: dict[int, Subscription] = {}
        self._revision = -1
        self._read: dict[str, Filter | None] = {}

    async def refresh(self, connection: Connection) -> None:
        """Take in what changed since the last look."""
        revision = await subscriptions.revision(connection)
        if revision == self._revision:
            return
        live = {one.id: one for one in await subscriptions.all_live(connection)}
        for key in self._live.keys() - live.keys():
            self._index.remove(key)
        self._live = {key: one for key, one in live.items() if key in self._live or self._add(one)}
        self._revision = revision

    def _add(self, one: Subscription) -> bool:
        try:
            self._index.add(one.id, parse(one.filter_text, self._vocabulary, limit=None))
        except FilterError:
            log.exception("구독 %d의 조건을 읽지 못해 건너뜁니다", one.id)
            return False
        return True

    def read(self, text: str) -> Filter | None:
        """A saved filter of any kind, read once; None when it cannot be read any more."""
        if text not in self._read:
            try:
                self._read[text] = parse(text, self._vocabulary, limit=None)
            except FilterError:
                log.exception("저장된 조건을 읽지 못해 건너뜁니다")
                self._read[text] = None
        return self._read[text]

    def subscriptions(self, reasons: Iterable[MatchReason]) -> list[Subscription]:
        """The subscriptions that these reasons are of."""
        return [self._live[reason.subscription_id] for reason in reasons]

    def wanted_by(
        self, subject: Subject, platforms: Collection[str] | None = None
    ) -> dict[RoomId, tuple[MatchReason, ...]]:
        """The rooms that want this posting, with each of their subscriptions' reasons. `platforms`: only rooms there."""
        rooms: dict[RoomId, list[MatchReason]] = defaultdict(list)
        for key, reason in self._index.match(subject):
            one = self._live[key]
            if platforms is None or one.room.platform in platforms:
                lines = (*reason.lines, *reason.unknown)
                rooms[one.room].append(MatchReason(key, one.filter_text, lines, len(reason.unknown)))
        return {
            room: tuple(sorted(reasons, key=lambda r: r.subscription_id)) for room, reasons in rooms.items()
        }
