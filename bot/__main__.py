"""`gonggo` and `python -m bot`: see bot/cli.

Told to stop while still starting, the process has nothing to finish: it ends at once, and well. gonggo.sh holds SIGTERM back
until it is listened for here; `run` puts its own way of stopping in place of this one.
"""

from __future__ import annotations

import signal
import sys


def _end_well(*_: object) -> None:
    sys.exit(0)


signal.signal(signal.SIGTERM, _end_well)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})


def main() -> int:
    """One subcommand; its exit code."""
    from bot.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
