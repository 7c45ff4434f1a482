"""The official list as it is downloaded: real spreadsheets, pages that only look like one, columns in any order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.military.company_list import date_in, read
from bot.model.designation import DesignatedCompany, Headcount

FIXTURES = Path(__file__).parent / "fixtures"
ROBOTICS = DesignatedCompany(
    "(주)가온누리로보틱스 기업부설연구소",
    "대전광역시 유성구 가상로 1",
    "중소기업부설연구소",
    "기계",
    active=Headcount(2, 4, 12),
    supplementary=Headcount(9999, 0, 1),
)
HEAD = "업체명,주소,업종,연구분야,보충역 배정인원,보충역 편입인원,보충역 복무인원,현역 배정인원,현역 편입인원,현역 복무인원"
ROW = '(주)가온누리로보틱스 기업부설연구소,대전광역시 유성구 가상로 1,중소기업부설연구소,기계,"9,999",0,1,2,4,12'


def written(tmp_path: Path, words: str | bytes, name: str = "list.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(words.encode() if isinstance(words, str) else words)
    return path


@pytest.mark.parametrize("name", ["list_20260831.xls", "list.xlsx"])
def test_a_spreadsheet_is_read_by_the_names_of_its_columns(name: str) -> None:
    companies = read(FIXTURES / name)
    assert companies[0] == ROBOTICS
    assert [company.name for company in companies[1:]] == ["도담에이아이(DODAM AI)", "마루한정보 판교연구소"]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("divider", [",", "\t", ";"])
def test_a_csv_is_read_in_any_charset_and_by_any_divider(charset: str, divider: str, tmp_path: Path) -> None:
    words = f"{HEAD}\n{ROW}\n".replace('"9,999"', "9999").replace(",", divider)
    assert read(written(tmp_path, words.encode(charset))) == (ROBOTICS,)


def test_thousands_and_decimals_are_whole_numbers(tmp_path: Path) -> None:
    [one] = read(written(tmp_path, f"{HEAD}\n{ROW.replace(',12', ',12.0')}\n"))
    assert one == ROBOTICS


def test_a_page_that_is_called_xls_is_read_as_the_page_it_is(tmp_path: Path) -> None:
    cells = "</td><td>".join(ROW.replace('"9,999"', "9 999").replace("9 999", "9999").split(","))
    page = (
        "<html><head><meta charset='euc-kr'></head><body><table><tr><th colspan=10>병역지정업체</th></tr>"
        f"<tr><th>{'</th><th>'.join(HEAD.split(','))}</th></tr><tr><td>{cells}</td></tr>"
        "<tr><td>합계</td><td></td></tr></table></body></html>"
    )
    assert read(written(tmp_path, page.encode("cp949"), "list.xls")) == (ROBOTICS,)
    loose = page.replace("</td>", "").replace("</tr>", "").replace("</th>", "")
    assert read(written(tmp_path, loose.encode("cp949"), "list.xls")) == (ROBOTICS,)


def test_columns_are_known_under_other_spellings(tmp_path: Path) -> None:
    words = "현역_편입,회사명,보충역 복무\n3,나래소프트,2\n"
    [one] = read(written(tmp_path, words))
    assert (one.name, one.active.enlisted, one.supplementary.serving) == ("나래소프트", 3, 2)
    assert (one.active.serving, one.place) == (None, "")


def test_counts_that_are_none_are_not_told(tmp_path: Path) -> None:
    [one] = read(written(tmp_path, "업체명,현역 편입인원,현역 복무인원\n나래,-,많음\n"))
    assert one.active == Headcount()


def test_no_telephone_number_is_kept() -> None:
    assert "000-0001" not in repr(read(FIXTURES / "list_20260831.xls"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "업체명이라는 열이 없습니다"),
        ("이름,나이\n가,1\n", "업체명이라는 열이 없습니다"),
        ("업체명,주소\n나래,서울\n", "인원의 열이 없습니다"),
        (f"{HEAD}\n", "하나도 없는"),
        (f"{HEAD}\n합계,,,,1,2,3,4,5,6\n", "하나도 없는"),
        (
            f"{HEAD}\n{ROW.replace('중소기업부설연구소,기계', '정보처리,')}\n",
            "전문연구요원 업체의 명단이 아닌",
        ),
        (b"\xd0\xcf\x11\xe0 broken", "엑셀 파일로 읽을 수 없습니다"),
        (b"PK\x03\x04 broken", "엑셀 파일로 읽을 수 없습니다"),
        (b"\xff\xfe\x00\xd8" * 50, "업체명이라는 열이 없습니다"),
    ],
)
def test_what_is_no_list_is_told_for_what_it_is(words: str | bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=told):
        read(written(tmp_path, words))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="읽을 수 없습니다"):
        read(tmp_path / "nothing.xls")
    with pytest.raises(ConfigError, match="읽을 수 없습니다"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("병역지정업체검색_20260911.xls", date(2026, 9, 11)),
        ("list-2026-09-11.csv", date(2026, 9, 11)),
        ("2026.09.11 명단.xlsx", date(2026, 9, 11)),
        ("명단_20260231.xls", None),
        ("명단.xls", None),
        ("1234567890123.xls", None),
    ],
)
def test_a_lists_day_stands_in_the_files_name(name: str, day: date | None) -> None:
    assert date_in(name) == day
