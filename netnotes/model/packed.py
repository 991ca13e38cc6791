"""A note as it is kept: what every question reads of everyone, and the rest, packed.

Most of a note is read only when someone looks at that person: what was said in the log, the prose,
the places of the fields. Packed, it costs a run over ten thousand notes nothing.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from sys import intern
from typing import Any

from netnotes.model.head import head_of
from netnotes.model.log import CHANNELS, Entry
from netnotes.model.values.partial_date import PartialDate

#: What is read of everyone. What is empty is left out: most of it is, of most notes.
AT_HAND = (
    "hash", "org", "broken", "fields", "met", "days", "ways", "last", "crowded", "signs", "notable", "shared", "channels",
    "tasks", "problems", "suppressions",
)  # fmt: skip


_CHANNEL, _DIRECTION, _BOX, _PEOPLE, _MARKS = (
    Entry._fields.index(name) for name in ("channel", "direction", "box", "people", "marks")
)
_BUILT_IN = {channel for group in CHANNELS.values() for channel in group}


def at_hand(met: Any, log: Iterable[tuple[Any, ...]]) -> dict[str, Any]:
    """What is asked of everyone's log, so that few logs need be looked at.

    - `met`: the first and the last day that the field can mean, as ordinals;
    - `days`: the days on which an entry interacts, those to come included, sorted, each once;
    - `ways`: the channels of these entries, by day; more than days where one has several;
    - `last`: the day of the latest entry;
    - `crowded`: whether two entries stand on one day;
    - `signs`: the marks (`#got`), and `box` where a box is open;
    - `notable`: the entries with a direction, a box or a mark; those that do not interact are
      among them;
    - `shared`: the entries that name others;
    - `channels`: the channels that are not built in.
    """
    log = tuple(log)
    happens = sorted(
        (ordinal, channel)
        for ordinal, _, channel, _, direction, box, _, _, _, marks, _, _ in log
        if direction != "out" and box != " " and "cancelled" not in marks
    )
    notable = tuple(plain for plain in log if plain[_DIRECTION] or plain[_BOX] or plain[_MARKS])
    signs = {f"#{mark}" for plain in notable for mark in plain[_MARKS]}
    if any(plain[_BOX] == " " for plain in notable):
        signs.add("box")
    channels = {plain[_CHANNEL] for plain in log} - _BUILT_IN
    first_met = PartialDate._make(met) if met else None
    return {
        "met": (first_met.first.toordinal(), first_met.last.toordinal()) if first_met else (),
        "days": tuple(dict.fromkeys(ordinal for ordinal, _ in happens)),
        "ways": tuple(intern(channel) for _, channel in happens),
        "last": max((plain[0] for plain in log), default=0),
        "crowded": len({plain[0] for plain in log}) < len(log),
        "signs": tuple(sorted(signs)),
        "notable": notable,
        "shared": tuple(plain for plain in log if plain[_PEOPLE]),
        "channels": tuple(sorted(channels)),
    }


def pack(data: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """What `parse_note` gave, as what is at hand and the rest.

    The mentions are at hand, and packed: they are many, and read of everyone or of nobody.
    """
    hand = {key: data[key] for key in AT_HAND if data[key]}
    rest = {key: value for key, value in data.items() if key not in AT_HAND and key != "mentions"}
    fields = dict(data["fields"])
    rest["@"] = fields.pop("@")
    hand["fields"] = fields
    if data["mentions"]:
        hand["mentions"] = marshal.dumps(data["mentions"])
    return hand, marshal.dumps(rest)


def shelve(hand: dict[str, Any]) -> tuple[tuple[Any, ...], int, bytes]:
    """What is at hand as it is kept: the head, and a body: the fields, and from an offset on all else."""
    fields = marshal.dumps(hand["fields"])
    more = {key: value for key, value in hand.items() if key != "fields"}
    return head_of(hand), len(fields), fields + marshal.dumps(more)


def unpack(rest: bytes) -> dict[str, Any]:
    """The rest of a note."""
    data: dict[str, Any] = marshal.loads(rest)
    return data
