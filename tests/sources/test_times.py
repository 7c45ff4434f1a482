"""When was that: every way a board writes a moment."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources import times


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]  # year to second


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (1795017600, utc(2026, 11, 18, 16)),
        (1795017600000, utc(2026, 11, 18, 16)),
        ("1795017600", utc(2026, 11, 18, 16)),
        ("1795017600000", utc(2026, 11, 18, 16)),
        ("2026-11-23T10:00:00Z", utc(2026, 11, 23, 10)),
        ("2026-11-23T10:00:00.000+00:00", utc(2026, 11, 23, 10)),
        ("2026-11-23 10:00:00 UTC", utc(2026, 11, 23, 10)),
        ("2026-11-23T10:00:00-05:00", utc(2026, 11, 23, 15)),
        ("2026-11-23T10:00:00+0900", utc(2026, 11, 23, 1)),
        ("2026-11-23T10:00:00", utc(2026, 11, 23, 1)),
        ("2026-11-23 10:00", utc(2026, 11, 23, 1)),
        ("2026.11.23 10:00", utc(2026, 11, 23, 1)),
        ("2026/11/23 10:00:30", utc(2026, 11, 23, 1, 0, 30)),
        ("202611231000", utc(2026, 11, 23, 1)),
        ("20261123100030", utc(2026, 11, 23, 1, 0, 30)),
        ("Mon, 23 Nov 2026 10:00:00 +0900", utc(2026, 11, 23, 1)),
        ("Mon, 23 Nov 2026 10:00:00 GMT", utc(2026, 11, 23, 10)),
        ("2026-11-23", utc(2026, 11, 22, 15)),
        ("2026. 11. 23.", utc(2026, 11, 22, 15)),
        ("20261123", utc(2026, 11, 22, 15)),
    ],
)
def test_moments(value: object, moment: datetime) -> None:
    assert times.moment(value) == moment


@pytest.mark.parametrize(
    ("value", "end"),
    [
        ("2026-12-15", utc(2026, 12, 15, 14, 59, 59)),
        ("2026.12.15(화)", utc(2026, 12, 15, 14, 59, 59)),
        ("20261215", utc(2026, 12, 15, 14, 59, 59)),
        ("2026-12-15T00:00:00", utc(2026, 12, 15, 14, 59, 59)),
        ("2026-12-15 18:00", utc(2026, 12, 15, 9)),
        ("2026-12-15T14:59:59.000Z", utc(2026, 12, 15, 14, 59, 59)),
        (1797346799, utc(2026, 12, 15, 14, 59, 59)),
    ],
)
def test_a_deadline_lasts_its_korean_day_unless_it_has_a_time(value: object, end: datetime) -> None:
    assert times.deadline(value) == end


@pytest.mark.parametrize(
    "value",
    ["", None, True, [], {}, "상시채용", "채용시까지", "~ 2026-12-15", "2026-12-15까지", "2026-02-30", "2026-13-01",
     "9999-12-31", "2099-12-31", "1970-01-01", 0, -1, 10**400, float("nan"), float("inf"), "12/15", "1" * 100, "٢٠٢٦١٢١٥"],
)  # fmt: skip
def test_what_is_no_moment_is_none(value: object) -> None:
    assert times.moment(value) is None
    assert times.deadline(value) is None


@given(
    st.one_of(
        st.text(max_size=70), st.integers(), st.floats(), st.none(), st.lists(st.integers(), max_size=2)
    )
)
def test_nothing_raises(value: object) -> None:
    found = times.moment(value)
    assert found is None or found.tzinfo is UTC


@given(st.datetimes(min_value=datetime(2001, 1, 1), max_value=datetime(2089, 1, 1)))  # noqa: DTZ001  made aware below
def test_every_iso_moment_comes_back(moment: datetime) -> None:
    aware = moment.replace(tzinfo=UTC)
    assert times.moment(aware.isoformat()) == aware
    assert times.moment(int(aware.timestamp())) == aware.replace(microsecond=0)
