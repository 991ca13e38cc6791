"""Prose that goes past the renderer looks as if it had not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs_netnotes.media import Pictures
from mkdocs_netnotes.prose import Prose
from mkdocs_netnotes.prose_plain import plain_prose
from mkdocs_netnotes.words import Reach, Words

from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note

_NOTES = {
    "people/bob.md": "name: Bob Smith\naliases: [Bobby]",
    "people/q.md": "name: 'Q \"<&amp; & q'",
    "people/a&b.md": "name: Ampersand",
}
#: What means something to the renderer, and what comes close to it.
_PIECES = (
    "a|word|Éa|漢字| |  |\n|\n\n|\n\n\n|. |1. |2|- |-|---|=|===|* |*|_|__|:|: |[[bob]]|[[nobody]]|[[q]]|[[a&b]]"
    "|[[Bobby#log]]|[|]|[[|]]|!|(|https://a.example|a@b.example|mailto:|%|%%|'|\"|“|”|…|—|&|&amp;|<|<b>|>|`|```"
    "|~|~~|\\|#|# |$|/|//|\t|\u00a0|\u0301|²|٣. |\x0b|\x85|\u2028|\x02|\x03|klzzwxh:0001|[a]: b|{|}|^|+|+ |; |!["
).split("|")  # fmt: skip
_PIECES += ["|", "| - |", "[[Bobby|him]]", '[[bob|x"y]]']


@pytest.fixture(scope="module")
def words() -> Words:
    network = Network(
        [
            make_note(path, parse_note(f"---\n{said}\n---\n".encode()))
            for path, said in _NOTES.items()
        ]
    )
    addresses = {key: f"people/{key}/" for key in ("bob", "q", "a&b")}
    return Words(Reach(network, addresses, {}, Path("/net"), Pictures(Path("/net")), ""), "../..")


@pytest.fixture(scope="module")
def prose() -> Prose:
    return Prose()


def same(source: str, words: Words, prose: Prose) -> bool:
    """Whether a text went past the renderer; it has to look the same."""
    plain = plain_prose(source, words)
    assert plain is None or plain == prose.rendered(source, words)
    return plain is not None


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=14).map("".join))
def test_any_text_looks_as_the_renderer_has_it(words, prose, source):
    same(source, words, prose)


@pytest.fixture(scope="module")
def harmless(words) -> list[str]:
    return [piece for piece in _PIECES if plain_prose(f"a{piece}b", words) is not None]


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_a_text_of_harmless_pieces_does_too(words, prose, harmless, data):
    pieces = data.draw(st.lists(st.sampled_from(harmless), min_size=3, max_size=24))
    same("".join(pieces), words, prose)


@pytest.mark.parametrize(
    "source",
    [
        "One paragraph.",
        "\nWe met at a workshop; [[bob]] was there, and [[Bobby|his]] friend.\n\n\nThen “nothing” (for years).\n",
        "[[nobody]] came.\nNor did [[bob]], 50% sure - well!",
        "Ærlig talt, 漢字 too — it's fine…",
    ],
)
def test_these_go_past_the_renderer(words, prose, source):
    assert same(source, words, prose)


@pytest.mark.parametrize(
    "source",
    ["", "- a list", "1986 was it", "a *word*", "snake_case", "see https://a.example", "a@b.example",
     "a\n---", "two blanks  \nbreak", "[a](b)", "![[x.png]]", "[[q]]", "[[a&b]]", "a & b", "%%x%%",
     "`code`", "# Title", "a\tb", "word " * 700],
)  # fmt: skip
def test_these_do_not(words, prose, source):
    assert not same(source, words, prose)
