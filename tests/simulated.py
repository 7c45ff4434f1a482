"""A strict simulator of Telegram's Bot API beside the bot as a process of its own, for the scripted day and the crash test.

The simulator's folder holds `tgsim.py` and `simclient.py`; it is not part of the project and is named when these are run.
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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.fake_telegram import TOKEN
from tests.processes import ROOT, settings_for


class Simulated:
    """The simulator, the bot, and a file it reads postings from every second."""

    def __init__(self, folder: Path, python: str, work: Path, **settings: str) -> None:
        sys.path.insert(0, str(folder))
        from simclient import SimClient  # type: ignore[import-not-found]  # lies in the simulator's folder

        port = free_port()
        self.simulator = subprocess.Popen(
            [python, str(folder / "tgsim.py"), "--port", str(port), "--token", TOKEN],
            stdout=subprocess.DEVNULL,
        )
        self.sim: Any = SimClient(f"http://127.0.0.1:{port}")
        self.feed, self.log = work / "postings.jsonl", work / "bot.log"
        self.feed.write_text("")
        sources = f'[feed]\nkind = "jsonl"\npath = "{self.feed}"\nevery = "1s"\n'
        self.env = settings_for(work, f"http://127.0.0.1:{port}", sources=sources, **settings)
        self.bot: subprocess.Popen[bytes] | None = None
        self.until(lambda: self.sim.violations() == [], "the simulator answers")

    def start(self) -> None:
        """Start the bot."""
        with self.log.open("a") as log:
            self.bot = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"], env=self.env, cwd=ROOT, stdout=log, stderr=log
            )

    def end(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """End the bot by a signal; its exit code."""
        assert self.bot is not None
        self.bot.send_signal(sign)
        return self.bot.wait(20)

    def close(self) -> None:
        """End everything."""
        for process in (self.bot, self.simulator):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait()

    def until(self, holds: Callable[[], Any], what: str, seconds: float = 30, every: float = 0.1) -> None:
        """Wait until something holds; SystemExit when it never does."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if holds():
                    return
            except (OSError, RuntimeError):
                pass
            time.sleep(every)
        raise SystemExit(f"not within {seconds:g} s: {what}")

    def bring(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Let the source have these postings from now on."""
        part = self.feed.with_suffix(".part")
        part.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        part.replace(self.feed)

    def waiting(self) -> int:
        """Alerts that are still to go out."""
        return self.counted("기다리는 알림")

    def ambiguous(self) -> int:
        """Messages that may have arrived twice, by the bot's own count."""
        return self.counted("두 번 갔을 수 있는 메시지")

    def counted(self, words: str) -> int:
        """A number that `gonggo check` tells."""
        told = subprocess.run(
            [sys.executable, "-m", "bot", "check"],
            env=self.env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        found = re.search(rf"{words} (\d+)", told.stdout)
        return int(found[1]) if found else -1

    def faults(self, but: Sequence[Any] = ()) -> list[str]:
        """What must hold of every run: no violation seen by the simulator `but` these, no token in the log, an end in order."""
        found = []
        if violations := [one for one in self.sim.violations() if one not in but]:
            found.append(f"{len(violations)} violations: {json.dumps(violations, ensure_ascii=False)[:300]}")
        if TOKEN.partition(":")[2] in self.log.read_text(errors="replace"):
            found.append("the token is in the log")
        if code := self.end():
            found.append(f"SIGTERM: exit {code}")
        return found


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def played(description: str | None, **settings: str) -> Iterator[Simulated]:
    """A simulation as the command line asks for it: the simulator's folder and, maybe, the interpreter that runs it."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("folder", type=Path, help="the simulator's folder")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that can run the simulator")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        simulated = Simulated(options.folder, options.python, Path(work), **settings)
        try:
            yield simulated
        finally:
            simulated.close()
            if kept := os.environ.get("KEEP_LOG"):
                Path(kept).write_bytes(simulated.log.read_bytes())


def verdict(found: Sequence[str], good: str) -> int:
    """Print how it went; the exit code."""
    print("; ".join(found) if found else good)
    return int(bool(found))
