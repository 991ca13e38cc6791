"""What the program says is kind: words rather than scores, and no books kept on friends."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from examples import TODAY, network_of, settings_of
from sentences import Sentence, sentences

from netnotes.outreach.request import Request
from netnotes.reporters.terminal import render
from netnotes.views import ask, paths
from netnotes.views.registry import note_pages, pages

ALL = list(sentences())

#: Sentences that may use such a word: they say what people are not.
SPOKEN_OF = (
    "People are collaborators, never leads, and nobody here has a score.",
    "It keeps no score.",
    "a fair balance is fair",
    "nobody owes you anything",
)
UNKIND = (
    r"\bleads?\b", r"\bprospects?\b", r"\boverdue\b", r"\bscores?\b", r"\bstreaks?\b", r"\bowes?\b",
    r"\bdebts?\b", r"\bbalance\b", r"should have", r"still have ?n[o']t", r"you (never|forgot|failed)",
    r"too long", r"neglect", r"\bcontacts? (them|him|her)\b", r"\bleverage\b", r"\btargets? them\b",
)  # fmt: skip
COUNTS = re.compile(r"\{[^}]*\} (gives?|favou?rs?|gifts?|times they|asks from)\b", re.IGNORECASE)


def test_there_is_a_list_of_all_that_is_said() -> None:
    said = {sentence.text for sentence in ALL}

    assert len(ALL) > 200
    assert "they said no to this on {day}, and that is enough of an answer." in said


@pytest.mark.parametrize("unkind", UNKIND)
def test_nothing_unkind_is_said(unkind: str) -> None:
    found = [s for s in kindly() if re.search(unkind, s.text, re.IGNORECASE)]

    assert not found


def test_nothing_is_shouted() -> None:
    assert not [s for s in kindly() if "!" in s.text.replace("<!--", "")]


def test_no_template_counts_favours() -> None:
    assert not [s for s in kindly() if COUNTS.search(s.text)]


def kindly() -> Iterator[Sentence]:
    """Every sentence, without those that say what people are not."""
    for sentence in ALL:
        text = sentence.text
        for spoken in SPOKEN_OF:
            text = text.replace(spoken, "")
        yield sentence._replace(text=text)


# -- no books on friends ------------------------------------------------------------------------

#: So many times something went one way or the other: numbers that nothing else makes.
GAVE, GOT, ASKED = 37, 41, 43


def friend(context: str) -> dict[str, str]:
    """Someone with much given and got, and what the other pages need around them."""
    log = [f"- {TODAY - timedelta(20 * n + 1)} coffee: soup #gave" for n in range(GAVE)]
    log += [f"- {TODAY - timedelta(23 * n + 9)} walk: rain #got" for n in range(GOT)]
    asks = [
        f"  - {{kind: favor, about: word, what: A word, minutes: 9, sent: {TODAY - timedelta(4 * n + 70)}, answer: yes}}"
        for n in range(ASKED if context == "personal" else 0)
    ]
    front = [f"context: {context}"] if context else []
    front += ["org: Acme", "title: Software Engineer", *(["asks:", *asks] if asks else [])]
    brought = {
        f"people/b{n}.md": f'---\nname: B{n}\ntitle: Engineer\nintroduced_by: "[[sam]]"\n---\n'
        for n in range(2)
    }
    text = "\n".join(["---", "name: Sam", *front, "---", "", "## Log", "", *log, ""])
    acme = "---\nkind: org\nname: Acme\ntarget: yes\n---\n"
    return {
        "people/me.md": "---\nname: Me\n---\n",
        "people/acme.md": acme,
        "people/sam.md": text,
        **brought,
    }


def everything(notes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """All that any page says of these notes, as text and as JSON."""
    network, settings = network_of(notes, me="me"), settings_of()
    views = [
        page.build(network, TODAY, settings)
        for page in pages()
        if page.name not in ("rules", "doctor")
    ]
    sam = network.person("sam")
    assert sam is not None
    views += [
        build(network, TODAY, settings, "sam")
        for kind, build in note_pages()
        if isinstance(sam, kind)
    ]
    views.append(paths.build(network, TODAY, settings, "Acme"))
    for kind in ("pitch", "introduction", "advice", "connect", "favor"):
        request = Request(
            kind, "Acme", "A word with the team", 20, about="word" if kind == "favor" else ""
        )
        views.append(ask.build(network, TODAY, settings, sam, request))
    for view in views:
        yield view.name, render(view, color=False, width=96)
        yield f"{view.name} --json", json.dumps(dict(view.to_json()), default=str)


@pytest.mark.parametrize("context", ["personal", "both", ""])
def test_no_number_of_favours_is_told_where_friendship_has_a_part(context: str) -> None:
    for name, said in everything(friend(context)):
        bare = re.sub(r"people/[\w/-]+\.md:\d+|\d{4}-\d\d-\d\d", "", said)
        numbers = {int(number) for number in re.findall(r"(?<![\w#-])\d+\b", bare)}
        assert not numbers & {GAVE, GOT, ASKED, GAVE - GOT, ASKED + GOT}, name


@pytest.mark.parametrize("context", ["personal", "both", ""])
def test_who_brought_how_many_is_counted_at_work_only(context: str) -> None:
    said = dict(everything(friend(context)))
    work = dict(everything(friend("professional")))

    assert "two of three" not in said["introductions"]
    assert "two of three" in work["introductions"]
    lines = {line["slug"]: line for line in json.loads(said["outreach --json"])["outreach"]}
    assert "engineers" not in lines["sam"]
