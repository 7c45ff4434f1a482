"""Questions of pay: the wait for an answer in words and for its picture, and what a month's file of workplaces costs.

An answer is held against the same room's `/salary` without a question, the import against reading the same file as CSV.
"""

from __future__ import annotations

import csv
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.config import Config
from bot.model.posting import RawPosting
from bot.store import migrations
from bot.store.database import Database
from tests.bench.row import Row
from tests.commands.conversation import CONFIG, Conversation, Room, posting
from tests.conftest import NOW
from tests.processes import settings_for
from tests.salary.workplaces import HEADER, line

ROUNDS, POSTINGS, WORKPLACES = 40, 600, 593_000
_CHILD = """
import json, re, time
from bot.__main__ import main
start = time.perf_counter()
code = main()
peak = int(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]) / 1000
print(json.dumps({"seconds": time.perf_counter() - start, "peak": peak, "code": code}))
"""


async def measure() -> list[Row]:
    """The three of them."""
    with tempfile.TemporaryDirectory() as work:
        return [*await _answers(Path(work)), _import(Path(work))]


async def _answers(work: Path) -> list[Row]:
    database = Database(f"sqlite+aiosqlite:///{work}/answers.sqlite3")
    await migrations.migrate(database, NOW)
    conversation = Conversation(database, Config.load(CONFIG))
    await conversation.bring(*map(_paid, range(POSTINGS)))
    room = conversation.room("telegram:-1")
    bare = await _median(room, "/salary")
    told = await _median(room, "/offer 5200 ML엔지니어 신입 서울")
    drawn = await _median(room, "/salary 6000 ML엔지니어 신입")
    await database.close()
    return [
        Row("pay: an answer in words", f"{told:.1f} ms, {told / bare:.0f}×", f"no question {bare:.2f} ms"),
        Row("pay: an answer with its picture", f"{drawn:.0f} ms, {drawn / told:.1f}×", "in words"),
    ]


async def _median(room: Room, text: str) -> float:
    """Milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        await room.say(text)
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def _paid(number: int) -> RawPosting:
    body = f"주요업무\n모델 학습\n자격요건\n신입 가능\n연봉 {4000 + number}만원"
    return posting(number, body, title=f"ML 엔지니어 {number}", location="서울 강남구")


def _import(work: Path) -> Row:
    file = work / "workplaces.csv"
    _write(file)
    start = time.perf_counter()
    with file.open(encoding="cp949", newline="") as stream:
        rows = sum(1 for _ in csv.reader(stream)) - 1
    plain = time.perf_counter() - start
    run = subprocess.run(
        [sys.executable, "-c", _CHILD, "import-pension", str(file)],
        env=settings_for(work), capture_output=True, text=True, check=True,
    )  # fmt: skip
    took = json.loads(run.stdout.splitlines()[-1])
    assert took["code"] == 0, run.stderr
    figure = f"{took['seconds']:.1f} s, {took['seconds'] / plain:.0f}×, {took['peak']:.0f} MB"
    return Row(f"pay: {rows:,} workplaces brought in", figure, f"read as CSV {plain:.2f} s")


def _write(file: Path) -> None:
    """Companies of made-up names, a few of them with branches."""
    chance = random.Random(7)  # noqa: S311  names that nobody guesses are not asked for
    syllables = "가나다라마바사아자차카타파하온솔별빛결터"
    names = ["".join(chance.choices(syllables, k=4)) for _ in range(WORKPLACES // 3)]
    with file.open("w", encoding="cp949", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(HEADER)
        for _ in range(WORKPLACES):
            members = chance.randint(3, 300)
            out.writerow(line(f"(주){chance.choice(names)}", str(members), str(members * 380_000)))
