"""The words of an outbox message: one posting is an alert, several are a digest.

Postings that closed while they waited are left out; when none is left there is nothing to say (None).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from bot.model.chat import Reply
from bot.model.posting import Posting
from bot.model.room import Alert
from bot.rendering.alert import alert
from bot.rendering.digest import PAGE, best_first, digest


def message(
    number: int,
    carried: Sequence[Alert],
    found: Mapping[int, Posting],
    *,
    today: date,
    samples: Collection[str] = (),
    first: int = 1,
) -> Reply | None:
    """The alert of outbox message `number`, or its digest from the `first`-th posting on; `found`: its postings."""
    reasons = {one.posting_id: one.reasons for one in carried if one.posting_id in found}
    still_open = [found[key] for key in reasons if found[key].closed_at is None]
    if not still_open:
        return None
    if len(still_open) == 1:
        [posting] = still_open
        return alert(posting, reasons[posting.id], today=today, sample=posting.raw.source in samples)
    page = best_first(still_open, today, reasons)[first - 1 : first - 1 + PAGE]
    more = f"digest:{number}:{first + PAGE}"
    return digest(
        page,
        total=len(still_open),
        today=today,
        first=first,
        more=more,
        samples=samples,
        reasons=reasons,
    )
