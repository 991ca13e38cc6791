"""One of a few words."""

from __future__ import annotations

from netnotes.model.near import near
from netnotes.model.values.kind import ScalarKind, Wrong


class Word(ScalarKind[str]):
    """A word out of a closed vocabulary, compared without case."""

    example = ""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.label = "one of " + ", ".join(words)
        self.example = words[0]

    def parse(self, text: str) -> str | Wrong:
        """The word as the vocabulary writes it."""
        word = text.strip().casefold()
        if word in self.words:
            return word
        close = near(word, self.words)
        if close:
            return Wrong("bad-word", f"“{text}” is not known here; did you mean {close}?", close)
        return Wrong("bad-word", f"“{text}” is not known here; it can be {', '.join(self.words)}")

    def schema(self) -> dict[str, object]:
        return {"enum": list(self.words)}
