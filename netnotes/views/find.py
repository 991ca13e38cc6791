"""Finding people by words and facets; `model.whom` tells whom a name means."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.errors import BadQueryError
from netnotes.model.head import EMPLOYER, HELD, JOB
from netnotes.model.near import near
from netnotes.model.network import Network
from netnotes.model.note import Note, bare, fold
from netnotes.model.org import Org, company_key
from netnotes.model.person import Person
from netnotes.model.values.word import Word
from netnotes.outreach.case import Case
from netnotes.outreach.standing import ORDER as STANDINGS
from netnotes.sentences import say
from netnotes.views._plain import without_absent
from netnotes.views._shape import DATE, TEXT, YES_NO, Shape, listed, output, record
from netnotes.views._unmet import unmet
from netnotes.views._words import standing_word
from netnotes.views.view import Block, Link, Paragraph, Quiet, Table, Text, View
from netnotes.words import ago

SHAPE: Shape = output(
    find=listed(
        record(
            {
                "standing": TEXT,
                "broken": YES_NO,
                "last_contact": DATE,
                "org": TEXT,
                "title": TEXT,
            },
            slug=TEXT,
            name=TEXT,
            path=TEXT,
        )
    )
)


#: Of more people than these it is sorted out at once what others say of them.
_FEW = 8
#: The paths of the notes in whose text a folded word stands; of those that are given, if any are.
Having = Callable[[str, Collection[str] | None], Collection[str]]


def build(network: Network, today: date, settings: Settings, query: str, having: Having) -> View:
    """Everyone and every organization that `query` finds.

    Words must all occur in the note (`having` gives the paths of those in whose text one stands); facets
    `key:value` must all hold. A value with spaces stands in double quotes.
    """
    words, facets = parse_query(query)
    found: list[tuple[Note, Case | None]] = []
    among = _with_words(network, words, having)
    if len(among) > _FEW:
        network.sort_out()
    for note in among:
        case = None
        if isinstance(note, Person) and note is not network.me and not note.broken:
            case = Case(network, note, today, settings)
        if all(FACETS[key](network, note, case, value) for key, value in facets):
            found.append((note, case))
    found.sort(key=lambda pair: _rank(network, pair[0]))
    rows = tuple(_row(network, note, case, today) for note, case in found)
    columns = (say("Name"), say("Standing"), say("Last contact"), say("What"), say("Note"))
    blocks: list[Block] = [Table("", columns, rows, say("Nobody found."))]
    blocks += () if found else map(Paragraph, _unmet(network, query))
    return View(
        "find", say("Found by {query}", query=query), tuple(blocks),
        lambda: {"find": [_json(note, case) for note, case in found]},
    )  # fmt: skip


def _unmet(network: Network, query: str) -> Iterator[Text]:
    """Of each facet that nobody meets, that it is so; how well we know each other changes by itself."""
    for term in _terms(query):
        key, _, typed = term.partition(":")
        key, value = key.casefold(), fold(typed)
        if key not in FACETS or not value:
            continue
        known = facet_values(key)
        if key == "standing":
            met = value in (*known, *(fold(standing_word(one)) for one in known))
        else:
            met = any(FACETS[key](network, note, None, value) for note in network.notes.values())
        if not met:
            yield unmet(network, key, typed, known)


def _row(network: Network, note: Note, case: Case | None, today: date) -> tuple[Text, ...]:
    """A line of the table, read off the heads: there may be ten thousand."""
    last = case.last_contact_day if case else None
    org, title = _work(note)
    employer = network.org(org) if org else None
    what = " · ".join(filter(None, (title, employer.called if employer else org)))
    return (
        (Link(note.called, note.slug),),
        (_standing_said(note, case),),
        (ago(last, today),) if last else (),
        (what,),
        (Quiet(note.path),),
    )


def _json(note: Note, case: Case | None) -> dict[str, object]:
    if note.broken:
        return without_absent(slug=note.slug, name=note.called, path=note.path, broken=True)
    org, title = _work(note)
    return without_absent(
        slug=note.slug, name=note.called, path=note.path, standing=_standing_of(note, case),
        last_contact=case.last_contact_day if case else None, org=org, title=title,
    )  # fmt: skip


def _work(note: Note) -> tuple[str, str]:
    """Where a person works and as what, as it is written."""
    return ("", "") if note.is_org or note.broken else (note.head[EMPLOYER], note.head[JOB])


def _standing_of(note: Note, case: Case | None) -> str:
    return case.standing if case else "organization" if note.is_org else "me"


def _standing_said(note: Note, case: Case | None) -> str:
    if note.broken:
        return say("cannot be read")
    if case is None:
        return say("organization") if note.is_org else say("me")
    return standing_word("died" if "died" in note.head[HELD] else case.standing)


def parse_query(query: str) -> tuple[list[str], list[tuple[str, str]]]:
    """A query as folded words and facets. Raises `BadQueryError` for an unknown facet."""
    words: list[str] = []
    facets: list[tuple[str, str]] = []
    for term in _terms(query):
        key, colon, value = term.partition(":")
        name = key.casefold()
        if colon and name in FACETS:
            if not value.strip():
                raise BadQueryError(_without_value(name))
            facets.append((name, fold(value)))
        elif colon and key.isalpha() and not value.startswith("//"):
            close = near(name, FACETS)
            if close:
                wrong = say(
                    "`{facet}:` is no facet; did you mean `{close}:`?", facet=key, close=close
                )
            else:
                known = ", ".join(sorted(FACETS))
                wrong = say("`{facet}:` is no facet; there are {known}.", facet=key, known=known)
            raise BadQueryError(wrong)
        else:
            words.append(fold(term))
    return words, facets


def _without_value(name: str) -> str:
    """What to say of a facet with nothing behind its colon."""
    known = facet_values(name)
    if known:
        values = ", ".join(known)
        return say("`{facet}:` needs a value right behind it: {values}.", facet=name, values=values)
    return say(
        '`{facet}:` needs a value right behind it, in quotes where it has spaces: `{facet}:"…"`.',
        facet=name,
    )


def facet_values(name: str) -> tuple[str, ...]:
    """What a facet can ask for, where its field takes a few words only; else nothing."""
    if name == "standing":
        return STANDINGS
    field = Person.fields.get(name)
    kind = getattr(field.kind, "kind", field.kind) if field else None  # of a list, its items'
    return kind.words if isinstance(kind, Word) else ()


def _terms(query: str) -> Iterator[str]:
    """Words, with what stands in double quotes kept together."""
    term, quoted = "", False
    for char in query:
        if char == '"':
            quoted = not quoted
        elif char.isspace() and not quoted:
            if term:
                yield term
            term = ""
        else:
            term += char
    if term:
        yield term


def _rank(network: Network, note: Note) -> tuple[int, str, str]:
    """Me, then people by name, then organizations."""
    return 0 if note is network.me else 1 + note.is_org, note.folded, note.slug


def _with_words(network: Network, words: list[str], having: Having) -> list[Note]:
    """The notes of which each word stands in the text, the slug or the name.

    The longest is looked for first: it is the rarest, and the others only in what has it.
    """
    found = list(network.notes.values())
    for number, word in enumerate(sorted(words, key=len, reverse=True)):
        paths = having(word, [note.path for note in found] if number else None)
        wanted = bare(word)
        found = [
            note
            for note in found
            if note.path in paths or wanted in bare(note.key) or wanted in bare(note.folded)
        ]
    return found


def _contains(values: list[str], wanted: str) -> bool:
    return any(bare(wanted) in bare(fold(value)) for value in values)


def _org(network: Network, note: Note, case: Case | None, value: str) -> bool:
    if not isinstance(note, Person) or note.org is None:
        return False
    wanted, actual = network.org(value), network.org(note.org)
    if wanted is not None or actual is not None:
        return wanted is actual
    return company_key(note.org.target) == company_key(value)


def _before(network: Network, note: Note, case: Case | None, value: str) -> bool:
    pasts = note.past if isinstance(note, Person) else []
    wanted = network.org(value)
    for past in pasts:
        if past.org is None:
            continue
        actual = network.org(past.org)
        if (
            actual is wanted
            if wanted or actual
            else company_key(past.org.target) == company_key(value)
        ):
            return True
    return False


def _knows(network: Network, note: Note, case: Case | None, value: str) -> bool:
    wanted = network.resolve(value)
    for known in note.knows if isinstance(note, Person) else []:
        if known.ref is not None and wanted is not None and network.person(known.ref) is wanted:
            return True
        if _contains([known.name, known.org.target if known.org else ""], value):
            return True
    return False


def _listed(name: str) -> Callable[[Network, Note, Case | None, str], bool]:
    """A facet on a field of texts: holds where one of them contains the value."""

    def holds(network: Network, note: Note, case: Case | None, value: str) -> bool:
        found = getattr(note, name, "")
        return _contains([found] if isinstance(found, str) else found, value)

    return holds


def _exactly(name: str) -> Callable[[Network, Note, Case | None, str], bool]:
    """A facet on tags and closed vocabularies: holds where one of them is the value."""

    def holds(network: Network, note: Note, case: Case | None, value: str) -> bool:
        found = getattr(note, name, "")
        words = [found] if isinstance(found, str) else found
        return bare(value) in [bare(fold(word)) for word in words]

    return holds


def _tagged(network: Network, note: Note, case: Case | None, value: str) -> bool:
    """By a tag with or without its `#`, or by the one that it stands below: `work` of `work/acme`."""
    asked = bare(value).lstrip("#").rstrip("/")
    words = [bare(fold(word)).lstrip("#") for word in getattr(note, "tags", ())]
    return any(word == asked or word.startswith(f"{asked}/") for word in words)


def _standing(network: Network, note: Note, case: Case | None, value: str) -> bool:
    """By the key, `stranger`, or by the word that is shown for it, "not met yet"."""
    if case is None:
        return False
    return value in (case.standing, fold(standing_word(case.standing)))


def _kind(network: Network, note: Note, case: Case | None, value: str) -> bool:
    return value == ("org" if isinstance(note, Org) else "person")


#: What a query can ask for besides words, by the name before the colon.
FACETS: dict[str, Callable[[Network, Note, Case | None, str], bool]] = {
    "org": _org,
    "before": _before,
    "knows": _knows,
    "tag": _tagged,
    "source": _exactly("source"),
    "role": _exactly("implied_role"),
    "context": _exactly("context"),
    "closeness": _exactly("closeness"),
    "seniority": _exactly("seniority"),
    "city": _listed("city"),
    "title": _listed("title"),
    "interest": _listed("interests"),
    "need": _listed("needs"),
    "offer": _listed("offers"),
    "name": _listed("names"),
    "standing": _standing,
    "kind": _kind,
}
