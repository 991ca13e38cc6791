"""One organization: who is there, who was, and who knows someone there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from netnotes.config import Settings
from netnotes.model.head import HELD
from netnotes.model.network import Network
from netnotes.model.org import Org
from netnotes.model.person import Knows, Person
from netnotes.outreach.case import Case
from netnotes.outreach.graph import graph_on
from netnotes.outreach.paths import DIAGNOSES, ladder
from netnotes.sentences import count, say, tell
from netnotes.views._history import history
from netnotes.views._ladder import best_way, path_line, ways_in
from netnotes.views._mentions import mentions
from netnotes.views._pieces import broken, links, more, prose, since
from netnotes.views._plain import fields
from netnotes.views._shape import TEXT, YES_NO, Shape, listed, open_record, output
from netnotes.views._timeline import timeline
from netnotes.views._words import standing_word
from netnotes.views.view import (
    Block,
    Bullets,
    Facts,
    Link,
    Paragraph,
    Quiet,
    Strong,
    Table,
    Text,
    View,
)
from netnotes.words import number

if TYPE_CHECKING:
    from netnotes.git import Commit

PER = Org

#: Besides these, every field of the note stands there under its own name.
SHAPE: Shape = output(
    org=open_record(
        {"path": TEXT, "broken": YES_NO, "people": listed(TEXT), "before": listed(TEXT)},
        slug=TEXT,
        name=TEXT,
    )
)


def build(
    network: Network, today: date, settings: Settings, slug: str, commits: Sequence[Commit] = ()
) -> View:
    """The page of the organization behind `slug`; `commits` are the changes of its note."""
    org = network.resolve(slug)
    assert isinstance(org, Org)
    name = f"people/{org.slug}"
    if org.broken:
        data = {"org": {"slug": org.slug, "name": org.called, "broken": True}}
        return View(name, org.called, tuple(broken(org)), data)
    here, before = network.members(org), network.alumni(org)
    about = tuple(_facts(org, today))
    touches = network.touches(org)
    there = (say("People there"), here, say("Nobody you know works there."))
    blocks: list[Block] = [
        Paragraph(_subtitle(org)),
        Paragraph(_relation(org, len(here), len(before))),
        *_ways_in(network, org, today, settings),
        _table(there, network, today, settings),
        *([Facts(say("About"), about)] if about else ()),
    ]
    if before:
        there = (say("People who were there"), before, "")
        blocks.append(_table(there, network, today, settings))
    blocks += [
        Bullets(say("Known to someone you know"), tuple(_second_degree(network, org))),
        *([timeline(network, org, touches, today, settings)] if touches else ()),
        *prose(org),
        mentions(network, org, frozenset(("org", "past"))),
        *more(org),
        *history(org, commits, today),
    ]
    blocks = [block for block in blocks if not isinstance(block, Bullets) or block.items]
    data = {
        "org": {
            "slug": org.slug,
            "path": org.path,
            **fields(org),
            "people": [person.slug for person in here],
            "before": [person.slug for person in before],
        }
    }
    return View(name, org.called, tuple(blocks), data)


def _subtitle(org: Org) -> Text:
    what = org.product or say("An organization")
    return (what, " · ", org.city) if org.city else (what,)


def _relation(org: Org, here: int, before: int) -> Text:
    """Whether one would like to work there, and how many one knows there."""
    now = count("you know one person there", "you know {n} people there", here, n=number(here))
    if not here:
        now = say("you know nobody there")
    once = count("one who was there before", "{n} who were there before", before, n=number(before))
    known = f"{now}, {once}" if before else now
    if org.target:
        return Strong(say("You would like to work there")), " · ", known
    return (f"{known[0].upper()}{known[1:]}",)


def _ways_in(network: Network, org: Org, today: date, settings: Settings) -> list[Block]:
    """For a target: what the network lacks, and the best paths."""
    if not org.target or (network.me is not None and not network.me.seeking):
        return []
    graph = graph_on(network, today, settings)
    found = ladder(graph, org, org.called)
    blocks: list[Block] = []
    if found.diagnosis:
        blocks.append(Paragraph((say(DIAGNOSES[found.diagnosis]),)))
    ways, way = ways_in(graph, found, org.called), best_way(graph, found, org.called)
    if way is not None and way not in ways[:1]:
        line = path_line(graph, way, org.called)
        blocks.append(Paragraph(tell("The best way in: {way}", way=line)))
    lines = tuple(path_line(graph, path, org.called) for path in ways)
    blocks.append(Bullets(say("Best ways in"), lines))
    return blocks


def _table(
    there: tuple[str, list[Person], str], network: Network, today: date, settings: Settings
) -> Table:
    """A table under a title, of people, with what is said where there are none."""
    title, people, empty = there
    rows: list[tuple[Text, ...]] = []
    for person in people:
        case = Case(network, person, today, settings)
        last = case.last_contact_day
        rows.append(
            (
                (Link(person.called, person.slug),),
                (person.title,),
                (standing_word("died" if person.died else case.standing),),
                (since(last, today),) if last else (),
            )
        )
    columns = (say("Name"), say("Title"), say("Standing"), say("Last contact"))
    return Table(title, columns, tuple(rows), empty)


def _second_degree(network: Network, org: Org) -> Iterator[Text]:
    for known, person in known_at(network, org.key):
        title = f", {known.title}" if known.title else ""
        yield (f"{known.name}{title}", Quiet(" · "), *tell("through {who}", who=_link(person)))


def known_at(network: Network, key: str) -> list[tuple[Knows, Person]]:
    """Whom people know at an organization without a note of theirs, with who does; by its key."""

    def there() -> list[tuple[Knows, Person]]:
        found = network.once("known-at", lambda: _known_at(network)).get(key, [])
        return [(person.knows[place], person) for person, place in found]

    return network.part("known-at", key, there)


def _known_at(network: Network) -> dict[str, list[tuple[Person, int]]]:
    """Who knows somebody at which organization, and which of those they know: looked for once for all."""
    found: dict[str, list[tuple[Person, int]]] = {}
    knowing = [person for person in network.people if "knows" in person.head[HELD]]

    def orgs(person: Person) -> tuple[str, ...]:
        there = [network.org(known.org) for known in person.knows]
        return tuple(org.key if org else "" for org in there) if any(there) else ()

    for person, keys in zip(knowing, network.each("known-at", knowing, orgs), strict=True):
        for place, key in enumerate(keys):
            if key:
                found.setdefault(key, []).append((person, place))
    return found


def _link(person: Person) -> Link:
    return Link(person.called, person.slug)


def _facts(org: Org, today: date) -> Iterator[tuple[str, Text]]:
    if org.aliases:
        yield say("Also called"), (", ".join(org.aliases),)
    if org.size:
        yield say("Size"), (say("about {n} people", n=org.size),)
    if org.target_roles:
        yield say("You would work as"), (", ".join(org.target_roles),)
    for opening in org.openings:
        title = opening.title or say("an opening")
        link: Text = (Link(title, opening.url, "url"),) if opening.url else (title,)
        seen = opening.seen
        when: Text = (" ", *tell("seen {day}", day=since(seen, today))) if seen else ()
        yield say("Opening"), (*link, *when)
    if org.referral_program:
        terms = f", {org.referral_terms}" if org.referral_terms else ""
        yield say("Referral programme"), (f"{org.referral_program}{terms}",)
    pages = {say("engineering blog"): org.engineering_blog, say("careers"): org.careers}
    found = {label: url for label, url in pages.items() if url} | org.links
    if found:
        yield say("Links"), links(found)
    if org.tags:
        yield say("Tags"), (", ".join(org.tags),)
