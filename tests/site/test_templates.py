"""How templates are found and compiled: parts within them, a user's in the place of ours, anew when one changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from mkdocs_netnotes.defaults import overrides_dir
from mkdocs_netnotes.templates import Templates, templates

OURS = str(overrides_dir())


def _write(folder: Path, **files: str) -> str:
    for name, text in files.items():
        path = folder / "netnotes" / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return str(folder)


def test_what_is_printed_is_escaped(tmp_path):
    env = Templates(
        [_write(tmp_path, page="{{ a }} {{ f(a) }} {{ [a] | join }} {{ {'x': a}.x ~ a }}")]
    )
    html = env.get_template("netnotes/page.html").render(a="<&'\">", f=lambda text: text)
    assert html == " ".join(["&lt;&amp;&#39;&#34;&gt;"] * 3) + " " + "&lt;&amp;&#39;&#34;&gt;" * 2


def test_a_part_of_ours_is_compiled_into_what_includes_it(tmp_path):
    mine = _write(
        tmp_path, page='{% set x = 1 %}{% include "netnotes/blocks/_title.html" %}{{ x }}'
    )
    env = Templates([mine, OURS])
    source, file, _ = env.loader.get_source(env, "netnotes/page.html")
    assert "nn-count" in env.compile(source, "netnotes/page.html", file, raw=True)
    html = env.get_template("netnotes/page.html").render(part={"id": "a", "title": "<A>"}, number=3)
    assert html.split("\n") == [
        '<h2 id="a">&lt;A&gt; <span class="nn-count" data-search-exclude>3</span></h2>',
        "1",
    ]


def test_a_part_of_the_user_stays_one_and_keeps_its_variables(tmp_path):
    mine = _write(
        tmp_path,
        page='{% for x in "ab" %}{% include "netnotes/_mine.html" %}{{ x }}{% endfor %}',
        _mine="{% set x = x ~ n %}{{ x }},",
    )
    env = Templates([mine, OURS])
    source, file, _ = env.loader.get_source(env, "netnotes/page.html")
    assert "get_template(" in env.compile(source, "netnotes/page.html", file, raw=True)
    assert env.get_template("netnotes/page.html").render(n=1) == "a1,ab1,b"
    with pytest.raises(UndefinedError, match="'n' is undefined"):
        env.get_template("netnotes/page.html").render()


def test_macros_imports_and_globals_of_the_user_work(tmp_path):
    mine = _write(
        tmp_path,
        page='{% from "netnotes/mine.html" import b with context %}{% import "netnotes/mine.html" as m %}'
        "{{ b(t) }}{{ m.b(t) }}{% for x in [t] %}{{ m.b(x) }}{% endfor %}{% call m.c() %}{{ t }}{% endcall %}",
        mine="{% macro b(text) %}<b>{{ text }}</b>{% endmacro %}"
        "{% macro c() %}<i>{{ caller() }}</i>{% endmacro %}",
    )
    html = Templates([mine, OURS]).get_template("netnotes/page.html").render(t="<")
    assert html == "<b>&lt;</b>" * 3 + "<i>&lt;</i>"


def test_templates_are_compiled_once_until_one_changes(tmp_path):
    folders = [_write(tmp_path, page="one"), OURS]
    first = templates(folders)
    assert first.get_template("netnotes/page.html").render() == "one"
    assert templates(folders) is first
    _write(tmp_path, page="two")
    os.utime(tmp_path / "netnotes/page.html", ns=(1, 1))
    assert templates(folders).get_template("netnotes/page.html").render() == "two"


def test_an_icon_of_the_theme_stands_where_there_is_one(tmp_path):
    (tmp_path / ".icons/material").mkdir(parents=True)
    (tmp_path / ".icons/material/dot.svg").write_text("<svg a><path/></svg>", "utf-8")
    page = "{{ icon('dot') }}{{ icon('dot', 'b' | safe) }}{{ icon('none') }}"
    html = Templates([_write(tmp_path, page=page)]).get_template("netnotes/page.html").render()
    assert html == "<svg a><path/></svg><svg b a><path/></svg>"
