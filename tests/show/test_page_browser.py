"""The page in a real browser: renders, filters, keys, links both ways, stays quick, quiet, narrow and accessible."""

from __future__ import annotations

import datetime
import itertools
import os
import shutil
import time
from importlib import resources

import pytest

from factx.show.page import page
from tests.show.sheets import evidence, sheet, talks

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)

if not os.environ.get("CI"):
    pytest.importorskip("playwright", reason="Playwright is not installed")
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine", allow_module_level=True)

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "a browser is needed in CI"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def show(browser, tmp_path):
    """Open a page of factsheets; afterwards nothing may have been said on the console or asked of the network."""
    noise: list[str] = []

    def opened(sheets, *, width=1280, **context):
        file = tmp_path / "page.html"
        file.write_text(page(sheets), encoding="utf-8")
        tab = browser.new_context(viewport={"width": width, "height": 900}, **context).new_page()
        tab.on("console", lambda message: noise.append(message.text))
        tab.on("pageerror", lambda error: noise.append(str(error)))
        tab.on(
            "request",
            lambda request: (
                noise.append(request.url) if request.url not in (file.as_uri(), "data:,") else None
            ),
        )
        tab.on("dialog", lambda dialog: noise.append(dialog.message))
        tab.goto(file.as_uri())
        return tab

    yield opened
    assert noise == []


def lit(tab, what):
    return tab.eval_on_selector_all(
        f"{what}.lit", "all => all.map(e => e.textContent.trim().slice(0, 20))"
    )


def test_a_card_lights_its_words_and_words_light_their_card(show):
    tab = show([talks()])
    tab.hover("#a0-2 .name")
    tab.hover(".fact.k-topics .name")
    assert lit(tab, ".m") == ["copper"]
    tab.hover(".m.k-parties >> nth=0")
    assert [words.split()[0] for words in lit(tab, ".fact")] == ["Chad"]


def test_keys_walk_through_the_facts(show):
    tab = show([talks()])
    seen = []
    for _ in range(3):
        tab.keyboard.press("j")
        seen.append(tab.evaluate("document.activeElement.id"))
    tab.keyboard.press("k")
    assert len(set(seen)) == 3
    assert tab.evaluate("document.activeElement.id") == seen[1]
    assert len(lit(tab, ".fact")) == 1


def test_a_filter_hides_a_kind_and_brings_it_back(show):
    tab = show([talks()])
    tab.click("[data-filter=parties]")
    assert not tab.is_visible(".fact.k-parties")
    assert tab.get_attribute("[data-filter=parties]", "aria-pressed") == "false"
    tab.click("[data-filter=parties]")
    assert tab.is_visible(".fact.k-parties")


def test_a_number_key_filters_and_uncovers_what_lies_beneath(show):
    text = "Chad plans talks"
    parties = [
        {"name": "Chad", "kind": "country", "evidence": [evidence(text, "Chad")], "why": "x"}
    ]
    tab = show(
        [
            sheet(
                text,
                parties=parties,
                event={"text": text, "status": "planned", "evidence": [evidence(text, text)]},
            )
        ]
    )
    first = ".m >> nth=0"
    assert tab.get_attribute(first, "class") == "m k-parties u-event"
    tab.keyboard.press("4")
    assert tab.get_attribute("[data-filter=parties]", "aria-pressed") == "false"
    assert tab.get_attribute(first, "class") == "m k-event"
    tab.keyboard.press("8")
    assert tab.get_attribute(first, "class") == "m off"


def timeline(days):
    """A long article with one entry for each number of days from its publication."""
    day = datetime.date(2021, 3, 2)
    text = "".join(f"Event {n} took place.\n" + "\n" * 20 for n, _ in enumerate(days))
    entries = []
    for n, days_off in enumerate(days):
        then = (day + datetime.timedelta(days=days_off)).isoformat()
        when = {"text": then, "type": "DATE", "value": then, "earliest": then, "latest": then}
        entries.append(
            {
                "when": when,
                "event": f"Event {n} ",
                "status": "happened",
                "evidence": [evidence(text, f"Event {n} ")],
                "why": "x",
            }
        )
    return sheet(text, date={"value": day.isoformat(), "origin": "record"}, timeline=entries)


@pytest.mark.parametrize("width", [390, 1280])
def test_twenty_entries_are_readable(show, width):
    tab = show(
        [
            timeline(
                [
                    -20000,
                    -4000,
                    -800,
                    -400,
                    -90,
                    -31,
                    -14,
                    -8,
                    -7,
                    -2,
                    -1,
                    0,
                    1,
                    2,
                    7,
                    30,
                    90,
                    400,
                    4000,
                    20000,
                ]
            )
        ],
        width=width,
    )
    labels = tab.locator(".chart:visible .tick-label")
    boxes = [box for text in labels.all() if (box := text.bounding_box())]
    assert len(boxes) >= (3 if width == 1280 else 1)
    for a, b in itertools.pairwise(sorted(boxes, key=lambda box: box["x"])):
        assert a["x"] + a["width"] < b["x"]
    entries = [label.bounding_box() for label in tab.locator(".chart:visible .label").all()]
    assert len(entries) == 20
    for a, b in itertools.combinations(entries, 2):
        apart = a["y"] + a["height"] <= b["y"] or b["y"] + b["height"] <= a["y"]
        assert apart or a["x"] + a["width"] <= b["x"] or b["x"] + b["width"] <= a["x"]
        assert a["height"] >= 8


def test_a_timeline_entry_leads_to_its_words(show):
    tab = show([timeline(range(0, 20))])
    words = tab.locator(".m", has_text="Event 19 ")
    assert words.bounding_box()["y"] > 900
    tab.click(".fact.k-timeline >> nth=19")
    tab.wait_for_function("document.querySelector('.m.lit').getBoundingClientRect().y < 900")
    assert lit(tab, ".m") == ["Event 19"]


def test_a_page_that_is_scrolled_under_a_pointer_at_rest_keeps_its_light(show):
    tab = show([timeline(range(0, 20))])
    tab.hover(".fact.k-timeline >> nth=3")
    assert lit(tab, ".m") == ["Event 3"]
    top = tab.locator(".fact.k-timeline >> nth=3").bounding_box()["y"]
    offsets = "[...document.querySelectorAll('.fact.k-timeline')].map(e => e.offsetTop)"
    tops = tab.evaluate(offsets)
    tab.evaluate(f"scrollBy(0, {tops[4] - tops[3]})")
    assert tab.locator(".fact.k-timeline >> nth=4").bounding_box()["y"] == pytest.approx(top, abs=2)
    tab.wait_for_timeout(500)
    assert lit(tab, ".m") == ["Event 3"]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_step_leaves_the_card_in_view(show, width):
    tab = show([timeline(range(0, 30))], width=width)
    for key in ["j"] * 30 + ["k"] * 10:
        tab.keyboard.press(key)
        box = tab.evaluate(
            "(() => { const b = document.activeElement.getBoundingClientRect(); return [b.top, b.bottom]; })()"
        )
        assert 0 <= box[0] < box[1] <= 900, box


def test_on_wide_screens_a_step_brings_the_words_too(show):
    tab = show([timeline(range(0, 30))])
    for _ in range(25):
        tab.keyboard.press("j")
    words = tab.locator(".m.lit").bounding_box()
    assert 0 < words["y"] < 900


def test_on_a_phone_words_are_one_tap_away_and_back(show):
    tab = show([timeline(range(0, 20))], width=390)
    tab.click(".fact.k-timeline >> nth=12")
    assert tab.locator(".m.lit").bounding_box()["y"] < 900
    tab.click(".return")
    assert 0 < tab.locator(".fact.lit").bounding_box()["y"] < 900
    assert not tab.is_visible(".return")


def test_few_things_are_stopped_at_by_the_tab_key(show):
    tab = show([timeline(range(0, 40))])
    stops = tab.locator("a[href]:not([tabindex='-1']), button, [tabindex='0'], summary")
    assert stops.count() < 30


def test_the_graphic_leads_to_a_card_in_a_folded_section(show):
    tab = show([timeline(range(0, 20))])
    tab.click("#a0-timeline > summary")
    assert not tab.is_visible("#a0-20")
    tab.click(".chart-wide a >> nth=19")
    assert tab.is_visible("#a0-20")
    assert lit(tab, ".m") == ["Event 19"]


def test_the_index_filters_and_sorts(show):
    other = "Fiji spoke with Togo about kelp."
    kelp = sheet(
        other,
        id="kelp",
        date={"value": "2020-01-01", "origin": "option"},
        event={"text": other[:-1], "status": "happened", "evidence": [evidence(other, other[:-1])]},
        parties=[
            {"name": "Fiji", "kind": "country", "evidence": [evidence(other, "Fiji")], "why": "x"}
        ],
    )
    tab = show([talks(), kelp])
    shown = ".index li:not([hidden]) a"
    tab.select_option("[data-facet=country]", "Fiji")
    assert tab.locator(shown).all_inner_texts() == ["Fiji spoke with Togo about kelp"]
    tab.select_option("[data-facet=country]", "")
    tab.select_option("[data-facet=status]", "planned")
    assert tab.locator(shown).all_inner_texts() == ["plan talks on copper"]
    tab.select_option("[data-facet=status]", "")
    tab.fill("[data-to]", "2020-12-31")
    assert tab.inner_text("#count") == "1 of 2 articles"
    tab.fill("[data-to]", "")
    tab.select_option("[data-sort]", "old")
    assert tab.locator(shown).first.inner_text().startswith("Fiji")
    tab.click(".joint summary")
    assert tab.locator(".joint .chart:visible .entry").count() == 2


def test_a_story_has_no_script_and_nothing_serious(browser, tmp_path):
    from factx.show.story.page import page as story_page
    from factx.story import story
    from tests.story.sheets import two

    file = tmp_path / "story.html"
    file.write_text(story_page([story(two())]), encoding="utf-8")
    axe = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    for scheme, width in itertools.product(("light", "dark"), (390, 1280)):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
        )
        tab = context.new_page()
        tab.goto(file.as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.locator("script").count() == 0
        tab.add_script_tag(content=axe)
        found = tab.evaluate(
            "axe.run().then(r => r.violations.map(v => [v.id, v.impact, v.nodes.map(n => n.html.slice(0, 120))]))"
        )
        assert [v for v in found if v[1] in ("serious", "critical")] == []
        tab.locator(".chart:visible .entry").first.click()
        assert tab.locator(".entry-row:target").count() == 1


def test_why_is_shown_on_demand(show):
    tab = show([talks()])
    assert not tab.is_visible("text=party.subject")
    tab.keyboard.press("w")
    assert tab.is_visible("text=party.subject")


def test_without_javascript_it_is_a_readable_document(show):
    tab = show([talks(), talks(id="second")], java_script_enabled=False)
    assert tab.locator("article.view").count() == 2
    assert all(view.is_visible() for view in tab.locator("article.view").all())
    assert not tab.is_visible(".tools")


def test_many_articles_have_an_index_with_search(show):
    other = "Fiji spoke with Togo about kelp."
    tab = show(
        [
            talks(),
            sheet(
                other,
                id="kelp",
                topics=[{"text": "kelp", "evidence": [evidence(other, "kelp")], "why": "x"}],
            ),
        ]
    )
    assert not tab.is_visible("article.view")
    tab.fill("#search", "kelp")
    assert tab.inner_text("#count") == "1 of 2 articles"
    tab.click(".index li:not([hidden]) a")
    assert tab.is_visible("#a1")
    assert not tab.is_visible("#a0")


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
def test_no_width_scrolls_sideways(show, width):
    long = "Chad " + "x" * 400
    tab = show(
        [
            talks(),
            sheet(long, topics=[{"text": long, "evidence": [evidence(long, long)], "why": "x"}]),
        ],
        width=width,
    )
    for view in ("a0", "a1"):
        tab.evaluate(f"location.hash = '{view}'")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(show, scheme):
    axe = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    tab = show([talks(), talks(id="second")], color_scheme=scheme, bypass_csp=True)
    for place in ("main", "a0"):
        tab.evaluate(f"location.hash = '{place}'")
        tab.add_script_tag(content=axe)
        found = tab.evaluate(
            "axe.run().then(r => r.violations.map(v => [v.id, v.impact, v.nodes.map(n => n.html.slice(0, 120))]))"
        )
        assert [v for v in found if v[1] in ("serious", "critical")] == []


def test_hostile_articles_stay_text_and_stay_quick(show):
    evil = '<script>alert(1)</script> </script> "><img src=x onerror=alert(2)> \u202e\u2066 '
    text = evil * 2500
    step = len(text) // 500
    facts = [text[i * step : i * step + 40] for i in range(500)]
    topics = [
        {
            "text": words,
            "evidence": [{"start": i * step, "end": i * step + 40, "text": words}],
            "why": evil,
        }
        for i, words in enumerate(facts)
    ]
    begin = time.perf_counter()
    tab = show([sheet(text, id=evil, topics=topics)])
    assert tab.locator(".fact").count() == 500
    tab.keyboard.press("j")
    assert len(lit(tab, ".fact")) == 1
    assert tab.locator("main script, main img").count() == 0
    assert tab.inner_text(".prose").count("alert(1)") == 2500
    assert time.perf_counter() - begin < 60


def test_sixty_articles_are_small(show):
    article = "\n".join(talks().article.text + f" Nr. {i}." for i in range(12))
    sheets = [talks(text=article, id=f"article {i}") for i in range(60)]
    assert len(page(sheets).encode()) < 1_500_000
    tab = show(sheets)
    assert tab.evaluate("performance.getEntriesByType('navigation')[0].domInteractive") < 1000
