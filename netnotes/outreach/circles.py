"""Circles: people who know each other better than they know the rest (R28).

Label propagation over the graph without me. It is deterministic: nodes are visited in the order of
their names; of equally strong labels one's own stays, else the first by name wins.
"""

from __future__ import annotations

from netnotes.outreach.graph import DISTANCE, Graph

_ROUNDS = 20
_AROUND = 3
_NEAR = DISTANCE["acquaintance"]
_FAR = DISTANCE["stranger"]


def circles(graph: Graph) -> dict[str, str]:
    """The circle of each node, named by one of its members."""
    return _propagate(graph.ties())


def groups(graph: Graph) -> list[list[str]]:
    """The circles of at least three, the largest first, each sorted."""
    members: dict[str, list[str]] = {}
    for key, name in circles(graph).items():
        members.setdefault(name, []).append(key)
    found = [sorted(keys) for keys in members.values() if len(keys) >= 3]
    return sorted(found, key=lambda keys: (-len(keys), keys[0]))


def opens_new(graph: Graph, key: str) -> bool:
    """Whether someone stands in a circle in which nobody is near me yet.

    It is looked at within three steps of them: a circle is who is close by, and the rest of a large
    network has no say in it.
    """
    if not graph.neighbours(key):
        return False
    around = {key: 0}
    waiting = [key]
    for here in waiting:
        if around[here] < _AROUND:
            for other in graph.neighbours(here):
                if other not in around:
                    around[other] = around[here] + 1
                    waiting.append(other)
    ties = {k: {o: n for o, n in graph.neighbours(k).items() if o in around} for k in around}
    labels = _propagate(ties)
    circle = [other for other in around if other != key and labels[other] == labels[key]]
    return not any((graph.direct(other) or _FAR) <= _NEAR for other in circle)


def _propagate(ties: dict[str, dict[str, int]]) -> dict[str, str]:
    """Label propagation: each takes the label that weighs most among those it knows.

    After the first round only those are looked at again of whom somebody they know took another
    label: with the others nothing would come out differently.
    """
    label = {key: key for key in ties}
    order = sorted(key for key in label if ties[key])
    waiting = set(order)
    for _ in range(_ROUNDS):
        if not waiting:
            break
        for key in order:
            if key not in waiting:
                continue
            waiting.discard(key)
            votes: dict[str, int] = {}
            for other, length in ties[key].items():
                name = label[other]
                votes[name] = votes.get(name, 0) + 4 - length
            most = max(votes.values())
            if most > votes.get(label[key], 0):
                label[key] = min(name for name, weight in votes.items() if weight == most)
                waiting.update(ties[key])
    return label
