"""Cards for an address book, in the version that phones and mail programs understand best (vCard 3.0).

A card keeps its UID from one file to the next, so that an address book that has it already changes its
own. A birthday without a year is written as Google does, `--04-12`. With `--private-fields` it holds
also the fields that only netnotes knows, as `X-NETNOTES-…`, and the text of the notes; logs and sections
go out as JSON alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.config import Settings
from netnotes.exporters._cards import cards
from netnotes.model.network import Network

FILE = "people.vcf"


def export(
    network: Network, today: date, settings: Settings, *, private: bool = False
) -> Iterator[bytes]:  # fmt: skip
    """The cards, one after the other."""
    return cards(network, settings, "3.0", private=private)
