"""A hundred SIGKILLs while 5,000 alerts go out, and some more while half of them close: `python -m tests.crash SIMULATOR_FOLDER`.

500 rooms want everything; ten postings come one after another; the bot is killed at random moments (the seed is printed) until
everything is out. Then half of the postings close, and it is killed while it strikes them in what it sent. Exit 0 when no
alert was lost, no more was repeated than what was in hand at each kill, and every room was told what closed; the
simulator's limits are shortened, but kept, and it saw no violation. About six minutes.
"""

from __future__ import annotations

import asyncio
import random
import re
import signal
import sys
import time
from collections import Counter

from bot.clock import now
from bot.core import opened
from bot.model.room import RoomId
from bot.settings import load
from bot.store import rooms, subscriptions
from tests.simulated import Simulated, played, verdict

ROOMS, PARTS, A_PART, KILLS = 500, 10, 1, 100
CLOSED, MORE_KILLS = 5, 20
CLOSED_WORD = "마감"


def posting(n: int) -> dict[str, str]:
    """One that every room wants."""
    words = "주요업무\n음성 모델 연구\n자격요건\n전문연구요원 신규편입 가능"
    return {
        "id": f"c{n}",
        "company": f"누리{n}랩",
        "title": f"음성 연구원 {n}",
        "text": words,
        "deadline": "상시채용",
    }


async def furnish(crash: Simulated) -> None:
    """Rooms that subscribed long ago, so that the run is all delivery."""
    for n in range(ROOMS):
        # The simulator makes a chat when somebody first speaks in it.
        crash.sim.message(
            {"id": -5000 - n, "title": f"방 {n}", "type": "group"},
            "안녕하세요",
            user={"id": 7, "first_name": "하늘"},
        )
    async with opened(load(crash.env, None)) as core, core.database.writing() as connection:
        for n in range(ROOMS):
            address = RoomId("telegram", str(-5000 - n))
            number, _ = await rooms.know(connection, address, now(), title=f"방 {n}")
            # Somebody spoke there just now, so that no quiet hours hold it back.
            await rooms.note_call(connection, address, now())
            await subscriptions.add(connection, number, "전문연", 1, "", now())


def play(crash: Simulated, chance: random.Random) -> int:
    """Kill until the kills are used up, then let it finish; how often it was killed while it had something to send."""
    limits = {"minute": 6.0, "global_per_second": 60}
    crash.sim.do("settings", limits=limits)
    asyncio.run(furnish(crash))
    kills = 0
    for part in range(1, PARTS + 1):
        crash.bring([posting(n) for n in range(part * A_PART)])
        for _ in range(KILLS // PARTS):
            crash.start()
            time.sleep(chance.uniform(0.9, 2.2))
            crash.end(signal.SIGKILL)
            kills += 1
    crash.start()
    time.sleep(5)  # the source is asked every second: after that it has been
    crash.until(lambda: crash.waiting() == 0, "everything is delivered", 300, every=2.0)
    return kills


def close(crash: Simulated, chance: random.Random) -> None:
    """Let the first postings close, kill while that is written into the messages, and wait until all of them say so."""
    crash.bring([posting(n) for n in range(CLOSED, PARTS * A_PART)])
    for _ in range(MORE_KILLS):
        time.sleep(chance.uniform(0.9, 2.2))
        crash.end(signal.SIGKILL)
        crash.start()
    crash.until(lambda: not untold(crash), "every room is told what closed", 300, every=5.0)


def untold(crash: Simulated) -> list[str]:
    """What closed and stands in a room, but nowhere struck. A copy that was repeated at a kill is one nobody can find again."""
    lines = {n: lines_of(crash, n) for n in range(ROOMS)}
    return [
        f"{name} in room {n}"
        for n, here in lines.items()
        for name in (f"누리{closed}랩" for closed in range(CLOSED))
        if (told := [line for line in here if line.endswith(name)])
        and not any(CLOSED_WORD in line for line in told)
    ]


def lines_of(crash: Simulated, room: int) -> list[str]:
    """What stands in a room now, line by line."""
    texts = (str(one["message"].get("text", "")) for one in crash.sim.sent(-5000 - room))
    return [line for text in texts for line in text.splitlines()]


def faults(crash: Simulated, kills: int) -> list[str]:
    """What fell short."""
    lost, repeated = 0, 0
    for n in range(ROOMS):
        texts = Counter(str(r["message"].get("text", "")) for r in crash.sim.sent(-5000 - n))
        repeated += sum(texts.values()) - len(texts)
        lost += PARTS * A_PART - len({name for text in texts for name in re.findall(r"누리\d+랩", text)})
    print(f"{kills} kills, {ROOMS * PARTS * A_PART} alerts: lost {lost}, messages repeated {repeated}, "
          f"{crash.ambiguous()} counted by the bot as maybe repeated")  # fmt: skip
    found = [f"{lost} alerts lost"] if lost else []
    if repeated > kills:
        found.append(f"{repeated} messages repeated at {kills} kills")
    # An edit that was made when the bot died is made again: to Telegram that changes nothing, and it says so.
    again = [one for one in crash.sim.violations() if one["problem"] == "message is not modified"]
    if len(again) > MORE_KILLS:
        found.append(f"{len(again)} edits repeated at {MORE_KILLS} kills")
    return found + crash.faults(but=again)


if __name__ == "__main__":
    seed = random.randrange(10**6)  # noqa: S311  a test's chance
    print(f"seed {seed}")
    with played(__doc__, GONGGO_LOG="INFO") as simulated:
        chance = random.Random(seed)  # noqa: S311  the same
        kills = play(simulated, chance)
        close(simulated, chance)
        code = verdict(faults(simulated, kills), "nothing lost over all the kills, and what closed is struck")
    sys.exit(code)
