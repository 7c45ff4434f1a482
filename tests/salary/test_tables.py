"""The figures of config/salary: all have a source, none is another year's, and a fault names its line."""

from __future__ import annotations

import shutil
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from bot.errors import ConfigError, TableMissing
from bot.salary.rates import NAMES, Item
from bot.salary.tables import Tables
from tests.salary.figures import CONFIG, tables


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(CONFIG / "salary", tmp_path / "salary")
    return tmp_path


def test_every_figure_has_a_source_and_its_days() -> None:
    found = tables()
    sources = [rule.source for rules in found.rates.values() for rule in rules]
    sources += [one.source for one in found.withholding]
    sources += [one.source for one in found.minimum_wages]
    sources += [one.source for one in found.statistics]
    sources += [one.source for one in found.percentiles.values()]
    assert len(sources) > 90
    assert all(source.text and source.since for source in sources)


@pytest.mark.parametrize(
    ("item", "on", "rate", "low", "high"),
    [
        (Item.NATIONAL_PENSION, "2025-12-31", "4.5", None, None),
        (Item.NATIONAL_PENSION, "2026-01-01", "4.75", None, None),
        (Item.NATIONAL_PENSION, "2032-12-31", "6.25", None, None),
        (Item.NATIONAL_PENSION, "2040-01-01", "6.5", None, None),
        (Item.NATIONAL_PENSION_BASE, "2026-06-30", "0", 400_000, 6_370_000),
        (Item.NATIONAL_PENSION_BASE, "2026-07-01", "0", 410_000, 6_590_000),
        (Item.HEALTH_INSURANCE, "2027-06-01", "3.595", None, None),
        (Item.EMPLOYMENT_INSURANCE, "2022-06-30", "0.8", None, None),
        (Item.EMPLOYMENT_INSURANCE, "2022-07-01", "0.9", None, None),
        (Item.LOCAL_INCOME_TAX, "2026-11-23", "10", None, None),
    ],
)
def test_a_rule_is_that_of_its_day(item: Item, on: str, rate: str, low: int | None, high: int | None) -> None:
    found = tables().rule(item, date.fromisoformat(on))
    assert (found.rate, found.low, found.high) == (Fraction(rate) / 100, low, high)


def test_the_pension_rate_rises_a_quarter_point_each_january_to_2033() -> None:
    rates = [tables().rule(Item.NATIONAL_PENSION, date(year, 1, 1)).rate for year in range(2025, 2034)]
    assert {after - before for before, after in pairwise(rates)} == {Fraction("0.0025")}
    assert rates[-1] == Fraction("0.065")


@pytest.mark.parametrize("item", Item)
def test_days_before_the_tables_are_missing_by_name(item: Item) -> None:
    with pytest.raises(TableMissing, match=NAMES[item]) as error:
        tables().rule(item, date(2014, 1, 1))
    assert not error.value.later


def test_a_day_after_the_last_row_is_not_answered_with_the_last_row() -> None:
    with pytest.raises(
        TableMissing, match=r"2027년 1월의 장기요양보험 요율은 아직 없습니다\(2026-12-31까지 알려져"
    ) as error:
        tables().rule(Item.LONG_TERM_CARE, date(2027, 1, 1))
    assert error.value.later


def test_a_gap_between_rows_is_not_bridged(folder: Path) -> None:
    path = folder / "salary" / "minimum_wage.csv"
    path.write_text(
        "".join(line for line in path.read_text().splitlines(True) if not line.startswith("2024"))
    )
    with pytest.raises(TableMissing, match="그 앞뒤 것만 있습니다"):
        Tables.load(folder).below_minimum_wage(1, date(2024, 5, 1))


FAULTS = [
    ("rates.csv", "national_pension,2026", "국민연금,2026", "item"),
    ("rates.csv", ",4.75%,", ",4.75 %p,", "rate"),
    ("rates.csv", ",0.9448%/7.19%", ",0.9448%/0", "rate"),
    ("rates.csv", "2026-07-01", "2026-7-1", "from"),
    ("rates.csv", "2026-07-01,2027-06-30", "2026-07-01,2025-06-30", "to"),
    ("rates.csv", "2026-07-01,2027-06-30", "2026-05-01,2027-06-30", "겹칩니다"),
    ("rates.csv", "410000,6590000", "41만,6590000", "low"),
    ("rates.csv", ",국민건강보험법 시행령 제44조(총 6.86%)·상하한 고시 보도", ",", "source"),
    ("rates.csv", "2027-01-01,2027-12-31,5%,,,", "2027-01-01,2027-12-31,5%,,", "칸이 7개"),
    ("minimum_wage.csv", "from,to,hourly", "from,to,시급", "열이 맞지 않습니다"),
    ("withholding_tables.csv", "subtract,20830", "minus,20830", "children"),
    (
        "withholding_tables.csv",
        "2020-02-11,2021-02-16",
        "2019-02-11,2021-02-16",
        "withholding_steps.csv에 2019-02-11",
    ),
    ("withholding_steps.csv", "earned,2020-02-11,,15000000", "earned,2020-02-11,,4000000", "above"),
    ("income_percentiles.csv", "2023,0.1,0.2,", "2023,0.15,0.2,", "top_from"),
    ("income_percentiles.csv", "2023,0.1,0.2,20852,87792", "2023,0.1,0.2,20852,987792", "total_eok"),
    ("statistics.csv", "median,month", "middle,month", "measure"),
    ("statistics.csv", "unit_price,2026-01-01", "official,2026-01-01", "kind"),
]


@pytest.mark.parametrize(("name", "old", "new", "says"), FAULTS)
def test_a_fault_is_told_with_file_line_and_column(
    folder: Path, name: str, old: str, new: str, says: str
) -> None:
    path = folder / "salary" / name
    before = path.read_text()
    line = before[: before.index(old)].count("\n") + 1
    path.write_text(before.replace(old, new, 1))
    with pytest.raises(ConfigError) as error:
        Tables.load(folder)
    assert f"{path}:{line}" in str(error.value)
    assert says in str(error.value)


def test_a_file_that_is_missing_empty_or_not_utf8_is_named(folder: Path) -> None:
    path = folder / "salary" / "rates.csv"
    path.write_text("# nothing\nitem,from,to,rate,low,high,source\n")
    with pytest.raises(ConfigError, match=r"rates\.csv:2: 값이 한 줄도"):
        Tables.load(folder)
    path.write_bytes("item,from\n국민연금".encode("cp949"))
    with pytest.raises(ConfigError, match="UTF-8"):
        Tables.load(folder)
    path.unlink()
    with pytest.raises(ConfigError, match=r"rates\.csv: 파일을 읽을 수 없습니다"):
        Tables.load(folder)


def test_an_item_without_any_line_and_percentiles_without_an_end_are_refused(folder: Path) -> None:
    rates = folder / "salary" / "rates.csv"
    kept = rates.read_text()
    rates.write_text("".join(line for line in kept.splitlines(True) if not line.startswith("meal")))
    with pytest.raises(ConfigError, match="meal 줄이 없습니다"):
        Tables.load(folder)
    rates.write_text(kept)
    slices = folder / "salary" / "income_percentiles.csv"
    slices.write_text(
        "".join(line for line in slices.read_text().splitlines(True) if not line.startswith("2024,99,"))
    )
    with pytest.raises(ConfigError, match="100%에서 끝나야"):
        Tables.load(folder)
