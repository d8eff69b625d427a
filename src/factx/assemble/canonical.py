"""What outlasts the article: Wikidata items, ISO codes and EDTF, filled in from what the facts already say."""

from __future__ import annotations

from factx.schema import Agency, Entry, Factsheet, Party, Time, When
from factx.values.edtf import edtf
from factx.values.links import actor_link, link_agency


def canonical(sheet: Factsheet) -> Factsheet:
    """Return the factsheet with ``qid``, ``alpha3`` and ``edtf`` filled in; what is not known stays null."""
    return sheet.model_copy(
        update={
            "parties": [_party(p) for p in sheet.parties],
            "mentioned": [_party(p) for p in sheet.mentioned],
            "agencies": [_agency(a) for a in sheet.agencies],
            "timeline": [_entry(e) for e in sheet.timeline],
            "times": canonical_times(sheet.times),
        }
    )


def canonical_times(times: list[Time]) -> list[Time]:
    """Return the times with their EDTF."""
    return [time.model_copy(update={"edtf": _edtf(time)}) for time in times]


def _party(party: Party) -> Party:
    found = actor_link(party.name)
    known = found.kind == party.kind
    return party.model_copy(
        update={"qid": found.qid if known else None, "alpha3": found.alpha3 if known else None}
    )


def _agency(agency: Agency) -> Agency:
    if agency.qid:
        return agency
    return agency.model_copy(update={"qid": link_agency(agency.name, agency.party).qid})


def _entry(entry: Entry) -> Entry:
    return entry.model_copy(
        update={"when": entry.when.model_copy(update={"edtf": _edtf(entry.when)})}
    )


def _edtf(when: When) -> str | None:
    window = {"earliest": when.earliest, "latest": when.latest}
    return (
        edtf(when.value, when.mod, **window) if when.type in ("DATE", "TIME", "DURATION") else None
    )
