"""Notes that mean harm, and notes that are broken: each costs its own page, and that stays harmless."""

from __future__ import annotations

import re

import pytest

HARMLESS = re.compile(
    r"(?:https?:|mailto:|tel:|vscode:|#|\.|[a-z0-9-]+/|index\.html)[^\s]*|", re.IGNORECASE
)


def test_the_site_is_built_all_the_same(hostile):
    assert hostile.result.returncode == 0, hostile.said
    assert "Traceback" not in hostile.said
    assert (hostile.site / "index.html").is_file()


def test_no_page_runs_or_loads_what_a_note_says(hostile, parse):
    clean = sum(e.tag == "script" for e in hostile.page("people").found)
    for name, html in hostile.pages().items():
        if name == "404.html":
            continue  # the theme's own, about nobody
        elements = parse(html).found
        assert sum(e.tag == "script" for e in elements) == clean, name
        for element in elements:
            assert element.tag not in ("iframe", "object", "embed", "base", "form") or (
                element.tag == "form" and "class" in element.attributes
            ), (name, element)
            assert not any(key.startswith("on") for key in element.attributes), (name, element)
            if element.tag == "a":
                assert HARMLESS.fullmatch(element.attributes.get("href", "")), (name, element)
            if element.tag == "img":
                assert re.fullmatch(
                    r"(\.\./)*people/pictures/[0-9a-f]+\.png", element.attributes["src"]
                )


def test_what_was_meant_to_run_is_shown_as_text(hostile):
    text = hostile.page("people/script").text
    assert "<script>alert(1)</script>" in text
    assert "<img src=x onerror=alert(1)>" in hostile.page("people/fields").text
    assert "{{ config.site_name }}" in hostile.read(_page_called(hostile, "{{ config }}"))


def test_no_front_matter_that_cannot_be_read_is_shown_anywhere(hostile, secret):
    assert secret not in hostile.everything()


@pytest.mark.parametrize(
    "name", ["unclosed", "open-quote", "list", "tab", "latin", "utf16", "deep", "huge"]
)
def test_a_broken_note_keeps_its_place_and_says_where_to_look(hostile, name):
    text = hostile.page(f"people/{name}").text
    assert f"people/{name}.md:" in text
    assert "Nothing is lost" in text


def test_keys_that_the_theme_reads_do_not_reach_it(hostile):
    html = hostile.read("people/theme/index.html")
    assert "<h1" in html
    assert 'http-equiv="refresh"' not in html
    assert "Vip" in hostile.read("people/template/index.html")


def test_text_that_would_hold_up_the_renderer_is_shown_as_written(hostile):
    assert "[[[[[[" in hostile.page("people/brackets").text
    assert "nn-as-written" in hostile.read("people/brackets/index.html")
    assert hostile.page("people/nested").text.count("x") >= 300


def test_names_of_files_make_safe_addresses(hostile):
    for path in (hostile.site / "people").rglob("*"):
        relative = str(path.relative_to(hostile.site))
        assert re.fullmatch(r"[a-z0-9./-]+", relative), relative
    titles = {"Wave", "José", "Index", "Readme", "Percent", "Hash", "Tag in the file's name"}
    found = {
        hostile.page(str(p.parent.relative_to(hostile.site))).text
        for p in hostile.site.glob("people/*/index.html")
    }
    for title in titles:
        assert any(title in text for text in found), title


def test_only_pictures_that_lie_inside_and_are_pictures_are_copied(hostile):
    copied = [
        path for path in (hostile.site / "people/pictures").iterdir() if path.suffix != ".html"
    ]
    assert [path.suffix for path in copied] == [".png"]
    assert "stolen words" not in hostile.everything()
    page = hostile.page("people/pictures")
    assert sum(e.tag == "img" for e in page.found) == 2  # the portrait, and the picture in the text


def test_links_out_of_the_folder_are_reported_and_not_followed(hostile):
    for name in ("linked.md", "linked-folder", "nowhere.md", "loop", "pipe.md"):
        assert f"people/{name}:1:1" in hostile.said, name


def test_errors_fail_a_strict_build_with_their_places(hostile_folder, mkdocs, tmp_path):
    built = mkdocs(hostile_folder, "--strict", "-d", str(tmp_path / "site"))
    assert built.result.returncode == 1
    assert re.search(r"people/unclosed\.md:\d+:\d+ N\d+ ", built.said)
    assert "in strict mode" in built.said


def _page_called(hostile, name):
    for path in hostile.site.glob("people/*/index.html"):
        if name in hostile.page(str(path.parent.relative_to(hostile.site))).text:
            return str(path.relative_to(hostile.site))
    raise AssertionError(name)
