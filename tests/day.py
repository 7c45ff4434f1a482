"""A scripted day against a simulator of Telegram's Bot API: `python -m tests.day SIMULATOR_FOLDER`.

Three groups, 200 postings in eight parts, a kick and a return, a supergroup migration, a 429, two 502s, a reset after accept
and a SIGKILL in the middle. Exit 0 when no alert was lost, at most the message in hand was repeated at the reset and at the
kill, and the simulator saw no violation.
"""

from __future__ import annotations

import json
import re
import signal
import sys
import time
from collections import Counter
from typing import Any

from tests.simulated import Simulated, played, verdict

ADMIN: dict[str, Any] = {"id": 77, "first_name": "관리"}
GROUPS: dict[str, dict[str, Any]] = {
    "전문연": {"id": -1001111111111, "title": "전문연 방", "type": "supergroup"},
    "비전": {"id": -1002222222222, "title": "비전 방", "type": "supergroup"},
    "전문연 | 음성": {"id": -333333, "title": "곧 옮길 방", "type": "group"},
}
MOVED_TO = -1003333333333
POSTINGS, PARTS = 200, 8
REPEATS_ALLOWED = 2


def posting(n: int) -> dict[str, str]:
    """Two of five accept 전문연구요원; titles turn through vision, speech and data."""
    field, service = (
        ("비전", "음성", "데이터")[n % 3],
        "전문연구요원 신규편입 가능" if n % 5 < 2 else "성실하신 분",
    )
    words = f"주요업무\n{field} 모델 연구\n자격요건\n석사 이상\n{service}"
    return {"id": f"d{n}", "company": f"누리{n}랩", "title": f"{field} 연구원 <{n}> & 팀", "text": words, "deadline": "상시채용",
            "location": "대전 유성구", "url": f"https://example.com/d/{n}"}  # fmt: skip


def wanted(group: str, n: int) -> bool:
    """What each group asked for, by hand."""
    service, field = n % 5 < 2, n % 3
    return {"전문연": service, "비전": field == 0, "전문연 | 음성": service or field == 1}[group]


def subscribe(day: Simulated, words: str, chat: dict[str, Any]) -> None:
    """Say it and press the button."""
    day.sim.do("promote", chat=chat, user=ADMIN)
    day.sim.message(chat, f"/subscribe {words}", user=ADMIN)
    day.until(lambda: "구독하기" in json.dumps(day.sim.sent(chat["id"]), ensure_ascii=False), "the preview")
    day.sim.press(chat["id"], "구독하기", user=ADMIN["id"])
    day.until(
        lambda: "시작했습니다" in json.dumps(day.sim.sent(chat["id"]), ensure_ascii=False), "subscribed"
    )


def play(day: Simulated) -> None:
    """The day itself."""
    day.start()
    day.until(lambda: "setMyCommands" in str(day.sim.stats()), "the bot is up")
    for words, chat in GROUPS.items():
        subscribe(day, words, chat)
    vision, moving = GROUPS["비전"], GROUPS["전문연 | 음성"]
    for part in range(1, PARTS + 1):
        match part:
            case 2:
                day.sim.fault("too_many", method="sendMessage", chat_id=GROUPS["전문연"]["id"], retry_after=5)
            case 3:
                day.sim.fault("html_502", method="sendMessage", times=2)
            case 4:
                day.sim.do("kick", chat=vision)
            case 5:
                day.sim.do("migrate", chat=moving, to=MOVED_TO)
            case 6:
                day.sim.do("join", chat=vision)
                day.sim.do("promote", chat=vision, user=ADMIN)
            case 7:
                day.sim.fault("reset_after", method="sendMessage", times=1)
        day.bring([posting(n) for n in range(part * POSTINGS // PARTS)])
        time.sleep(2.5)
        if part == PARTS // 2:
            day.end(signal.SIGKILL)
            day.start()
    day.until(lambda: day.waiting() == 0, "everything is delivered", 120, every=1.0)


def faults(day: Simulated) -> list[str]:
    """What fell short."""
    found, repeats = [], 0
    for words, chat in GROUPS.items():
        chats = [chat["id"], MOVED_TO] if chat["type"] == "group" else [chat["id"]]
        texts = Counter(text for one in chats for text in alerts(day, one))
        repeats += sum(texts.values()) - len(texts)
        listed = {int(n) for text in texts for n in re.findall(r"누리(\d+)랩", text)}
        wish = {n for n in range(POSTINGS) if wanted(words, n)}
        # A digest lists ten; the rest of it stands behind its button, so its total counts.
        told = sum(total(text) for text in texts)
        print(
            f"{words}: wanted {len(wish)}, told of {told}, listed {len(listed)}, messages repeated {repeats}"
        )
        if extra := listed - wish:
            found.append(f"{words}: came without being wanted: {sorted(extra)[:5]}")
        if told != len(wish):
            found.append(f"{words}: told of {told} instead of {len(wish)}")
    if repeats > REPEATS_ALLOWED:
        found.append(f"{repeats} messages repeated")
    return found + day.faults()


def alerts(day: Simulated, chat: int) -> list[str]:
    """The words of the alerts and digests sent to a chat, as they were sent."""
    texts = [str(record["message"].get("text", "")) for record in day.sim.sent(chat)]
    return [text for text in texts if "누리" in text and "미리 보기" not in text]


def total(text: str) -> int:
    """How many postings a message tells of."""
    head = re.match(r"새 공고 ([\d,]+)건", text)
    return int(head[1].replace(",", "")) if head else 1


if __name__ == "__main__":
    with played(__doc__) as simulated:
        play(simulated)
        code = verdict(faults(simulated), "the day holds: nothing lost, no violation, no token in the log")
    sys.exit(code)
