"""What the tests of messages share: the sample network, and drafts of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.messages.draft import Draft, draft
from netnotes.messages.slots import Given
from netnotes.model.network import Network

# Helpers of this folder can be imported by its tests.
sys.path.insert(0, str(Path(__file__).parent))

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)


@cache
def sample_network() -> Network:
    return load_network(load_settings(ROOT))


@pytest.fixture
def sample() -> Network:
    """The sample network, read once."""
    return sample_network()


@pytest.fixture
def drafted(sample: Network) -> Callable[..., Draft]:
    """`drafted(who, kind, other="…", today=…, anyway=True, what="…")`, of the sample network."""

    def make(
        who: str,
        kind: str,
        *,
        other: str = "",
        today: date = TODAY,
        anyway: bool = False,
        **given: object,
    ) -> Draft:
        person = sample.person(who)
        assert person is not None
        second = sample.person(other) if other else None
        said = Given(**given)  # type: ignore[arg-type]
        settings = load_settings(ROOT)
        return draft(sample, person, kind, today, settings, said, other=second, anyway=anyway)

    return make
