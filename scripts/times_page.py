"""Makes docs/times.md from the corpus, the rules and the tables: ``python scripts/times_page.py``."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from factx import tables

ROOT = Path(__file__).resolve().parent.parent
GROUPS = {
    "date": "Dates",
    "range": "Ranges",
    "time": "Times of day",
    "duration": "Durations",
    "set": "Sets",
    "reference": "References",
}
HEAD = """# Times

factx finds the temporal expressions of news and says what they mean: TIMEX3 type, value and mod, and the calendar window that
their words allow, counted from the publication day. It needs no network, no clock and no Java; where the text does not settle
a value, it stays open (`XXXX`).

## Use

In Python, without the other facts (tagger and parser run only where tense has a say):

    >>> import factx
    >>> for time in factx.times("Talks may resume as early as the end of this year, aides said Tuesday.", published="2020-05-19"):
    ...     print(time.text, time.value, time.mod, time.earliest, time.latest, time.why, sep=" | ")
    as early as the end of this year | 2020 | END | 2020-10-01 | None | date.part
    Tuesday | 2020-05-19 | None | 2020-05-19 | 2020-05-19 | date.weekday

`text` is the phrase with the bound words ("by", "since", "as early as"); `evidence` holds the offsets of the strict TIMEX3
extent, which leaves them out; `anchor` is the publication day where it was needed; `why` is the rule.

In any spaCy pipeline, after a tagger and a parser when there are such (without them, the usual windows of news stand in for
tense):

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("factx_times")
    >>> doc = nlp("It opened on May 19, 2020.")
    >>> [(span.text, span.label_, span.id_) for span in doc.spans["times"]]
    [('May 19, 2020', 'DATE', 'date.month-day')]
    >>> doc.user_data["factx"]["timexes"][0]["value"]
    '2020-05-19'

Set `doc.user_data["published"]` to the publication day (ISO) before the component runs, for instance with `nlp.make_doc` or
`Doc` objects in `nlp.pipe`. `doc.user_data["factx"]["time_phrases"]` holds the token spans of the phrases.

As TimeML, the text with TIMEX3 tags:

    >>> from factx.show.timeml import timeml
    >>> print(timeml(factx.extract("The dam burst in 1998.")).splitlines()[3])
    <TEXT>The dam burst in <TIMEX3 tid="t1" type="DATE" value="1998">1998</TIMEX3>.</TEXT>

## Conventions

- **Values** follow TIMEX3: `2020-05-19`, `2020-05`, `2020`, `2020-W21` (ISO weeks), `2020-W21-WE`, `2020-Q3`, `2020-H1`,
  `2020-SU`, `202` (a decade), `20` (a century), `2020-05-19TMO`, `P2W`, `PXM` (months, how many is open), `PT5H30M`,
  `XXXX-WXX-2` (every Tuesday), `PAST_REF` `PRESENT_REF` `FUTURE_REF`. A range is an interval of two values,
  `2020-03/2020-06`. Two digits of a year from 31 on are of the 1900s.
- **START, MID, END** ("early", "mid-", "late", "the end of"): of a year its first quarter, the two middle ones, its last; of
  a month the days 1-10, 11-20, 21-last; of anything else its first, middle and last third. "Later this month" begins,
  "earlier this year" ends on publication.
- **Bounds**: `ON_OR_BEFORE` (by, until, no later than), `ON_OR_AFTER` (since, starting, from), `BEFORE`, `AFTER`; "as early
  as" opens the window at its end. "By the end of 2005" keeps the mod of its own words, END, and a window that is open at its
  start.
- **Quarters and fiscal years** are calendar ones, as the text gives no other; fiscal 2021 is `2021`. Winter begins in the
  December of its year.
- **"A year ago"** after a named quarter ("compared with a year ago") is that quarter a year before.
- **Islamic holidays** follow the tabular calendar, a day off at most, and carry `APPROX`.

### On which side of publication

The tense of the governing clause decides for a bare weekday, day, month, season: past, the last one on or before publication;
future, the next one on or after it. The present of a plan ("opens Tuesday") counts as future, and so does what was agreed,
offered or put off until then; of what "was due" on a weekday, it is the coming one. Where tense does not tell (nouns,
headlines, present tense), the window in which such words mostly lie in news does:

{windows}

## What is recognised

Publication day of the examples: {today}.

"""
TAIL = """## Known limits

- English only. Quarters of firms whose business year is not the calendar year are taken as calendar quarters.
- A time of day belongs to the day named beside it or before it, else to the day of publication; zones other than GMT and UTC
  are recognised but not kept in the value.
- "Two to three weeks" keeps the shorter length, since a TIMEX3 value holds one.
- A day counted from an event ("ten days before the vote") is a length, not a date. An expression without a time word ("after
  the war") is none.
- Vague words (now, recently, soon) are marked wherever they may be temporal; they have no window.
- Dates of the Hebrew, Chinese and Indian calendars, and years before 1000, are not resolved.
"""


def corpus() -> dict[str, Any]:
    """fixtures/corpus/times.toml."""
    return tables.tomllib.loads(
        (ROOT / "fixtures" / "corpus" / "times.toml").read_text(encoding="utf-8")
    )


def shown(value: dict[str, str]) -> str:
    """A demanded value in words: value, mod, window."""
    parts = [f"`{value['value']}`"] if "value" in value else []
    if value.get("mod"):
        parts.append(f"`{value['mod']}`")
    if "earliest" in value or "latest" in value:
        window = [value.get("earliest", "") or "..", value.get("latest", "") or ".."]
        parts += [] if window == ["..", ".."] else [f"{window[0]} to {window[1]}"]
    return ", ".join(parts)


def windows() -> str:
    """The windows of the code, in words."""
    from factx.values.timex import context as c

    rows = [
        ("weekday", c.WEEKDAY_WINDOW, "days"),
        ("month, day of a month", c.MONTH_WINDOW, "months"),
    ]
    rows += [("quarter", c.QUARTER_WINDOW, "quarters"), ("season", c.SEASON_WINDOW, "seasons")]
    lines = [f"| {name} | {low} | {high:+} | {unit} |" for name, (low, high), unit in rows]
    return "\n".join(["| words | from | to | counted in |", "| --- | --- | --- | --- |", *lines])


def sections() -> str:
    """One section per group of rules, one row per example text."""
    examples = [row for row in corpus()["example"] if isinstance(row["rule"], str)]
    sequences = [row for row in corpus()["example"] if not isinstance(row["rule"], str)]
    out = []
    for group, title in GROUPS.items():
        out.append(f"### {title}\n\n| words | meaning | rule |\n| --- | --- | --- |")
        for row in examples:
            if row["rule"].startswith(group + "."):
                marked = "<br>".join(emphasised(text) for text in row["texts"])
                out.append(f"| {marked} | {shown(row['value'])} | `{row['rule']}` |")
        for row in sequences:
            if row["rule"][-1].startswith(group + "."):
                marked = "<br>".join(emphasised(text) for text in row["texts"])
                out.append(
                    f"| {marked} | {'; '.join(map(shown, row['value']))} | `{row['rule'][-1]}` |"
                )
        out.append("")
    return "\n".join(out) + "\n"


def emphasised(text: str) -> str:
    """A corpus text with its marked words in bold, fit for a table cell."""
    return re.sub(r"\{([^{}]*)\}", r"**\1**", text).replace("|", "\\|").replace("\n", " ")


def look_alikes() -> str:
    """What looks like a time and is none."""
    rows = [
        f"- {row['why']}: {' '.join(f'*{text}*' for text in row['texts'])}"
        for row in corpus()["nothing"]
    ]
    return "## What is no time\n\n" + "\n".join(rows) + "\n\n"


def rules() -> str:
    """Every rule and its sentence."""
    rows = [
        f"| `{name}` | {says} |"
        for name, says in tables.rules().items()
        if name.partition(".")[0] in GROUPS
    ]
    return "## The rules\n\n| rule | what it reads |\n| --- | --- |\n" + "\n".join(rows) + "\n\n"


def page() -> str:
    """The whole page."""
    head = HEAD.replace("{windows}", windows()).replace("{today}", str(corpus()["today"]))
    return head + sections() + look_alikes() + rules() + TAIL


if __name__ == "__main__":
    target = ROOT / "docs" / "times.md"
    if "--check" in sys.argv:
        sys.exit(target.read_text(encoding="utf-8") != page())
    target.write_text(page(), encoding="utf-8")
