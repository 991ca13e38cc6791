"""What is known of single notes, and of references, from earlier runs: rules need not look at them again."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from netnotes.config import Settings
from netnotes.model.head import BROKEN, HASH, HELD, NAMES, ORG, SIGNS
from netnotes.model.note import Note

if TYPE_CHECKING:
    from netnotes.lint.rule import Pick, Rule


class Known:
    """What rules picked out of each note, by its content; and whose references are all clear."""

    def __init__(self, plain: dict[str, Any] | None = None) -> None:
        """`plain` is what `plain()` gave in an earlier run."""
        known = plain or {"seen": set(), "picks": {}, "who": b"", "clear": {}}
        #: The notes, by their hashes, of which it is known what each rule picks.
        self.seen: set[str] = known["seen"]
        #: What a rule picked, by its code and the note's hash.
        self.picks: dict[str, dict[str, Any]] = known["picks"]
        #: Who is who, and the notes, by path, each of whose references is clear as long as that is so.
        self.who: bytes = known["who"]
        self.clear: dict[str, str] = known["clear"]
        #: So many things were found out since this was kept.
        self.new = 0

    def plain(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {"seen": self.seen, "picks": self.picks, "who": self.who, "clear": self.clear}

    def pick(self, notes: Iterable[Note], rules: Iterable[Rule], settings: Settings) -> None:
        """See what each rule picks out of the notes that are new."""
        seen, picks = self.seen, self.picks
        new = [note for note in notes if note.head[HASH] not in seen]
        asked: dict[tuple[Any, Any], list[tuple[str, Pick]]] = {}
        picking = [(rule, rule.pick) for rule in rules if rule.pick is not None] if new else []
        for note in new:
            head = note.head
            kind = head[HELD], head[SIGNS]
            if kind not in asked:  # many notes have the same fields
                asked[kind] = [(r.code, pick) for r, pick in picking if r.concerns(*kind)]
            for code, pick in asked[kind]:
                data = pick(note, settings)
                if data:
                    picks.setdefault(code, {})[head[HASH]] = data
            seen.add(head[HASH])
        self.new += len(new)

    def learn(
        self, seen: Iterable[str], picks: dict[str, dict[str, Any]], clear: dict[str, str]
    ) -> None:
        """Take over what was found out of notes elsewhere, by their hashes (`pick`, `found_clear`)."""
        for code, column in picks.items():
            self.picks.setdefault(code, {}).update(column)
        self.seen.update(seen)
        self.clear.update(clear)

    def forget(self, hashes: set[str], paths: set[str]) -> None:
        """Keep only what is known of these."""
        self.seen &= hashes
        for code, column in self.picks.items():
            self.picks[code] = {one: data for one, data in column.items() if one in hashes}
        self.clear = {path: one for path, one in self.clear.items() if path in paths}

    def begin(self, notes: Sequence[Note]) -> None:
        """Forget whose references are clear, unless everybody is still called as they were."""
        said = [(note.path, note.head[NAMES], note.head[ORG], note.head[BROKEN]) for note in notes]
        who = blake2b(marshal.dumps(said, 2), digest_size=16).digest()
        if who != self.who:
            self.who, self.clear = who, {}

    def is_clear(self, note: Note) -> bool:
        """Whether each reference in a note is known to be clear."""
        return self.clear.get(note.path) == note.hash

    def found_clear(self, note: Note) -> None:
        """Each reference in this note is clear."""
        self.clear[note.path] = note.hash
        self.new += 1
