"""The site of the sample network, as a whole."""

from __future__ import annotations

import re
import stat
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from netnotes.views import registry

LOADS = {
    "script": "src",
    "img": "src",
    "link": "href",
    "iframe": "src",
    "source": "src",
    "use": "href",
}


def test_it_builds_strictly(sample):
    assert sample.result.returncode == 0, sample.said


def test_every_view_has_a_page_and_a_place_in_the_navigation(sample):
    nav = {
        element.attributes.get("href", "")
        for element in sample.page("").found
        if element.tag == "a" and "nav" in element.inside
    }
    for page in registry.pages():
        if page.name == "today":
            assert "." in nav
            continue
        assert (sample.site / page.name / "index.html").is_file()
        assert f"{page.name}/" in nav


def test_pages_that_share_a_tab_are_listed_on_top_of_each(sample):
    """Without scripts and without a search, every page can be reached from every other."""
    sections: dict[str, list[str]] = {}
    for page in registry.pages():
        if page.section:
            sections.setdefault(page.section, []).append(page.name)
    assert max(map(len, sections.values())) > 2
    for names in sections.values():
        for name in names:
            html = sample.read(f"{name}/index.html")
            listed = re.search(r'<nav class="nn-siblings".*?</nav>', html, re.DOTALL)
            assert listed, name
            assert re.findall(r'href="([^"]*)"', listed[0]) == [
                "./" if other == name else f"../{other}/" for other in names
            ]
            assert listed[0].count('aria-current="page"') == 1
    assert "nn-siblings" not in sample.read("people/index.html")


def test_the_tabs_are_few_enough_to_be_seen_at_once(sample):
    tabs = re.findall(r'class="md-tabs__link"[^>]*>\s*(.*?)\s*</a>', sample.read("index.html"))
    assert tabs[0] == "Today"
    assert len(tabs) <= 7
    assert "More" not in tabs


def test_where_there_is_no_page_ours_says_so_kindly(sample):
    html = sample.read("404.html")
    assert "There is no page here" in html
    assert 'href="/"' in html or 'href="/."' in html
    assert '<meta http-equiv="Content-Security-Policy"' in html


def test_people_are_in_no_navigation_but_know_where_they_belong(sample):
    page = sample.page("people/alice-nguyen")
    nav = [e.attributes.get("href", "") for e in page.found if e.tag == "a" and "nav" in e.inside]
    assert not any("bo-chen" in href for href in nav)
    assert "../" in nav  # the breadcrumb: the table of everyone
    assert "../.." in nav


def test_a_person_says_who_they_are_and_what_to_do_next(sample):
    text = sample.page("people/alice-nguyen").text
    for said in (
        "Alice Nguyen",
        "Senior Software Engineer",
        "Close to you",
        "Next step",
        "In person",
    ):
        assert said in text


def test_words_of_a_note_are_where_the_switcher_looks(sample):
    parts = [path.read_text("utf-8") for path in sample.site.glob("assets/netnotes/text/*.txt")]
    notes = [note.split("\n") for part in parts for note in part.split("\0")]
    found = [address for address, *lines in notes if any("hybrid clocks" in x for x in lines)]
    assert "people/alice-nguyen/" in found
    assert "Open the note" not in "".join(parts)  # the words of a page around what a note says


def test_nothing_is_loaded_from_another_host(sample, parse):
    for name, html in sample.pages().items():
        for element in parse(html).found:
            url = element.attributes.get(LOADS.get(element.tag, "-"), "")
            if element.tag == "link" and element.attributes.get("rel") == "canonical":
                continue
            assert not url.startswith(("http:", "https:", "//")), (name, url)
    for path in sample.site.rglob("*.css"):
        for url in re.findall(r"url\(([^)]*)\)", path.read_text("utf-8")):
            assert url.strip("'\"").startswith(("data:", "#", ".", "/")) or "://" not in url


def test_every_link_inside_of_the_site_leads_somewhere(sample, parse):
    ids = {
        name: {e.attributes.get("id") for e in parse(html).found}
        for name, html in sample.pages().items()
    }
    for name, html in sample.pages().items():
        if name == "404.html":
            continue
        for element in parse(html).found:
            href = element.attributes.get("href", "")
            if element.tag != "a" or urlsplit(href).scheme:
                continue
            url = urlsplit(urljoin(f"/{name}", href))
            path = unquote(url.path).lstrip("/")
            path = f"{path}index.html" if path.endswith("/") or not path else path
            if not (sample.site / path).is_file():
                path = f"{path}/index.html"
            assert (sample.site / path).is_file(), (name, href)
            if url.fragment and not url.fragment.startswith("__"):
                assert unquote(url.fragment) in ids[path], (name, href)


def test_ids_are_unique_and_headings_go_down_step_by_step(sample, parse):
    for name, html in sample.pages().items():
        found = parse(html).found
        ids = [e.attributes["id"] for e in found if "id" in e.attributes]
        assert len(ids) == len(set(ids)), name
        levels = [int(e.tag[1]) for e in found if re.fullmatch("h[1-6]", e.tag)]
        assert levels.count(1) == 1, name
        assert all(b - a <= 1 for a, b in pairwise(levels)), (name, levels)


def test_every_page_has_a_policy_and_wants_no_robots(sample):
    for name, html in sample.pages().items():
        if name == "404.html":
            continue
        assert '<meta http-equiv="Content-Security-Policy" content="default-src' in html, name
        assert '<meta name="robots" content="noindex, nofollow">' in html
        assert not re.search(r'\son[a-z]+="', html.split("<body", 1)[1].split("__config")[0]), name
    assert "Disallow: /" in sample.read("robots.txt")


def test_what_is_written_is_for_the_owner_only_and_not_for_git(sample):
    assert sample.read(".gitignore") == "*\n"
    for path in (sample.site, *sample.site.rglob("*")):
        assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO), path


def test_two_builds_are_the_same(sample, sample_folder, again):
    for name, html in sample.pages().items():
        then = (again / name).read_text("utf-8")
        assert then.replace(str(sample_folder), str(sample.root)) == html, name


@pytest.mark.parametrize("directory_urls", ["true", "false"])
def test_properdocs_builds_it_too(sample_folder, mkdocs, tmp_path, directory_urls):
    config = (sample_folder / "mkdocs.yml").read_text("utf-8")
    other = sample_folder / f"properdocs-{directory_urls}.yml"
    other.write_text(f"{config}\nuse_directory_urls: {directory_urls}\n", "utf-8")
    built = mkdocs(
        sample_folder,
        "--strict",
        "-f",
        other.name,
        "-d",
        str(tmp_path / "site"),
        engine="properdocs",
    )
    assert built.result.returncode == 0, built.said
    page = "alice-nguyen/index.html" if directory_urls == "true" else "alice-nguyen.html"
    html = (tmp_path / "site/people" / page).read_text("utf-8")
    assert "Next step" in html
    assert ("../people/acme/" if directory_urls == "true" else "../people/acme.html") in html
