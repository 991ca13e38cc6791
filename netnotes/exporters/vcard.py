"""Cards for an address book, in the version that phones and mail programs understand best (vCard 3.0).

A card keeps its UID from one file to the next, so that an address book that has it already changes its
own. A birthday without a year is written as Google does, `--04-12`, or with `--apple` as Apple does,
`1604-04-12` with a parameter that says to leave out the year; a program that does not know it would take
them for born in 1604. With `--private-fields` it holds
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
#: It takes `apple`.
APPLE = True


def export(
    network: Network,
    today: date,
    settings: Settings,
    *,
    private: bool = False,
    apple: bool = False,
) -> Iterator[bytes]:
    """The cards, one after the other; with `apple`, days without a year as Apple writes them."""
    return cards(network, settings, "3.0", private=private, apple=apple)
