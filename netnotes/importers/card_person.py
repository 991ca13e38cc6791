"""A card as somebody: what each of its properties is in a note."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from netnotes.importers.address_book import AddressBook, label_said
from netnotes.importers.candidate import Candidate, Found, Job, Labelled, Remark, Skipped
from netnotes.importers.card_days import card_day
from netnotes.importers.card_pages import pages
from netnotes.importers.cards import Card, Line
from netnotes.importers.source import Source
from netnotes.importers.values import joined
from netnotes.model.edit import Value
from netnotes.model.new import card_uid, slug_of
from netnotes.model.person import Person
from netnotes.sentences import mark, say

#: Bookkeeping of programs, which says nothing about anybody.
_SILENT = frozenset(
    """VERSION PRODID REV N FN SORT-STRING SORT-AS CLASS MAILER X-ABLABEL X-ABADR X-ABUID X-IMAGEHASH
    X-IMAGETYPE X-PHONETIC-FIRST-NAME X-PHONETIC-LAST-NAME X-PHONETIC-MIDDLE-NAME X-PHONETIC-ORG
    X-ABSHOWAS CLIENTPIDMAP SOURCE NAME PROFILE XML KIND UID BEGIN END X-ADDRESSBOOKSERVER-KIND
    X-ADDRESSING-GRAMMAR X-SHARED-PHOTO-DISPLAY-PREF X-WALLPAPER X-DELETED LABEL CREATED
    X-LAST-CONTACT-DATE X-ABORDER X-MS-OL-DEFAULT-POSTAL-ADDRESS X-MS-OL-DESIGN""".split()
)
#: What is left out, and why.
_PICTURE = mark("pictures are not copied")
_PRONOUNS = mark("a note keeps pronouns instead")
_LEFT_OUT = {
    "PHOTO": _PICTURE, "LOGO": _PICTURE, "X-MS-CARDPICTURE": _PICTURE,
    "SOUND": mark("sounds are not copied"), "KEY": mark("keys are not copied"),
    "GENDER": _PRONOUNS, "X-GENDER": _PRONOUNS,
    "GEO": mark("a note has no field for a point on a map"),
    "AGENT": mark("a card within the card"), "MEMBER": mark("a group is no person"),
}  # fmt: skip
_UNREACHED = frozenset(("fax", "pager", "modem", "bbs", "isdn", "pcs", "telex"))
_ANNIVERSARY = (
    "ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY",
)  # fmt: skip
_RELATIVES = {
    "X-SPOUSE": "Spouse", "X-EVOLUTION-SPOUSE": "Spouse", "X-KADDRESSBOOK-X-SPOUSESNAME": "Spouse",
    "X-MS-SPOUSE": "Spouse", "X-MANAGER": "Manager", "X-EVOLUTION-MANAGER": "Manager",
    "X-MS-MANAGER": "Manager", "X-KADDRESSBOOK-X-MANAGERSNAME": "Manager", "X-CHILD": "Child",
    "X-MS-CHILD": "Child", "X-ASSISTANT": "Assistant", "X-EVOLUTION-ASSISTANT": "Assistant",
    "X-MS-ASSISTANT": "Assistant", "X-KADDRESSBOOK-X-ASSISTANTSNAME": "Assistant",
    "X-MAIDENNAME": "Maiden name", "BIRTHPLACE": "Born in", "DEATHPLACE": "Died in",
}  # fmt: skip
_PLAIN = {
    "TZ": "timezone", "PRONOUNS": "pronouns", "X-PRONOUNS": "pronouns",
    "DEATHDATE": "died", "X-DEATHDATE": "died",
}  # fmt: skip
_INTERESTS = ("HOBBY", "INTEREST", "X-INTERESTS", "X-HOBBY")
#: Android's own properties, by the kind of data that it names.
_ANDROID = re.compile(r"vnd\.android\.cursor\.item/([\w-]+)")
_ANDROID_DAYS = {"1": "anniversary", "2": "day", "3": "birthday"}
_GROUPS_OF_PROGRAMS = frozenset(("mycontacts", "* mycontacts"))
_OURS = "X-NETNOTES-"
#: Whatever else stands on a card is kept under this, so that it can go out again.
KEPT = "x-vcard-"


def person_of(source: Source, member: str, card: Card) -> Found:
    """The candidate that a card gives, or why it gives none."""
    at = source.place(card.number, "card", member)
    why = _nobody(card)
    if why:
        return Skipped(at, why)
    taken = _Taken(AddressBook(at), card)
    is_org = taken.is_org
    jobs = [] if is_org else taken.jobs()
    day = next((found for line in card.all("BDAY") if (found := card_day(line))), "")
    taken.rest()
    emails = [*taken.addresses("EMAIL", "mailto:")]
    phones = [*taken.addresses("TEL", "tel:")]
    book = taken.book
    if is_org:
        for one in (*emails, *phones):
            book.left(one.value, say("the note of an organization has no field for it"))
    return Candidate(
        at=at,
        name=taken.name,
        is_org=is_org,
        aliases=tuple(taken.aliases()),
        emails=tuple(emails),
        phones=tuple(phones),
        links=tuple(pages(card, book)),
        jobs=tuple(jobs),
        city=taken.city(),
        address=taken.street,
        birthday=day or taken.android_birthday,
        dates=tuple(taken.dates),
        found_in=() if card.is_ours else ("phone",),
        tags=tuple(taken.tags()),
        remarks=(*(Remark(line.text) for line in card.all("NOTE")), *book.remarks),
        fields=book.fields,
        uid=card.text("UID"),
        distinct=card.is_ours,
        left_out=tuple(book.left_out),
    )


def _nobody(card: Card) -> str:
    """Why a card gives nobody; ''."""
    kind = card.text("KIND", "X-ADDRESSBOOKSERVER-KIND").casefold()
    if kind == "group":
        return say("it is a group, not a person")
    if kind not in ("", "individual", "org") and not kind.startswith("x-"):
        return say("it is no person, but: {kind}", kind=kind)
    if card.text("X-DELETED").casefold() in ("1", "true", "yes"):
        return say("it was deleted")
    named = any(any(line.parts) for line in card.all("FN", "N", "NICKNAME", "ORG"))
    if not named and not card.all("EMAIL", "TEL", "URL"):
        return say("the card is empty: no name, no address")
    return ""


class _Taken:
    """What is taken from a card."""

    def __init__(self, book: AddressBook, card: Card) -> None:
        self.book = book
        self.card = card
        self.street = ""
        self.android_birthday = ""
        self.dates: list[Labelled] = []
        names = next((line.parts for line in card.all("N") if any(line.parts)), [])
        family, given, more, prefix, suffix = [*names, "", "", "", "", ""][:5]
        self.person = joined(given, more, family, suffix) or prefix
        self.org = next((line.parts[0] for line in card.all("ORG") if line.parts[0]), "")

    @property
    def is_org(self) -> bool:
        """Whether it is the card of an organization: it says so, or there is no other name on it."""
        card = self.card
        said = card.text("KIND").casefold() == "org"
        if said or card.text("X-ABSHOWAS").casefold() == "company":
            return True
        if card.is_ours:
            return False
        shown = card.text("FN")
        nameless = not self.person or (self.person == self.org and not card.all("TITLE"))
        return bool(self.org) and nameless and shown in ("", self.org)

    @property
    def name(self) -> str:
        """What they are called: the name as it is shown, else its parts, else what there is."""
        shown = self.card.text("FN")
        if self.is_org:
            return shown or self.org or self.person
        return shown or self.person or self.card.text("NICKNAME")

    def aliases(self) -> Iterator[str]:
        """Their other names."""
        for line in self.card.all("FN")[1:]:
            if line.text not in ("", self.name):
                yield line.text
        for line in self.card.all("NICKNAME"):
            yield from (one for one in line.items if one != self.name)
        for kind, said in self._android():
            if kind == "nickname" and said[0]:
                yield said[0]

    def jobs(self) -> list[Job]:
        """Where they work; a second employer is a line of prose."""
        orgs = [line.parts for line in self.card.all("ORG") if any(line.parts)]
        titles = [said for line in self.card.all("TITLE") if (said := line.text)]
        roles = [said for line in self.card.all("ROLE") if (said := line.text)]
        if roles and not titles:
            titles, roles = roles, []
        for role in roles:
            if role not in titles:
                self.book.remark(f"Role: {role}")
        for org in orgs:
            for unit in filter(None, org[1:]):
                self.book.remark(f"Department: {unit}")
        for org, title in zip(orgs[1:], [*titles[1:], *[""] * len(orgs)], strict=False):
            self.book.remark(f"Also: {', '.join(filter(None, (title, org[0])))}")
        for title in titles[max(len(orgs), 1) :]:
            self.book.remark(f"Also: {title}")
        org_name = orgs[0][0] if orgs else ""
        return [Job(org_name, titles[0] if titles else "")] if org_name or titles else []

    def addresses(self, name: str, scheme: str) -> Iterator[Labelled]:
        """Addresses or numbers, each with what it is called."""
        for line in self.card.all(name):
            said = line.text
            if said.casefold().startswith(scheme):
                said = said[len(scheme) :].replace(";ext=", " ext. ").partition(";")[0]
            unreached = _UNREACHED & {*line.types}
            if not said:
                continue
            if unreached and "voice" not in line.types and "cell" not in line.types:
                self.book.left(f"{min(unreached)}: {said}", say("nobody is reached there"))
            else:
                yield Labelled(said, self._called(line))

    def _called(self, line: Line) -> str:
        said = self.card.label(line)
        if said:
            return said if self.card.is_ours else label_said(said)
        known = ({"home": "home", "work": "work"} | _CELL).get
        return next((found for one in line.types if (found := known(one))), "")

    def city(self) -> str:
        """Where they live; the whole address is kept in a line, where there is more of it."""
        city = ""
        for number, line in enumerate(self.card.all("ADR")):
            box, more, street, town, region, code, country = [*line.parts, *[""] * 7][:7]
            said = ", ".join(
                filter(None, (street, more, box, joined(code, town), region, country))
            ).replace("\n", ", ")
            city = city or town
            if not said or said == town:
                continue
            if not number:
                self.street = said
            else:
                self.book.remark(f"Address{_behind(self._called(line))}: {said}")
        return city

    def tags(self) -> Iterator[str]:
        """Groups that a person made."""
        for line in self.card.all("CATEGORIES"):
            yield from (one for one in line.items if one.casefold() not in _GROUPS_OF_PROGRAMS)

    def rest(self) -> None:
        """All other properties: fields, days, ties, and what is left out."""
        self._days()
        for name, field in _PLAIN.items():
            for line in self.card.all(name)[:1]:
                said = card_day(line) if field == "died" else line.text
                if said:
                    self.book.fields[field] = said
                elif line.text:
                    self.book.remark(f"Died: {line.text}")
        interests = [said for line in self.card.all(*_INTERESTS) for said in line.items]
        if interests:
            self.book.fields["interests"] = [*interests]
        for line in self.card.all("EXPERTISE"):
            self.book.remark(f"Knows about: {line.text}")
        self._ties()
        self._others()

    def _days(self) -> None:
        card = self.card
        for line in card.all("BDAY"):
            if not card_day(line):
                self.book.remark(f"Birthday: {line.text}")
        for line in (*card.all(*_ANNIVERSARY), *card.all("X-ABDATE")):
            label = (card.label(line) if line.name == "X-ABDATE" else "") or "anniversary"
            plain = label.isascii() and not card.is_ours
            self._date(label.casefold() if plain else label, card_day(line), line.text)
        for kind, said in self._android():
            if kind == "contact_event":
                day, sort, label = said[0], said[1], said[2]
                named = label or _ANDROID_DAYS.get(sort, "day")
                found = card_day(Line("X", {}, day))
                if named == "birthday":
                    self.android_birthday = found
                else:
                    self._date(named, found, day)

    def _date(self, label: str, day: str, said: str) -> None:
        if day:
            self.dates.append(Labelled(day, label))
        else:
            self.book.left(f"{label}: {said}", say("it is no date"))

    def _ties(self) -> None:
        """Relatives and the like: whoever it is need not have a note, so each is a line of prose."""
        card, book = self.card, self.book
        for line in card.all("RELATED", "X-ABRELATEDNAMES"):
            label = card.label(line) or next(iter(line.types), "")
            if re.match(r"urn:|https?:|data:", line.text):
                book.left(
                    f"{label or 'related'}: {line.text}", say("it names another card by a number")
                )
            else:
                book.relation(label, line.text)
        for name, label in _RELATIVES.items():
            for line in card.all(name):
                book.remark(f"{label}: {line.text}")
        for kind, said in self._android():
            if kind == "relation" and said[0]:
                book.relation(said[2], said[0])

    def _android(self) -> Iterator[tuple[str, list[str]]]:
        """Kind, and at least three parts, of what Android keeps in X-ANDROID-CUSTOM."""
        for line in self.card.all("X-ANDROID-CUSTOM"):
            kind, *parts = line.parts
            found = _ANDROID.fullmatch(kind)
            if found:
                yield found[1], [*parts, "", "", ""]

    def _others(self) -> None:
        book = self.book
        for name, lines in self.card.lines.items():
            if name in _LEFT_OUT:
                book.left(name.casefold(), say(_LEFT_OUT[name]))
            elif name.startswith(_OURS):
                _ours(name.removeprefix(_OURS), lines[0].text, book)
            elif name not in _TAKEN and any(line.value.strip() for line in lines):
                said = [text for line in lines if (text := line.text) and text != "null"]
                key = f"{KEPT}{name.removeprefix('X-').casefold()}"
                if said:
                    book.fields[key] = said[0] if len(said) == 1 else [*said]
        uid = self.card.text("UID")
        if uid and not (self.card.is_ours and uid == card_uid(slug_of(self.name))):
            book.fields[f"{KEPT}uid"] = uid
        for line in self.card.unread:
            book.left(line, say("the line is no property of a card, or too long"))


def _ours(name: str, said: str, book: AddressBook) -> None:
    """A field that netnotes wrote: texts as they are, lists and maps as JSON."""
    field = name.replace("-", "_").casefold()
    if field not in Person.fields:
        book.left(field, say("it comes over in JSON only: netnotes export json"))
        return
    value: Value = said
    if said[:1] in ("[", "{"):
        try:
            value = json.loads(said)
        except (ValueError, RecursionError):
            book.left(field, say("it cannot be read"))
            return
    book.fields[field] = value


def _behind(label: str) -> str:
    return f" ({label})" if label else ""


_CELL = {"cell": "mobile", "mobile": "mobile", "iphone": "mobile", "car": "car", "school": "school"}
_PAGES = frozenset(
    """URL X-SOCIALPROFILE SOCIALPROFILE IMPP X-AIM X-ICQ X-JABBER X-MSN X-YAHOO X-SKYPE X-SKYPE-USERNAME
    X-GOOGLE-TALK X-QQ X-GADUGADU X-GROUPWISE X-TWITTER X-MATRIX X-TELEGRAM X-SIGNAL X-WHATSAPP
    X-DISCORD X-MASTODON X-LINKEDIN X-FACEBOOK X-INSTAGRAM X-GITHUB CONTACT-URI""".split()
)
_TAKEN = _SILENT | _PAGES | frozenset(
    ("BDAY", "EMAIL", "TEL", "ADR", "ORG", "TITLE", "ROLE", "NOTE", "NICKNAME", "CATEGORIES",
     "RELATED", "X-ABRELATEDNAMES", "X-ABDATE", "X-ANDROID-CUSTOM", "EXPERTISE",
     *_ANNIVERSARY, *_RELATIVES, *_PLAIN, *_INTERESTS, *_LEFT_OUT)
)  # fmt: skip
