"""Designated companies (병역지정업체): the official lists of where one may serve as 전문연구요원, each as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Headcount:
    """People of one class of service at a company: allotted (배정), enlisted there (편입), serving (복무). None: not told."""

    allotted: int | None = None
    enlisted: int | None = None
    serving: int | None = None


@dataclass(frozen=True, slots=True)
class DesignatedCompany:
    """One row of a list, named as the list names it. `sector` (업종) and `field` (연구분야) are its own words."""

    name: str
    place: str = ""
    sector: str = ""
    field: str = ""
    active: Headcount = Headcount()
    supplementary: Headcount = Headcount()


@dataclass(frozen=True, slots=True)
class Designation:
    """What the newest list says of a company. `listed_on` None: no list was ever imported, so nothing is known.

    `companies`: its rows in the list, for one company may be listed by each of its institutes; none: it is not listed.
    """

    listed_on: date | None
    companies: tuple[DesignatedCompany, ...] = ()


@dataclass(frozen=True, slots=True)
class DesignationChange:
    """A listed company in two lists. `before` None: newly listed; `after` None: no longer listed."""

    before: DesignatedCompany | None
    after: DesignatedCompany | None

    @property
    def name(self) -> str:
        """The company's name in the newer list that has it."""
        one = self.after or self.before
        return one.name if one else ""


@dataclass(frozen=True, slots=True)
class Follow:
    """A company a room wants to hear of. `key` is what it is known by, `name` what the room calls it."""

    id: int
    key: str
    name: str
