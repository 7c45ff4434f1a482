"""A mock interview: its parts in their order, who takes part, how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.chat import Member
from bot.model.room import RoomId

LINGERS = timedelta(minutes=30)
"""How long after its time a mock interview ends by itself."""


class MockPart(StrEnum):
    """The parts of an interview, in the usual order."""

    INTRODUCTION = "자기소개"
    WORK = "논문·프로젝트"
    BASICS = "기초"
    DESIGN = "설계"
    ASKING = "역질문"


class MockState(StrEnum):
    """`GATHERING` until it starts; `DONE` when it came to its end or was stopped."""

    GATHERING = "gathering"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Step:
    """One question of it, by its id, and the minutes it has. `prompt`: the number of the prompt, 0 until it is shown."""

    part: MockPart
    question: str
    minutes: int
    prompt: int = 0


@dataclass(frozen=True, slots=True)
class Mock:
    """One mock interview in a topic of a room. `field`: what it is for, as it was said; `place`: which step is on, from 0.

    Who sits alone has no interviewer. `notice`: the outbox message that will say that the time of the step is over, 0 for none.
    """

    id: int
    room: RoomId
    room_number: int
    thread: str
    state: MockState
    minutes: int
    field: str
    steps: tuple[Step, ...]
    opened_by: str
    begun_at: datetime
    candidate: Member | None = None
    interviewer: Member | None = None
    place: int = 0
    notice: int = 0

    @property
    def step(self) -> Step:
        """The one that is on."""
        return self.steps[self.place]

    @property
    def marker(self) -> str:
        """Who marks how the answers went: the interviewer, or the candidate who sits alone; a member's id."""
        judge = self.interviewer or self.candidate
        return judge.id if judge else ""

    @property
    def ends_at(self) -> datetime:
        """When it ends by itself."""
        return self.begun_at + timedelta(minutes=self.minutes) + LINGERS

    def has(self, member: str) -> bool:
        """Whether a member takes part in it."""
        return member in {one.id for one in (self.candidate, self.interviewer) if one}
