"""Words in the text of all notes, in the quick switcher: what is found, in which line, and in what order."""

from __future__ import annotations

import json
import re
from datetime import date
from urllib.parse import unquote

import pytest
from looking import AT_ONCE, comes
from test_access import faults

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.texts import Texts
from netnotes.views import find

pytestmark = pytest.mark.browser

TEXT = re.compile(r"/text(/\d+\.txt|\.json)")


class InNotes:
    """The switcher, as it answers what is typed."""

    def __init__(self, page) -> None:
        self.page = page
        self.window = page.locator(".nn-finder")
        self.status = self.window.locator("[role=status]")
        self.note = self.window.locator(".nn-finder__note")
        self.titles = self.window.locator(".nn-finder__title")
        self.group = self.window.get_by_role("group", name="In notes")
        self.names = self.group.locator(".nn-hit__name")
        self.lines = self.group.locator(".nn-hit__line")

    def finds(self, words: str) -> list[str]:
        """Whose notes have the words; awaited until all were looked through."""
        self.window.get_by_role("combobox").fill(words)
        self.status.filter(has_text=re.compile(".")).wait_for(state="attached")
        return self.names.all_inner_texts()

    @property
    def addresses(self) -> set[str]:
        """The pages of all results, as they are in the site."""
        found = self.window.locator("a.nn-hit").evaluate_all("all => all.map((one) => one.href)")
        return {unquote(one.removeprefix(self.page.base)) for one in found}


@pytest.fixture
def switcher(visit):
    """Open the switcher on a page: `switcher(base)`."""

    def opened(
        base: str, width: int = 1280, scheme: str = "light", path: str = "about/"
    ) -> InNotes:
        seen = visit(base, width, scheme, reduced_motion="reduce")
        seen.page.add_init_script(AT_ONCE)
        page = seen.open(path)
        page.base = base
        page.seen = seen
        page.keyboard.press("/")
        return InNotes(page)

    return opened


def test_a_word_of_a_note_leads_to_its_page_by_keyboard_alone(switcher, large_site):
    found = switcher(large_site)
    assert found.finds("HIVE433") == ["Person 433"]
    assert found.lines.all_inner_texts() == ["Keeps bees by the ports, in hive433."]
    assert found.lines.locator("mark").all_inner_texts() == ["hive433"]
    found.page.keyboard.press("Enter")
    found.page.wait_for_url("**/people/p433/")
    assert found.page.seen.wrong == []


def test_the_first_are_shown_and_the_others_counted(switcher, large_site):
    found = switcher(large_site)
    assert len(found.finds("bees")) == 8
    assert found.group.locator(".nn-finder__title").inner_text().split("\n") == [
        "In notes",
        "and 592 more",
    ]
    assert found.status.inner_text() == "600 results"


def test_who_is_shown_by_name_is_not_shown_again(switcher, sample_site):
    found = switcher(sample_site)
    found.finds("nguyen")
    groups = [group.split("\n")[0] for group in found.titles.all_inner_texts()]
    assert (groups[0], groups[-1]) == ("People", "In notes")
    assert "Alice Nguyen" not in found.names.all_inner_texts()


def test_what_only_resembles_a_name_comes_behind_the_notes(switcher, large_site):
    found = switcher(large_site)
    found.finds("porto")
    assert [group.split("\n")[0] for group in found.titles.all_inner_texts()] == ["People"]
    found.finds("ports")
    found.titles.nth(1).wait_for()
    assert [group.split("\n")[0] for group in found.titles.all_inner_texts()] == [
        "In notes",
        "People",
    ]


def test_what_stands_within_a_word_of_a_note_comes_behind_who_is_almost_called_so(
    switcher, sample_site
):
    found = switcher(sample_site)
    found.finds("alise")  # Itzel Morales wonders whether to specialise
    found.titles.nth(1).wait_for()
    groups = [group.split("\n")[0] for group in found.titles.all_inner_texts()]
    assert (groups[0], groups[-1]) == ("People", "In notes")
    found.page.keyboard.press("Enter")
    found.page.wait_for_url("**/people/alice-nguyen/")


#: What is asked both of the switcher and of `netnotes find`; as few answers as are shown.
ASKED = (
    "mussels",
    "too much bread",
    '"vector clocks" bread',
    "MUSSELS kitchen",
    "alice mussels",  # a name and a word
    "ines mussels",  # without an accent
    "ssels",  # within a word
    "alice.nguyen@post.example",
    "zzqqy",
)


@pytest.mark.parametrize("words", ASKED)
def test_it_finds_what_netnotes_find_finds(switcher, sample_folder, sample_site, words):
    settings = load_settings(sample_folder, None)
    network = load_network(settings)
    texts = Texts(settings, network)
    view = find.build(network, date(2026, 11, 21), settings, words, texts.having)
    found = switcher(sample_site)
    found.finds(words)
    slugs = {one["slug"] for one in view.to_json()["find"]}
    assert found.addresses == {f"people/{slug}/" for slug in slugs}


def test_nothing_is_loaded_before_somebody_types_and_all_of_it_once(switcher, large_site, visit):
    seen = visit(large_site)
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    page = seen.open("about/")
    page.base = large_site
    with page.expect_response("**/people.json"):
        page.keyboard.press("/")
    found = InNotes(page)
    page.wait_for_timeout(200)
    assert not [url for url in asked if TEXT.search(url)]
    assert found.finds("hive001") == ["Person 001"]
    assert found.finds("hive599") == ["Person 599"]
    loaded = sorted(TEXT.search(url)[0] for url in asked if TEXT.search(url))
    assert loaded == ["/text.json", *(f"/text/{number}.txt" for number in range(4))]


def test_nothing_moves_under_a_choice_by_hand_while_more_is_found(switcher, large_site):
    found = switcher(large_site)
    held = []
    found.page.route("**/text/3.txt*", lambda route: held.extend([route]))
    found.window.get_by_role("combobox").fill("bees hive")  # at once: one answer, to all of it
    found.names.nth(7).wait_for()
    found.page.keyboard.press("ArrowDown")
    found.page.keyboard.press("ArrowDown")
    shown = found.names.all_inner_texts()
    chosen = found.window.locator("[aria-selected=true] .nn-hit__name").all_inner_texts()
    assert found.status.inner_text() == ""
    comes(found.page, lambda: held)
    held[0].continue_()
    found.status.filter(has_text="600 results").wait_for(state="attached")
    assert found.window.locator("[aria-selected=true] .nn-hit__name").all_inner_texts() == chosen
    assert found.names.all_inner_texts() == shown
    assert found.titles.inner_text().split("\n") == ["In notes", "and 592 more"]


def test_notes_that_cannot_be_had_are_said_and_the_others_found(switcher, large_site):
    found = switcher(large_site)
    found.page.route("**/text/2.txt*", lambda route: route.abort())
    assert len(found.finds("bees")) == 8
    assert found.status.inner_text() != "600 results"
    assert found.note.inner_text() == (
        "Some notes could not be read. Load this page anew to look through all of them."
    )


def test_words_that_mean_harm_are_words(switcher, hostile_site):
    found = switcher(hostile_site)
    assert found.finds("onerror") == ["Escape image"]
    assert found.lines.all_inner_texts() == ["<img src=x onerror=alert(1)>"]
    assert found.group.locator("img, script, iframe, svg").count() == 0
    assert found.page.seen.wrong == []


#: Words of the sample network, where they stand, and whose page they lead to.
SAID = (
    ("alice.nguyen@post.example", "Alice Nguyen"),  # an address
    ("mussels too much bread", "Alice Nguyen"),  # what the log says
    ("puzzle interviews", "Alice Nguyen"),  # what the note says
    ("hybrid clocks", "Alice Nguyen"),
    ("Bea", "Beatriz Fonseca"),  # an alias
    ("ledgers", "Globex"),  # a tag
    ("piano tuner", "Oleksandr Bondarenko"),  # a title
)


def test_whatever_a_page_says_leads_to_it(switcher, sample_site):
    found = switcher(sample_site)
    for words, name in SAID:
        found.finds(words)
        assert name in found.window.locator(".nn-hit__name").all_inner_texts(), words
    assert found.page.seen.wrong == []


def test_references_say_whom_they_mean(switcher, sample_site):
    found = switcher(sample_site)
    found.finds("mussels")
    line = found.lines.inner_text()
    assert "[[" not in line
    assert "Inês Carvalho" in line


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
def test_it_is_for_everyone_at_any_width(switcher, sample_site, photo, width, scheme):
    found = switcher(sample_site, width, scheme)
    assert found.finds("bread")
    assert faults(found.page, within=".nn-finder") == []
    assert found.page.seen.overflow == 0
    if width == 360:
        assert all(
            hit.bounding_box()["height"] >= 44 for hit in found.window.locator("a.nn-hit").all()
        )
    photo(found.page, f"in-notes-{width}-{scheme}")
    assert found.page.seen.wrong == []


def test_what_is_in_the_list_is_json_that_says_little(sample):
    assert all(len(number) == 12 for number in json.loads(sample.read("assets/netnotes/text.json")))


def test_where_the_slug_was_asked_for_the_name_is_said_with_it(switcher, sample_site):
    found = switcher(sample_site)
    found.finds("teta")
    lines = found.lines.all_inner_texts()
    assert len(lines) >= 2
    assert all("Salma Haddad (teta-salma)" in line and "[[" not in line for line in lines)
