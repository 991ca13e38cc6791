"""About: what networking is here, and what is not."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.sentences import mark, say, tell
from netnotes.views.view import Block, Bullets, Code, Facts, Link, Paragraph, Strong, Text, View

TITLE = mark("About")
ORDER = 75
SECTION = mark("Help")

_WHAT = (
    mark(
        "Networking has a bad name, because what goes by it is often a person with a smile and a "
        "list. Here it is something plainer: knowing people, being glad of them, and now and then "
        "doing one another some good. It begins when two have exchanged a few words and would "
        "recognize each other; nothing more is needed to stand in this network, and nobody in it is "
        "too small a contact."
    ),
    mark(
        "There is friendship in it, and there is work, and the two are no enemies. People who like "
        "each other help each other more easily, and people who have worked well together come to "
        "like each other. What spoils it is the order: to be friendly because one wants something. "
        "So this program looks after the friendly part first, all year, whether you want something "
        "or not."
    ),
    mark(
        "It keeps no score. Between friends nobody counts; in business a fair balance is fair. "
        "Nothing leaves this machine, nothing is sent for you, and every word to a person stays "
        "yours."
    ),
)
_PRINCIPLES = (
    (
        mark("Friendship first"),
        mark(
            "Be somebody whom you would be glad to have around: one who remembers, turns up, and is "
            "happy for them. Most days that is the whole of it."
        ),
    ),
    (
        mark("Ask seldom"),
        mark(
            "If most of your messages want something, the next one is opened with a sigh. Let many "
            "of them want nothing, and let some time pass between two that do."
        ),
    ),
    (
        mark("But do ask"),
        mark(
            "When you need help, say so. It is a compliment to be asked, and whoever likes you "
            "would rather help early and gladly than late and in a hurry."
        ),
    ),
    (
        mark("Give a little more"),
        mark(
            "Bring more than you take, as a direction and not as a sum: a link, an hour, a name, "
            "thanks that say what for. It need not cost anything. It need not come back."
        ),
    ),
)
_ONE_ASK = (
    mark(
        "A message that wants one thing can be answered while the kettle boils. One that wants "
        "three is put aside to be thought about, and stays there: with more doors to choose from, "
        "fewer people walk through any. So there is one ask to a message, and one open ask to a "
        "person."
    ),
    mark(
        "Say exactly what it is, how many minutes it takes, and why you thought of them; then "
        "nobody has to guess what would be of use. Leave the door open behind it: nobody has to "
        "explain a no, neither they nor you, and the next thing they hear from you is something "
        "friendly that asks for nothing."
    ),
    mark(
        "How big it may be depends on the two of you. The first two times you see each other are "
        "there for getting to know each other; a small thing fits soon, a large one once you have a "
        "history. {command} puts both on the scales and says why; you decide."
    ),
)
_COURAGE = (
    mark("Do not say no in their place. They can do that themselves, and mostly they don’t."),
    mark("You find out by asking, and in no other way."),
    mark(
        "Writing to somebody you do not know is a normal thing to do, if you have read how they "
        "wish to be written to and have something to say. Most people are pleased."
    ),
    mark(
        "One good letter to the right person can turn a whole life, and you need it to work only "
        "once."
    ),
    mark(
        "No answer means that somebody has a full day. One friendly reminder after a week, then let "
        "it be; nobody owes you anything, and nothing is lost."
    ),
    mark(
        "A few lines count. A network is not made by great deals but by many small hellos, over "
        "years."
    ),
    mark("Friends who learn too late that you needed help are sorry to have missed it."),
    mark("If you are shy of a crowd: two people and a pot of tea are a network too."),
)
_ASK_YOURSELF = (
    (
        mark("Where do our paths touch?"),
        mark("A place, a craft, a friend, a grievance: something that is real on both sides."),
    ),
    (
        mark("What might the two of us make or mend together?"),
        mark("Even if it is only an evening, or a better question."),
    ),
    (
        mark("What would be good for both?"),
        mark("If you find only your own half, wait, or ask what you could do for them."),
    ),
)


def build(network: Network, today: date, settings: Settings) -> View:
    """What this is for: the same everywhere, whatever the notes say."""
    del network, today, settings
    one_ask = tuple(tell(text, command=Code("netnotes ask check")) for text in _ONE_ASK)
    courage: tuple[Text, ...] = tuple((say(text),) for text in _COURAGE)
    questions = tuple((Strong(say(text)), f" {say(more)}") for text, more in _ASK_YOURSELF)
    principles = tuple((say(title), (say(text),)) for title, text in _PRINCIPLES)
    blocks: tuple[Block, ...] = (
        *(Paragraph((say(text),)) for text in _WHAT),
        Facts(say("Four things to hold on to"), principles),
        Bullets(say("Why one ask"), one_ask),
        Bullets(say("For when it takes courage"), courage),
        Bullets(say("Three questions before you write to somebody"), questions),
        Facts(say("Where things are"), _where()),
    )
    return View("about", say(TITLE), blocks, dated=False)


def _where() -> tuple[tuple[str, Text], ...]:
    """Which command and which page does what."""
    due, prep, event = Code("netnotes due"), Code("netnotes prep"), Code("netnotes event NAME")
    check, ideas = Code("netnotes ask check WHO KIND"), Code("netnotes ask ideas")
    rules, note = Link(say("Rules"), "rules", "page"), Link(say("The note"), "fields", "page")
    return (
        (
            say("Today"),
            tell("Whom to be in touch with, why, and one thing to do: {command}.", command=due),
        ),
        (
            say("Before you meet"),
            tell(
                "A page of nudges for each meeting: {prep}; for a crowd: {event}.",
                prep=prep,
                event=event,
            ),
        ),
        (
            say("Before you ask"),
            tell("{check}; some asks in one line: {ideas}.", check=check, ideas=ideas),
        ),
        (
            say("Why it says so"),
            tell(
                "Every rule, in its own words: {page}, or {command}.",
                page=rules,
                command=Code("netnotes explain"),
            ),
        ),
        (
            say("What to write"),
            tell(
                "A name is enough. What else a note can hold: {page}, or {command}.",
                page=note,
                command=Code("netnotes fields"),
            ),
        ),
    )
