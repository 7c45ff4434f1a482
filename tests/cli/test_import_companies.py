"""`gonggo import-companies` as an operator types it, with real spreadsheets."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.cli.test_cli import Shell

LISTS = Path(__file__).parents[1] / "military" / "fixtures"


def test_lists_are_brought_in_one_after_the_other_and_rooms_hear_of_changes(tmp_path: Path) -> None:
    gonggo = Shell(tmp_path)
    assert gonggo("import-companies", str(LISTS / "list_20260831.xls")) == "2026-08-31 명단: 3곳\n"
    assert "병역지정업체 ○ (2026-08 명단)" in gonggo("say", "/follow 도담에이아이", "--admin")
    later = tmp_path / "명단_20260911.csv"
    later.write_text(
        "업체명,현역 편입인원,현역 복무인원,보충역 편입인원,보충역 복무인원\n"
        "도담에이아이(DODAM AI),0,9,1,3\n(주)가온누리로보틱스 기업부설연구소,4,12,0,1\n새로운연구소주식회사,1,1,0,0\n",
        encoding="cp949",
    )
    assert gonggo("import-companies", str(later)) == (
        "2026-09-11 명단: 3곳\n"
        "2026-08-31 명단과 견주어 새로 1곳, 빠짐 1곳, 인원이 바뀜 2곳, 관심회사 소식 1개 방\n"
    )


def test_a_list_without_a_day_is_asked_for_it(tmp_path: Path) -> None:
    gonggo, work = Shell(tmp_path), tmp_path / "list.xlsx"
    shutil.copy(LISTS / "list.xlsx", work)
    assert "--date" in gonggo("import-companies", str(work), code=1)
    assert gonggo("import-companies", str(work), "--date", "2026-09-11") == "2026-09-11 명단: 3곳\n"
    assert "아직 오지 않은" in gonggo("import-companies", str(work), "--date", "2999-01-01", code=1)
    assert "2026-09-11처럼" in gonggo("import-companies", str(work), "--date", "어제", code=2)
