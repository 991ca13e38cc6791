"""What mkdocs.yml says, and does not say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ADA = {"ada.md": "---\nname: Ada\norg: Acme\n---\n\nShe wrote <b>first</b>.\n"}
BASE = "site_name: T\ndocs_dir: people\ntheme: {name: material%s}\nplugins:\n  - search\n  - netnotes%s\n"


def netnotes(*args: str, cwd: Path) -> subprocess.CompletedProcess:
    env = {k: v for k, v in os.environ.items() if k != "NETNOTES_TODAY"}
    command = [sys.executable, "-m", "netnotes", *args]
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, timeout=600, check=False
    )


def test_a_wrong_setting_ends_the_build_and_says_where(tmp_path, network_folder, mkdocs):
    config = BASE % ("", ":\n      horizon: soon")
    built = mkdocs(network_folder(tmp_path, ADA, config))
    assert built.result.returncode != 0
    assert "mkdocs.yml:7:16 " in built.said
    assert "Traceback" not in built.said
    assert "nrecogni" not in built.said


def test_a_folder_of_the_users_own_beats_our_templates(tmp_path, network_folder, mkdocs):
    root = network_folder(tmp_path, ADA, BASE % (", custom_dir: mine", ""))
    template = root / "mine/netnotes/blocks/paragraph.html"
    template.parent.mkdir(parents=True)
    template.write_text("<p>mine: {{ words.text(part.block.text) }}</p>", "utf-8")
    (root / "mine/main.html").write_text(
        '{% extends "base.html" %}{% block announce %}my banner{% endblock %}', "utf-8"
    )
    built = mkdocs(root)
    assert built.result.returncode == 0, built.said
    page = built.page("people")
    assert "mine: " in page.text
    assert "my banner" in page.text


def test_what_the_user_chose_stays_but_for_what_asks_another_host(tmp_path, network_folder, mkdocs):
    config = BASE % (
        ", features: [navigation.footer], palette: {scheme: slate}, font: {text: Ubuntu}",
        "",
    )
    config += "repo_url: https://github.com/someone/private\nextra: {analytics: {provider: google, property: x}}\n"
    built = mkdocs(network_folder(tmp_path, ADA, config), "--strict")
    assert built.result.returncode == 0, built.said
    html = built.read("index.html")
    assert 'data-md-color-scheme="slate"' in html
    assert "navigation.tabs" not in html
    for other in ("googleapis", "github.com", "google-analytics", "squidfunk"):
        assert other not in html


def test_pages_of_the_users_own_stand_beside_ours(tmp_path, network_folder, mkdocs):
    config = "site_name: T\ntheme: {name: material}\nplugins: [search, netnotes]\n"
    root = network_folder(tmp_path, ADA, config)
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# My own home\n\n[Ada](people/ada.md)\n", "utf-8")
    (root / "docs/guide.md").write_text("# A guide\n", "utf-8")
    (root / "docs/away.md").symlink_to("/etc/hostname")
    built = mkdocs(root, "--strict")
    assert built.result.returncode == 0, built.said
    assert "My own home" in built.page("").text
    assert "Today" in built.page("today").text
    assert "A guide" in built.page("guide").text
    assert not (built.site / "away").exists()
    hrefs = [e.attributes.get("href") for e in built.page("").found if e.tag == "a"]
    assert {"people/ada/", "guide/", "people/", "today/"} <= set(hrefs)


def test_a_folder_with_nothing_but_people_is_enough(tmp_path, tmp_path_factory, network_folder):
    away = tmp_path_factory.mktemp("away")
    root = network_folder(tmp_path, ADA, "")
    result = netnotes("build", "--strict", cwd=root)
    assert result.returncode == 0, result.stderr
    assert "first" in (root / "site/people/ada/index.html").read_text("utf-8")
    assert "&lt;b&gt;first" in (root / "site/people/ada/index.html").read_text("utf-8")
    elsewhere = netnotes("build", "-C", str(root), "-d", "out", cwd=away)
    assert elsewhere.returncode == 0, elsewhere.stderr
    assert (away / "out/index.html").is_file()


def test_the_date_comes_from_the_command(tmp_path, network_folder):
    root = network_folder(tmp_path, {}, "")
    assert netnotes("--today", "2024-02-29", "build", cwd=root).returncode == 0
    assert "29 February" in (root / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize(("args", "status"), [((), 0), (("--strict",), 1)])
def test_findings_end_only_a_strict_build(tmp_path, network_folder, args, status):
    root = network_folder(tmp_path, {"x.md": "---\nname: [x\n---\n"}, "")
    result = netnotes("build", *args, cwd=root)
    assert result.returncode == status, result.stderr
    assert "people/x.md:2:" in result.stderr
    assert "Traceback" not in result.stderr


ODD = "---\nname: Ada\nfoo: x\n---\n"


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ({"a.md": ODD}, "netnotes: one finding, see the page Notes health"),
        ({"a.md": ODD, "b.md": ODD}, "netnotes: three findings, see the page Notes health"),
        (
            {"a.md": ODD, "x.md": "---\nname: [x\n---\n"},
            "netnotes: one finding besides the errors, see the page Notes health",
        ),
    ],
)
def test_findings_are_counted_in_words_that_stand_alone(
    tmp_path, network_folder, mkdocs, notes, said
):
    assert f"{said}\n" in mkdocs(network_folder(tmp_path, notes, BASE % ("", ""))).said


@pytest.mark.parametrize(("editor", "links"), [("none", False), ("zed://file/{path}:{line}", True)])
def test_the_editor_that_opens_a_line(tmp_path, network_folder, mkdocs, editor, links):
    notes = {"ada.md": "---\nname: Ada\n---\n\n- [ ] a book (due 2020-01-01)\n"}
    config = BASE % ("", f":\n      editor: '{editor}'")
    built = mkdocs(network_folder(tmp_path, notes, config))
    assert built.result.returncode == 0, built.said
    html = built.read("index.html")
    assert "line\N{NO-BREAK SPACE}5" in html
    assert ('href="zed://file' in html) == links
    assert "vscode:" not in html


def test_publishing_is_refused(tmp_path, network_folder):
    root = network_folder(tmp_path, ADA)
    command = [sys.executable, "-m", "mkdocs", "gh-deploy"]
    result = subprocess.run(
        command, cwd=root, capture_output=True, text=True, timeout=600, check=False
    )
    assert result.returncode != 0
    assert "private notes" in result.stderr + result.stdout
    assert not (root / "site").exists()


def test_a_page_that_cannot_be_made_costs_itself_only(tmp_path, network_folder, mkdocs):
    root = network_folder(tmp_path, ADA, BASE % (", custom_dir: mine", ""))
    template = root / "mine/netnotes/person.html"
    template.parent.mkdir(parents=True)
    template.write_text("<p>\n{{ nothing.of_the_kind }}", "utf-8")
    built = mkdocs(root)
    assert built.result.returncode == 0, built.said
    assert f"could not be made ({template}:2: UndefinedError: " in " ".join(built.said.split())
    page = built.page("people/ada")
    assert "could not be made" in page.text
    assert [found.tag for found in page.found if found.tag in ("html", "h1")] == ["html", "h1"]
    assert built.page("people").text
    template.write_text("<p>\n{% if nothing %}", "utf-8")
    said = " ".join(mkdocs(root).said.split())
    assert f"could not be made ({template}:2: TemplateSyntaxError: " in said


def test_a_style_and_a_template_of_ones_own_take_part(tmp_path, network_folder, mkdocs):
    root = network_folder(tmp_path, ADA, BASE % (", custom_dir: mine", ""))
    style = root / "mine/netnotes/styles/99-mine.css"
    style.parent.mkdir(parents=True)
    style.write_text(".nn-card { outline: 3px dotted teal; }\n", "utf-8")
    (root / "mine/netnotes/foot.html").write_text("<p>All mine</p>\n", "utf-8")
    built = mkdocs(root)
    assert "3px dotted teal" in built.read("assets/netnotes/netnotes.css")
    assert "All mine" in built.page("people/ada").text
