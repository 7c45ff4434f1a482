"""The monthly file of National Pension workplaces."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.salary.pension import read_rows
from tests.salary.workplaces import HEADER, MONTH, file, line, row

CODES = (
    *("DATA_CRT_YM", "WKPL_NM", "BZOWR_RGST_NO", "WKPL_JNNG_STCD", "ZIP", "WKPL_LTNO_DTL_ADDR"),
    *("WKPL_ROAD_NM_DTL_ADDR", "CUST_LDONG_ADDR_CD", "CUST_HDONG_ADDR_CD", "LDONG_ADDR_MGPL_DG_CD"),
    *("LDONG_ADDR_MGPL_SGGU_CD", "LDONG_ADDR_MGPL_SGGU_EMD_CD", "WKPL_STYL_DVCD", "WKPL_INTP_CD"),
    *(
        "VLDT_VL_KRN_NM",
        "ADPT_DT",
        "RE_RGST_DT",
        "SCSN_DT",
        "JNNGP_CNT",
        "CRRMM_NTC_AMT",
        "NW_ACQZR_CNT",
        "LSS_JNNGP_CNT",
    ),
)


def test_a_row_is_read_with_its_own_month() -> None:
    (found,) = read_rows(file([line("주식회사 가람로보틱스")]))
    assert found == row("주식회사 가람로보틱스")
    assert found.month == MONTH


@pytest.mark.parametrize(
    "header",
    [
        [f" {name}" for name in HEADER],
        CODES,
        [code.lower() for code in CODES],
        ["사업장가입상태코드 1 등록 2 탈퇴" if name == "사업장가입상태코드" else name for name in HEADER],
        ["사업자등록번호(앞 6자리)" if name == "사업자등록번호" else name for name in HEADER],
    ],
)
def test_old_headers_are_understood(header: list[str]) -> None:
    (found,) = read_rows(file([line("(주)너울연구소")], header))
    assert found == row("(주)너울연구소")


def test_columns_may_stand_in_another_order() -> None:
    (found,) = read_rows(file([reversed(line("(주)너울연구소"))], reversed(HEADER)))
    assert found == row("(주)너울연구소")


@pytest.mark.parametrize("month", ["2026-06", "202606", "2026-06-30", "2026.06"])
def test_months_are_read_in_every_writing(month: str) -> None:
    assert [one.month for one in read_rows(file([line("가람", month=month)]))] == [MONTH]


def test_a_file_in_utf8_that_says_so_is_read_too() -> None:
    (found,) = read_rows(file([line("뷁가람")], encoding="utf-8-sig"))
    assert found.name == "뷁가람"


def test_quoted_commas_and_the_state_are_kept() -> None:
    found = list(read_rows(file([line("가람, 너울 합명회사"), line("떠난회사", state="2")])))
    assert [(one.name, one.registered) for one in found] == [
        ("가람, 너울 합명회사", True),
        ("떠난회사", False),
    ]


def test_lines_that_cannot_be_read_are_counted_and_left_out() -> None:
    rows = read_rows(
        file(
            [
                line("가"),
                line("나", members="열"),
                ["2026-06", "짧다"],
                line("다", month="언젠가"),
                line("라"),
            ]
        )
    )
    assert [one.name for one in rows] == ["가", "라"]
    assert rows.skipped == 3


@pytest.mark.parametrize(
    "content", [b"", b"a,b,c\n1,2,3\n", "이름,월급\n".encode("cp949"), "자료생성년월,사업장명".encode()]
)
def test_another_file_is_refused_with_what_is_missing(content: bytes) -> None:
    with pytest.raises(ConfigError, match="열이 없습니다"):
        list(read_rows(io.BytesIO(content)))


# The peak as the kernel keeps it for this program alone: getrusage would tell that of the process it was forked from.
PROGRAM = """
import re, sys, time
from bot.salary.companies import company_key
from bot.salary.pension import read_rows
start = time.perf_counter()
with open(sys.argv[1], "rb") as stream:
    count = sum(1 for one in read_rows(stream) if company_key(one.name))
peak = re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]
print(count, time.perf_counter() - start, peak)
"""


def test_a_file_is_streamed_fast_and_in_little_memory(tmp_path: Path) -> None:
    """A tenth of the real number of rows in a tenth of its 15 seconds; the memory does not grow with the file."""
    path = tmp_path / "rows.csv"
    lines = [
        ",".join(line(f"(주)가람물산{number}호", str(number % 300 + 3), "5000000"))
        for number in range(59_300)
    ]
    path.write_bytes("\r\n".join([",".join(HEADER), *lines]).encode("cp949"))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, check=True
    )
    count, seconds, kilobytes = done.stdout.split()
    assert int(count) == 59_300
    assert float(seconds) < 5, "measured 0.14 s; a busy machine gets room"
    assert int(kilobytes) < 150_000


def test_a_month_is_the_first_of_its_days() -> None:
    assert [one.month for one in read_rows(file([line("가", month="2025-12")]))] == [date(2025, 12, 1)]
