"""Whether a mention only talks about service and says nothing of serving in the posting.

Examples of how to apply, people who have served, leave after serving, staff who look after those who serve, a year in the
company's history, somebody's own record, somebody looking for a place, a report in plain style (…했다).
"""

from __future__ import annotations

import re

from bot.reading.service_mentions import Mention
from bot.reading.service_refusals import positive
from bot.reading.service_words import ServiceWords

_PLAIN_ENDING = re.compile(r"(?<![니습])다[.\s\"'”)]*$")
_SHORTEST_REPORT = 20
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_FROM_TO = re.compile(
    r"(?:19|20)?\d{2}[./년-] ?\d{1,2}[^가-힣\n]{0,8}[~–-] ?(?:(?:19|20)?\d{2}[./년-] ?\d{1,2}|현재|재직)"
)
_ACHIEVED = re.compile(r"(?:선정|지정|인증|등록|승인|획득)(?:완료|됨)?(?![가-힣])")
_STAFF_REACH = 220
_TALK = 40
_ONLY_THESE = 16


def is_aside(mention: Mention, words: ServiceWords, *, in_duties: bool) -> bool:
    """True when the mention decides nothing; `in_duties`: it stands among what the person will do."""
    says, places, rest = words.says, words.places, mention.rest
    moving = words.admission.transfer.search(rest) or words.admission.also_transfer.search(rest)
    return bool(
        places.example_before.search(mention.before)
        or (places.attributive_at.match(rest) and not says.only_these.search(rest, 0, _ONLY_THESE))
        or says.talk.search(rest, 0, _TALK)
        or (not moving and places.served_at.match(rest))
        or _is_leave(rest, words)
        or _is_for_staff(mention, words, in_duties=in_duties)
        or _is_history(mention, words)
        or _is_past(mention, words)
        or (len(mention.sentence) > _SHORTEST_REPORT and _PLAIN_ENDING.search(mention.sentence))
    )


def _is_leave(rest: str, words: ServiceWords) -> bool:
    leave = words.says.leave.search(rest)
    return bool(leave and words.says.leave_when.search(rest, 0, leave.start()))


def _is_for_staff(mention: Mention, words: ServiceWords, *, in_duties: bool) -> bool:
    """The person would look after those who serve (전문연구요원 제도 운영 관리), or hire them."""
    if words.places.staff_at.match(mention.rest):
        return True
    low, reach = mention.text.low, _STAFF_REACH
    if not in_duties or positive(low, mention.end, mention.right, words):
        return False
    return bool(words.says.staff_context.search(low, max(mention.start - reach, 0), mention.end + reach))


def _is_history(mention: Mention, words: ServiceWords) -> bool:
    """A year, then what the company was awarded: a line of its history."""
    return bool(
        _YEAR.search(mention.before)
        and _ACHIEVED.search(mention.rest, 0, 20)
        and not words.says.own_company.search(mention.before)
        and not positive(mention.text.low, mention.end, mention.right, words)
    )


def _is_past(mention: Mention, words: ServiceWords) -> bool:
    """Between two dates, with no word of hiring: somebody's own record (2020.03 ~ 2023.02 전문연구요원)."""
    hiring = words.says.hire.search(mention.sentence) or words.says.can.search(mention.sentence)
    return bool(_FROM_TO.search(mention.sentence)) and not hiring
