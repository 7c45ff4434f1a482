"""Reading postings from JSON lines, and writing JSON lines. A broken line is named on stderr and passed over."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, cast

from bot.errors import ConfigError, why
from bot.model.posting import RawPosting
from bot.sources.jsonl import raw_posting

GZIP = b"\x1f\x8b"


class Lines:
    """Postings of a file or of stdin ("-"); `broken` counts the lines that could not be read."""

    def __init__(self, name: str) -> None:
        self._name, self.broken = name, 0

    def __iter__(self) -> Iterator[RawPosting]:
        with _opened(self._name) as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield from self._posting(number, line)

    def _posting(self, number: int, line: bytes) -> Iterator[RawPosting]:
        try:
            yield raw_posting(json.loads(line), "jsonl")
        except (ValueError, RecursionError) as error:
            self.broken += 1
            print(f"{self._name}:{number}: {_words(error)} 이 줄은 건너뜁니다.", file=sys.stderr)


def _words(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError | RecursionError):
        return "JSON으로 읽을 수 없습니다."
    return f"{str(error).rstrip('.')}."


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        with ExitStack() as stack:
            plain = stack.enter_context(Path(name).open("rb"))
            packed = plain.read(2) == GZIP
            plain.seek(0)
            yield cast("IO[bytes]", stack.enter_context(gzip.GzipFile(fileobj=plain))) if packed else plain
    except OSError as error:
        raise ConfigError(f"{name}을(를) 읽을 수 없습니다: {why(error)}") from error


def write(value: Any) -> None:
    """One value as a line on stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
