"""How long to wait before trying again: arithmetic only, chance handed in."""

from __future__ import annotations

FIRST = 1.0
LONGEST = 300.0


def wait(attempts: int, jitter: float, asked: float = 0.0) -> float:
    """Seconds after the `attempts`-th failure: doubling from 1 s to 5 min, spread by `jitter` in [0, 1).

    What the platform asked for is kept to the second and never shortened.
    """
    return max(asked, min(LONGEST, FIRST * 2.0 ** min(attempts - 1, 16)) * (0.75 + jitter / 2))
