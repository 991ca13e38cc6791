"""Every kind of page in a real browser: narrow and wide, light and dark, with a keyboard, on paper."""

from __future__ import annotations

import re

import pytest
from looking import CONTRAST, comes, texts
from playwright.sync_api import expect
from test_in_notes import InNotes

from netnotes.views import registry

pytestmark = pytest.mark.browser

NOTES = {
    "person": "people/alice-nguyen/",
    "bare-person": "people/zainab-qureshi/",
    "mourned": "people/anselmo-prates/",
    "org": "people/acme/",
    "me": "people/noor-haddad/",
}
PAGES = {p.name: "" if p.name == "today" else f"{p.name}/" for p in registry.pages()} | NOTES

#: Pages on which no word of a note stands, or the same as in the month before.
NO_WORD = re.compile(r"about|diagnostics|fields|rules|calendar/2027-")
#: The pages of which pictures are kept in shots/, to be looked at.
SHOWN = {"today", "people", "health", *NOTES}


@pytest.mark.parametrize(("scheme", "widths"), [("light", (360, 1440)), ("dark", (1440, 360))])
def test_every_kind_of_page_opens_without_a_fault(visit, sample_site, photo, scheme, widths):
    """Opened at the first of the widths, and brought to the other."""
    seen = visit(sample_site, widths[0], scheme)
    for name, path in PAGES.items():
        seen.resize(widths[0])
        page = seen.open(path)
        assert page.locator("h1").count() == 1, name
        wanted = "slate" if scheme == "dark" else "default"
        assert page.locator("body").get_attribute("data-md-color-scheme") == wanted
        for width in widths:
            seen.resize(width)
            assert seen.overflow == 0, f"{name} is wider than {width}"
            assert page.evaluate(CONTRAST) == [], (name, width)
            if name in SHOWN:
                photo(page, f"{name}-{width}-{scheme}", full_page=name != "people")
    assert seen.wrong == []


def test_the_table_of_people_sorts_and_filters_by_keyboard(visit, sample_site):
    seen = visit(sample_site)
    page = seen.open("people/")
    table = page.locator("table").first
    rows = table.locator("tbody tr")
    everyone = rows.count()

    def names() -> list[str]:
        return texts(table.locator("tbody tr:visible td:first-child"))

    page.get_by_role("searchbox").first.focus()
    page.keyboard.type("porto engineer")
    shown = table.locator("tbody tr:visible")
    expect(shown).not_to_have_count(everyone)
    assert shown.count() > 0
    assert f"{shown.count()} of {everyone}" in page.locator("output").first.inner_text()
    assert all("Porto" in text and "ngineer" in text for text in texts(shown))
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    assert shown.count() == everyone

    head = table.locator("th").first
    for wanted, order in (("ascending", sorted), ("descending", lambda n: sorted(n, reverse=True))):
        head.get_by_role("button").focus()
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == wanted
        ascii_names = [n for n in names() if n.isascii()]
        assert ascii_names == order(ascii_names)

    contact = table.locator("th", has_text="Last contact")
    contact.get_by_role("button").press("Enter")
    cells = table.locator("tbody tr td:nth-child(3)").element_handles()
    times = [cell.query_selector("time") for cell in cells]
    dates = [time.get_attribute("datetime") if time else "" for time in times]
    dated = [d for d in dates if d]
    assert dated == sorted(dated)
    assert dates == dated + [""] * (len(dates) - len(dated))  # whoever has no date comes last

    page.get_by_label("Standing").first.select_option("dormant")
    assert shown.count() > 0
    assert all("dormant" in text for text in texts(shown))
    assert seen.wrong == []


def test_without_scripts_everything_can_be_read(visit, sample_site):
    seen = visit(sample_site, java_script_enabled=False)
    page = seen.open("people/")
    assert page.locator("tbody tr:visible").count() > 40
    page = seen.open("people/alice-nguyen/")
    page.locator(".nn-earlier summary").click()
    assert page.locator(".nn-earlier .nn-moment").first.is_visible()


def test_the_keyboard_reaches_every_link_and_shows_where_it_is(visit, sample_site):
    page = visit(sample_site).open("people/alice-nguyen/")
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "() => { const e = document.activeElement; const s = getComputedStyle(e);"
            " return [e.closest('.nn-page') ? e.textContent.trim() : '', s.outlineStyle] }"
        )
        if told[0]:
            reached.add(told[0])
            assert told[1] != "none", told
    assert {"Acme", "Open the note", "Bo Chen"} <= reached


def test_on_paper_the_tools_are_gone_and_the_words_are_there(visit, sample_site, tmp_path):
    page = visit(sample_site, 800).open("people/")
    page.emulate_media(media="print")
    assert not page.locator(".nn-tools").first.is_visible()
    page = visit(sample_site, 800).open("people/alice-nguyen/")
    page.emulate_media(media="print")
    assert not page.locator(".nn-open").is_visible()
    assert page.locator(".nn-card").first.is_visible()
    page.pdf(path=tmp_path / "person.pdf")
    assert (tmp_path / "person.pdf").stat().st_size > 10_000


def test_nothing_moves_for_whoever_wants_no_motion(visit, sample_site):
    page = visit(sample_site, reduced_motion="reduce").open("people/")
    moving = page.evaluate(
        "() => [...document.querySelectorAll('.nn-page *')].some("
        "e => parseFloat(getComputedStyle(e).transitionDuration) > 0.001)"
    )
    assert not moving


def test_hostile_notes_do_nothing(visit, hostile_site, hostile):
    seen = visit(hostile_site)
    for path in sorted(hostile.site.rglob("index.html")):
        page = str(path.parent.relative_to(hostile.site)).replace(".", "", 1) + "/"
        if not NO_WORD.match(page):
            seen.open(page)
    assert seen.wrong == []
    page = seen.open()
    page.keyboard.press("/")
    found = InNotes(page)
    for query in ("Escape", "img", "alert(1)", "javascript:"):
        found.finds(query)
        assert found.lines.count() or found.window.locator(".nn-hit").count() > 10, query
    assert seen.wrong == []
    assert not re.search(r"evil\.example", page.url)


def test_the_policy_alone_would_stop_a_script(visit, serve, hostile, tmp_path):
    """The second wall is tried without the first: a page with a script in its words."""
    html = (hostile.site / "people/script/index.html").read_text("utf-8")
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)><img src=https://evil.example/x.png></article>"
    (tmp_path / "index.html").write_text(html.replace("</article>", bad), "utf-8")
    seen = visit(serve(tmp_path))
    page = seen.open()

    def refused(*words: str) -> bool:
        """Whether the browser said that its policy let something of that kind not happen."""
        said = (wrong for wrong in seen.wrong if "Content Security Policy" in wrong)
        return any(all(word in one for word in words) for one in said)

    comes(page, lambda: refused("script-src") and refused("evil.example", "img-src"))
    assert not [wrong for wrong in seen.wrong if wrong.startswith("dialog")]
