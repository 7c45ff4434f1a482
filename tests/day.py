"""A scripted day against a simulator of Telegram's Bot API: `python -m tests.day SIMULATOR_FOLDER`.

The folder holds `tgsim.py` and `simclient.py` (a strict simulator with limits and faults; `--python` names the interpreter that
can run it). Three groups, 200 postings in eight parts, a kick and a return, a supergroup migration, a 429, two 502s, a reset
after accept and a SIGKILL in the middle. Exit 0 when no alert was lost, none repeated but the one in hand at the kill, and
the simulator saw no violation.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TOKEN = "123456:scripted-day-token-0000000000000000000"
ADMIN: dict[str, Any] = {"id": 77, "first_name": "관리"}
GROUPS: dict[str, dict[str, Any]] = {
    "전문연": {"id": -1001111111111, "title": "전문연 방", "type": "supergroup"},
    "비전": {"id": -1002222222222, "title": "비전 방", "type": "supergroup"},
    "전문연 | 음성": {"id": -333333, "title": "곧 옮길 방", "type": "group"},
}
MOVED_TO = -1003333333333
POSTINGS, PARTS = 200, 8


def posting(n: int) -> dict[str, str]:
    """Every third accepts 전문연구요원; titles turn through vision, speech and data."""
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


class Day:
    """The simulator, the bot as a process of its own, and a file it reads postings from."""

    def __init__(self, folder: Path, python: str, work: Path) -> None:
        sys.path.insert(0, str(folder))
        from simclient import SimClient  # type: ignore[import-not-found]

        self.work, port = work, free_port()
        self.simulator = subprocess.Popen(
            [python, str(folder / "tgsim.py"), "--port", str(port), "--token", TOKEN],
            stdout=subprocess.DEVNULL,
        )
        self.sim: Any = SimClient(f"http://127.0.0.1:{port}")
        config = work / "config"
        subprocess.run(["cp", "-r", str(ROOT / "config"), str(config)], check=True)  # noqa: S607  our own files
        self.feed = work / "postings.jsonl"
        self.feed.write_text("")
        (config / "sources.toml").write_text(f'[day]\nkind = "jsonl"\npath = "{self.feed}"\nevery = "1s"\n')
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("GONGGO_")} | {
            "GONGGO_TELEGRAM_TOKEN": TOKEN,
            "GONGGO_TELEGRAM_API": f"http://127.0.0.1:{port}",
            "GONGGO_DATABASE": f"sqlite+aiosqlite:///{work}/day.sqlite3",
            "GONGGO_CONFIG": str(config),
            "GONGGO_WEB": "",
            "GONGGO_LOG": "DEBUG",
        }
        self.bot: subprocess.Popen[bytes] | None = None
        self.until(lambda: self.sim.violations() == [], "the simulator answers")

    def start(self) -> None:
        log = (self.work / "bot.log").open("a")
        self.bot = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"], env=self.env, cwd=ROOT, stdout=log, stderr=log
        )

    def end(self, sign: signal.Signals) -> int:
        assert self.bot is not None
        self.bot.send_signal(sign)
        return self.bot.wait(20)

    def until(self, holds: Callable[[], Any], what: str, seconds: float = 30) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if holds():
                    return
            except (OSError, RuntimeError):
                pass
            time.sleep(0.1)
        raise SystemExit(f"not within {seconds:g} s: {what}")

    def bring(self, count: int) -> None:
        lines = "".join(json.dumps(posting(n), ensure_ascii=False) + "\n" for n in range(count))
        part = self.feed.with_suffix(".part")
        part.write_text(lines)
        part.replace(self.feed)

    def subscribe(self, words: str, chat: dict[str, Any]) -> None:
        self.sim.do("promote", chat=chat, user=ADMIN)
        self.sim.message(chat, f"/subscribe {words}", user=ADMIN)
        self.until(
            lambda: "구독하기" in json.dumps(self.sim.sent(chat["id"]), ensure_ascii=False), "the preview"
        )
        self.sim.press(chat["id"], "구독하기", user=ADMIN["id"])
        self.until(
            lambda: "시작했습니다" in json.dumps(self.sim.sent(chat["id"]), ensure_ascii=False), "subscribed"
        )

    def seen(self, chat: int) -> Counter[int]:
        """How often each posting came to a chat, the pages behind 더 보기 turned."""
        found: Counter[int] = Counter()
        for record in self.sim.sent(chat):
            found.update(int(n) for n in set(re.findall(r"누리(\d+)랩", record["message"].get("text", ""))))
        return found

    def waiting(self) -> int:
        out = subprocess.run(
            [sys.executable, "-m", "bot", "check"], env=self.env, cwd=ROOT, capture_output=True, text=True
        )
        match = re.search(r"기다리는 알림 (\d+)", out.stdout)
        return int(match[1]) if match else -1


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def play(day: Day) -> list[str]:
    """The day itself; what fell short."""
    day.start()
    day.until(lambda: "setMyCommands" in str(day.sim.stats()), "the bot is up")
    for words, chat in GROUPS.items():
        day.subscribe(words, chat)
    vision, moving = GROUPS["비전"], GROUPS["전문연 | 음성"]
    step = POSTINGS // PARTS
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
        day.bring(part * step)
        time.sleep(2.5)
        if part == PARTS // 2:
            day.end(signal.SIGKILL)
            day.start()
    day.until(lambda: day.waiting() == 0, "everything is delivered", 120)
    return faults(day)


def faults(day: Day) -> list[str]:
    found = []
    for words, chat in GROUPS.items():
        here = day.seen(chat["id"]) + (day.seen(MOVED_TO) if chat["type"] == "group" else Counter())
        wish = {n for n in range(POSTINGS) if wanted(words, n)}
        if extra := here.keys() - wish:
            found.append(f"{words}: came without being wanted: {sorted(extra)[:5]}")
        # A digest lists ten; the rest of it stands behind its button, so only its total is in the words.
        told = total(day, chat) + (total(day, {"id": MOVED_TO}) if chat["type"] == "group" else 0)
        repeated = sum(count - 1 for count in here.values())
        print(f"{words}: wanted {len(wish)}, told of {told}, listed {len(here)}, repeated {repeated}")
        if told - repeated < len(wish):
            found.append(f"{words}: {len(wish) - told + repeated} lost")
    if violations := day.sim.violations():
        found.append(f"{len(violations)} violations: {json.dumps(violations, ensure_ascii=False)[:300]}")
    if TOKEN.partition(":")[2] in (day.work / "bot.log").read_text(errors="replace"):
        found.append("the token is in the log")
    if code := day.end(signal.SIGTERM):
        found.append(f"SIGTERM: exit {code}")
    return found


def total(day: Day, chat: dict[str, Any]) -> int:
    """Postings that messages to a chat told of, by their own count."""
    count = 0
    for record in day.sim.sent(chat["id"]):
        text = record["message"].get("text", "")
        head = re.match(r"새 공고 ([\d,]+)건", text)
        count += int(head[1].replace(",", "")) if head else int("누리" in text and "미리 보기" not in text)
    return count


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        day = Day(options.folder, options.python, Path(work))
        try:
            found = play(day)
        finally:
            for process in (day.bot, day.simulator):
                if process is not None and process.poll() is None:
                    process.kill()
                    process.wait()
            if os.environ.get("KEEP_LOG"):
                Path(os.environ["KEEP_LOG"]).write_bytes((Path(work) / "bot.log").read_bytes())
    print("; ".join(found) if found else "the day holds: nothing lost, no violation, no token in the log")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
