"""One opening on several boards: what is said outranks what is left out, and what differs is shown."""

from __future__ import annotations

import pytest

from bot.model.reading import (
    Clarity,
    Deadline,
    Evidence,
    Experience,
    Part,
    Pay,
    PayPeriod,
    Reading,
    Region,
    Service,
    Stance,
)
from bot.reading.merging import merge

YES = Evidence("전문연구요원 지원 가능", Part.BODY, 0, 11)
NO = Evidence("병역특례 불가", Part.BODY, 5, 12)
MAYBE = Evidence("병역지정업체", Part.BODY, 5, 11)
ACCEPTS, REJECTS = Service(Stance.ACCEPTS, evidence=(YES,)), Service(Stance.REJECTS, evidence=(NO,))
UNCLEAR = Service(Stance.UNCLEAR, evidence=(MAYBE,))


def service(*services: Service) -> Service:
    return merge([Reading(service=one) for one in services]).service


def test_what_is_said_outranks_what_is_left_out() -> None:
    pay = Pay(50_000_000, None, PayPeriod.YEAR, "5,000만원 이상")
    bare = Reading(regions=(Region("서울"),), clarity=Clarity(vague=True))
    full = Reading(
        ACCEPTS,
        experience=Experience(entry_ok=True),
        pay=pay,
        regions=(Region("경기"),),
        deadline=Deadline(None, True),
    )
    merged = merge([bare, full])
    assert (merged.service, merged.pay, merged.experience, merged.deadline) == (
        ACCEPTS,
        pay,
        full.experience,
        full.deadline,
    )
    assert merged.regions == bare.regions, "of two that say different things the first is believed"
    assert not merged.clarity.vague


@pytest.mark.parametrize("order", [(UNCLEAR, ACCEPTS, Service()), (Service(), ACCEPTS), (ACCEPTS, UNCLEAR)])
def test_a_definite_word_outranks_an_unclear_one(order: tuple[Service, ...]) -> None:
    assert service(*order) == ACCEPTS


def test_a_contradiction_is_kept_to_be_shown() -> None:
    assert service(ACCEPTS, REJECTS).stance is Stance.ACCEPTS
    assert service(ACCEPTS, REJECTS).conflict == (NO,)
    assert service(REJECTS, ACCEPTS).stance is Stance.REJECTS
    assert service(REJECTS, ACCEPTS).conflict == (YES,)
    assert service(ACCEPTS, ACCEPTS).conflict == ()


def test_one_board_alone_is_left_as_it_is() -> None:
    assert merge([Reading(UNCLEAR)]) == Reading(UNCLEAR)
    with pytest.raises(ValueError, match="nothing"):
        merge([])
