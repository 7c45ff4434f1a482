"""`gonggo import-pension` as an operator types it."""

from __future__ import annotations

import gzip
from pathlib import Path

from tests.cli.test_cli import Shell
from tests.salary.workplaces import file, line


def test_a_monthly_file_is_brought_in_plain_or_packed(tmp_path: Path) -> None:
    gonggo, work = Shell(tmp_path), tmp_path / "pension.csv"
    data = file(
        [line("(주)가람"), line("(주)너울"), line("(주)너울/일용/"), line("(주)이랑", members="많음")]
    ).read()
    work.write_bytes(data)
    assert gonggo("import-pension", str(work)) == "2026년 6월: 회사 2곳\n읽지 못한 줄 1\n"
    work.write_bytes(gzip.compress(data))
    assert gonggo("import-pension", str(work)) == "2026년 6월: 회사 2곳\n읽지 못한 줄 1\n"


def test_a_file_of_another_kind_and_no_file_are_refused_in_words(tmp_path: Path) -> None:
    gonggo, work = Shell(tmp_path), tmp_path / "other.csv"
    work.write_bytes(b"a,b\n1,2\n")
    assert "15083277" in gonggo("import-pension", str(work), code=1)
    assert "읽을 수 없습니다" in gonggo("import-pension", str(tmp_path / "none.csv"), code=1)
