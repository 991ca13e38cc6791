"""A build after another one makes what it must, and leaves byte for byte what a first one would."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from mkdocs_netnotes import making, remembered, sharing

sys.path.insert(0, str(Path(__file__).parent))
from builds import CONFIG, PNG, answered, made, same, tree, two_people

pytestmark = pytest.mark.usefixtures("compiled_once", "at_one_moment")


@pytest.fixture
def network(tmp_path) -> Path:
    return two_people(tmp_path)


def stamps(site: Path) -> dict[str, int]:
    return {
        path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*.html")
    }


def test_nothing_changed_nothing_written_and_one_note_changes_what_speaks_of_it(network):
    made(network, "site")
    before = stamps(network / "site")
    made(network, "site")
    assert stamps(network / "site") == before
    (network / "people/ada.md").write_text("---\nname: Ada\n---\n\nKnows [[bo]] well.\n")
    made(network, "site")
    after = stamps(network / "site")
    changed = {name for name in after if after[name] != before[name]}
    assert "people/ada/index.html" in changed
    assert "rules/index.html" not in changed


@pytest.mark.parametrize("worth", [making.WORTH_A_PROCESS, 1])
def test_after_an_edit_only_the_pages_that_rest_on_it_are_made(network, monkeypatch, worth):
    """Few of them, or so many that they are shared."""
    monkeypatch.setattr(making, "WORTH_A_PROCESS", worth)
    monkeypatch.setattr(sharing, "may_fork", lambda: False)  # here all of them are seen
    for slug, says in {"cy": "See [[ada]].", "dan": "", "zoe": "With [[dan]]."}.items():
        (network / f"people/{slug}.md").write_text(f"---\nname: {slug.title()}\n---\n\n{says}\n")
    made(network, "site")
    pages = []
    page = making.Maker.page
    monkeypatch.setattr(making.Maker, "page", lambda self, at: pages.append(at) or page(self, at))

    def edited() -> set[str]:
        pages.clear()
        made(network, "site")
        drawn = {at.removeprefix("people/").removesuffix(".md") for at in pages if "/" in at}
        return {name for name in drawn if "/" not in name}

    assert edited() == set()
    note = network / "people/ada.md"
    note.write_text("---\nname: Ada\n---\n\nKnows [[bo]] well.\n")
    assert edited() == {"ada", "bo", "cy"}
    note.write_text("---\nname: Ada\n---\n\n## Log\n\n- 2026-11-02 coffee with [[zoe]]\n")
    assert edited() == {"ada", "bo", "cy", "zoe"}
    (network / "people/eve.md").write_text("---\nname: Eve\n---\n")
    assert edited() == {"eve"}
    (network / "people/eve.md").unlink()
    note.rename(network / "people/adah.md")
    assert edited() == {"adah", "cy", "zoe"}
    left = tree(network / "site")
    shutil.rmtree(network / "site")
    assert same(left, made(network, "site"))
    (network / "mkdocs.yml").write_text(CONFIG.replace("Test", "Another"))
    assert edited() == {"adah", "bo", "cy", "dan", "zoe"}


def test_what_the_navigation_says_is_another(network):
    (network / "docs").mkdir()
    (network / "docs/garden.md").write_text("# My garden\n")
    (network / "mkdocs.yml").write_text(CONFIG.replace("docs_dir: people", "docs_dir: docs"))
    assert b"My garden" in made(network, "site")["people/ada/index.html"]
    (network / "docs/garden.md").write_text("# A pond\n")
    assert b"A pond" in made(network, "site")["people/ada/index.html"]


OWN = CONFIG.replace("docs_dir: people", "docs_dir: docs")
CALLED = CONFIG.replace("me: me", "me: zoe")
GERMAN = CONFIG.replace("material", "mkdocs, locale: de").replace("  - search\n", "")
FILE = {"docs/a.md": "# A\n", "docs/x.txt": "one"}
ICON = "assets/images/favicon.png"
SHOWN = {"people/ada.md": "---\nname: Ada\n---\n\n![x](x.png)\n"}
#: What a network holds, and what of it is another before it is built again: a text, bytes, where a link leads
#: to, or nothing.
BETWEEN = {
    "I am nobody, then somebody": (
        CALLED, {}, {"people/zoe.md": "---\nname: Zoe\nseeking: no\n---\n"},
    ),
    "another goes by my name, too": (
        CALLED, {"people/cy.md": "---\nname: Zoe\n---\n"},
        {"people/bo.md": "---\nname: Bo\naliases: [Zoe]\n---\n"},
    ),
    "my name is the slug of another": (
        CALLED, {"people/cy.md": "---\nname: Zoe\nseeking: no\n---\n"},
        {"people/zoe.md": "---\nname: Another\n---\n"},
    ),
    "what a page of mine leads to can be read again": (
        OWN, {"docs/a.md": "[Ada](people/ada.md)\n", "people/ada.md": "---\nname: [broken\n---\n"},
        {"people/ada.md": "---\nname: Ada\n---\n"},
    ),
    "a page in no navigation is called otherwise": (
        OWN + "nav: [a.md]\n", {"docs/a.md": "# A\n", "docs/b.md": "# B\n"}, {"docs/b.md": "# C\n"},
    ),
    "a page of mine stands where a note's did": (
        OWN + "nav: [a.md]\n", {"docs/a.md": "# A\n"}, {"docs/people/ada.md": "# My Ada\n"},
    ),
    "a page of mine stands there no more": (
        OWN + "nav: [a.md]\n", {"docs/a.md": "# A\n", "docs/people/ada.md": "# My Ada\n"},
        {"docs/people/ada.md": None},
    ),
    "a page in the navigation is new": (
        OWN, {"docs/a.md": "# A\n"}, {"docs/a.md": "---\nstatus: new\n---\n\n# A\n"},
    ),
    "another page is left out": (
        CONFIG + "exclude_docs: health.md\n", {}, {"mkdocs.yml": CONFIG + "exclude_docs: ideas.md\n"},
    ),
    "another theme speaks another language": (
        GERMAN, {},
        {"mkdocs.yml": GERMAN.replace("locale: de", "locale: fr")},
    ),
    "a picture lies outside": (
        CONFIG, SHOWN | {"people/x.png": PNG},
        {"x.png": ("people/x.png",), "people/x.png": Path("../x.png")},
    ),
    "a picture that a link leads to is called otherwise": (
        CONFIG, SHOWN | {"people/a.png": PNG, "people/x.png": Path("a.png")},
        {"people/b.png": ("people/a.png",), "people/x.png": Path("b.png"), "people/bo.md": "Bo\n"},
    ),
    "a template behind a link": (
        CONFIG.replace("name: material", "name: material, custom_dir: theme"),
        {"theme/partials": Path("../more"), "more/logo.html": "one", "more/more": Path("../more")},
        {"more/logo.html": "another"},
    ),
    "a file of mine says something else": (OWN, FILE, {"docs/x.txt": "two"}),
    "a file of mine is left out": (OWN, FILE, {"mkdocs.yml": OWN + "exclude_docs: x.txt\n"}),
    "a file of mine is gone": (OWN, FILE, {"docs/x.txt": None}),
    "a picture of nobody": (CONFIG, {}, {"site/people/pictures/x.png": PNG}),
    "a file of the theme was changed": (CONFIG, {}, {f"site/{ICON}": PNG}),
    "a file of the theme is a link": (CONFIG, {"x.png": PNG}, {f"site/{ICON}": Path("../../../x.png")}),
}  # fmt: skip
#: Where nothing but the site itself was touched, it is again what it was.
MENDED = ("a picture of nobody", "a file of the theme was changed", "a file of the theme is a link")


def put(root: Path, files: dict) -> None:
    for name, said in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(said, tuple):
            (root / said[0]).rename(path)
            continue
        path.unlink(missing_ok=True)
        if isinstance(said, Path):
            path.symlink_to(said)
        elif said is not None:
            path.write_bytes(said if isinstance(said, bytes) else said.encode())


@pytest.mark.parametrize("what", BETWEEN)
def test_whatever_is_another_between_two_builds(network, what):
    config, before, after = BETWEEN[what]
    put(network, {"mkdocs.yml": config} | before)
    first = made(network, "site")
    put(network, after)
    left = made(network, "site")
    shutil.rmtree(network / "site")
    (network / ".netnotes/site.cache").unlink()
    assert same(left, made(network, "site"))
    assert (left == first) == (what in MENDED)


@pytest.mark.parametrize("touch", ["lost", "changed", "older"])
def test_a_file_that_somebody_else_touched_is_written_again(network, touch):
    before = made(network, "site")
    page = network / "site/people/ada/index.html"
    if touch == "lost":
        page.unlink()
    elif touch == "changed":
        page.write_bytes(page.read_bytes() + b" ")
    else:
        os.utime(page, ns=(1, 1))
    assert same(made(network, "site"), before)


def test_what_belongs_to_nobody_is_taken_away_and_no_link_is_written_through(network, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("mine")
    before = made(network, "site")
    site = network / "site"
    (site / "stray.html").write_text("old")
    (site / "gone").mkdir()
    (site / "gone/index.html").write_text("old")
    shutil.rmtree(site / "people/ada")
    (site / "people/ada").symlink_to(outside)
    (site / ".git").mkdir()
    after = made(network, "site")
    assert same(after, before)
    assert (site / ".git").is_dir()
    assert sorted(path.name for path in outside.iterdir()) == ["kept"]


def test_a_build_that_fails_leaves_the_last_site(network, monkeypatch):
    before = made(network, "site")
    (network / "people/ada.md").write_text("---\nname: Ada Lovelace\n---\n")

    def fails(*args, **more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making.Maker, "make", fails)
    with pytest.raises(OSError, match="No space"):
        made(network, "site")
    monkeypatch.undo()
    left = {name: data for name, data in tree(network / "site").items() if "/" in name}
    assert all(before[name] == data for name, data in left.items() if name.endswith(".html"))
    assert not (network / "site/.netnotes-new").exists()
    assert b"Ada Lovelace" in made(network, "site")["people/ada/index.html"]


# -- whatever happens -------------------------------------------------------------------------

SLUGS = ("ada", "bo", "cy", "acme", "me")
BODIES = (
    "---\nname: {name}\n---\n",
    "---\nname: {name}\norg: Acme\ncadence: 2 weeks\n---\n\n## Log\n\n- 2026-06-01 coffee with [[bo]]: bees\n",
    "---\nname: {name}\ncity: Porto\nphoto: {slug}.png\nintroduced_by: ada\nbirthday: 1990-11-22\n---\n\nSee [[cy]].\n",
    "---\nname: {name}\ntype: org\ntarget: yes\n---\n\nA place of [[ada]].\n",
    "---\nname: {name}\nknows:\n  - {{ref: bo}}\n  - {{name: Zoe, org: Acme}}\n---\n\n- [ ] send the book 📅 2026-11-25\n",
    "---\nname: [broken\n---\n",
)  # fmt: skip


class Living(RuleBasedStateMachine):
    """A network that lives, its site built again and again, and served all the while."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "people").mkdir(parents=True)
        (self.folder / "mkdocs.yml").write_text(CONFIG)
        self.write("ada", 1, "Ada")
        self.write("bo", 2, "Bo")
        self.served = made(self.folder, "served", serving=True)
        self.fresh = True

    def write(self, slug: str, kind: int, name: str) -> None:
        text = BODIES[kind].format(slug=slug, name=name)
        (self.folder / f"people/{slug}.md").write_text(text, "utf-8")
        self.fresh = False

    def change_settings(self, line: str) -> None:
        (self.folder / "mkdocs.yml").write_text(CONFIG.replace("me: me, today: 2026-11-21", line))
        self.served = made(self.folder, "served", serving=True)  # as the server does
        self.fresh = False

    edits = rule(
        slug=st.sampled_from(SLUGS), kind=st.integers(0, len(BODIES) - 1),
        name=st.sampled_from(("Ada", "Bo", "Zoe & Co", "Acme")),
    )(write)  # fmt: skip

    @rule(slug=st.sampled_from(SLUGS))
    def delete(self, slug: str) -> None:
        (self.folder / f"people/{slug}.md").unlink(missing_ok=True)
        self.fresh = False

    @rule(slug=st.sampled_from(SLUGS), to=st.sampled_from(("dan", "bo")))
    def rename(self, slug: str, to: str) -> None:
        old = self.folder / f"people/{slug}.md"
        if old.exists():
            old.rename(self.folder / f"people/{to}.md")
        self.fresh = False

    @rule(slug=st.sampled_from(SLUGS), there=st.booleans())
    def portray(self, slug: str, there: bool) -> None:
        path = self.folder / f"people/{slug}.png"
        path.write_bytes(PNG) if there else path.unlink(missing_ok=True)
        self.fresh = False

    @rule(day=st.integers(20, 28))
    def sleep(self, day: int) -> None:
        self.change_settings(f"me: me, today: 2026-11-{day}, cadence: {{close: {day} days}}")

    @rule(me=st.sampled_from(("me", "ada", "bo")))
    def be(self, me: str) -> None:
        self.change_settings(f"me: {me}, today: 2026-11-21")

    @invariant()
    @precondition(lambda self: not self.fresh)
    def what_was_made_bit_by_bit_is_what_is_made_at_once(self) -> None:
        self.fresh = True
        by_steps = made(self.folder, "site")
        (self.folder / ".netnotes/site.cache").unlink()
        shutil.rmtree(self.folder / "site")
        assert same(by_steps, made(self.folder, "site"))
        if not self.served._follow():
            self.served = made(self.folder, "served", serving=True)
        assert same(answered(self.served), answered(made(self.folder, "served-anew", serving=True)))


def test_incremental_is_cold(tmp_path):
    Living.folder = tmp_path / "network"
    Living.TestCase.settings = settings(
        max_examples=1, stateful_step_count=6, deadline=None, database=None,
        phases=[Phase.generate],  # more of them, without MkDocs around, are in test_rests.py
        suppress_health_check=[*HealthCheck],
    )  # fmt: skip
    Living.TestCase("runTest").runTest()


def test_a_change_of_day_alone_makes_what_it_must(network):
    config = network / "mkdocs.yml"
    made(network, "site")
    config.write_text(CONFIG.replace("11-21", "11-22"))
    later = made(network, "site")
    (network / ".netnotes/site.cache").unlink()
    assert same(later, made(network, "cold"))
    assert b"22 November 2026" in later["index.html"]


def test_what_is_remembered_of_another_folder_is_not_believed(network):
    made(network, "site")
    assert remembered.recall(network / ".netnotes/site.cache", "elsewhere").files == {}
    assert same(made(network, "other"), tree(network / "site"))
