"""Reads the official list of designated companies (병역지정업체) as it is downloaded: XLS, XLSX, ODS, HTML or CSV.

What a file is, its first bytes say, not its name: what is called .xls is often a page of HTML. Columns are found by their names
in any order and spelling (보충역 배정인원, 보충역_배정); the name of the company and one head count must be there. Sums at the
foot are left out, and so are telephone numbers. A list's date is that in the file's name, unless it is told.
Refused with ConfigError: what cannot be read, what holds no company, and a list of 산업기능요원 companies.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from bot.errors import ConfigError, why
from bot.military.html_table import rows_of_html
from bot.model.designation import DesignatedCompany, Headcount

MOST_BYTES = 50 * 2**20
HEAD_ROWS = 20

_NAMES = ("업체명", "회사명", "기업명")
_WORDS = {"place": ("주소", "소재지", "지역"), "sector": ("업종",), "field": ("연구분야",)}
_CLASSES = {"active": "현역", "supplementary": "보충역"}
_COUNTS = {"allotted": "배정", "enlisted": "편입", "serving": "복무"}
_SUMS = frozenset({"합계", "총계", "소계", "계"})
_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_PAGE = re.compile(r"<(?:html|table|tr|td)[\s>]", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")

Row = Sequence[object]


def date_in(name: str) -> date | None:
    """The day in a file's name (병역지정업체검색_20260911.xls), or None."""
    for found in _DATE.finditer(name):
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            continue
    return None


def read(path: Path) -> tuple[DesignatedCompany, ...]:
    """The companies of the list in this file."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ConfigError(f"{path}: 명단이라기에는 너무 큽니다({MOST_BYTES // 2**20} MB 넘음).")
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: 읽을 수 없습니다({why(error)}).") from None
    companies = tuple(_companies(path, _rows(path, data)))
    if not companies:
        raise ConfigError(f"{path}: 업체가 하나도 없는 명단입니다. 내려받은 파일이 온전한지 봐 주세요.")
    sectors = {company.sector for company in companies if company.sector}
    if sectors and not any("연구" in sector for sector in sectors):
        raise ConfigError(
            f"{path}: 전문연구요원 업체의 명단이 아닌 것 같습니다. 병역지정업체 검색에서 전문연구요원을 골라 내려받아 주세요."
        )
    return companies


def _rows(path: Path, data: bytes) -> list[Row]:
    if data.startswith((_OLE, _ZIP)):
        return _of_workbook(path, data)
    words = _words(data)
    if _PAGE.search(words, 0, 100_000):
        return list(rows_of_html(words))
    return list(_of_text(words))


def _of_workbook(path: Path, data: bytes) -> list[Row]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        return list(sheet.to_python(skip_empty_area=True))
    except (CalamineError, ValueError, IndexError):
        raise ConfigError(f"{path}: 엑셀 파일로 읽을 수 없습니다. 다시 내려받아 주세요.") from None


def _words(data: bytes) -> str:
    for charset in ("utf-8-sig", "cp949"):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", "replace")


def _of_text(words: str) -> Iterator[Row]:
    """CSV by whatever divides its head."""
    head = next((line for line in words.splitlines() if any(name in line for name in _NAMES)), "")
    divider = max(",\t;|", key=head.count)
    yield from csv.reader(io.StringIO(words, newline=""), delimiter=divider)


def _companies(path: Path, rows: list[Row]) -> Iterator[DesignatedCompany]:
    for number, row in enumerate(rows[:HEAD_ROWS]):
        columns = [_plain(cell) for cell in row]
        if any(name in columns for name in _NAMES):
            return _below(path, columns, rows[number + 1 :])
    raise ConfigError(
        f"{path}: 업체명이라는 열이 없습니다. 병역지정업체 검색에서 내려받은 파일인지 봐 주세요."
    )


def _below(path: Path, columns: list[str], rows: Iterable[Row]) -> Iterator[DesignatedCompany]:
    name = next(columns.index(name) for name in _NAMES if name in columns)
    words = {key: _found(columns, *names) for key, names in _WORDS.items()}
    counts = {
        key: {count: _found(columns, f"{of}{what}") for count, what in _COUNTS.items()}
        for key, of in _CLASSES.items()
    }
    if not any(at is not None for found in counts.values() for at in found.values()):
        raise ConfigError(f"{path}: 배정·편입·복무 인원의 열이 없습니다. 내려받은 파일이 온전한지 봐 주세요.")
    for row in rows:
        called = _text(row, name)
        if not called or _plain(called) in _SUMS:
            continue
        heads = {
            key: Headcount(**{c: _number(row, at) for c, at in found.items()})
            for key, found in counts.items()
        }
        yield DesignatedCompany(
            called,
            **{key: _text(row, at) for key, at in words.items()},
            active=heads["active"],
            supplementary=heads["supplementary"],
        )


def _plain(cell: object) -> str:
    """A column's name without blanks, `_`, and what only some files write: 보충역 배정인원 → 보충역배정."""
    return re.sub(r"[\s_·()]|인원|수$", "", str(cell or ""))


def _found(columns: list[str], *names: str) -> int | None:
    return next((columns.index(name) for name in names if name in columns), None)


def _text(row: Row, at: int | None) -> str:
    cell = row[at] if at is not None and at < len(row) else ""
    return " ".join(str(cell if cell is not None else "").split())


def _number(row: Row, at: int | None) -> int | None:
    """A head count; spreadsheets keep it as 3.0, some pages as "1,204"."""
    digits = _text(row, at).replace(",", "").removesuffix(".0").removesuffix("명")
    return int(digits) if digits.isdecimal() and len(digits) < 10 else None
