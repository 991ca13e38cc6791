"""What people write, rendered: the forms they use, and the ones that must do nothing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from mkdocs_netnotes.media import Pictures
from mkdocs_netnotes.prose import Prose
from mkdocs_netnotes.words import Reach, Words, safe_url, trim_url

from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note
from netnotes.views.view import Code, Link, Quiet, Strong


@pytest.fixture(scope="module")
def words() -> Words:
    note = parse_note(b"---\nname: Bob Smith\naliases: [Bobby]\n---\n")
    network = Network([make_note("people/bob.md", note)])
    reach = Reach(
        network,
        {"bob": "people/bob/"},
        {"today": ".", "health": "health/"},
        Path("/net"),
        Pictures(Path("/net")),
        "vscode://file/{path}:{line}",
    )
    return Words(reach, "../..", "people/a.md")


@pytest.fixture(scope="module")
def html(words):
    prose = Prose()
    return lambda source: str(prose.html(source, words)).replace("\n", "")


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("[[bob]]", '<a class="nn-note" href="../../people/bob/">Bob Smith</a>'),
        ("[[Bobby]]", '<a class="nn-note" href="../../people/bob/">Bobby</a>'),
        (
            "[[bob|the *other* one]]",
            '<a class="nn-note" href="../../people/bob/">the *other* one</a>',
        ),
        ("[[bob#log]]", '<a class="nn-note" href="../../people/bob/">Bob Smith</a>'),
        ("`[[bob]]`", "<code>[[bob]]</code>"),
        (r"\[[bob]]", "<p>[[bob]]</p>"),
        ("[[bob^a1]]", '<a class="nn-note" href="../../people/bob/">Bob Smith</a>'),
        ("[[bob#^a1|him]]", '<a class="nn-note" href="../../people/bob/">him</a>'),
        (
            "| a | b |\n| - | - |\n| [[bob\\|Bobby]] | c |",
            '<td><a class="nn-note" href="../../people/bob/">Bobby</a></td><td>c</td>',
        ),
        ("![[bob#log]]", '<p><a class="nn-note" href="../../people/bob/">Bob Smith</a></p>'),
        ("[[people/work/bob|him]]", '<a class="nn-note" href="../../people/bob/">him</a>'),
        ("See [[#Log]], [[#A *b*|there]].", "<p>See <span>Log</span>, <span>there</span>.</p>"),
        ("`[[#Log]]`", "<code>[[#Log]]</code>"),
        ("By the river. ^home\nAnd `x ^home`", "<p>By the river. And <code>x ^home</code></p>"),
        ("2 ^2\n\na^bcd", "<p>2 ^2</p><p>a^bcd</p>"),
        ("==very *kind*==, 1 == 2 == 3", "<mark>very <em>kind</em></mark>, 1 == 2 == 3"),
        (
            "> [!note]- About <b>\n> tea",
            "<p><strong>About &lt;b&gt;</strong></p><p>tea</p>",
        ),
        ("> [!warning]\n> tea", "<p><strong>Warning</strong></p><p>tea</p>"),
        ("> [!note] **A** b\n> > [!tip] c\n> > d", "<p><strong>A</strong> b</p>"),
        ("```\n> [!note] x ^home\n```", "<pre><code>&gt; [!note] x ^home</code></pre>"),
        (
            "![[cake.png]]",
            '<p><span class="nn-missing" title="This picture is not beside the note">cake.png</span></p>',
        ),
        ("![[plan.pdf|the plan]]", "<p><span>the plan</span></p>"),
        ("[him](../work/bob.md#log)", '<a class="nn-note" href="../../people/bob/">him</a>'),
        ("~~no~~ **yes**", "<del>no</del> <strong>yes</strong>"),
        ("(https://a.example/b_(c)).", ">a.example/b_(c)</a>)."),
        ("a@b.example", '<a class="nn-out" href="mailto:a@b.example"'),
        ("https://a.example/?x=1&copy=2", 'href="https://a.example/?x=1&amp;copy=2"'),
        ("hello %%quiet%%world <!-- nor this -->", "hello world"),
        ("`%%kept%%`", "<code>%%kept%%</code>"),
        ("so:\n- one\n- two", "<p>so:</p><ul><li>one</li><li>two</li></ul>"),
        (
            "- one\n  - two\n    - three",
            "<ul><li>one<ul><li>two<ul><li>three</li></ul></li></ul></li></ul>",
        ),
        ("- one\n  more", "<li>one    more</li>"),
        ("It was in\n1986. A year", "<p>It was in1986. A year</p>"),
        ("# One\n\n### Three", "<h3>One</h3><h4>Three</h4>"),
        ("    not code", "<p>not code</p>"),
        (
            "- [ ] a\n- [x] b",
            'class="nn-task"><input aria-label="open" disabled type="checkbox"> a</li>',
        ),
        ("```py\n# no [[bob]]\n```", "<pre><code># no [[bob]]</code></pre>"),
    ],
)
def test_what_people_write(html, source, result):
    assert result in html(source)


def test_a_name_that_belongs_to_nobody_is_no_link(html):
    assert '<span class="nn-missing" title="No note goes by “nobody”">nobody</span>' in html(
        "[[nobody]]"
    )
    assert "<a" not in html("[[nobody]] [x](nobody.md)")


def test_numbered_lists_keep_their_numbers(html):
    assert '<ol start="3"><li>c</li><li>d</li></ol>' in html("3. c\n4. d")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("see [[bob^a1]]", 'see <a href="../../people/bob/" class="nn-note">Bob Smith</a>'),
        (r"[[bob\|Bobby]]", '<a href="../../people/bob/" class="nn-note">Bobby</a>'),
        (r"\[[bob]]", "[[bob]]"),
        ("see ![[cake.png]] and ![[plan.pdf|the plan]]", "see cake.png and the plan"),
    ],
)
def test_words_outside_of_prose_read_references_alike(words, text, said):
    assert str(words.plain(text)) == said


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example",
        "file:///etc/passwd",
        "/etc",
        "x y",
    ],
)
def test_addresses_that_lead_nowhere_good(html, url):
    assert safe_url(url) is None
    assert "href" not in html(f"[x]({url})")


def test_punctuation_is_no_part_of_an_address():
    assert trim_url("https://a.example/b).") == "https://a.example/b"
    assert trim_url("https://a.example/b_(c)") == "https://a.example/b_(c)"


WILD = {
    "brackets": "[" * 20000,
    "lines of brackets": ("[" * 200 + "\n") * 100,
    "paragraphs of brackets": ("[" * 1000 + "\n\n") * 100,
    "references": "[[" * 10000,
    "embedded": "![[" + "a." * 9000,
    "blank references": "[[" + " " * 9000 + "]]",
    "nested lists": "\n".join("  " * i + "- x" for i in range(300)),
    "nested on a line": "- " * 300 + "x",
    "quotes": ">" * 3000 + "x",
    "stars": "*a **b " * 5000,
    "ticks": "`".join("x" * i for i in range(500)),
    "tags": "<a " * 20000,
    "pictures": "![" * 10000,
    "comments": "<!--" * 20000,
    "percent": "%%" * 20001,
    "mail": "a@" * 20000,
    "dots": "x@" + "a." * 20000,
    "addresses": "http://" * 5000,
    "definitions": "".join(f"[a{i}]: http://x\n" for i in range(5000)),
    "table": "|" * 5000 + "\n" + "-|" * 5000,
    "long list": "- [x](http://e.example/a) y\n" * 4000,
    "one line": "word " * 200000,
    "tabs": "\t" * 5000 + "- x",
    "fences": "```\n" * 20000,
}


@pytest.mark.parametrize("name", WILD)
def test_no_text_holds_up_a_page(html, name):
    began = time.thread_time()  # what other programs take of the machine is no fault of the text
    assert html(WILD[name])
    assert time.thread_time() - began < 5


def test_words_of_a_view(words):
    text = (
        "a < b ",
        Strong("x"),
        Quiet("y"),
        Code("<z>"),
        Link("Bob", "bob"),
        Link("health", "health", "page"),
    )
    assert str(words.text(text)) == (
        'a &lt; b <strong>x</strong><span class="nn-quiet">y</span><code>&lt;z&gt;</code>'
        '<a href="../../people/bob/" class="nn-note">Bob</a><a href="../../health/">health</a>'
    )
    assert str(words.text((Link("site", "javascript:alert(1)", "url"),))) == "site"
    assert str(words.text(("write `[[bob]]` <b>",))) == "write <code>[[bob]]</code> &lt;b&gt;"
    assert str(words.text((Link("gone", "nowhere", "page"),))) == "gone"


def test_a_place_opens_in_the_editor(words):
    link = str(words.link(Link("people/a b.md:3", "people/a b.md:3", "place")))
    assert 'href="vscode://file/net/people/a%20b.md:3"' in link
    assert ">a b, line\N{NO-BREAK SPACE}3<" in link  # the number stays with its word


def test_marks_of_an_entry_step_back(words):
    said = str(words.entry("lent [[bob]] the book #gave (#work) c# #1"))
    assert '<span class="nn-mark">#gave</span>' in said
    assert '<span class="nn-mark">#work</span>' in said
    assert "c# #1" in said
