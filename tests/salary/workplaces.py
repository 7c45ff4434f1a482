"""National Pension rows of companies that do not exist."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date

from bot.salary.pension import Workplace

MONTH = date(2026, 6, 1)
HEADER = (
    *("자료생성년월", "사업장명", "사업자등록번호", "사업장가입상태코드", "우편번호", "사업장지번상세주소"),
    *("사업장도로명상세주소", "고객법정동주소코드", "고객행정동주소코드", "법정동주소광역시도코드"),
    *(
        "법정동주소광역시시군구코드",
        "법정동주소광역시시군구읍면동코드",
        "사업장형태구분코드",
        "사업장업종코드",
    ),
    *(
        "사업장업종코드명",
        "적용일자",
        "재등록일자",
        "탈퇴일자",
        "가입자수",
        "당월고지금액",
        "신규취득자수",
        "상실가입자수",
    ),
)


def row(
    name: str,
    prefix: str = "123456",
    members: int = 10,
    billed: int = 4_000_000,
    entered: int = 1,
    left: int = 0,
    registered: bool = True,
) -> Workplace:
    address, industry = "서울특별시 강남구", "소프트웨어"
    return Workplace(MONTH, name, prefix, registered, address, industry, members, billed, entered, left)


def line(
    name: str, members: str = "10", billed: str = "4000000", month: str = "2026-06", state: str = "1"
) -> list[str]:
    cells = dict.fromkeys(HEADER, "")
    cells |= {
        "자료생성년월": month,
        "사업장명": name,
        "사업자등록번호": "123456",
        "사업장가입상태코드": state,
    }
    cells |= {
        "사업장도로명상세주소": "서울특별시 강남구",
        "사업장업종코드명": "소프트웨어",
        "신규취득자수": "1",
    }
    cells |= {"가입자수": members, "당월고지금액": billed, "상실가입자수": "0"}
    return list(cells.values())


def file(
    lines: Iterable[Iterable[str]], header: Iterable[str] = HEADER, encoding: str = "cp949"
) -> io.BytesIO:
    text = "\r\n".join(
        ",".join(f'"{cell}"' if "," in cell else cell for cell in one) for one in [header, *lines]
    )
    return io.BytesIO((text + "\r\n").encode(encoding))
