"""Cards for an address book, in the newest version (vCard 4.0).

As `vcard`, with what 4.0 has a property for: KIND, ANNIVERSARY, PRONOUNS, DEATHDATE.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.exporters._cards import cards
from netnotes.model.network import Network

FILE = "people-4.vcf"


def export(
    network: Network, today: date, settings: Settings, *, private: bool = False
) -> Iterator[bytes]:  # fmt: skip
    """The cards, one after the other."""
    return cards(network, settings, "4.0", private=private)
