"""What the page Graph draws: everyone with their place, and the ties, as short as it can be said.

Lists that run along each other: the first name belongs to the first address and the first place. The
places cost a moment at thousands of people, so they are kept until somebody comes, goes, or is tied to
somebody else.
"""

from __future__ import annotations

import json
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

from mkdocs_netnotes.addresses import NOTES
from mkdocs_netnotes.defaults import ASSETS
from netnotes import cache
from netnotes.outreach.bonds import KINDS, bonds_of
from netnotes.outreach.layout import Member, arrange
from netnotes.sentences import say
from netnotes.views._network import (
    SOURCES,
    STANDINGS,
    kind_words,
    picture_on,
    source_words,
    standing_words,
)

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_netnotes.site import Site
    from netnotes.model.network import Network
    from netnotes.views._network import Picture, Someone

PATH = f"{ASSETS}/graph.json"
#: Places are whole numbers: this is how far the rim is from the middle.
RIM = 10_000


def make(site: Site) -> bytes:
    """Everyone and every tie, as JSON."""
    snapshot = site.snapshot
    network = snapshot.network
    picture = picture_on(network, snapshot.today, snapshot.settings)
    places = _places(network, picture, snapshot.settings.state_dir)
    data = {
        **_people(site, picture.people, places),
        **_ties(picture),
        "me": _me(site),
        "said": {
            "standing": standing_words(),
            "source": source_words(),
            "kind": kind_words(),
        },
        "kinds": KINDS,
        "standings": STANDINGS,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _people(
    site: Site, people: tuple[Someone, ...], places: dict[str, tuple[int, int]]
) -> dict[str, object]:
    """The lists that speak of people; an address is without what all of them begin and end with."""
    address = site.addresses
    urls = [address.get(one.key, "") for one in people]
    there = [url for url in urls if url]
    before = f"{NOTES}/" if all(url.startswith(f"{NOTES}/") for url in there) else ""
    after = next((end for end in (".html", "/") if all(url.endswith(end) for url in there)), "")
    sizes = Counter(one.org for one in people if one.org)
    names = {one.org: one.org_name for one in people if one.org}
    orgs = sorted(sizes, key=lambda org: (-sizes[org], org))
    number = {org: index for index, org in enumerate(orgs)}
    return {
        "names": [one.name for one in people],
        "before": before,
        "after": after,
        "addresses": [
            url[len(before) : len(url) - len(after)] if url else "" for url in urls
        ],
        "x": [places[one.key][0] for one in people],
        "y": [places[one.key][1] for one in people],
        "standing": [STANDINGS.index(one.standing) for one in people],
        "source": [SOURCES.index(one.source) for one in people],
        "org": [number.get(one.org, -1) for one in people],
        "orgs": [names[org] for org in orgs],
        "org_addresses": [address.get(org, "") for org in orgs],
    }  # fmt: skip


def _ties(picture: Picture) -> dict[str, object]:
    """Three numbers a tie: one, the other, and the kind."""
    index = {one.key: i for i, one in enumerate(picture.people)}
    flat: list[int] = []
    for bond in picture.bonds:
        flat += (index[bond.one], index[bond.other], KINDS.index(bond.kind))
    return {"ties": flat}


def _me(site: Site) -> dict[str, str]:
    """What stands in the middle: my name where my own note is known."""
    me = site.snapshot.network.me
    url = site.addresses.get(me.key, "") if me else ""
    return {"name": me.called if me else say("You"), "address": url}


def _places(network: Network, picture: Picture, folder: Path) -> dict[str, tuple[int, int]]:
    """Where everyone is; what was found for the same people and ties before is found again."""
    members, ties = _members(network, picture)
    key = blake2b(repr((members, ties)).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    path = folder / "graph.cache"
    kept = cache.read(path)
    if kept is not None and kept["key"] == key:
        found: dict[str, tuple[int, int]] = kept["places"]
        return found
    drawn = arrange(members, ties)
    scale = RIM / drawn.radius
    places = {at: (round(x * scale), round(y * scale)) for at, (x, y) in drawn.places.items()}
    cache.write(path, {"key": key, "places": places})
    return places


def _members(network: Network, picture: Picture) -> tuple[list[Member], list[tuple[str, str]]]:
    """Whom to place, in an order of its own; who has no note stands with one who knows them."""
    bonds = bonds_of(network)
    sector = {one.key: SOURCES.index(one.source) for one in picture.people}
    for bond in bonds.bonds:
        for key, other in ((bond.one, bond.other), (bond.other, bond.one)):
            if key in bonds.named and other in sector:
                sector[key] = sector[other]
    members = sorted(Member(one.key, one.org, sector[one.key]) for one in picture.people)
    return members, [(bond.one, bond.other) for bond in bonds.bonds]
