"""The fast way gives, byte for byte, what MkDocs gives: whatever mkdocs.yml says, in one process and in two."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest
from mkdocs_netnotes import live, making, sharing

from netnotes.read import read_note

sys.path.insert(0, str(Path(__file__).parent))
from builds import CONFIG, built, generate, made, same, tree, two_people

pytestmark = pytest.mark.usefixtures("compiled_once", "at_one_moment")


@pytest.fixture
def network(tmp_path) -> Path:
    return two_people(tmp_path)


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
    for said in ("Hers, once", "Hers, again"):  # within a second Python goes by the length of a file
        (network / "hook.py").write_text(f"def on_config(config): config.copyright = '{said}'")
        assert said.encode() in built(network)[0]["index.html"]


def test_two_processes_make_what_one_does(tmp_path, monkeypatch):
    """And the same where what was unpacked is let go of after each piece of work."""
    generate(tmp_path, 160)
    two, _ = built(tmp_path)
    monkeypatch.setattr(sharing, "may_fork", lambda: False)
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
        "making.WORTH_A_PROCESS = 0\n"
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
