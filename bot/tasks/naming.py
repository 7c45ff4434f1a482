"""Notes whom an alert is of interest to, in the transaction that queues it: the members of its room whose wish it meets.

A wish that cannot be read any more is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from bot.clock import korean_day
from bot.matching.subject import Subject
from bot.store import interests, postings
from bot.store.database import Connection
from bot.store.queueing import Bundle
from bot.tasks.wishes import Wishes


async def note_interest(
    connection: Connection, wishes: Wishes, bundles: Iterable[Bundle], now: datetime
) -> None:
    """`bundles`: what was just put on its way, and where to."""
    going = defaultdict[int, set[int]](set)
    for place, wanted in bundles:
        going[place.room_number].update(one.posting_id for one in wanted)
    of_rooms = await interests.of_rooms(connection, going.keys())
    numbers = {number for room in of_rooms for number in going[room]}
    found = await postings.get(connection, numbers)
    subjects = {number: Subject(posting, korean_day(now)) for number, posting in found.items()}
    for room, asked in of_rooms.items():
        members_of = defaultdict[int, set[str]](set)
        for one in asked:
            wish = wishes.read(one.filter_text)
            met = [number for number in going[room] if wish and wish.wants(subjects[number])]
            for number in met:
                members_of[number].add(one.member)
        await interests.note(connection, room, members_of, now)
