"""Facts -> Factsheet: merge repeated timeline entries, sort the timeline, canonical ids, the ids of facts."""

from __future__ import annotations

from factx.assemble.canonical import canonical, canonical_times
from factx.assemble.ids import fact_id, identified, identified_times
from factx.assemble.timeline import by_calendar, join, merge_entries

__all__ = [
    "by_calendar",
    "canonical",
    "canonical_times",
    "fact_id",
    "identified",
    "identified_times",
    "join",
    "merge_entries",
]
