"""Words are found in the same notes, whichever of them is looked for first and in whatever."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.folding import bare, fold
from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note
from netnotes.views.find import _with_words

WORDS = st.sampled_from(("pear", "tree", "the pear tree", "a", "zoë", "zoe", "nobody"))


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.lists(WORDS, max_size=4).map(" ".join)),
    st.lists(WORDS, max_size=4),
)
def test_all_words_in_any_order(texts: dict[str, str], words: list[str]) -> None:
    notes = {
        slug: make_note(
            f"people/{slug}-zoë.md", parse_note(f"---\nname: {slug}\n---\n{said}".encode())
        )
        for slug, said in texts.items()
    }
    said = {notes[slug].path: bare(fold(text)) for slug, text in texts.items()}
    network = Network(notes.values())

    def having(word: str, among: Collection[str] | None) -> set[str]:
        found = {path for path, text in said.items() if bare(word) in text}
        return found if among is None else found & set(among)

    expected = [
        note
        for note in network.notes.values()
        if all(
            bare(w) in said[note.path] or bare(w) in bare(note.key) or bare(w) in note.folded
            for w in words
        )
    ]
    assert _with_words(network, words, having) == expected
