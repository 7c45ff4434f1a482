"""National Pension workplaces: the monthly public file (국민연금 가입 사업장 내역), row by row.

The file is CSV in cp949 of about 593,000 rows and 22 columns. Its header changed over the years: Korean names, some with
blanks before them, or the database's codes; a column is found by either. The month is the row's own 자료생성년월, never the
file's date. A row that cannot be read is counted and left out; a file without the columns is refused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import BinaryIO, NamedTuple

from bot.errors import ConfigError

SOURCE = "국민연금공단 국민연금 가입 사업장 내역"
_COLUMNS = (
    ("DATA_CRT_YM", "자료생성년월"),
    ("WKPL_NM", "사업장명"),
    ("BZOWR_RGST_NO", "사업자등록번호"),
    ("WKPL_JNNG_STCD", "사업장가입상태코드"),
    ("WKPL_ROAD_NM_DTL_ADDR", "사업장도로명상세주소"),
    ("VLDT_VL_KRN_NM", "사업장업종코드명"),
    ("JNNGP_CNT", "가입자수"),
    ("CRRMM_NTC_AMT", "당월고지금액"),
    ("NW_ACQZR_CNT", "신규취득자수"),
    ("LSS_JNNGP_CNT", "상실가입자수"),
)
_REGISTERED = "1"
_BOM = b"\xef\xbb\xbf"


class Workplace(NamedTuple):
    """One row. `prefix`: the first six digits of the business number, shared by many companies; `billed` in won a month."""

    month: date
    name: str
    prefix: str
    registered: bool
    address: str
    industry: str
    members: int
    billed: int
    entered: int
    left: int


class Rows:
    """The workplaces of a file, read while they are gone through, once; `skipped` counts lines that could not be read."""

    def __init__(self, stream: BinaryIO) -> None:
        self.skipped = 0
        self._stream = stream

    def __iter__(self) -> Iterator[Workplace]:
        lines = csv.reader(_text(self._stream))
        places = _places(next(lines, []))
        months: dict[str, date] = {}
        for cells in lines:
            try:
                yield _workplace(cells, places, months)
            except (ValueError, IndexError):
                self.skipped += 1


def read_rows(stream: BinaryIO) -> Rows:
    """The workplaces of a monthly file (a stream that can seek), one at a time; ConfigError when it is no such file."""
    return Rows(stream)


def _text(stream: BinaryIO) -> io.TextIOWrapper:
    """cp949, or UTF-8 when the file begins by saying so; letters that are neither become a sign for that."""
    encoding = "utf-8-sig" if stream.read(len(_BOM)) == _BOM else "cp949"
    stream.seek(0)
    return io.TextIOWrapper(stream, encoding, errors="replace", newline="")


def _places(header: Sequence[str]) -> tuple[int, ...]:
    """Where each column stands."""
    return tuple(_place(header, code, name) for code, name in _COLUMNS)


def _place(header: Sequence[str], code: str, name: str) -> int:
    for place, cell in enumerate(header):
        plain = "".join(cell.split())
        if plain.startswith(name) or code in plain.upper():
            return place
    raise ConfigError(
        f"국민연금 사업장 파일의 첫 줄에 {name}({code}) 열이 없습니다. "
        "공공데이터포털 15083277에서 받은 CSV인지 확인해 주세요."
    )


def _workplace(cells: list[str], places: tuple[int, ...], months: dict[str, date]) -> Workplace:
    (
        at_month,
        at_name,
        at_prefix,
        at_state,
        at_address,
        at_industry,
        at_members,
        at_billed,
        at_entered,
        at_left,
    ) = places
    month = cells[at_month]
    if month not in months:
        months[month] = _month(month)
    return Workplace(
        months[month],
        cells[at_name].strip(),
        cells[at_prefix].strip()[:6],
        cells[at_state].strip() == _REGISTERED,
        cells[at_address].strip(),
        cells[at_industry].strip(),
        int(cells[at_members]),
        int(cells[at_billed]),
        int(cells[at_entered] or 0),
        int(cells[at_left] or 0),
    )


def month_of(written: str) -> date | None:
    """The month of a row; None where it has none."""
    try:
        return _month(written)
    except ValueError:
        return None


def _month(written: str) -> date:
    """2026-06, 202606, 2026-06-30 as the first of that month."""
    digits = "".join(letter for letter in written if letter.isdigit())
    return date(int(digits[:4]), int(digits[4:6]), 1)
