"""Circles: who is looked at again only where something changed comes out as if everyone were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netnotes.outreach.circles import _ROUNDS, _propagate

PEOPLE = st.sampled_from("abcdefghijkl")


def plainly(ties: dict[str, dict[str, int]]) -> dict[str, str]:
    """Label propagation as it is told: in every round everyone is looked at."""
    label = {key: key for key in ties}
    for _ in range(_ROUNDS):
        before = dict(label)
        for key in sorted(ties):
            votes: dict[str, int] = {}
            for other, length in ties[key].items():
                votes[label[other]] = votes.get(label[other], 0) + 4 - length
            most = max(votes.values(), default=0)
            if most > votes.get(label[key], 0):
                label[key] = min(name for name, weight in votes.items() if weight == most)
        if label == before:
            break
    return label


@given(st.lists(st.tuples(PEOPLE, PEOPLE, st.sampled_from((2, 3))), max_size=40))
def test_circles_are_those_of_looking_at_everyone(told: list[tuple[str, str, int]]):
    ties: dict[str, dict[str, int]] = {key: {} for key in "abcdefghijkl"}
    for one, other, length in told:
        if one != other:
            ties[one][other] = ties[other][one] = length
    assert _propagate(ties) == plainly(ties)
