"""What the quick switcher looks through: everyone, every organization, every page. `finder-worker.js` reads it.

Words that many share, such as cities, stand once, and a row holds their number. Nothing asks for the
file until somebody opens the switcher.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mkdocs_netnotes.defaults import ASSETS
from netnotes.model.head import BROKEN, CITY, EMPLOYER, HELD, JOB, TAGS
from netnotes.outreach.cases import standings
from netnotes.outreach.due import due
from netnotes.outreach.reason import badges
from netnotes.outreach.standing import BRIEFLY, ORDER, Standing
from netnotes.sentences import say

if TYPE_CHECKING:
    from mkdocs_netnotes.live import Snapshot
    from mkdocs_netnotes.site import Site
    from netnotes.model.org import Org
    from netnotes.model.person import Person
    from netnotes.outreach.due import Due

PATH = f"{ASSETS}/people.json"
#: So many months of the calendar after this one are listed: those further on are a click from them.
_MONTHS = 2


def make(site: Site) -> bytes:
    """The file: one object, as small as it can be."""
    ours, own = _pages(site)
    held = listed(site.snapshot, site.addresses, [*ours, *own])
    held["text"] = "own" if own else ""
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def listed(
    snapshot: Snapshot, addresses: Mapping[str, str], pages: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """Everything that can be looked for.

    `addresses` says where a note is, by its key; `pages` are titles with where they are. In the result
    `people`, `orgs` and `pages` are rows of `[name, address, aliases, org, title, role, city, tags,
    standing]`, as far as they have them; from the fourth on these are numbers in `words`, and a
    standing is its place in `standings`. `due` holds pairs of a person's row and the words of a badge,
    the most binding first, and `text` says what the theme's search knows of: pages of the user's `own`, or
    nothing.
    """
    network, today, settings = snapshot.network, snapshot.today, snapshot.settings
    words = _Shared()
    people = [p for p in (*network.people, network.me) if p and p.key in addresses]
    rows = {person.key: number for number, person in enumerate(people)}
    ranks = {standing: rank for rank, standing in enumerate(ORDER)}
    called = [say(BRIEFLY[standing]) for standing in ORDER]
    called += [say("you"), say("has died"), say("cannot be read")]

    def person_row(person: Person, known: Standing) -> list[Any]:
        if person.broken:
            return _row(words, person, addresses, standing=len(called) - 1)
        head = person.head  # it is asked of everyone
        died = "died" in head[HELD] and person.died
        if died or person is network.me:
            standing = len(called) - (2 if died else 3)
        else:
            standing = ranks[known]
        at = head[EMPLOYER]
        org = network.org(at) if at else None
        role = person.implied_role
        return _row(
            words, person, addresses, org.called if org else at, head[JOB],
            "" if role == "other" else role, standing=standing,
        )  # fmt: skip

    return {
        "people": [*map(person_row, people, standings(network, people, today, settings))],
        "orgs": [_row(words, org, addresses) for org in network.orgs if org.key in addresses],
        "pages": [list(page) for page in pages],
        "due": [*_waiting(words, due(network, today, settings), rows)],
        "standings": called,
        "text": "",
        "words": words.all,
    }


def _waiting(
    words: _Shared, lines: Iterable[Due], rows: Mapping[str, int]
) -> Iterator[tuple[int, int]]:
    """Who is due, by the number of their row, and the number of the words of their badge."""
    for line in lines:
        if line.person.key in rows:
            code = line.reasons[0].code
            yield rows[line.person.key], words.number(say(badges()[code]))


class _Shared:
    """Words that are said of many, each once; number 0 says nothing."""

    def __init__(self) -> None:
        self.all = [""]
        self._numbers = {"": 0}

    def number(self, word: str) -> int:
        """Where a word stands; a new one is added."""
        number = self._numbers.setdefault(word, len(self.all))
        if number == len(self.all):
            self.all.append(word)
        return number


def _row(
    words: _Shared, note: Person | Org, addresses: Mapping[str, str],
    org: str = "", title: str = "", role: str = "", *, standing: int = -1,
) -> list[Any]:  # fmt: skip
    head = note.head
    aliases = list(note.aliases) if "aliases" in head[HELD] and not head[BROKEN] else []
    city, tags = ("", ()) if head[BROKEN] else (head[CITY], head[TAGS])
    shared = [words.number(word) for word in (org, title, role, city)]
    return [
        note.called, addresses[note.key], aliases, *shared,
        [words.number(tag) for tag in tags], standing,
    ]  # fmt: skip


def _pages(site: Site) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pages that are no note's, as titles with addresses: ours, and the user's own."""
    months = [spec for spec in site.views.values() if spec.name == "month"]
    far = {spec.key for spec in months[_MONTHS:]}
    ours = [
        (spec.title, site.url(place))
        for place, spec in site.views.items()
        if site.is_wanted(place) and spec.key not in far
    ]
    own = [
        (str(file.page.title or file.name), file.url)
        for file in site.own_pages()
        if file.page is not None
    ]
    return ours, own
