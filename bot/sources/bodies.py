"""Bytes of unknown size, taken in with a limit: what is too big is refused while it comes, never held whole.

The limit counts unpacked bytes, so a small gzip that unpacks to gigabytes ends at the limit too. Raises SourceChanged
(too big), EOFError (cut off) and zlib.error (broken); `fetching.py` and `asking.py` give the latter two their words.
"""

from __future__ import annotations

import zlib
from pathlib import Path

from bot.errors import SourceChanged

_MAGIC = b"\x1f\x8b"
_PIECE = 64 * 1024


class Body:
    """Collects pieces, unpacking gzip when `packed`; `what` is how the thing is named when it is too big."""

    def __init__(self, what: str, limit: int, *, packed: bool) -> None:
        self._what, self._limit = what, limit
        self._pieces: list[bytes] = []
        self._size = 0
        self._unpack = zlib.decompressobj(wbits=31) if packed else None

    def add(self, piece: bytes) -> None:
        """Take in one piece."""
        while piece and self._unpack is not None:
            if self._unpack.eof:  # gzip files may be several in a row
                self._unpack = zlib.decompressobj(wbits=31)
            self._keep(self._unpack.decompress(piece, self._limit - self._size + 1))
            piece = self._unpack.unused_data
        self._keep(piece)

    def whole(self) -> bytes:
        """All of it; a file that is gzip in itself (`.gz`) is unpacked as well. EOFError when it was cut off."""
        if self._unpack is not None and not self._unpack.eof:
            raise EOFError
        data = b"".join(self._pieces)
        return unpacked(data, self._what, self._limit) if data.startswith(_MAGIC) else data

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._limit:
            raise SourceChanged(
                f"{self._what}: 답이 너무 큽니다({self._limit / 2**20:,.0f} MB 넘음). 더 읽지 않았습니다."
            )
        if data:
            self._pieces.append(data)


def unpacked(data: bytes, what: str, limit: int) -> bytes:
    """`data` out of its gzip."""
    body = Body(what, limit, packed=True)
    for start in range(0, len(data), _PIECE):
        body.add(data[start : start + _PIECE])
    return body.whole()


def read_file(path: Path, limit: int) -> bytes:
    """The file's bytes, unpacked when it is gzip. OSError as the system raises it."""
    body = Body(str(path), limit, packed=False)
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            body.add(piece)
    return body.whole()
