"""The quick switcher: by keyboard alone, with typos, without accents, on every page, at any width."""

from __future__ import annotations

import re

import pytest
from looking import AT_ONCE

pytestmark = pytest.mark.browser

#: What a page may ask for before anybody has asked for the switcher.
LATER = re.compile(r"/(finder[a-z-]*|fold|minisearch\.min)\.js|/(people|text)\.json|/text/\d+\.txt")

#: Where the last of the header ends, and the page.
EDGES = """
() => ({
  button: document.querySelector(".nn-find").getBoundingClientRect().right,
  page: document.querySelector(".md-content__inner").getBoundingClientRect().right,
})
"""
#: Where the button for colours begins, first without what comes behind it in the header.
ROOM = """
() => {
  const colours = document.querySelector("[data-md-component=palette]");
  const place = () => colours.getBoundingClientRect().left;
  const behind = [];
  while (colours.nextSibling) behind.push(colours.parentNode.removeChild(colours.nextSibling));
  const before = place();
  colours.after(...behind);
  return [before, place()];
}
"""


class Switcher:
    """The switcher on a page, as somebody with a keyboard sees it."""

    def __init__(self, page) -> None:
        self.page = page
        self.window = page.locator(".nn-finder")
        self.field = self.window.get_by_role("combobox")
        self.names = self.window.locator(".nn-hit__name")

    def type(self, words: str) -> None:
        self.field.fill("")
        self.page.keyboard.type(words)

    def finds(self, words: str) -> list[str]:
        """The names that are found; awaited until typos are known of, and the answer is this one's."""
        self.field.fill(words)
        self.window.locator("[role=status]", has_text=re.compile(".")).wait_for(state="attached")
        return self.names.all_inner_texts()

    @property
    def chosen(self) -> str:
        return self.page.evaluate(
            "() => document.getElementById(document.querySelector('.nn-finder input')"
            ".getAttribute('aria-activedescendant'))?.innerText ?? ''"
        )


@pytest.fixture
def switcher(visit, many):
    """Open the switcher by its key: `switcher(path)`."""

    def opened(path: str = "", **options) -> Switcher:
        seen = visit(many, **options)
        seen.page.add_init_script(AT_ONCE)
        page = seen.open(path)
        page.keyboard.press("/")
        found = Switcher(page)
        assert found.window.is_visible()
        return found

    return opened


def test_somebody_is_found_and_opened_by_keyboard_alone(visit, many):
    seen = visit(many)
    page = seen.open("statistics/")
    page.keyboard.press("/")
    page.keyboard.type("siob")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/siobhan/")
    assert seen.wrong == []


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_every_key_opens_it_and_escape_gives_the_focus_back(visit, many, key):
    page = visit(many).open("people/siobhan/")
    link = page.locator(".nn-page a").first
    link.focus()
    page.keyboard.press(key)
    found = Switcher(page)
    assert found.field.evaluate("e => e === document.activeElement")
    page.keyboard.type("zoe")
    assert found.field.input_value() == "zoe"
    page.keyboard.press("Escape")
    assert not found.window.is_visible()
    assert link.evaluate("e => e === document.activeElement")
    page.keyboard.press(key)
    assert found.field.input_value() == ""


def test_letters_typed_at_once_after_the_key_are_the_switchers(visit, many):
    """`n`, `p`, `s` and `f` are shortcuts of the theme; none may act while the scripts load."""
    page = visit(many).open("people/siobhan/")
    page.keyboard.press("/")
    page.keyboard.type("npsf/")
    assert page.url.endswith("people/siobhan/")
    assert Switcher(page).field.input_value() == "npsf/"


def test_nobody_who_types_is_disturbed(visit, many):
    page = visit(many).open("people/")
    field = page.locator(".nn-page input").first
    field.focus()
    page.keyboard.type("a/b")
    page.keyboard.press("Control+k")
    assert field.input_value() == "a/b"
    assert not Switcher(page).window.is_visible()


def test_the_themes_own_search_keeps_its_keys(visit, many):
    page = visit(many).open("people/siobhan/")
    page.wait_for_function("window.keyboard$ !== undefined")
    page.keyboard.press("s")
    assert page.locator(".md-search__input").evaluate("e => e === document.activeElement")
    page.keyboard.press("Escape")
    assert not Switcher(page).window.is_visible()


@pytest.mark.parametrize("width", [360, 1440])
def test_where_no_page_is_the_users_own_there_is_no_search_but_this(visit, sample_site, width):
    """No box and no button of the theme's, nothing that it reads, and no gap where they would be."""
    seen = visit(sample_site, width)
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    page = seen.open("people/alice-nguyen/")
    page.wait_for_load_state("networkidle")
    assert page.locator(".md-search, [for=__search]").count() == 0
    assert not [url for url in asked if "search" in url]
    for key in "sf":
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement === document.body")
        assert not page.evaluate("document.querySelector('#__search').checked")
    page.get_by_role("button", name="Find someone").focus()
    edges = page.evaluate(EDGES)
    assert abs(edges["button"] - edges["page"]) < 2 or (width == 360 and edges["button"] > 350)
    assert seen.wrong == []


@pytest.mark.parametrize("width", [360, 1000, 1440])
@pytest.mark.parametrize("where", ["sample", "many"])
def test_the_header_keeps_the_room_of_what_is_still_to_come(visit, sample_site, many, width, where):
    """The button for colours stands where it stays, while those behind it are not read yet."""
    page = visit({"sample": sample_site, "many": many}[where], width).open("about/")
    stood, stands = page.evaluate(ROOM)
    assert stood == pytest.approx(stands, abs=2)


#: What is typed, and who is found first.
FOUND = (
    ("zoe", "Zoë Król"),
    ("ZOË KRO", "Zoë Król"),
    ("krol zoe", "Zoë Król"),
    ("zosia", "Zoë Król"),  # an alias
    ("beek", "Zoë Król"),
    ("lodz", "Zoë Król"),  # a city
    ("#climb", "Zoë Król"),  # a tag
    ("obrien", "Siobhan O'Brien"),
    ("o'b", "Siobhan O'Brien"),
    ("brien", "Siobhan O'Brien"),
    ("engineering porto", "Siobhan O'Brien"),  # a title and a city
    ("manager", "Siobhan O'Brien"),
    ("siobahn", "Siobhan O'Brien"),  # two letters changed places
    ("elisabeth", "Elizabeth Hartmann"),  # another letter
    ("hartman", "Elizabeth Hartmann"),
    ("alizab", "Elizabeth Hartmann"),  # half typed, with a typo
    ("小明", "王小明"),
    ("broken", "broken"),
    ("recip", "Recipes"),
    ("statis", "Statistics"),
)


def test_words_find_by_beginnings_without_accents_and_with_typos(switcher):
    found = switcher()
    for words, name in FOUND:
        assert [*found.finds(words), ""][0].casefold() == name.casefold(), words


def test_the_rank_is_name_alias_work_tag_typo_and_who_is_due_comes_first(switcher):
    found = switcher()
    assert found.finds("zo")[:2] == ["Zoë Król", "Elizabeth Hartmann"]  # a name before a tag
    assert found.finds("tern") == ["Tern & Co", "Siobhan O'Brien"]  # the organization's own name
    groups = found.window.locator(".nn-finder__title").all_inner_texts()
    assert groups == ["Organizations", "People"]
    found.type("")
    found.window.locator(".nn-finder__title", has_text="Due today").wait_for()
    assert found.names.last.inner_text() == "Elizabeth Hartmann"
    assert "be in touch" in found.window.locator(".nn-chip").all_inner_texts()


def test_what_was_asked_for_is_marked(switcher):
    found = switcher()
    found.finds("krol zoe")
    assert found.window.locator("mark").all_inner_texts() == ["Zoë", "Król"]
    found.finds("beek")
    assert found.window.locator("mark").all_inner_texts() == ["Beek"]
    assert "also The Beekeeper" in found.window.locator(".nn-hit__more").inner_text()


def test_the_arrows_choose_and_the_field_keeps_the_focus(switcher):
    found = switcher()
    found.finds("person")
    press = found.page.keyboard.press
    assert found.chosen.startswith("Person 000")
    press("ArrowDown")
    assert found.chosen.startswith("Person 001")
    press("End")
    assert "Search the text" in found.chosen
    press("ArrowDown")
    assert found.chosen.startswith("Person 000")
    press("ArrowUp")
    press("Home")
    assert found.chosen.startswith("Person 000")
    assert found.field.evaluate("e => e === document.activeElement")
    assert found.field.get_attribute("aria-expanded") == "true"
    assert found.window.locator("[role=option][aria-selected=true]").count() == 1
    assert found.window.locator("[role=status]").inner_text() == "600 results"
    assert found.window.locator(".nn-finder__title").inner_text().split("\n")[-1] == "and 588 more"


def test_control_enter_and_the_middle_button_open_a_tab(switcher):
    found = switcher()
    found.finds("siobhan")
    with found.page.context.expect_page() as opened:
        found.page.keyboard.press("Control+Enter")
    opened.value.wait_for_url("**/people/siobhan/")
    assert found.window.is_visible()
    with found.page.context.expect_page() as again:
        found.names.first.click(button="middle")
    again.value.wait_for_url("**/people/siobhan/")


def test_nobody_is_met_kindly_with_the_command_that_makes_a_note(switcher):
    found = switcher()
    assert found.finds("Xyz $y") == []
    note = found.window.locator(".nn-finder__note")
    assert "Nobody goes by “Xyz $y” yet." in note.inner_text()
    assert note.locator("code").inner_text() == "netnotes new 'Xyz $y'"
    assert note.get_by_role("button").get_attribute("aria-label").startswith("Copy the command")
    found.page.keyboard.press("Enter")  # nothing is chosen that nobody chose
    assert found.window.is_visible()


def test_the_last_line_hands_the_words_to_the_themes_search(switcher):
    found = switcher()
    assert found.finds("nettle soup") == []
    found.page.keyboard.press("ArrowDown")
    assert found.chosen == "Search the text of your other pages for “nettle soup”"
    found.page.keyboard.press("Enter")
    assert not found.window.is_visible()
    field = found.page.locator(".md-search__input")
    assert field.input_value() == "nettle soup"
    result = found.page.locator(".md-search-result__item").first
    result.wait_for()
    assert "Recipes" in result.inner_text()


def test_where_this_tab_was_comes_first_and_the_page_itself_is_left_out(visit, many):
    page = visit(many).open("people/wang/")
    for path in ("people/siobhan/", "far/away/recipes/", "people/zoe-krol/"):
        page.goto(many + path)
    page.keyboard.press("/")
    found = Switcher(page)
    found.names.first.wait_for()
    assert found.names.all_inner_texts()[:3] == ["Recipes", "Siobhan O'Brien", "王小明"]


def test_it_is_on_pages_of_the_users_own_however_deep(visit, many):
    seen = visit(many)
    page = seen.open("far/away/recipes/")
    page.get_by_role("button", name="Find someone").click()
    found = Switcher(page)
    assert found.finds("zoe")[0] == "Zoë Król"
    found.names.first.click()
    page.wait_for_url(many + "people/zoe-krol/")
    assert seen.wrong == []


def test_nothing_of_it_is_loaded_before_it_is_asked_for(visit, many):
    seen = visit(many)
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    page = seen.open("people/siobhan/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if LATER.search(url)]
    page.keyboard.press("/")
    assert Switcher(page).finds("zoe")
    assert {LATER.search(url)[0] for url in asked if LATER.search(url)} >= {"/people.json"}


@pytest.mark.parametrize("missing", ["people.json", "finder-worker.js"])
def test_where_the_list_cannot_be_had_it_says_so(visit, many, missing):
    page = visit(many).open("people/siobhan/")
    page.route(f"**/{missing}", lambda route: route.abort())
    page.keyboard.press("/")
    note = Switcher(page).window.locator(".nn-finder__note", has_text="could not be read")
    note.wait_for()
    page.keyboard.type("zoe")
    assert note.is_visible()


def test_names_that_mean_harm_are_words(switcher):
    found = switcher()
    assert found.finds("quote") == ["<img src=x onerror=alert(1)> Quote"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_nothing_moves_when_it_opens(visit, many, scheme):
    seen = visit(many, 360, scheme)
    page = seen.open("people/siobhan/")
    before = page.locator("h1").bounding_box()
    page.get_by_role("button", name="Find someone").click()
    found = Switcher(page)
    assert len(found.finds("person")) == 12
    box = found.window.bounding_box()
    assert (box["x"], box["width"]) == (0, 360)
    assert box["height"] <= 900
    assert all(hit.bounding_box()["height"] >= 44 for hit in found.window.locator(".nn-hit").all())
    assert seen.overflow == 0
    page.get_by_role("button", name="Close").click()
    assert page.locator("h1").bounding_box() == before
    assert seen.wrong == []
