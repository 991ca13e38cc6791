"""Drafts: what they hold, whom they refuse and why, and that they read well enough to be sent."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.errors import NetnotesError
from netnotes.messages.audience import Audience
from netnotes.messages.draft import Draft
from netnotes.messages.draft_check import check_draft
from netnotes.messages.draft_kinds import DRAFTS
from netnotes.model.network import Network
from netnotes.outreach.case import Case
from netnotes.views.draft import as_text

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)

#: For each kind somebody of the sample network whom it fits, and what is said besides.
FITTING: dict[str, list[tuple[str, dict[str, object]]]] = {
    "warm-up": [("giulia-ferri", {}), ("luca-moretti", {}), ("kalani-akana", {})],
    "advice": [
        ("grace-mwangi", {"what": "how you came to manage a team"}),
        ("alice-nguyen", {"what": "how you decide what to leave alone"}),
    ],
    "introduction": [("alice-nguyen", {"to": "globex"})],
    "pitch": [
        (
            "tomasz-zielinski",
            {
                "to": "acme",
                "what": "Put my name forward for the storage engineer opening",
                "today": date(2026, 12, 28),
            },
        )
    ],
    "connect": [("freyja-thorsdottir", {}), ("teta-salma", {})],
    "favor": [("oleksandr-bondarenko", {"minutes": 20})],
    "cold": [("jun-ho-park", {"what": "how replay debugging came about", "minutes": 15})],
    "follow-up": [("camille-durand", {}), ("anahit-sargsyan", {})],
    "thank-you": [("jonas-keller", {}), ("elena-petrova", {})],
    "keep-posted": [("jonas-keller", {}), ("rania-haddad", {})],
    "reconnect": [("kwame-boateng", {}), ("amara-diallo", {})],
    "event": [("grace-mwangi", {}), ("tariq-mansour", {})],
    "double-intro": [("hana-kimura", {"other": "giulia-ferri"})],
    "offer": [("luca-moretti", {}), ("nadia-benali", {})],
    "appreciation": [("chidi-okafor", {})],
    "after-no": [("sofia-lindqvist", {}), ("dragana-petrovic", {})],
    "decline": [("henrik-aalto", {})],
}
CASES = [(kind, who, given) for kind, cases in FITTING.items() for who, given in cases]
IDS = [f"{kind} {who}" for kind, who, _ in CASES]


def findings(network: Network, found: Draft, today: date) -> list[str]:
    """What the look before sending finds in a draft."""
    audience = Audience(Case(network, found.person, today, load_settings(ROOT)))
    checked = check_draft(as_text(found), audience=audience, kind=found.kind)
    return [f"{one.code} {one.message}" for one in checked.findings]


def test_every_kind_fits_somebody() -> None:
    assert set(FITTING) == set(DRAFTS)


@pytest.mark.parametrize(("kind", "who", "given"), CASES, ids=IDS)
def test_a_draft_could_be_sent_as_it_is(
    kind: str, who: str, given: dict[str, object], drafted: Callable[..., Draft], sample: Network
) -> None:
    found = drafted(who, kind, **given)

    assert found.done, (found.refused, found.missing)
    assert found.kind == kind
    assert found.subject
    assert findings(sample, found, given.get("today", TODAY)) == []


def test_whatever_is_drafted_reads_as_a_message(
    drafted: Callable[..., Draft], sample: Network
) -> None:
    """No reference, mark, slot, third person or double stop is left in it; and each refusal speaks."""
    stray = re.compile(
        r"\[\[|\]\]|\{|\}|(?<!\S)#\w|\.\.|[^\n]  |[?!],|[?:]\.| ,| \.|\b(?:she|he|him)\b"
    )
    for kind in DRAFTS:
        for person in sample.people:
            try:
                found = drafted(person.slug, kind, other="giulia-ferri", what="")
            except NetnotesError as error:
                assert str(error), (kind, person.slug)
                continue
            if found.done:
                assert stray.search(found.text) is None, (kind, person.slug, found.text)
                assert all("  " not in line and line for line in found.subjects)
            else:
                assert found.refused or found.missing, (kind, person.slug)


def test_whatever_is_drafted_on_the_sample_passes_the_look(
    drafted: Callable[..., Draft], sample: Network
) -> None:
    for kind in ("warm-up", "connect", "reconnect", "event", "offer", "keep-posted", "thank-you"):
        for person in sample.people:
            found = drafted(person.slug, kind)
            if found.done and found.kind == kind:
                assert findings(sample, found, TODAY) == [], (kind, person.slug, found.text)


NEW = "met: 2026-10-02\n"
TONES = {
    "close": ("closeness: close\n", "Hi Ada,", "Take good care,\nNoor"),
    "warm": ("closeness: warm\n", "Hi Ada,", "All the best,\nNoor"),
    "acquaintance": ("closeness: acquaintance\n", "Hello Ada,", "Kind regards,\nNoor\nhttps://noor.example"),
    "new": (NEW, "Hello Ada,", "Kind regards,\nNoor Haddad\nhttps://noor.example"),
    "dormant": ("source: colleague\n", "Hello Ada,", "Kind regards,\nNoor\nhttps://noor.example"),
    "stranger": (
        "preferences_reviewed: 2026-11-01\n",
        "Dear Ada Lovelace,",
        "With kind regards,\nNoor Haddad\nhttps://noor.example",
    ),
}  # fmt: skip
ME = (
    "---\nname: Noor Haddad\nlinks: {website: https://noor.example}\ntitle: Backend Engineer\n---\n"
)
SETTINGS = "plugins:\n  - netnotes: {me: noor}\n"
ADA = "---\nname: Ada Lovelace\ntitle: Mathematician\ninterests: [looms]\n---\n"


@pytest.fixture
def ada(write: Callable[..., Path]) -> Callable[..., Path]:
    """A network of Ada and me; `ada("closeness: close\\n")` says more of her."""

    def make(more: str = "", body: str = "", me: str = ME, **other: str) -> Path:
        note = ADA.replace("title:", f"{more}title:")
        files = {
            "mkdocs.yml": SETTINGS,
            "people/noor.md": me,
            "people/ada.md": note + body,
            **other,
        }
        return write(files)

    return make


@pytest.mark.parametrize("standing", TONES)
def test_the_tone_follows_the_standing(
    standing: str, ada: Callable[..., Path], run: Callable[..., object]
) -> None:
    more, hello, close = TONES[standing]
    ada(more)

    ran = run("draft", "ada", "advice", "--what", "how looms count", "--minutes", "15")

    assert ran.status == 0, ran
    assert hello in ran.out
    assert ran.out.rstrip().endswith(close)


def test_asking_needs_something_of_theirs(
    ada: Callable[..., Path], run: Callable[..., object]
) -> None:
    folder = ada()
    path = folder / "people/ada.md"
    path.write_text(path.read_text().replace("interests: [looms]\n", "source: colleague\n"))

    ran = run("draft", "ada", "warm-up")

    assert ran.status == 1
    assert "write what you noticed of theirs" in " ".join(ran.out.split())
    assert "netnotes draft ada warm-up --opening '…'" in " ".join(ran.out.split())
    assert run("draft", "ada", "warm-up", "--opening", "Your talk made me laugh").status == 0


def test_what_was_said_already_is_not_to_be_said_again(
    ada: Callable[..., Path], run: Callable[..., object]
) -> None:
    """The command for what is missing holds all that stood on the line."""
    folder = ada()
    path = folder / "people/ada.md"
    path.write_text(path.read_text().replace("interests: [looms]\n", "source: colleague\n"))

    ran = run("draft", "ada", "advice", "--what", "how looms count", "--minutes", "15")

    assert ran.status == 1
    wanted = "netnotes draft ada advice --what 'how looms count' --minutes 15 --opening '…'"
    assert wanted in " ".join(ran.out.split())


def test_asking_needs_a_link_to_who_i_am(
    ada: Callable[..., Path], run: Callable[..., object]
) -> None:
    bare = "---\nname: Noor Haddad\n---\n"
    ada("closeness: acquaintance\n", me=bare)
    refused = run("draft", "ada", "connect")
    ada("closeness: warm\n", me=bare)

    assert refused.status == 1
    assert "`" not in refused.out
    assert "links: {website: https://…} in people/noor.md" in " ".join(refused.out.split())
    assert run("draft", "ada", "connect").status == 0


def test_what_asks_for_nothing_needs_no_link(
    ada: Callable[..., Path], run: Callable[..., object]
) -> None:
    ada(
        "closeness: acquaintance\n",
        "\n## Log\n\n- 2026-11-01 coffee: looms\n",
        me="---\nname: Noor\n---\n",
    )

    ran = run("draft", "ada", "reconnect")

    assert ran.status == 0
    assert "http" not in ran.out


@pytest.mark.parametrize(
    ("met", "said"),
    [
        ("2005", "We go back to 2005."),
        ("2015-03-04", "We go back to 2015."),
        ("2026-03", "We met in March 2026."),
        ("2026-11-01", "We met on 1 November."),
    ],
)
def test_a_reconnect_knows_since_when_you_know_each_other(
    ada: Callable[..., Path], run: Callable[..., object], tmp_path: Path, met: str, said: str
) -> None:
    """Nothing is logged, and `met` tells enough; a later day that is logged tells more."""
    old = f"source: classmate\nmet: {met}\n"
    ada(old)

    ran = run("draft", "ada", "reconnect")

    assert ran.status == 0, ran.out
    assert f"\n{said} " in ran.out
    checked = write_and_check(tmp_path / "message.txt", ran.out, run)
    assert checked.status == 0, checked.out
    ada(old, "\n## Log\n\n- 2026-11-10 coffee: looms\n")
    assert said not in run("draft", "ada", "reconnect").out


def write_and_check(path: Path, message: str, run: Callable[..., object]) -> object:
    """What is said of a message to Ada that stands in a file."""
    path.write_text(message, "utf-8")
    return run("draft", "--check", str(path), "--to", "ada", "--kind", "reconnect")


def test_a_network_without_me_says_so(ada: Callable[..., Path], run: Callable[..., object]) -> None:
    ada("closeness: warm\n", **{"mkdocs.yml": "plugins: [netnotes]\n"})

    ran = run("draft", "ada", "connect")

    assert ran.status == 1
    assert "me: SLUG" in ran.out


def test_their_work_should_be_known(ada: Callable[..., Path], run: Callable[..., object]) -> None:
    folder = ada("source: colleague\n")
    path = folder / "people/ada.md"
    path.write_text(path.read_text().replace("title: Mathematician\n", ""))

    ran = run("draft", "ada", "warm-up")

    assert ran.status == 1
    assert "find out what they do" in ran.out


def test_not_ready_offers_the_step_before(drafted: Callable[..., Draft]) -> None:
    found = drafted("farid-rahimi", "introduction", to="saltmarsh")

    assert not found.done
    assert found.refused.startswith("Not yet")
    assert found.instead is not None
    assert found.instead.kind == "warm-up"
    assert found.instead.done


def test_after_a_long_silence_it_offers_a_hello(drafted: Callable[..., Draft]) -> None:
    found = drafted("amara-diallo", "introduction", to="globex", what="Introduce me to Wen Li")

    assert found.instead is not None
    assert found.instead.kind == "reconnect"


def test_an_ask_under_way_offers_its_follow_up(drafted: Callable[..., Draft]) -> None:
    found = drafted("camille-durand", "advice", what="how you chose")

    assert found.refused.startswith("Wait until 25 November")
    assert found.instead is not None
    assert found.instead.kind == "follow-up"


def test_it_is_mine_to_decide(drafted: Callable[..., Draft]) -> None:
    found = drafted("farid-rahimi", "introduction", to="saltmarsh", anyway=True)

    assert found.done
    assert "ingest code" in found.text


def test_a_final_no_stays_one(drafted: Callable[..., Draft]) -> None:
    found = drafted(
        "dragana-petrovic", "pitch", to="Vela Cargo", what="Consider me again", anyway=True
    )

    assert not found.done
    assert found.answer is not None
    assert found.answer.verdict == "no"


@pytest.mark.parametrize("who", ["lior-katz", "anselmo-prates"])
@pytest.mark.parametrize("kind", DRAFTS)
def test_some_are_left_in_peace(who: str, kind: str, drafted: Callable[..., Draft]) -> None:
    found = drafted(who, kind, other="giulia-ferri", anyway=True, what="x", why="y", opening="z")

    assert not found.done
    assert found.refused
    assert found.instead is None


@pytest.mark.parametrize(
    ("who", "kind", "said"),
    [
        ("alice-nguyen", "cold", "does not know you"),
        ("alice-nguyen", "follow-up", "nothing that you asked Alice Nguyen waits"),
        ("wanjiru-kamau", "follow-up", "you followed up once already"),
        ("mateus-figueiredo", "follow-up", "it is early"),
        ("alice-nguyen", "after-no", "has said no to nothing"),
        ("alice-nguyen", "double-intro", "--other WHO"),
    ],
)
def test_kinds_that_do_not_fit(
    who: str, kind: str, said: str, drafted: Callable[..., Draft]
) -> None:
    with pytest.raises(NetnotesError, match=re.escape(said)):
        drafted(who, kind)


def test_a_no_is_answered_without_a_reason_and_a_decline_has_no_excuse(
    drafted: Callable[..., Draft],
) -> None:
    for who, kind in (("sofia-lindqvist", "after-no"), ("henrik-aalto", "decline")):
        text = drafted(who, kind).text.casefold()
        for word in ("sorry", "unfortunately", "because", "busy", "afraid", "regret", "can't"):
            assert word not in text


def test_those_put_to_rest_are_pointed_out(drafted: Callable[..., Draft]) -> None:
    assert "You put them to rest until 5 January 2027." in drafted("priya-raman", "connect").notes


def test_an_address_kept_for_business_is_not_the_first(drafted: Callable[..., Draft]) -> None:
    found = drafted("anahit-sargsyan", "follow-up")

    assert found.address == "letters@anahit.example"
    assert "studio@anahit.example is for business inquiries." in found.notes


def test_the_message_alone_is_printed(ada: Callable[..., Path], run: Callable[..., object]) -> None:
    ada("closeness: warm\nemail: ada@loom.example\n")

    ran = run("draft", "ada", "connect")

    assert ran.out.startswith("To: ada@loom.example\nSubject: ")
    assert ran.out.count("Subject:") == 1
    assert ran.err == ""


def test_a_message_as_json(ada: Callable[..., Path], run: Callable[..., object]) -> None:
    ada("closeness: warm\nemail: ada@loom.example\n")

    said = json.loads(run("draft", "ada", "connect", "--json").out)["draft"]
    refused = json.loads(run("draft", "ada", "favor", "--json").out)["draft"]

    assert said["to"] == "ada"
    assert said["kind"] == "connect"
    assert said["missing"] == []
    assert said["text"].startswith("Hi Ada,")
    assert said["subject"] == said["subjects"][0]
    assert "text" not in refused
    assert refused["refused"] or refused["missing"]


def test_nothing_is_written_or_kept(ada: Callable[..., Path], run: Callable[..., object]) -> None:
    folder = ada("closeness: warm\n")
    before = {path: path.read_bytes() for path in folder.rglob("*.md")}

    run("draft", "ada", "connect")

    assert {path: path.read_bytes() for path in folder.rglob("*.md")} == before
