"""Whom I wrote with, from the heads of messages: by days and directions, never a word of a body.

A message of mine goes out to everyone it names, one that came in is from its sender. Left out are what
machines and lists send, what lies in drafts, spam and trash, and what goes to very many at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import Literal, NamedTuple

from netnotes.errors import RefusedError
from netnotes.importers.candidate import Candidate, Found, Interaction, Labelled, Place, Skipped
from netnotes.importers.mail_headers import Address, Head, day_of, words
from netnotes.importers.source import Source
from netnotes.importers.tally import Tally
from netnotes.importers.values import tidy_name
from netnotes.sentences import say

#: A message with more recipients is a round letter, and no contact with each of them.
MOST = 10
#: How many messages are looked at to find out which address is mine.
_LOOK = 5_000
#: How many messages are remembered, so that one that lies in two folders is counted once.
_REMEMBERED = 1_000_000
_MACHINE = re.compile(
    r"(?:no|do[._-]?not|dont|nicht)[._-]?(?:reply|respond|antworten)|mailer-daemon|postmaster|"
    r"bounces?|notifications?|notify|newsletters?|news|alerts?|listserv|majordomo|daemon|root"
)
_OFFICE = re.compile(
    r"info|support|sales|contact|hello|team|office|admin|billing|help|helpdesk|service|kontakt|"
    r"customer[._-]?(?:service|care|support)|jobs|careers|hr|orders?|invoices?|accounts?|press"
)
#: Folders and labels whose messages are no contact, in some of the languages that mail programs speak.
_ASIDE = {
    "draft": "drafts draft entwürfe entwurfe brouillons borradores bozze rascunhos concepten templates",
    "trash": "trash deleted deleteditems deletedmessages bin papierkorb gelöschteelemente corbeille "
             "papelera cestino lixeira lixo prullenbak",
    "spam": "spam junk junkmail junkemail bulkmail spamverdacht pourriel",
}  # fmt: skip
_SENT = frozenset("sent sentmail sentitems sentmessages gesendet envoyés enviados inviata".split())
_WHICH = {word: kind for kind, said in _ASIDE.items() for word in said.split()}
_DIRECTIONS: tuple[Literal["", "out", "in"], ...] = ("", "out", "in", "")
_COMPANY = re.compile(r"(?:inc|ltd|llc|llp|gmbh|ag|corp|co|plc|s\.?a|b\.?v)\.?", re.IGNORECASE)
_COMMA = re.compile(r"([^\W\d_][\w' .-]*), ([^\W\d_][\w' .-]*)")


class Mail(NamedTuple):
    """A message: where it stands, its head, the mailbox's own line before it, and its folders."""

    at: Place
    head: Head
    envelope: str = ""
    #: The words of the folders in which it lies, and of its labels.
    folders: frozenset[str] = frozenset()


def folder_words(text: str) -> frozenset[str]:
    """The words of a path or of labels, as folders are compared: `Sent Mail` is `sentmail`."""
    parts = re.split(r"[/.,]", words(text).casefold())
    return frozenset(re.sub(r"[\s\[\]\"_-]", "", part) for part in parts) - {""}


def aside(folders: Iterable[str]) -> str:
    """Whether folders are `draft`, `trash` or `spam`; '' where they are not."""
    return next((_WHICH[word] for word in sorted(folders) if word in _WHICH), "")


@dataclass(slots=True)
class _Other:
    """Someone I wrote with: by days, 1 where I wrote, 2 where they did, 3 for both."""

    at: Place
    names: Counter[str] = field(default_factory=Counter)
    days: dict[int, int] = field(default_factory=dict)


class Letters:
    """Takes in messages one by one, and then says who the others are."""

    def __init__(self, source: Source, mine: frozenset[str]) -> None:
        self.source = source
        self.mine = set(mine)
        self.zone = zone_of(source)
        self.others: dict[str, _Other] = {}
        self.tally = Tally()
        #: Whether there was any message at all.
        self.any = False
        self._seen: set[int] = set()

    def take(self, mail: Mail) -> None:
        """Take in a message."""
        self.any = True
        why = self._why_not(mail)
        if why:
            broken = bool({"from", "date"} & mail.head.cut)
            self.tally.out(mail.at, why, broken=broken)

    def _why_not(self, mail: Mail) -> str:
        """Enter a message; gives why it is no contact, or ''."""
        head = mail.head
        if not head.fields:
            return say("it has no head of a message")
        if "from" in head.cut:
            return say("its sender is longer than any sender is")
        key = head.fields.get("message-id", "").strip()
        if key and hash(key) in self._seen:
            return say("it stands in another folder, too")
        if key and len(self._seen) < _REMEMBERED:
            self._seen.add(hash(key))
        senders = head.people("from")
        folders = mail.folders | folder_words(head.fields.get("x-gmail-labels", ""))
        why = _left(head, folders) or _machine(head)
        if why:
            return why
        if not senders:
            return say("it names no sender")
        day = day_of(head, mail.envelope, self.zone, self.source.today)
        if day is None:
            return say("it tells no day that has come")
        if any(self._is_mine(one.email) for one in senders):
            return self._sent(mail, day)
        if folders & _SENT and not any(self._is_mine(p.email) for p in head.people("to", "cc")):
            self.mine.update(one.email for one in senders)  # an address of mine that no note names
            return self._sent(mail, day)
        return self._received(mail, senders, day)

    def _sent(self, mail: Mail, day: date) -> str:
        named = mail.head.people("to", "cc", "bcc")
        found = [one for one in named if not self._is_mine(one.email)]
        if len(found) > MOST or {"to", "cc", "bcc"} & mail.head.cut:
            return _very_many()
        people = [one for one in found if not _MACHINE.fullmatch(one.email.partition("@")[0])]
        for one in people:
            self._enter(mail.at, one, day, 1)
        return "" if people else say("nobody is named as its recipient")

    def _received(self, mail: Mail, senders: list[Address], day: date) -> str:
        if _MACHINE.fullmatch(senders[0].email.partition("@")[0]):
            return say("a machine sent it")
        if len(mail.head.people("to", "cc")) > MOST or {"to", "cc"} & mail.head.cut:
            return _very_many()
        self._enter(mail.at, senders[0], day, 2)
        return ""

    def _enter(self, at: Place, one: Address, day: date, bit: int) -> None:
        other = self.others.get(one.email)
        if other is None:
            if len(self.others) >= self.source.limits.records:
                raise RefusedError(
                    f"{self.source.name}: more than {self.source.limits.records:,} people in it; if "
                    "that is meant, say --any-size. Nothing was written."
                )
            other = self.others[one.email] = _Other(at)
        if one.name and len(one.name) <= 200 and (len(other.names) < 8 or one.name in other.names):
            other.names[one.name] += bit  # what people call themselves counts for more
        other.days[day.toordinal()] = other.days.get(day.toordinal(), 0) | bit

    def _is_mine(self, email: str) -> bool:
        return email in self.mine or untagged(email) in self.mine

    def found(self) -> Iterator[Found]:
        """Everyone whom I wrote with, and what was left out."""
        yield from self.tally.told()
        for email, other in self.others.items():
            if not self._is_mine(email):
                yield self._candidate(email, other)

    def _candidate(self, email: str, other: _Other) -> Candidate:
        bits = 0
        for bit in other.days.values():
            bits |= bit
        best = other.names.most_common(1)
        return Candidate(
            at=other.at,
            name=called(best[0][0]) if best else "",
            emails=(Labelled(email),),
            found_in=("email",),
            interactions=tuple(
                Interaction(date.fromordinal(day), "email", _DIRECTIONS[bit])
                for day, bit in sorted(other.days.items())
            ),
            passing=bits != 3 or bool(_OFFICE.fullmatch(email.partition("@")[0])),
        )


def _very_many() -> str:
    return say("it went to more than {n} people", n=MOST)


def _left(head: Head, folders: frozenset[str]) -> str:
    """Why a message is none that was sent or read, by where it lies and how it is marked; or ''."""
    where = aside(folders)
    state = head.fields.get("x-status", "")
    try:
        gone = bool(int(head.fields.get("x-mozilla-status", "0").strip()[:4] or "0", 16) & 8)
    except ValueError:
        gone = False
    if where == "draft" or "T" in state:
        return say("a draft, which nobody got")
    if where == "trash" or gone or "D" in state:
        return say("it was thrown away")
    if where == "spam" or head.fields.get("x-spam-flag", "").casefold().startswith("yes"):
        return say("it is spam")
    return ""


def _machine(head: Head) -> str:
    """Why a message is no letter from one to another; or ''."""
    fields = head.fields
    if fields.get("precedence", "").casefold() in ("bulk", "list", "junk"):
        return say("a mailing list or a newsletter")
    if any(name in fields for name in ("list-id", "list-post", "list-unsubscribe")):
        return say("a mailing list or a newsletter")
    if fields.get("auto-submitted", "no").casefold().strip() != "no":
        return say("a machine sent it")
    return ""


def called(name: str) -> str:
    """A name as people say it: `Diaz, Ana` is Ana Diaz."""
    said = tidy_name(name)
    found = _COMMA.fullmatch(said)
    if found is None or _COMPANY.fullmatch(found[2]):
        return said
    return f"{found[2]} {found[1]}"


def untagged(email: str) -> str:
    """An address without what some write behind a plus in it."""
    local, _, host = email.partition("@")
    return f"{local.partition('+')[0]}@{host}"


def zone_of(source: Source) -> tzinfo | None:
    """The zone of my days, if my note names one."""
    if not source.me.timezone:
        return None
    from zoneinfo import ZoneInfo

    return ZoneInfo(source.me.timezone)


def my_addresses(source: Source, mails: Iterable[Mail]) -> frozenset[str]:
    """My addresses: as my own note has them, else the one that takes part in most messages."""
    if source.me.emails:
        return source.me.emails
    count: Counter[str] = Counter()
    for number, mail in enumerate(mails):
        head = mail.head
        if number >= _LOOK or len(count) > 50_000:
            break
        people = head.people("from", "delivered-to")
        if len(named := head.people("to", "cc")) <= MOST:
            people += named
        count.update({untagged(one.email) for one in people})
    best = count.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return frozenset()
    source.remarks.append(
        say("Took {who} for you, who takes part in most messages; if that is wrong, write your "
            "addresses under `email` in your own note.", who=best[0][0])
    )  # fmt: skip
    return frozenset((best[0][0],))


def unclear(source: Source) -> str:
    """Why nothing can be read where it is not known who I am."""
    return say("it cannot be told which of those in {file} is you; write your addresses under "
               "`email` in your own note", file=source.name)  # fmt: skip


def correspondents(
    source: Source, mails: Callable[[], Iterator[Mail]], *, needed: bool = False
) -> Iterator[Found]:
    """A candidate for each whom I wrote with; first what was left out.

    `mails` begins to read anew each time it is called. Where messages are `needed`, to have none is a
    fault of the file.
    """
    mine = my_addresses(source, mails())
    if not mine and next(mails(), None) is not None:
        yield Skipped(source.place(), unclear(source))
        return
    letters = Letters(source, mine)
    for mail in mails():
        letters.take(mail)
    if not letters.any:
        yield Skipped(source.place(), say("there is no message in it"), broken=needed)
    yield from letters.found()
