"""The command line's own words in Korean: what argparse says of a call it cannot read, and its headings.

Refuses nothing by itself: a fault keeps the exit code 2 and the line of usage; words of argparse that are not known here are
said as they are.
"""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

FAULTS = (
    (re.compile(r"the following arguments are required: (.+)"), r"빠진 것이 있습니다: \1"),
    (re.compile(r"argument (?:.+): invalid choice: '(.*)' \(.*"), r"‘\1’ 같은 명령은 없습니다"),
    (re.compile(r"unrecognized arguments: (.+)"), r"모르는 말이 있습니다: \1"),
    (re.compile(r"argument (.+): expected one argument"), r"\1 뒤에 값을 적어 주세요"),
)
HEADINGS = {"positional arguments": "적을 것", "options": "붙일 수 있는 것"}


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks Korean; its subparsers are of the same kind."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is, and exit with 2."""
        for fault, korean in FAULTS:
            message = fault.sub(korean, message)
        self.exit(2, f"{self.format_usage()}{self.prog}: {message}. 도움말: {self.prog} --help\n")

    def format_usage(self) -> str:
        """The line of usage."""
        return _korean(super().format_usage())

    def format_help(self) -> str:
        """The whole help."""
        return _korean(super().format_help())


def _korean(words: str) -> str:
    words = re.sub(r"\Ausage:", "쓰는 법:", words)
    for english, korean in HEADINGS.items():
        words = re.sub(rf"^{english}:$", f"{korean}:", words, flags=re.MULTILINE)
    return words.replace("show this help message and exit", "이 도움말을 보여 줍니다")
