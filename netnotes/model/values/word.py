"""One of a few words."""

from __future__ import annotations

from netnotes.model.near import near
from netnotes.model.values.kind import ScalarKind, Wrong
from netnotes.sentences import say


class Word(ScalarKind[str]):
    """A word out of a closed vocabulary, compared without case."""

    example = ""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.example = words[0]

    def parse(self, text: str) -> str | Wrong:
        """The word as the vocabulary writes it."""
        word = text.strip().casefold()
        if word in self.words:
            return word
        close = near(word, self.words)
        if close:
            message = say(
                "“{text}” is not known here; did you mean {close}?", text=text, close=close
            )
            return Wrong("bad-word", message, close)
        words = ", ".join(self.words)
        message = say("“{text}” is not known here; it can be {words}", text=text, words=words)
        return Wrong("bad-word", message)

    def called(self) -> str:
        """See `Kind.called`."""
        return say("one of {words}", words=", ".join(self.words))

    def schema(self) -> dict[str, object]:
        return {"enum": list(self.words)}
