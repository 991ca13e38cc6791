"""A site that is served: what changes in an editor, or at midnight, shows by itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from looking import comes, opens_again
from serving import WAIT, serving

REPOSITORY = Path(__file__).parents[2]
UNPINNED = (
    "site_name: Test\ndocs_dir: people\ntheme: {name: material}\nplugins: [search, netnotes]\n"
)
LOG = "\n".join(
    f"- 2024-{n % 12 + 1:02}-{n % 27 + 1:02} coffee: talk number {n}" for n in range(90)
)
ADA = f"---\nname: Ada Lovelace\nmet: 2024-01-05\ncloseness: warm\n---\n\n## Log\n\n{LOG}\n"


@pytest.fixture
def visit(visit):
    """Visits to a site that changes."""

    def new(base: str):
        seen = visit(base)
        opens_again(seen.page)
        return seen

    return new


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "network"
    (root / "people").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(UNPINNED, "utf-8")
    (root / "people/ada.md").write_text(ADA, "utf-8")
    (root / "people/bo.md").write_text("---\nname: Bo Chen\nbirthday: 1990-11-22\n---\n", "utf-8")
    return root


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    path = tmp_path / "clock"
    path.write_text("2026-11-21")
    return path


def write(path: Path, text: str) -> None:
    """As an editor saves: a new file in the place of the old one."""
    new = path.with_suffix(".new~")
    new.write_text(text, "utf-8")
    new.replace(path)


def test_an_edit_shows_by_itself_and_the_reader_stays_where_they_are(visit, folder, clock):
    with serving(folder, clock=clock) as base:
        seen = visit(base)
        page = seen.open("people/ada/")
        fold = page.locator("details.nn-earlier")
        fold.locator("summary").first.focus()
        page.keyboard.press("Enter")
        comes(page, "document.documentElement.scrollHeight > 3000")
        page.evaluate("scrollTo(0, 1500)")
        comes(page, "scrollY === 1500")
        summary = fold.locator("summary").first.inner_text()
        write(folder / "people/ada.md", ADA.replace("name: Ada Lovelace", "name: Ada King"))
        page.locator("h1", has_text="Ada King").wait_for(timeout=WAIT * 1000)
        comes(page, "scrollY === 1500")
        comes(page, "document.querySelector('details.nn-earlier').open")
        comes(page, lambda: page.evaluate("document.activeElement.innerText") == summary)
        # Whoever opens another page, and comes back by a link, begins at the top.
        page.evaluate("document.activeElement.blur()")
        page.goto(base)
        page.goto(f"{base}people/ada/")
        page.wait_for_timeout(200)
        assert page.evaluate("scrollY") == 0
        assert seen.wrong == []


def test_the_kind_of_moments_that_was_chosen_outlives_an_edit(visit, folder, clock):
    text = ADA.replace("coffee: talk number 3", "email: talk number 3")
    write(folder / "people/ada.md", text)
    with serving(folder, clock=clock) as base:
        page = visit(base).open("people/ada/")
        page.locator("[name=nn-moments][value=written]").press("Space")
        shown = page.locator(".nn-moment:visible")
        comes(page, lambda: 0 < shown.count() < 20)
        before = shown.count()
        write(folder / "people/ada.md", text.replace("name: Ada Lovelace", "name: Ada King"))
        page.locator("h1", has_text="Ada King").wait_for(timeout=WAIT * 1000)
        comes(page, "document.querySelector('[name=nn-moments]:checked').value === 'written'")
        comes(page, lambda: shown.count() == before)
        # Whoever opens the page by a link sees everything.
        page.goto(base)
        page.goto(f"{base}people/ada/")
        comes(page, "document.querySelector('[name=nn-moments]:checked').value === ''")


def test_the_filter_of_a_table_outlives_an_edit(visit, folder, clock):
    for number in range(30):
        city = ("Lisbon", "Porto")[number % 2]
        note = f"---\nname: Person {number:02}\ncity: {city}\n---\n"
        (folder / f"people/p{number:02}.md").write_text(note, "utf-8")
    with serving(folder, clock=clock) as base:
        page = visit(base).open("people/")
        page.get_by_role("searchbox").locator("visible=true").last.fill("porto")
        comes(page, "document.querySelectorAll('tbody tr:not([hidden])').length === 15")
        write(folder / "people/p11.md", "---\nname: Person 11 Jones\ncity: Porto\n---\n")
        page.get_by_text("Person 11 Jones").wait_for(timeout=WAIT * 1000)
        comes(page, "document.querySelectorAll('tbody tr:not([hidden])').length === 15")


@pytest.mark.parametrize("engine", ["netnotes", "mkdocs"])
def test_midnight_turns_every_page(visit, folder, clock, engine):
    with serving(folder, clock=clock, engine=engine) as base:
        seen = visit(base)
        page = seen.open()
        assert page.locator(".nn-today__day").inner_text() == "Saturday, 21 November"
        assert page.locator(".nn-foot").inner_text().strip() == "As of Saturday, 21 November 2026"
        assert "tomorrow" in page.locator(".nn-card", has_text="Bo Chen").inner_text()
        clock.write_text("2026-11-22")
        page.get_by_text("Sunday, 22 November", exact=True).wait_for(timeout=WAIT * 1000)
        assert page.locator(".nn-foot").inner_text().strip() == "As of Sunday, 22 November 2026"
        assert "today" in page.locator(".nn-card", has_text="Bo Chen").inner_text()
        page = seen.open("people/ada/")
        assert page.locator(".nn-foot").inner_text().strip() == "As of Sunday, 22 November 2026"
        assert seen.open("rules/").locator(".nn-foot").inner_text().strip() == ""
        assert seen.wrong == []


def test_a_note_that_breaks_says_so_on_its_page_and_on_today_until_it_is_mended(
    visit, folder, clock
):
    ada = folder / "people/ada.md"
    with serving(folder, clock=clock) as base:
        home, theirs, other = visit(base), visit(base), visit(base)
        home.open(), theirs.open("people/ada/"), other.open("people/bo/")
        theirs.page.locator("details.nn-earlier summary").first.press("Enter")
        comes(theirs.page, "document.documentElement.scrollHeight > 3000")
        theirs.page.evaluate("scrollTo(0, 1500)")
        write(ada, ADA.replace("met: 2024-01-05", 'met: "2024-01-05'))
        banner = home.page.locator(".nn-warning", has_text="cannot be read")
        banner.wait_for(timeout=WAIT * 1000)
        assert "ada line 3" in banner.inner_text()
        assert "Bo Chen" in home.page.locator(".nn-page").first.inner_text()
        theirs.page.get_by_text("This note cannot be read").first.wait_for(timeout=WAIT * 1000)
        theirs.page.locator(".nn-warning").first.wait_for()
        assert other.page.locator("h1").inner_text() == "Bo Chen"
        banner.get_by_role("link").first.click()
        home.page.get_by_text("This note cannot be read").first.wait_for()
        home.open()
        write(ada, ADA)
        banner.wait_for(state="detached", timeout=WAIT * 1000)
        theirs.page.locator("h1", has_text="Ada Lovelace").wait_for(timeout=WAIT * 1000)
        theirs.page.get_by_text("This note cannot be read").wait_for(
            state="detached", timeout=WAIT * 1000
        )
        comes(theirs.page, "document.querySelector('details.nn-earlier').open")
        comes(theirs.page, "scrollY === 1500")
        for seen in (home, theirs, other):
            assert seen.wrong == []


def test_what_lies_beside_the_notes_shows_too_and_so_do_the_settings(visit, tmp_path):
    root = tmp_path / "network"
    shutil.copytree(REPOSITORY / "people", root / "people")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    with serving(root) as base:
        seen = visit(base)
        page = seen.open("meetings/2026-11-21-bo-chen/")
        (root / "questions").mkdir()
        own = "replace: yes\n\n- What did the harbour sound like when you were small?\n"
        write(root / "questions/engineer.md", own)
        page.get_by_text("What did the harbour sound like").first.wait_for(timeout=WAIT * 1000)
        page = seen.open()
        config = root / "mkdocs.yml"
        write(config, config.read_text("utf-8").replace("2026-11-21", "2026-12-24"))
        page.get_by_text("As of Thursday, 24 December 2026").wait_for(timeout=WAIT * 1000)
        assert seen.wrong == []


def test_a_note_that_was_gone_for_a_while_comes_back_by_itself(visit, folder, clock):
    """As some editors and programs that sync save it: taken away, and a moment later written anew."""
    ada = folder / "people/ada.md"
    with serving(folder, clock=clock) as base:
        page = visit(base).open("people/ada/")
        ada.unlink()
        page.locator(".nn-lost").wait_for(timeout=WAIT * 1000)
        write(ada, ADA)
        page.locator("h1", has_text="Ada Lovelace").wait_for(timeout=WAIT * 1000)
