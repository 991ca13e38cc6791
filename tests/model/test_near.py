"""What is offered for a key that is none: what it may be a slip for, and nothing that looks alike by chance."""

from __future__ import annotations

import pytest

from netnotes.model.near import near_key
from netnotes.model.person import Person


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("UID", ""), ("created", ""), ("last_contact", ""), ("nmae", "name"), ("brithday", "birthday"),
        ("intrest", "interests"), ("timezome", "timezone"), ("orgs", "org"), ("Titel", "title"),
    ],
)  # fmt: skip
def test_a_slip_is_told_from_another_word(said: str, meant: str) -> None:
    assert near_key(said, Person.fields) == meant
