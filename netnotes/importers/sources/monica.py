"""A Monica account as JSON (the export of its versions 4).

Calls, activities and conversations become days in touch (kept with `--log`); gifts, notes and what
happened in a life, lines of the note; tasks, promises; `stay in touch` the rhythm. Relatives become
lines of prose, debts as well. Who died, is marked so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from netnotes.errors import RefusedError
from netnotes.importers import json_file
from netnotes.importers.candidate import (
    Candidate,
    Found,
    Interaction,
    Job,
    Labelled,
    LeftOut,
    Remark,
    Skipped,
    both_ways,
)  # fmt: skip
from netnotes.importers.source import Source
from netnotes.importers.values import date_of, joined, label_of, web
from netnotes.model.edit import Value
from netnotes.sentences import say

TITLE = "Monica (JSON)"
_DAYS = {1: "1 day", 7: "weekly", 30: "monthly", 31: "monthly", 90: "3 months", 365: "yearly"}
_GIFTS = {"idea": "idea", "offered": "given", "given": "given", "received": "received"}


def identify(source: Source) -> int:
    """Sure where the account and who exported it stand."""
    head = source.head_text() if source.first else ""
    known = '"app_version"' in head and '"exported_by"' in head
    return 95 if known else 60 if '"account"' in head and '"contact"' in head else 0


class _Account:
    """What an export holds, by kind, and whom it speaks of."""

    def __init__(self, source: Source, root: Any) -> None:
        self.source = source
        account = root.get("account", root) if isinstance(root, dict) else {}
        self.lists = collections(account)
        instance = account.get("instance") if isinstance(account, dict) else None
        kinds = instance.get("contact_field_types", ()) if isinstance(instance, dict) else ()
        self.kinds = {
            json_file.text(one, "uuid"): props(one) | one for one in kinds if isinstance(one, dict)
        }
        self.names = {
            json_file.text(one, "uuid"): name_of(props(one))
            for one in self.lists.get("contact", ())
        }
        self.activities = {
            json_file.text(one, "uuid"): props(one) for one in self.lists.get("activity", ())
        }
        self.ties: dict[str, list[str]] = {}
        for one in self.lists.get("relationship", ()):
            said = props(one)
            whose, other = said.get("of_contact"), said.get("contact_is")
            if isinstance(whose, str) and self.names.get(str(other)):
                kind = json_file.text(said, "type").replace("_", " ") or "related"
                self.ties.setdefault(whose, []).append(
                    f"{kind.capitalize()}: {self.names[str(other)]}"
                )


def extract(source: Source) -> Iterator[Found]:
    """A candidate a contact."""
    account = _Account(source, json_file.load(source))
    contacts = account.lists.get("contact")
    if contacts is None:
        raise RefusedError(f"{source.name}: it holds no contacts; nothing was written.")
    for number, one in enumerate(contacts, 1):
        at = source.place(number, "contact")
        said = props(one)
        if said.get("is_partial") is True:
            yield Skipped(at, say("a relative without a page of their own"))
        elif not name_of(said):
            yield Skipped(at, say("it has no name"))
        else:
            yield _Person(account, one, number).candidate()


class _Person:
    """One contact on the way."""

    def __init__(self, account: _Account, one: dict[str, Any], number: int) -> None:
        self.account = account
        self.at = account.source.place(number, "contact")
        self.uuid = json_file.text(one, "uuid")
        self.said = props(one)
        self.lists = collections(one)
        self.left: list[LeftOut] = []
        self.remarks: list[Remark] = []
        self.fields: dict[str, Value] = {}

    def candidate(self) -> Candidate:
        """All of it."""
        said = self.said
        emails, phones, links = self._addresses()
        places = [props(one) for one in self.lists.get("address", ())]
        city, street = _address(places)
        job = Job(json_file.text(said, "company"), json_file.text(said, "job"))
        met = _special(said.get("first_met_date"))
        self._texts()
        self._fields()
        tags = said.get("tags")
        return Candidate(
            at=self.at,
            name=name_of(said),
            aliases=tuple(filter(None, [json_file.text(said, "nickname")])),
            emails=tuple(emails), phones=tuple(phones), links=tuple(links),
            jobs=(job,) if job.org or job.title else (),
            city=city, address=street,
            birthday=_special(said.get("birthdate")),
            met="" if met.startswith("--") else met,
            introduced_by=self.account.names.get(str(said.get("first_met_through")), ""),
            tags=tuple(str(tag) for tag in tags) if isinstance(tags, list) else (),
            remarks=tuple(self.remarks),
            promises=tuple(self._promises()),
            interactions=both_ways(list(self._talks())),
            fields=self.fields, uid=self.uuid, left_out=tuple(self.left),
        )  # fmt: skip

    def _addresses(self) -> tuple[list[Labelled], list[Labelled], list[Labelled]]:
        emails: list[Labelled] = []
        phones: list[Labelled] = []
        links: list[Labelled] = []
        for one in map(props, self.lists.get("contact_field", ())):
            said = json_file.text(one, "data", "content")
            kind = self.account.kinds.get(str(one.get("type")), {})
            name = json_file.text(kind, "name", "type").casefold()
            if name in ("email", "e-mail") or ("@" in said and "." in said.rpartition("@")[2]):
                emails.append(Labelled(said.removeprefix("mailto:")))
            elif name in ("phone", "mobile") or (not name and said[:1] in "+0123456789"):
                phones.append(Labelled(said))
            elif web(said):
                links.append(Labelled(web(said), label_of(web(said))))
            elif said:
                self.remarks.append(Remark(f"{name.capitalize() or 'Also'}: {said}"))
        return emails, phones, links

    def _texts(self) -> None:
        said = self.said
        for key, label in (("description", ""), ("food_preferences", "Food: ")):
            if json_file.text(said, key):
                self.remarks.append(Remark(label + json_file.text(said, key)))
        self.remarks += [Remark(tie) for tie in self.account.ties.get(self.uuid, ())]
        for one in map(props, self.lists.get("note", ())):
            self.remarks.append(Remark(json_file.text(one, "body")))
        for one in map(props, self.lists.get("pet", ())):
            self.remarks.append(Remark(f"Pet: {json_file.text(one, 'name') or 'no name'}"))
        for one in map(props, self.lists.get("debt", ())):
            amount = f"{one.get('amount', '')} {json_file.text(one, 'currency')}".strip()
            mine = one.get("in_debt") in ("yes", True)
            self.remarks.append(Remark(f"{'I owe them' if mine else 'They owe me'}: {amount}"))
        for one in map(props, self.lists.get("life_event", ())):
            day = date_of(json_file.text(one, "happened_at")[:10])
            what = json_file.text(one, "name", "note", "type")
            if what:
                self.remarks.append(Remark(what, day, "News" if day else ""))

    def _fields(self) -> None:
        said = self.said
        days = said.get("stay_in_touch_frequency")
        if isinstance(days, int) and days > 0:
            self.fields["cadence"] = _DAYS.get(days, f"{days} days")
        if said.get("is_dead") is True:
            day = _special(said.get("deceased_date"))
            if len(day) == 10:
                self.fields["died"] = day
            else:
                self.left.append(
                    LeftOut(say("that they died"), say("no day is said; write `died` yourself"))
                )
        gifts: list[Value] = []
        for one in map(props, self.lists.get("gift", ())):
            when = date_of(json_file.text(one, "date", "offered_at", "received_at")[:10])
            gift: dict[str, Value] = {"what": json_file.text(one, "name", "comment") or "a gift"}
            gift["direction"] = _GIFTS.get(json_file.text(one, "status"), "idea")
            gifts.append({"date": when.isoformat(), **gift} if when else gift)
        if gifts:
            self.fields["gifts"] = gifts
        for kind in ("photo", "document"):
            if self.lists.get(kind):
                self.left.append(LeftOut(kind, say("files are not copied")))

    def _promises(self) -> Iterator[str]:
        for one in map(props, self.lists.get("task", ())):
            if json_file.text(one, "title") and one.get("completed") not in (True, 1):
                yield json_file.text(one, "title")
        for one in map(props, self.lists.get("reminder", ())):
            title = json_file.text(one, "title")
            day = json_file.text(one, "initial_date")[:10]
            if title and json_file.text(one, "frequency_type") in ("", "one_time"):
                yield f"{title} (due {day})" if date_of(day) else title
            elif title:
                self.left.append(
                    LeftOut(title, say("it comes round by itself; a cadence does that here"))
                )

    def _talks(self) -> Iterator[Interaction]:
        for one in map(props, self.lists.get("call", ())):
            if day := date_of(json_file.text(one, "called_at")[:10]):
                yield Interaction(day, "call", text=json_file.text(one, "content"))
        for one in map(props, self.lists.get("conversation", ())):
            if day := date_of(json_file.text(one, "happened_at")[:10]):
                yield Interaction(day, "message")
        for uuid in self.lists.get("activity", ()):
            activity = self.account.activities.get(str(uuid), {})
            if day := date_of(json_file.text(activity, "happened_at")[:10]):
                yield Interaction(day, "meeting", text=json_file.text(activity, "summary"))


def collections(holder: Any) -> dict[str, list[Any]]:
    """The lists of an account or a contact, by what they hold."""
    data = holder.get("data") if isinstance(holder, dict) else None
    found: dict[str, list[Any]] = {}
    for one in data if isinstance(data, list) else ():
        if isinstance(one, dict) and isinstance(one.get("values"), list):
            kind = json_file.text(one, "type").rpartition("\\")[2].casefold()
            keep = [v for v in one["values"] if isinstance(v, dict | str)]
            found.setdefault(kind, []).extend(keep)
    for kind, values in found.items():
        if kind not in ("activity", "photo", "document"):
            found[kind] = [v for v in values if isinstance(v, dict)]
    return found


def props(one: Any) -> dict[str, Any]:
    """What a record says of itself."""
    if not isinstance(one, dict):
        return {}
    found = one.get("properties", one)
    return found if isinstance(found, dict) else {}


def name_of(said: dict[str, Any]) -> str:
    """The name of a contact."""
    return joined(
        *(json_file.text(said, key) for key in ("first_name", "middle_name", "last_name"))
    )


def _special(said: Any) -> str:
    """A day as Monica keeps it: with the year unknown, or by an age alone."""
    if not isinstance(said, dict):
        return ""
    said = props(said)
    day = date_of(json_file.text(said, "date")[:10])
    if day is None:
        return ""
    if said.get("is_year_unknown") is True:
        return f"--{day:%m-%d}"
    return f"{day.year:04}" if said.get("is_age_based") is True else day.isoformat()


def _address(places: list[dict[str, Any]]) -> tuple[str, str]:
    """City, and the whole of the first address where there is more."""
    for one in places:
        keys = ("street", "postal_code", "city", "province", "country")
        said = [json_file.text(one, key) for key in keys]
        if any(said):
            return said[2], ", ".join(filter(None, said)) if said[0] else ""
    return "", ""
