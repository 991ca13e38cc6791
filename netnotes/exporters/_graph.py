"""The network as nodes and edges, for programs that draw and reckon with graphs.

Nodes are people, organizations and those whom somebody only names; I am none, since everyone with a note
has a tie to me. Edges are `related`, `introduced`, `knows`, `works_at` and `worked_at`; with `private`
also `together`, which the logs tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.model.person import Person
from netnotes.outreach.bonds import bonds_of, employer
from netnotes.outreach.case import Case


class Node(NamedTuple):
    """A node: `kind` is `person`, `org` or `named`, which is someone without a note."""

    id: str
    kind: str
    name: str
    org: str = ""
    title: str = ""
    city: str = ""
    standing: str = ""
    closeness: str = ""


class Edge(NamedTuple):
    """An edge, from one id to the other; of `introduced`, the first brought the second."""

    source: str
    target: str
    kind: str


class Graph(NamedTuple):
    """All of it."""

    nodes: list[Node]
    edges: list[Edge]


def graph_of(network: Network, today: date, settings: Settings, *, private: bool) -> Graph:
    """The graph on a day."""
    ids: dict[str, str] = {}
    nodes: list[Node] = []
    edges: list[Edge] = []
    for org in network.orgs:
        if not org.broken:
            ids[org.key] = f"org:{org.slug}"
            nodes.append(Node(ids[org.key], "org", org.called, city=org.city))
    people = [one for one in network.people if one is not network.me and not one.broken]
    for person in people:
        ids[person.key] = person.slug
        name = employer(network, person.org)[1]
        node = Node(person.slug, "person", person.called, name, person.title, person.city)
        if private:
            standing = Case(network, person, today, settings).standing
            node = node._replace(standing=standing, closeness=person.closeness)
        nodes.append(node)
    found = bonds_of(network)
    for key, named in found.named.items():
        ids[key] = f"named:{key}"
        nodes.append(Node(ids[key], "named", named.name, employer(network, named.org)[1]))
    for bond in found.until(today):
        if private or bond.kind != "together":
            edges.append(Edge(ids[bond.one], ids[bond.other], bond.kind))
    for person in people:
        edges += _work(network, person, ids, nodes, private=private)
    return Graph(nodes, edges)


def _work(
    network: Network, person: Person, ids: dict[str, str], nodes: list[Node], *, private: bool
) -> Iterator[Edge]:  # fmt: skip
    """Where someone works, and with `private` where they did; who has no note is added."""
    places = [(person.org, "works_at")]
    if private:
        places += [(past.org, "worked_at") for past in person.past]
    for reference, kind in dict.fromkeys(places):
        key, name = employer(network, reference)
        if not key:
            continue
        if key not in ids or not ids[key].startswith("org:"):
            key = f"org\0{key}"
        if key not in ids:
            ids[key] = f"org:{key[4:]}"
            nodes.append(Node(ids[key], "org", name))
        yield Edge(person.slug, ids[key], kind)
