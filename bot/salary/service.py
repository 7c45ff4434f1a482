"""What three years of 전문연구요원 come to: the months of service, and that nothing may be earned beside it."""

from __future__ import annotations

from datetime import date

from bot.model.salary import Citation

MONTHS = 36
YEARS = 3
_READ = date(2026, 8, 4)
LAW = Citation("병역법 제39조 제1항(이날까지의 개정)", _READ, _READ)
"""Three years."""
NO_SIDE_WORK = Citation("병역법 시행령 제83조(이날까지의 개정)", _READ, _READ)
"""Only work of the field, no other employment."""
