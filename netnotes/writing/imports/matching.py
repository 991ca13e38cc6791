"""Who is in the network already, and why it seems so.

A page where everyone has one, an e-mail address or a number tells someone, and so does a name with an
employer. An address or number of somebody with quite another name may be shared, and one of somebody
of the same surname may be a family's; a name alone, one that is nearly the same at the same
employer, or one that is on both sides only a further name, is a hint: such ones are listed apart, and
nothing is written of them until you say who they are.

Everything is looked up by keys. Names that are nearly the same are sought among those of one employer
or one surname, so that thirty thousand records against ten thousand notes take seconds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from netnotes.apart import Apart
from netnotes.importers.values import profile_key, site_of
from netnotes.model.network import Network
from netnotes.model.note import Note, bare, fold
from netnotes.model.org import company_key
from netnotes.sentences import say
from netnotes.writing.imports.gathered import Gathered, name_key
from netnotes.writing.same import digits_of, local_of, same_number

#: From so many points of a hundred on two names at one employer are nearly the same.
_NEAR = 88
#: Two names of one address are compatible from here on, even if they share no word.
_RATHER = 75
#: So many of one employer, or of one surname, are compared by name.
_BLOCK = 2_000
#: So many that share a name, an address or a number are looked at: more tell nobody apart.
_SHARED = 100
#: So many whom a record may be of are kept; with as many, nobody can tell.
MOST_HINTS = 20
#: Bytes of a note that cannot be read in which it is sought whom it speaks of, and how it is told.
_LOOKED_AT = 64 * 1024
_NAME = re.compile(r"^name:[ \t]*[\"']?([^\s\"'#][^\"'#\r\n]{0,200})", re.MULTILINE)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_PAGE = re.compile(r"https?://[^\s\"'\]},]{1,500}")
#: What gives the bytes of a note by its path.
Raw: TypeAlias = Callable[[str], bytes]
#: So many names that are nearly the same are hints.
_HINTS = 3


def nothing(_: str) -> bytes:
    """The bytes of a note where nobody can say them."""
    return b""


class Known:
    """Someone who is known: a note, or one that an earlier record of this import will make."""

    __slots__ = ("called", "main", "names", "note", "org", "row", "sites")

    def __init__(self, note: Note | None, names: list[str], org: str, links: list[str]) -> None:
        self.note = note
        #: The number of the row that will make the note, where there is none yet.
        self.row = -1
        self.names = names
        #: The name that is no further one, as names are compared; and all of them as they are written.
        self.main = ""
        self.called: list[str] = []
        self.org = org
        self.sites: dict[str, set[str]] = {}
        self.add_links(links)

    def add_links(self, keys: list[str]) -> None:
        """More pages of theirs."""
        for key in keys:
            site = site_of(key)
            if site:
                self.sites.setdefault(site, set()).add(key)


class Match(NamedTuple):
    """Who a record is of: surely (`known`), perhaps (`hints`, each with why), or nobody known."""

    known: Known | None
    why: str
    hints: tuple[tuple[Known, str], ...] = ()


#: Of nobody who is known.
NOBODY = Match(None, "")


class Everyone:
    """Everyone by what they can be told by; those whom the import adds are entered as it goes."""

    def __init__(self, network: Network, apart: Apart, raw: Raw = nothing) -> None:
        self.network, self.apart, self._raw = network, apart, raw
        self._links: dict[str, list[Known]] = defaultdict(list)
        self._emails: dict[str, list[Known]] = defaultdict(list)
        self._phones: dict[str, list[tuple[str, Known]]] = defaultdict(list)
        self._names: dict[str, list[Known]] = defaultdict(list)
        self._of_org: dict[str, list[tuple[str, Known]]] = defaultdict(list)
        self._of_surname: dict[str, list[tuple[str, Known]]] = defaultdict(list)
        self.by_note: dict[str, Known] = {}
        for note in network.notes.values():
            self._enter_note(note)

    def _enter_note(self, note: Note) -> None:
        values = note.values
        links = [profile_key(url) for url in values.get("links", {}).values()]
        emails = [address for address, *_ in values.get("email", ())]
        called = [note.slug.replace("-", " "), *note.names]
        if note.broken:
            more = _seen(self._raw(note.path))
            called, emails, links = called + more[0], emails + more[1], links + more[2]
        names = [name_key(name) for name in called]
        org = self.org_key(values["org"][0]) if "org" in values else ""
        known = Known(note, list(dict.fromkeys(names)), org, links)
        known.main, known.called = name_key(note.called), called
        self.by_note[note.key] = known
        for address in emails:
            _put(self._emails[address.casefold()], known)
        self._enter(known, links, [number for number, *_ in values.get("phone", ())])
        for name in known.names:
            if org:
                self._of_org[org].append((name, known))
            words = name.split()
            if len(words) > 1:
                for word in words:
                    self._of_surname[word].append((name, known))

    def enter(self, known: Known, gathered: Gathered) -> None:
        """Add what a record tells of someone, so that later records find them by it."""
        known.names += [n for name in gathered.names if (n := name_key(name)) not in known.names]
        known.main = known.main or name_key(gathered.candidate.name)
        known.called += gathered.names
        known.org = known.org or self.org_key_of(gathered)
        known.add_links(list(gathered.links))
        for address in gathered.emails:
            _put(self._emails[address], known)
        self._enter(known, list(gathered.links), [p.value for p in gathered.candidate.phones])

    def _enter(self, known: Known, links: list[str], phones: list[str]) -> None:
        for key in links:
            if key:
                _put(self._links[key], known)
        for number in phones:
            digits = digits_of(number)
            if digits and len(self._phones[local_of(digits)]) < _SHARED:
                self._phones[local_of(digits)].append((digits, known))
        for name in known.names:
            _put(self._names[name], known)

    def org_key(self, name: str) -> str:
        """An employer as employers are compared: the note of it, else its name."""
        org = self.network.org(name)
        return f"[[{org.key}]]" if org else company_key(name)

    def org_key_of(self, gathered: Gathered) -> str:
        """Where the one of a record works; '' where it does not say."""
        jobs = gathered.candidate.jobs
        return self.org_key(jobs[0].org) if jobs and jobs[0].org else ""

    # -- who it is --------------------------------------------------------------------------

    def find(self, gathered: Gathered) -> Match:
        """Who a record is of."""
        keys = gathered.keys()
        sure: dict[Known, str] = {}
        hints: dict[Known, str] = {}
        for known, why, certain in self._signs(gathered):
            if known.note is not None and self.apart.parts(known.note.slug, keys):
                continue
            if known.note is not None and known.note.broken:
                hints.setdefault(known, say("its note cannot be read; {why}", why=why))
            else:
                (sure if certain else hints).setdefault(known, why)
        if len(sure) == 1:
            known, why = next(iter(sure.items()))
            return Match(known, why)
        every = list({**sure, **hints}.items())
        return Match(None, "", tuple(every[:MOST_HINTS]))

    def _signs(self, gathered: Gathered) -> Iterator[tuple[Known, str, bool]]:
        """Everyone that something speaks for, what it is, and whether it is enough."""
        one = gathered.candidate
        if one.is_me:
            me = self.network.me
            if me is not None:
                yield self.by_note[me.key], say("your own note"), True
            return
        for key in sorted(gathered.links):
            for known in self._links.get(key, ()):
                if site_of(key):
                    yield known, say("the same page, {page}", page=key), True
                elif _agree(gathered, known):
                    yield known, say("the same page, {page}, and name", page=key), True
        for email in one.emails:
            for known in self._emails.get(email.value.casefold(), ()):
                yield self._shared(known, gathered, say("the same address, {it}", it=email.value))
        for phone in one.phones:
            digits = digits_of(phone.value)
            for other, known in self._phones.get(local_of(digits), ()) if digits else ():
                if same_number(digits, other):
                    said = say("the same number, {it}", it=phone.value)
                    yield self._shared(known, gathered, said)
        yield from self._by_name(gathered)

    def _shared(self, known: Known, gathered: Gathered, why: str) -> tuple[Known, str, bool]:
        """An address or a number is theirs where the names can be of one person; else it may be shared.

        So may it where only their surnames are the same: a family has one together.
        """
        one = _agree(gathered, known) and not _relatives(gathered, known)
        if gathered.nameless or one:
            return known, why, True
        return known, say("{why}, but another name", why=why), False

    def _by_name(self, gathered: Gathered) -> Iterator[tuple[Known, str, bool]]:
        if gathered.nameless:
            return
        org = self.org_key_of(gathered)
        found = False
        main = name_key(gathered.candidate.name)
        for name in dict.fromkeys(map(name_key, gathered.names)):
            for known in self._names.get(name, ()):
                if _differ(gathered, known) or _kinds_differ(gathered, known):
                    continue
                found = True
                if gathered.candidate.is_org:
                    yield known, say("the same name"), True
                elif org and org == known.org and name in (main, known.main):
                    yield known, say("the same name and employer"), True
                else:
                    yield known, say("the same name"), False
        if not found and not gathered.candidate.is_org:
            yield from self._nearly(gathered, org)

    def _nearly(self, gathered: Gathered, org: str) -> Iterator[tuple[Known, str, bool]]:
        """Names that are nearly the same, among those of the same employer or surname."""
        name = name_key(gathered.candidate.name)
        block = self._of_org.get(org, [])[:_BLOCK] if org else []
        if block:
            from rapidfuzz import fuzz, process

            names = [other for other, _ in block]
            near = process.extract(
                name, names, scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR, limit=_HINTS
            )
            for _, _, index in near:
                known = block[index][1]
                if not _differ(gathered, known):
                    yield known, say("nearly the same name, and the same employer"), False
        words = name.split()
        if len(words) != 2:
            return
        for surname, first in (words, words[::-1]):
            for other, known in self._of_surname.get(surname, ())[:_BLOCK]:
                rest = [word for word in other.split() if word != surname]
                if len(rest) == 1 and _short_for(first, rest[0]) and not _differ(gathered, known):
                    yield known, say("the same surname, and a first name like it"), False


def _seen(raw: bytes) -> tuple[list[str], list[str], list[str]]:
    """The names, addresses and pages that a note seems to hold, which cannot be read as a whole."""
    text = raw[:_LOOKED_AT].decode("utf-8", "replace")
    return (
        _NAME.findall(text)[:_SHARED],
        _EMAIL.findall(text)[:_SHARED],
        [profile_key(url) for url in _PAGE.findall(text)[:_SHARED]],
    )


def _put(found: list[Known], known: Known) -> None:
    """Enter somebody under a key, once, and not without end."""
    if len(found) < _SHARED and known not in found:
        found.append(known)


def _short_for(one: str, other: str) -> bool:
    """Whether one first name is the other cut short: `chris` of `christopher`, or `c`."""
    short, long = sorted((one, other), key=len)
    return short != long and len(short) != 2 and long.startswith(short)


def _agree(gathered: Gathered, known: Known) -> bool:
    """Whether two people could be one by their names: a word in common, or letters nearly the same."""
    mine = {word for name in gathered.names for word in name_key(name).split() if len(word) > 1}
    theirs = {word for name in known.names for word in name.split() if len(word) > 1}
    if not mine or not theirs or mine & theirs:
        return True
    from rapidfuzz import fuzz

    return any(
        fuzz.ratio(name_key(name), other) >= _RATHER
        for name in gathered.names
        for other in known.names
    )


def _words(name: str) -> list[str]:
    """The words of a name as they are compared, in the order in which they stand."""
    return re.findall(r"[^\W_]+", bare(fold(name)))


def _relatives(gathered: Gathered, known: Known) -> bool:
    """Whether two have one surname, and first names that are not one: Anna and Peter Müller."""
    family = False
    for one in map(_words, gathered.names):
        for other in map(_words, known.called):
            if len(one) > 1 and len(other) > 1 and one[-1] == other[-1]:
                if any(_alike(a, b) for a in one[:-1] for b in other[:-1]):
                    return False
                family = True
            elif set(one) & set(other[:-1]) or set(other) & set(one[:-1]):
                return False
    return family


def _alike(one: str, other: str) -> bool:
    """Whether two first names could be one: the same, cut short, or nearly the same letters."""
    if one == other or _short_for(one, other):
        return True
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= _RATHER


def _differ(gathered: Gathered, known: Known) -> bool:
    """Whether both have a page where everyone has one, and it is not the same."""
    for key in gathered.links:
        site = site_of(key)
        if site and site in known.sites and key not in known.sites[site]:
            return not gathered.links & known.sites[site]
    return False


def _kinds_differ(gathered: Gathered, known: Known) -> bool:
    """Whether one is a person and the other an organization."""
    note = known.note
    return note is not None and not note.broken and note.is_org is not gathered.candidate.is_org
