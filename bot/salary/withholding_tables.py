"""The simplified withholding tables (간이세액표) as formulas: which held when, and their steps.

withholding_tables.csv says when a table began and how children count; withholding_steps.csv the sums, each part with its
own dates. Together they make one WithholdingTable a period.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.model.salary import Citation
from bot.salary import sheet
from bot.salary.dated import check_order, citation
from bot.salary.steps import Steps, stacked

TABLES, STEPS = "withholding_tables.csv", "withholding_steps.csv"


class Part(StrEnum):
    """The sums a table is made of; the head of withholding_steps.csv says what each is."""

    ROW_WIDTH = "row_width"
    EARNED = "earned"
    PERSON = "person"
    PENSION = "pension"
    SPECIAL_1 = "special_1"
    SPECIAL_2 = "special_2"
    SPECIAL_3 = "special_3"
    TAX = "tax"
    CREDIT = "credit"
    CREDIT_LIMIT = "credit_limit"
    LEAST = "least"
    OVER = "over"


class Children(StrEnum):
    """How children between 8 (7 before 2023) and 20 count: as more family, as won off the tax, or it is not known."""

    FAMILY = "family"
    SUBTRACT = "subtract"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class WithholdingTable:
    """One table. `off` for SUBTRACT: won a month for the first child, for two, and for each more. OVER may be missing."""

    steps: Mapping[Part, Steps]
    children: Children
    off: tuple[int, int, int]
    source: Citation

    def child_reduction(self, children: int) -> int:
        """Won a month off the tax for so many children."""
        first, second, more = self.off
        return (0, first)[children] if children < 2 else second + more * (children - 2)


def load(folder: Path) -> tuple[WithholdingTable, ...]:
    """Every table in the order of its days; ConfigError when a part is missing."""
    parts = _parts(folder / STEPS)
    found = []
    for row in sheet.rows(folder / TABLES, ("from", "to", "children", "first", "second", "more", "source")):
        source = citation(row)
        steps = {
            part: one
            for part, dated in parts.items()
            for citation, one in dated
            if citation.holds(source.since)
        }
        if missing := set(Part) - set(steps) - {Part.OVER}:
            raise row.fault(f"{STEPS}에 {source.since}의 {', '.join(sorted(missing))} 줄이 없습니다", "from")
        children = Children(row.choice("children", Children))
        found.append((row, WithholdingTable(steps, children, _off(row, children), source)))
    check_order(found)
    return tuple(table for _, table in found)


def _off(row: sheet.Row, children: Children) -> tuple[int, int, int]:
    if children is Children.SUBTRACT:
        return row.won("first"), row.won("second"), row.won("more")
    return 0, 0, 0


def _parts(path: Path) -> dict[Part, list[tuple[Citation, Steps]]]:
    lines: dict[tuple[Part, Citation], list[sheet.Row]] = {}
    for row in sheet.rows(path, ("part", "from", "to", "above", "plus", "rate", "source")):
        lines.setdefault((Part(row.choice("part", Part)), citation(row)), []).append(row)
    found: dict[Part, list[tuple[Citation, Steps]]] = {}
    for (part, source), rows in lines.items():
        found.setdefault(part, []).append((source, stacked(rows)))
    return found
