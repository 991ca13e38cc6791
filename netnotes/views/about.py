"""About: what networking is here, and what is not."""

from __future__ import annotations

from datetime import date

from netnotes.config import Settings
from netnotes.model.network import Network
from netnotes.views.view import Block, Bullets, Code, Facts, Link, Paragraph, Strong, Text, View

TITLE = "About"
ORDER = 75
SECTION = "Help"

_WHAT: tuple[Text, ...] = (
    (
        "Networking has a bad name, because what goes by it is often a person with a smile and a list. ",
        "Here it is something plainer: knowing people, being glad of them, and now and then doing one ",
        "another some good. It begins when two have exchanged a few words and would recognize each other; ",
        "nothing more is needed to stand in this network, and nobody in it is too small a contact.",
    ),
    (
        "There is friendship in it, and there is work, and the two are no enemies. People who like each ",
        "other help each other more easily, and people who have worked well together come to like each ",
        "other. What spoils it is the order: to be friendly because one wants something. So this program ",
        "looks after the friendly part first, all year, whether you want something or not.",
    ),
    (
        "It keeps no score. Between friends nobody counts; in business a fair balance is fair. Nothing ",
        "leaves this machine, nothing is sent for you, and every word to a person stays yours.",
    ),
)
_PRINCIPLES: tuple[tuple[str, Text], ...] = (
    ("Friendship first", (
        "Be somebody whom you would be glad to have around: one who remembers, turns up, and is happy ",
        "for them. Most days that is the whole of it.",
    )),
    ("Ask seldom", (
        "If most of your messages want something, the next one is opened with a sigh. Let many of them ",
        "want nothing, and let some time pass between two that do.",
    )),
    ("But do ask", (
        "When you need help, say so. It is a compliment to be asked, and whoever likes you would rather ",
        "help early and gladly than late and in a hurry.",
    )),
    ("Give a little more", (
        "Bring more than you take, as a direction and not as a sum: a link, an hour, a name, thanks that ",
        "say what for. It need not cost anything. It need not come back.",
    )),
)  # fmt: skip
_ONE_ASK: tuple[Text, ...] = (
    (
        "A message that wants one thing can be answered while the kettle boils. One that wants three is ",
        "put aside to be thought about, and stays there: with more doors to choose from, fewer people walk ",
        "through any. So there is one ask to a message, and one open ask to a person.",
    ),
    (
        "Say exactly what it is, how many minutes it takes, and why you thought of them; then nobody has to ",
        "guess what would be of use. Leave the door open behind it: nobody has to explain a no, neither ",
        "they nor you, and the next thing they hear from you is something friendly that asks for nothing.",
    ),
    (
        "How big it may be depends on the two of you. The first two times you see each other are there for ",
        "getting to know each other; a small thing fits soon, a large one once you have a history. ",
        Code("netnotes ask check"), " puts both on the scales and says why; you decide.",
    ),
)  # fmt: skip
_COURAGE: tuple[Text, ...] = (
    ("Do not say no in their place. They can do that themselves, and mostly they don’t.",),
    ("You find out by asking, and in no other way.",),
    ("Writing to somebody you do not know is a normal thing to do, if you have read how they wish to be written to and have something to say. Most people are pleased.",),
    ("One good letter to the right person can turn a whole life, and you need it to work only once.",),
    ("No answer means that somebody has a full day. One friendly reminder after a week, then let it be; nobody owes you anything, and nothing is lost.",),
    ("A few lines count. A network is not made by great deals but by many small hellos, over years.",),
    ("Friends who learn too late that you needed help are sorry to have missed it.",),
    ("If you are shy of a crowd: two people and a pot of tea are a network too.",),
)  # fmt: skip
_ASK_YOURSELF: tuple[Text, ...] = (
    (Strong("Where do our paths touch?"), " A place, a craft, a friend, a grievance: something that is real on both sides."),
    (Strong("What might the two of us make or mend together?"), " Even if it is only an evening, or a better question."),
    (Strong("What would be good for both?"), " If you find only your own half, wait, or ask what you could do for them."),
)  # fmt: skip
_WHERE: tuple[tuple[str, Text], ...] = (
    ("Today", ("Whom to be in touch with, why, and one thing to do: ", Code("netnotes due"), ".")),
    ("Before you meet", ("A page of nudges for each meeting: ", Code("netnotes prep"), "; for a crowd: ", Code("netnotes event NAME"), ".")),
    ("Before you ask", (Code("netnotes ask check WHO KIND"), "; some asks in one line: ", Code("netnotes ask ideas"), ".")),
    ("Why it says so", ("Every rule, in its own words: ", Link("Rules", "rules", "page"), ", or ", Code("netnotes explain"), ".")),
    ("What to write", ("A name is enough. What else a note can hold: ", Link("The note", "fields", "page"), ", or ", Code("netnotes fields"), ".")),
)  # fmt: skip


def build(network: Network, today: date, settings: Settings) -> View:
    """What this is for: the same everywhere, whatever the notes say."""
    del network, today, settings
    blocks: tuple[Block, ...] = (
        *(Paragraph(text) for text in _WHAT),
        Facts("Four things to hold on to", _PRINCIPLES),
        Bullets("Why one ask", _ONE_ASK),
        Bullets("For when it takes courage", _COURAGE),
        Bullets("Three questions before you write to somebody", _ASK_YOURSELF),
        Facts("Where things are", _WHERE),
    )
    return View("about", TITLE, blocks, dated=False)
