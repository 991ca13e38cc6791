"""The quick switcher: by keyboard alone, with typos, without accents, on every page, at any width."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs_netnotes import finding, pages

pytestmark = pytest.mark.browser

site = sys.modules["site_fixtures"]

#: What a page may ask for before anybody has asked for the switcher.
LATER = re.compile(r"/(finder|finder-worker|fold|minisearch\.min)\.js|/people\.json")
SOMEBODY = {
    "zoe-krol.md": "name: Zoë Król\naliases: [Zosia, The Beekeeper]\ncity: Łódź\ntags: [climbing]",
    "siobhan.md": "name: Siobhan O'Brien\ntitle: Engineering Manager\norg: Tern & Co\ncity: Porto",
    "elizabeth.md": "name: Elizabeth Hartmann\ntags: [zoology]\ncadence: 2 weeks\ncloseness: close",
    "wang.md": "name: 王小明",
    "tern.md": "name: Tern & Co\nkind: org\naliases: [Ternwerk]",
    "quote.md": 'name: "<img src=x onerror=alert(1)> Quote"',
    "broken.md": "name: Broken\nphone: [",
}


@pytest.fixture(scope="session")
def many(tmp_path_factory, serve) -> str:
    """Six hundred people, a few of whom are somebody, and a page of the user's own in another folder."""
    notes = {name: f"---\n{text}\n---\n" for name, text in SOMEBODY.items()}
    notes["elizabeth.md"] += "\n## Log\n\n- 2026-01-05 call: long ago\n"
    notes |= {f"p{i:03}.md": f"---\nname: Person {i:03}\ncity: Lisbon\n---\n" for i in range(600)}

    def make(root: Path):
        site.make_network(root, notes, site.CONFIG.replace("docs_dir: people", "docs_dir: docs"))
        (root / "docs/far/away").mkdir(parents=True)
        (root / "docs/far/away/recipes.md").write_text("# Recipes\n\nNettle soup.\n", "utf-8")
        return site.run_mkdocs(root)

    built = site.once(tmp_path_factory, "many", make)
    assert built.result.returncode == 0, built.said
    return serve(built.site)


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
        self.type(words)
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
        page = visit(many, **options).open(path)
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
    assert found.chosen == "Search the text of all notes for “nettle soup”"
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


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("alice.nguyen@post.example", "Alice Nguyen"),  # an address
        ("mussels too much bread", "Alice Nguyen"),  # what the log says
        ("puzzle interviews", "Alice Nguyen"),  # what the note says
        ("Bea", "Beatriz Fonseca"),  # an alias
        ("ledgers", "Globex"),  # a tag
        ("piano tuner", "Oleksandr Bondarenko"),  # a title
    ],
)
def test_the_themes_search_finds_what_a_page_says(visit, sample_site, words, name):
    page = visit(sample_site).open(f"?q={words.replace(' ', '+')}")
    found = page.locator(".md-search-result__item", has_text=name)
    found.first.wait_for()


def test_the_themes_search_reads_words_apart_and_leaves_out_what_repeats(sample):
    index = json.loads(sample.read("search/search_index.json"))
    said = " ".join(f"{entry['title']} {entry['text']}" for entry in index["docs"])
    words = set(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", said)))
    glued = [word for word in words if re.fullmatch(r"[A-Za-z]?[a-z]+[A-Z][a-z]{2,}", word)]
    assert {"Pronouns", "Interests"} <= words
    assert set(glued) <= {"vCard", "MkDocs", "rTalked"}  # the last of `\rTalked`, an example
    assert "Open the note" not in said


def test_more_people_than_the_themes_search_can_bear_are_kept_from_it(
    tmp_path, monkeypatch, visit, serve
):
    """With a smaller bound than the true one, which the build would take minutes to reach."""
    monkeypatch.setattr(finding, "MOST_SEARCHED", 20)
    monkeypatch.setattr(pages, "LONG", 10_000)
    notes = {f"p{i}.md": f"---\nname: Person {i}\n---\n" for i in range(21)}
    root = site.make_network(tmp_path, notes)
    build(load_config(str(root / "mkdocs.yml")))
    index = (root / "site/search/search_index.json").read_text("utf-8")
    assert '"people/p12/' not in index
    assert '"rules/' not in index  # too long a page, with this bound
    assert '"targets/' in index
    page = visit(serve(root / "site")).open("people/p7/")
    page.keyboard.press("/")
    found = Switcher(page)
    assert found.finds("person 12") == ["Person 12"]
    note = found.window.locator(".nn-finder__note")
    assert note.locator("code").all_inner_texts() == ['netnotes find "person 12"']
    assert found.window.locator(".nn-hit--text").count() == 0
