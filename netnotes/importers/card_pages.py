"""Pages and messengers on a card: what is an address of the web is a link, any other a line of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.importers.address_book import AddressBook, label_said
from netnotes.importers.candidate import Labelled
from netnotes.importers.cards import Card, Line
from netnotes.importers.values import label_of, web
from netnotes.sentences import say

#: Where somebody's page is, by the name of the service.
_PROFILES = {
    "twitter": "https://twitter.com/", "linkedin": "https://www.linkedin.com/in/",
    "facebook": "https://www.facebook.com/", "instagram": "https://www.instagram.com/",
    "github": "https://github.com/", "gitlab": "https://gitlab.com/",
    "flickr": "https://www.flickr.com/people/", "myspace": "https://myspace.com/",
}  # fmt: skip
#: How messengers are written, by the name in a property or an address.
_MESSENGERS = {
    "AIM": "AIM", "ICQ": "ICQ", "JABBER": "Jabber", "MSN": "MSN", "YAHOO": "Yahoo", "SKYPE": "Skype",
    "SKYPE-USERNAME": "Skype", "GOOGLE-TALK": "Google Talk", "QQ": "QQ", "GADUGADU": "Gadu-Gadu",
    "GROUPWISE": "GroupWise", "MATRIX": "Matrix", "TELEGRAM": "Telegram", "SIGNAL": "Signal",
    "WHATSAPP": "WhatsApp", "DISCORD": "Discord", "MASTODON": "Mastodon", "XMPP": "Jabber",
    "YMSGR": "Yahoo", "SIP": "SIP", "SMS": "SMS", "IRC": "IRC", "MSNIM": "MSN", "GTALK": "Google Talk",
}  # fmt: skip
_SERVICES = ("TWITTER", "LINKEDIN", "FACEBOOK", "INSTAGRAM", "GITHUB")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.+)", re.DOTALL)
_USER = re.compile(r"@?([\w.%-]{1,100})")
_NO_LABEL = frozenset(("homepage", "profile", "pref", "internet", "voice"))


def pages(card: Card, book: AddressBook) -> Iterator[Labelled]:
    """The links of a card; messengers become remarks."""
    for line in card.all("URL", "CONTACT-URI"):
        said = line.text
        page = web(said)
        if page:
            yield Labelled(page, _called(card, line) or label_of(page))
        elif said:
            book.left(f"url: {said}", say("it is no address of the web"))
    for line in card.all("X-SOCIALPROFILE", "SOCIALPROFILE", *(f"X-{one}" for one in _SERVICES)):
        yield from _profile(card, line, book)
    for line in card.all("IMPP", *(f"X-{one}" for one in _MESSENGERS)):
        yield from _messenger(line, book)


def _called(card: Card, line: Line) -> str:
    """What a page is called on the card; what every page could be called is ''."""
    said = card.label(line)
    if card.is_ours:
        return said
    label = label_said(said) if said else next((t for t in line.types if t in ("home", "work")), "")
    return "" if label.casefold() in _NO_LABEL else label


def _profile(card: Card, line: Line, book: AddressBook) -> Iterator[Labelled]:
    said = line.text
    own = line.name.removeprefix("X-").casefold()
    known = own if own.upper() in _SERVICES else ""
    kinds = [t for t in line.types if t not in ("pref", "home", "work")]
    service = (
        known or line.param("SERVICE-TYPE") or card.label(line) or next(iter(kinds), "")
    ).casefold()
    page = web(said)
    user = _USER.fullmatch(line.param("X-USER") or said.removeprefix("x-apple:"))
    if not page and user and service in _PROFILES:
        page = _PROFILES[service] + user[1]
    if page:
        yield Labelled(page, service or label_of(page))
    elif said:
        who = said.removeprefix("x-apple:")
        book.remark(f"{(service or 'profile').capitalize()}: {who}")


def _messenger(line: Line, book: AddressBook) -> Iterator[Labelled]:
    said = line.text
    if not said:
        return
    page = web(said) if said.casefold().startswith("http") else ""
    if page:
        yield Labelled(page, label_of(page))
        return
    service = line.param("X-SERVICE-TYPE") or line.param("SERVICE-TYPE")
    scheme = _SCHEME.fullmatch(said)
    if line.name == "IMPP" and scheme and "@" not in scheme[1]:
        said = scheme[2].removeprefix("//")
        service = service or scheme[1]
    key = line.name.removeprefix("X-") if line.name != "IMPP" else service.upper()
    book.remark(f"{_MESSENGERS.get(key, service) or 'Messenger'}: {said}")
