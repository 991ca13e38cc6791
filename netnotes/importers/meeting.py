"""What an event of a calendar is: whom I met or will meet, how, and why it may be no meeting at all."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from netnotes.importers.calendar_file import Calendar, Event, Field, unescaped
from netnotes.importers.mail_headers import addresses
from netnotes.importers.mailbox import called, untagged
from netnotes.sentences import say

#: With more others it is an assembly, and no meeting with each of them.
MOST = 10
_VIDEO = re.compile(
    r"(?:zoom\.us|meet\.google\.com|teams\.(?:microsoft|live)\.com|webex\.com|whereby\.com|meet\.jit\.si|"
    r"gotomeeting\.com|gotomeet\.me|bluejeans\.com|chime\.aws|join\.skype\.com|facetime\.apple\.com|"
    r"hangouts\.google\.com|around\.co|bbb\.|bigbluebutton)",
    re.IGNORECASE,
)
_VIDEO_PLACE = re.compile(
    r"\b(?:zoom|(?:microsoft |ms )?teams|google meet|webex|skype|facetime|video ?(?:call|chat|conf\w*)|"
    r"videoanruf|visio(?:conférence)?)\b",
    re.IGNORECASE,
)
#: By words of the title or the place, the first that fits.
_WORDS = {
    "meal": "lunch dinner breakfast brunch supper mittagessen abendessen",
    "coffee": "coffee cafe café kaffee espresso tea",
    "walk": "walk hike stroll spaziergang",
    "call": "call phone anruf telefonat tel",
    "event": "conference meetup meet-up party concert wedding workshop festival",
}
_CHANNELS = {word: channel for channel, said in _WORDS.items() for word in said.split()}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WEB = re.compile(r"https?://\S+|tel:\S+", re.IGNORECASE)
_CANCELLED = re.compile(r"(?:cancell?ed|abgesagt|annulé|cancelado)\b ?[:\]-]", re.IGNORECASE)
_NO_MEETINGS = re.compile(
    r"holidays?|birthdays?|feiertage|geburtstage|jours fériés|anniversaires|festivos|cumpleaños|"
    r"festività|compleanni|moon phases|week numbers",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"@(?:resource|group)\.calendar\.google\.com$|^(?:no-?reply|calendar-notification)"
)
_LONGEST_PLACE = 80


class Guest(NamedTuple):
    """Someone at a meeting: an address, '' where there is none, and a name."""

    email: str
    name: str = ""

    @property
    def key(self) -> str:
        """By what they are told from others."""
        return self.email or f"name {self.name.casefold()}"


class Meeting(NamedTuple):
    """A meeting: its beginning as it stands in the file, and what is the same each time it comes."""

    start: datetime
    others: tuple[Guest, ...]
    channel: str
    title: str = ""
    place: str = ""


def why_no_calendar(calendar: Calendar) -> str:
    """Why no event of this calendar is a meeting; or ''."""
    called_ = calendar.said.get("x-wr-calname", "") or calendar.said.get("name", "")
    if _NO_MEETINGS.search(called_):
        return say("the calendar holds holidays or birthdays")
    if calendar.said.get("method", "").upper() == "CANCEL":
        return say("it was cancelled")
    return ""


def meeting(event: Event, calendar: Calendar, mine: frozenset[str]) -> Meeting | str:
    """The meeting that an event is, or why it is none."""
    title = event.text("summary")
    if event.text("status").upper() == "CANCELLED" or _CANCELLED.match(title):
        return say("it was cancelled")
    if _NO_MEETINGS.fullmatch(event.text("categories")):
        return say("a holiday or a birthday")
    guests = event.fields.get("attendee", [])
    if not guests:
        return say("nobody else is invited")
    if event.guests > MOST + 1:
        return say("more than {n} others were invited", n=MOST)
    try:
        start = next(calendar.moments(event.fields["dtstart"][0]))
    except (KeyError, ValueError, StopIteration):
        return say("its beginning cannot be read")
    whole = event.text("x-microsoft-cdo-alldayevent").upper() == "TRUE"
    if whole or not isinstance(start, datetime):
        return say("it takes whole days")
    others = _others(event, guests, mine)
    if isinstance(others, str):
        return others
    private = event.text("class").upper() in ("PRIVATE", "CONFIDENTIAL")
    channel, place = _how(event, title)
    return Meeting(start, others, channel, "" if private else title, "" if private else place)


def _others(event: Event, guests: list[Field], mine: frozenset[str]) -> tuple[Guest, ...] | str:
    """Who else takes part; or why it is no meeting of mine."""
    found: dict[str, Guest] = {}
    here = False
    for one in [*guests, *event.fields.get("organizer", [])[:1]]:
        guest = guest_of(one)
        said = one.parameters
        declined = said.get("PARTSTAT", "").upper() == "DECLINED"
        if is_mine(guest.email, mine):
            if declined:
                return say("you declined it")
            here = True
        elif said.get("CUTYPE", "").upper() in ("ROOM", "RESOURCE", "GROUP") or _ROOM.search(
            guest.email
        ):
            continue
        elif declined or said.get("ROLE", "").upper() == "NON-PARTICIPANT":
            found[guest.key] = Guest("", "")  # whatever the organizer's line says
        elif guest.email or guest.name:
            known = found.setdefault(guest.key, guest)
            if known.email and not known.name and guest.name:
                found[guest.key] = guest
    if not here:
        return say(
            "you are not among its guests; is an address of yours missing from your own note?"
        )
    others = tuple(guest for guest in found.values() if guest.email or guest.name)
    return others or say("nobody else takes part")


def guest_of(one: Field) -> Guest:
    """Who stands in a field of a guest: by `mailto:`, by the parameter EMAIL, or by name alone."""
    value = one.value.strip()
    scheme, _, rest = value.partition(":")
    email = (
        "".join(rest.split()) if scheme.casefold() == "mailto" else one.parameters.get("EMAIL", "")
    )
    found = addresses((email or (value if "@" in value else ""))[:400])
    address = found[0].email if found else ""
    name = " ".join(unescaped(one.parameters.get("CN", "")).split()).strip("'\" ")
    if "@" in name or len(name) > 200:  # the address once more, as many programs write it
        inner = addresses(name[:400])
        address, name = address or (inner[0].email if inner else ""), inner[0].name if inner else ""
    return Guest(address, called(name) if name else "")


def is_mine(email: str, mine: frozenset[str]) -> bool:
    """Whether an address is one of mine."""
    return bool(email) and (email in mine or untagged(email) in mine)


def _how(event: Event, title: str) -> tuple[str, str]:
    """The channel and the place: a link of a video call says it, else words of title and place do."""
    location = event.text("location")
    place = " ".join(_WEB.sub(" ", location).split()).strip(" ,;:()")
    links = [location, event.text("url"), event.text("conference"), event.text("description")]
    links += [event.text(name) for name in event.fields if name.startswith("x-")]
    if any(_VIDEO.search(link) for link in links):
        return "video", "" if _VIDEO_PLACE.search(place) else place[:_LONGEST_PLACE]
    if _VIDEO_PLACE.search(f"{place} {title}"):
        return "video", ""
    words = _WORD.findall(f"{title} {location}".casefold())
    found = {_CHANNELS[word] for word in words if word in _CHANNELS}
    return next((one for one in _WORDS if one in found), "meeting"), place[:_LONGEST_PLACE]


def at_home(moment: datetime, zone: tzinfo | None) -> datetime:
    """A moment on my clock, without its zone; as it stands where either has none."""
    if moment.tzinfo is not None and zone is not None:
        with suppress(ValueError, OverflowError):  # at the ends of time
            moment = moment.astimezone(zone)
    return moment.replace(tzinfo=None)


def day_of(moment: date | datetime) -> date:
    """The day of a day or a moment."""
    return moment.date() if isinstance(moment, datetime) else moment
