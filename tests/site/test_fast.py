"""The fast way gives, byte for byte, what MkDocs gives: at once, one note later, and page by page."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs_netnotes import live, making, remembered
from mkdocs_netnotes.addresses import file_of

from netnotes.read import read_note

ROOT = Path(__file__).parents[2]
GENERATOR = ROOT / "tests/benchmarks/generate.py"

pytestmark = pytest.mark.usefixtures("compiled_once")

PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)
CONFIG = """\
site_name: Test
docs_dir: people
theme: {name: material}
plugins:
  - search
  - netnotes: {me: me, today: 2026-11-21}
"""


def generate(root: Path, number: int) -> None:
    """So many people, as the benchmark makes them."""
    runpy.run_path(str(GENERATOR))["generate"](root, number)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a site; the mark of a server that shows it is none."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".netnotes")
    }


def same(one: dict[str, bytes], other: dict[str, bytes]) -> bool:
    """Whether two sites are the same; says which files are not."""
    differ = [name for name in one.keys() | other.keys() if one.get(name) != other.get(name)]
    assert differ == []
    return True


def built(root: Path, *options: str, to: str = "site") -> tuple[dict[str, bytes], str]:
    """Build as a user does; the site, and what was said."""
    command = [sys.executable, "-m", "netnotes", "build", "--site-dir", str(root / to), *options]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return tree(root / to), done.stderr


def made(root: Path, to: str, *, serving: bool = False):
    """Build in this process: the files, or, of a site that is served, the plugin that answers."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / to))
    plugin = config.plugins["netnotes"]
    config.plugins.on_startup(command="serve" if serving else "build", dirty=False)
    try:
        if serving:
            config.site_url = "http://127.0.0.1:8000/"
        build(config, serve_url=config.site_url if serving else None)
    finally:
        config.plugins.on_shutdown()
    return plugin if serving else tree(root / to)


def answered(plugin) -> dict[str, bytes]:
    """All that a server would give."""
    site = plugin.site
    pages = (file_of(site.url(place)) for place in site.wanted())
    given = {at: plugin.answers.get(at) for at in [*pages, *site.data]}
    return given | {at: plugin.answers.get(at) for at in [*site.pictures.used]}


@pytest.fixture(autouse=True)
def at_one_moment(monkeypatch):
    """Some themes say when a site was built."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795262400")


@pytest.fixture
def network(tmp_path) -> Path:
    (tmp_path / "people").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "people/ada.md").write_text("---\nname: Ada\n---\n\nKnows [[bo]].\n")
    (tmp_path / "people/bo.md").write_text("---\nname: Bo <b> & Söhne\norg: Acme\n---\n")
    return tmp_path


def test_the_sample_network_is_the_same_either_way(sample_folder, again):
    plain, _ = built(sample_folder, "--no-fast", to="plain")
    assert same(tree(again), plain)
    assert len(plain) > 150


def test_a_thousand_people_are_the_same_either_way(tmp_path):
    generate(tmp_path, 1_000)
    fast, _ = built(tmp_path)
    plain, _ = built(tmp_path, "--no-fast", to="plain")
    assert same(fast, plain)
    assert sum(name.startswith("people/") for name in fast) > 1_000


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(("docs_dir", "use_directory_urls: false\ndocs_dir"), id="flat"),
        pytest.param(("docs_dir", "site_url: https://me.example/notes\ndocs_dir"), id="address"),
        pytest.param(("name: material", "name: mkdocs"), id="theme"),
        pytest.param(("name: material", "name: material, features: [toc.integrate]"), id="toc"),
        pytest.param(("docs_dir: people", "exclude_docs: 'statistics.md'"), id="left-out"),
    ],
)
def test_whatever_mkdocs_yml_says(network, changed):
    (network / "mkdocs.yml").write_text(CONFIG.replace(*changed))
    (network / "docs").mkdir()
    (network / "docs/mine.md").write_text("# Mine\n\n[Ada](people/ada.md#start), [x](due.md)\n")
    assert same(made(network, "site"), built(network, "--no-fast", to="plain")[0])


def test_the_users_own_frame_is_theirs(network):
    theme = network / "theme"
    theme.mkdir()
    config = CONFIG.replace("name: material", "name: material, custom_dir: theme")
    (network / "mkdocs.yml").write_text(config)
    (theme / "main.html").write_text(
        '{% extends "base.html" %}{% block announce %}{{ page.url }} {{ page.title }}{% endblock %}'
    )
    fast = made(network, "site")
    assert same(fast, built(network, "--no-fast", to="plain")[0])
    assert b"people/ada/ Ada" in fast["people/ada/index.html"]
    assert b"people/bo/ Bo &lt;b&gt;" in fast["people/bo/index.html"]


@pytest.mark.parametrize(
    "hook",
    [
        "def on_page_content(html, page, config, files): return html + f'<i>{page.url}</i>'",
        "def on_post_page(output, page, config): return output + '<!-- seen -->'",
    ],
)
def test_where_a_hook_acts_on_pages_mkdocs_makes_them(network, hook):
    (network / "hook.py").write_text(hook)
    (network / "mkdocs.yml").write_text(f"{CONFIG}hooks: [hook.py]\n")
    fast, said = built(network)
    assert said.count("hook.py acts on pages, so MkDocs makes them one by one") == 1
    assert b"<i>people/ada/</i>" in fast["people/ada/index.html"] or b"seen" in fast["index.html"]
    assert same(fast, built(network, "--no-fast", to="plain")[0])


def test_a_hook_that_changes_is_heard_though_no_note_did(network):
    (network / "mkdocs.yml").write_text(f"{CONFIG}hooks: [hook.py]\n")
    for number in (1, 2):
        (network / "hook.py").write_text(
            f"def on_config(config): config.copyright = 'Hers, {number}'"
        )
        assert f"Hers, {number}".encode() in built(network)[0]["index.html"]


def test_two_processes_make_what_one_does(tmp_path, monkeypatch):
    """And the same where what was unpacked is let go of after each piece of work."""
    generate(tmp_path, 160)
    two, _ = built(tmp_path)
    monkeypatch.setattr(making, "may_fork", lambda: False)
    assert same(two, made(tmp_path, "one"))
    monkeypatch.setattr(making, "_MUCH", -(10**9))
    monkeypatch.setattr(making, "_MUCH_OF_ALL", -(10**9))
    monkeypatch.setattr(making, "VERY_MANY", 0)
    let_go = Mock(side_effect=making.Maker._let_go, autospec=True)
    monkeypatch.setattr(making.Maker, "_let_go", lambda maker: let_go(maker))
    assert same(two, made(tmp_path, "let-go"))
    assert let_go.called


@pytest.mark.parametrize("keeps", [True, False])
def test_very_many_new_notes_are_read_in_a_process_of_their_own(tmp_path, monkeypatch, keeps):
    generate(tmp_path, 40)
    before, _ = built(tmp_path, to="before")
    shutil.rmtree(tmp_path / ".netnotes")
    if not keeps:
        (tmp_path / ".netnotes").symlink_to(tmp_path / "nowhere")
    monkeypatch.setattr(live, "VERY_MANY", 40)
    monkeypatch.setattr("netnotes.halves.may_fork", lambda: True)
    read = Mock(side_effect=read_note)
    monkeypatch.setattr("netnotes.read.read_note", read)
    assert same(made(tmp_path, "site"), before)
    assert read.called is not keeps  # here


def test_what_goes_wrong_in_the_second_process_is_said(tmp_path):
    generate(tmp_path, 12)
    site = tmp_path / "site"
    site.mkdir()
    broken = (
        "import os; from mkdocs_netnotes import making, output; me = os.getpid()\n"
        "making._WORTH_A_PROCESS = 0\n"
        "write = output.Writer.write\n"
        "def fails(self, *args):\n"
        "    if os.getpid() != me: raise OSError(28, 'No space left on device', args[0])\n"
        "    write(self, *args)\n"
        "output.Writer.write = fails\n"
        "from netnotes.__main__ import run; run()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", broken, "build"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 4
    assert done.stderr.rstrip().endswith("No space left on device")
    assert "Traceback" not in done.stderr
    assert built(tmp_path)[0].keys() == built(tmp_path, to="other")[0].keys()


# -- one note later ---------------------------------------------------------------------------


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


def test_after_an_edit_only_the_pages_that_rest_on_it_are_made(network, monkeypatch):
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
    "a picture of nobody": (CONFIG, {}, {"site/people/pictures/x.png": PNG}),
}  # fmt: skip


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
    assert left != first or what == "a picture of nobody"


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
