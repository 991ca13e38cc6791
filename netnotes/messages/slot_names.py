"""Every slot that a template can use, with what it holds."""

from __future__ import annotations

#: By name. Those of `YES_NO` are only asked for, with `{% if … %}`.
SLOTS: dict[str, str] = {
    "hello": "the greeting, in the tone of how well you know each other",
    "sign": "how it ends: a closing, your name, and your website where that is due",
    "opening": "the first sentences: something of theirs",
    "given_opening": "the same, where it was said with --opening",
    "name": "their name",
    "first": "how you call them",
    "org": "where they work",
    "title": "what they do there",
    "role": "engineer, manager, founder, recruiter or other",
    "standing": "close, warm, acquaintance, new, dormant or stranger",
    "me": "your name",
    "my_title": "what you do",
    "my_city": "where you live",
    "roles": "what you are looking for",
    "link": "your website",
    "what": "what it is about",
    "request": "the ask as a question",
    "to": "the organization or person it is about",
    "why": "why, in a sentence",
    "minutes": "how long it takes them",
    "benefit": "how it helps them",
    "trade": "what you offer in trade",
    "opening_there": "the position at the target that the ask is about",
    "meeting": "how to meet: a coffee",
    "meeting_place": "the same with the place: a coffee near Acme",
    "place": "the place alone",
    "time": "the day and the hour proposed",
    "length": "how long to meet",
    "or_else": "that day, place or hour may be changed",
    "other": "the other one, of a double introduction",
    "other_first": "the same, by first name",
    "last_time": "when you were last in touch, in a sentence",
    "memory": "the last time you were together, with what it was about, in a sentence",
    "event": "where and when you saw each other at an event",
    "about": "what that was about",
    "help": "what they last did for you, said to them",
    "help_when": "when that was",
    "thanks_for": "what you thank them for, where it was said with --what",
    "news": "your milestones that they have not heard of, in sentences",
    "glad_of": "a help or a present of theirs",
    "need": "what they could use a hand with",
    "mind": "what is on their mind",
    "sent": "when you sent the ask: on 3 November",
    "their_request": "what they asked of you",
    "close": "whether you are close",
    "near": "whether you are close or warm",
    "stranger": "whether they do not know you",
    "personal": "whether it is friendship alone",
    "helped": "whether they ever helped you",
    "thanks_to_them": "whether one of these milestones came about thanks to them",
    "first_meeting": "whether you met for the first time",
}

#: Slots that hold yes or no.
YES_NO = frozenset(
    ("close", "near", "stranger", "personal", "helped", "thanks_to_them", "first_meeting")
)
