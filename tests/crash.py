"""A hundred SIGKILLs while 5,000 alerts go out: `python -m tests.crash SIMULATOR_FOLDER`.

250 rooms want everything; twenty postings come in four parts; the bot is killed at random moments (the seed is printed) until
everything is out. Exit 0 when no alert was lost and no more was repeated than the message in hand at each kill; the
simulator's limits are shortened, but kept, and it saw no violation. About five minutes.
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

ROOMS, PARTS, A_PART, KILLS = 250, 4, 5, 100


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
    crash.until(lambda: crash.waiting() == 0, "everything is delivered", 300, every=2.0)
    return kills


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
    return found + crash.faults()


if __name__ == "__main__":
    seed = random.randrange(10**6)  # noqa: S311  a test's chance
    print(f"seed {seed}")
    with played(__doc__, GONGGO_LOG="INFO") as simulated:
        kills = play(simulated, random.Random(seed))  # noqa: S311  the same
        code = verdict(faults(simulated, kills), "nothing lost over a hundred kills")
    sys.exit(code)
