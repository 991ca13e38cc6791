"""The preparation sheet: of the sample people, and of small notes made for one thing each."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.load import load_network
from netnotes.messages.plans import plans
from netnotes.reporters import terminal
from netnotes.views import person as person_page
from netnotes.views import prepare
from netnotes.views.view import Facts, plainly

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
ME = "---\nname: Karthik\ntimezone: Europe/Lisbon\ninterests: [climbing]\n---\n"
SETTINGS = "plugins: [{netnotes: {me: karthik}}]\n"


@pytest.fixture(scope="module")
def sample() -> tuple:
    settings = load_settings(ROOT)
    return load_network(settings, use_cache=False), settings


@pytest.fixture
def notes(write: Callable[..., Path]) -> Callable[..., None]:
    """Writes notes by their slug, each from its fields and body; my own is there."""

    def write_all(**texts: str) -> None:
        files = {"mkdocs.yml": SETTINGS, "people/karthik.md": ME}
        for slug, text in texts.items():
            front, _, body = text.partition("|")
            files[f"people/{slug}.md"] = f"---\n{front}\n---\n{body}\n"
        write(files)

    return write_all


def sheet(run: Callable, *args: str) -> str:
    done = run("prep", *args)
    assert done.status == 0, done.err
    assert done.err == ""
    return " ".join(done.out.split())


def section(run: Callable, who: str, title: str) -> str:
    """The lines under one heading."""
    blocks = run("prep", who).out.split("\n\n")
    return " ".join(next((b for b in blocks if b.startswith(f"{title}\n")), "").split())


def test_an_ask_whose_kind_cannot_be_read_is_shown_and_not_judged(
    notes: Callable[..., None], run: Callable
) -> None:
    asks = (
        "asks:\n  - {kind: nonsense, what: A look at my plan}\n  - {what: Hello, sent: 2026-11-01}"
    )
    notes(ada=f"name: Ada\ncloseness: close\n{asks}|")

    assert "A look at my plan" in section(run, "ada", "Asks")
    assert run("show", "ada").status == 0


def test_everyone_of_the_sample_can_be_prepared(sample: tuple) -> None:
    network, settings = sample
    for person in network.people:
        view = prepare.one(network, TODAY, settings, person)
        text = terminal.render(view, color=False, width=88)
        assert ("The aim:" in text) != bool(person.died or person.do_not_contact), person.slug
        assert "{" not in text, person.slug
        json.dumps(view.to_json())


def test_no_personal_sheet_counts_anything(sample: tuple) -> None:
    network, settings = sample
    for person in network.people:
        if person.context in ("personal", "both"):
            view = prepare.one(network, TODAY, settings, person)
            said = terminal.render(view, color=False, width=88).lower()
            assert not re.search(
                r"\b(?:owes?|balance|favou?rs?|times|score|points)\b",
                said.split("while you are")[0],
            ), person.slug


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ("2026-11-02 walk", "ask both first, then bring them together."),
        (
            "2026-11-02 message with [[bo]]: brought them together #introduced",
            "and the two know each other: ask whether they have spoken.",
        ),
    ],
)
def test_who_were_brought_together_are_not_to_be_brought_together_again(
    run: Callable, notes: Callable, log: str, said: str
) -> None:
    notes(
        bo="name: Bo\ncloseness: warm\noffers: [moving boxes]",
        ada=f"name: Ada\ncloseness: warm\nneeds: [moving boxes]|## Log\n\n- {log}\n",
    )

    assert said in " ".join(run("prep", "ada").out.split())


def test_the_order_is_that_of_a_good_visit(run: Callable, notes: Callable) -> None:
    notes(
        acme="kind: org\nname: Acme\nproduct: maps\nengineering_blog: https://acme.example/blog",
        bo="name: Bo\nclosenes: warm\ncloseness: warm\noffers: [moving boxes]",
        ada="name: Ada\norg: Acme\ntitle: Engineer\ninterests: [climbing, chess]\nneeds: [moving boxes]\n"
        "links: {essays: https://ada.example}\nknows: ['[[bo]]']\ncloseness: warm\n"
        "asks: [{kind: advice, what: Tell me how you chose, minutes: 20}]"
        "|- [ ] the book (due 2026-11-30)\n\n## Why\n\nShe loves maps.\n\n## News\n\n- 2026-11-01 a daughter\n\n"
        "## Top of mind\n\n- 2026-10-01 sleep\n\n## Questions\n\n- Who names the bugs?\n\n"
        "## Log\n\n- [ ] 2026-11-24 16:00 coffee at Beco: catch up\n- 2026-11-02 call: her garden #lit\n",
    )  # fmt: skip
    said = run("prep", "ada").out
    titles = [
        "Coffee on Tuesday, 24 November, 16:00, at Beco with Ada", "You wrote: catch up", "The aim:",
        "What lights them up", "Last time", "Their news", "On their mind", "What they look for",
        "What you could give", "To read before", "Not to forget", "Asks", "People you both know",
        "Questions", "While you are there", "The clock", "Afterwards",
    ]  # fmt: skip
    places = [said.index(title) for title in titles]
    assert places == sorted(places)
    flat = " ".join(said.split())
    for bit in (
        "climbing · you share this", "chess", "her garden", "a daughter · three weeks ago",
        "sleep · seven weeks ago", "Bo can help with moving boxes, and the two know each other",
        "essays https://ada.example", "Acme makes maps", "https://acme.example/blog",
        "You promised: the book", "Tell me how you chose", "What drives them: She loves maps.",
        "Who names the bugs?", "15:50", "15:58", "16:00 You pay", "The next hello: around",
    ):  # fmt: skip
        assert bit in flat, bit


def test_what_is_on_their_mind_is_the_first_question_once_it_is_old(
    run: Callable, notes: Callable
) -> None:
    notes(
        fresh="name: Fresh|## Top of mind\n\n- 2026-08-23 the move\n",
        old="name: Old|## Top of mind\n\n- 2026-08-22 the move\n",
        none="name: None",
    )
    assert section(run, "fresh", "Questions").startswith("Questions 1 ")
    assert "first What is on their mind by now? Three months ago it was “the move”." in section(
        run, "old", "Questions"
    )
    assert "first What is on their mind these days?" in section(run, "none", "Questions")


def test_both_zones_are_on_the_sheet(run: Callable, notes: Callable) -> None:
    notes(
        jun="name: Jun\ntimezone: Asia/Seoul|## Log\n\n- [ ] 2026-11-25 16:00 video: the replay tool\n"
    )
    said = sheet(run, "jun")
    assert "16:00 in Lisbon, 01:00 on Thursday, 26 November in Seoul" in said
    assert "15:55 Be in the call" in said
    meeting = json.loads(run("prep", "jun", "--json").out)["prep"][0]["meeting"]
    assert meeting["their_time"] == "2026-11-26T01:00+09:00"


def test_an_interview_is_no_coffee(run: Callable, notes: Callable) -> None:
    notes(
        ada="name: Ada\norg: Acme, Inc.|## Log\n\n- [ ] 2026-11-25 14:00 meeting at Acme: final interview\n"
    )
    said = sheet(run, "ada")
    assert "Interview on Wednesday, 25 November, 14:00, at Acme with Ada" in said
    assert "You pay" not in said
    assert "13:50 Be at the door." in said
    assert "netnotes milestone 'interview at Acme'" in said
    assert "Thanks the next day" in said
    assert "What you could give" not in said
    assert "whether this would be good for both of you" in said


def test_what_is_to_be_typed_can_be_pasted(run: Callable, notes: Callable) -> None:
    notes(
        **{
            "Ada O'Neil": "name: Ada\norg: Joe's|## Log\n\n- [ ] 2026-11-25 meeting at Joe's: interview\n",
            "Bo Li": "name: Bo|## Log\n\n- [ ] 2026-11-25 coffee\n",
        }
    )
    one, two = " ".join(sheet(run, "Ada").split()), " ".join(sheet(run, "Bo").split())
    for text in (one, two):
        for typed in re.findall(r"netnotes (?:log|jot|milestone|prep) [^:;]*", text):
            assert shlex.split(typed)[2] in ("Ada O'Neil", "Bo Li", "interview at Joe's"), typed
    assert r"netnotes milestone 'interview at Joe'\''s'" in one
    assert "netnotes log 'Bo Li' coffee" in two


def test_who_is_there_too_stands_on_the_sheet_and_has_one_too(
    run: Callable, notes: Callable
) -> None:
    notes(
        ada="name: Ada|## Log\n\n- [ ] 2026-11-25 meal with [[bo]] at Ada's: lentils\n",
        bo="name: Bo",
    )
    assert "with Ada; also there: Bo." in sheet(run, "ada").replace(", ", ", ")
    assert "with Bo; also there: Ada." in sheet(run, "bo")
    found = json.loads(run("prep", "--json").out)["prep"]
    assert [one["slug"] for one in found] == ["ada"]


def test_a_sheet_for_every_plan_within_the_horizon(run: Callable, notes: Callable) -> None:
    notes(
        today="name: To Day|## Log\n\n- 2026-11-21 18:00 coffee: now\n",
        soon="name: So On|## Log\n\n- [ ] 2026-11-28 walk\n",
        late="name: La Te|## Log\n\n- [ ] 2026-11-29 walk\n",
        done="name: Do Ne|## Log\n\n- [x] 2026-11-21 18:00 coffee: was\n",
        off="name: O Ff|## Log\n\n- [ ] 2026-11-24 coffee: no #cancelled\n",
        past="name: Pa St|## Log\n\n- [ ] 2026-11-20 coffee: how was it\n",
        dead="name: De Ad\ndied: 2026-11-20|## Log\n\n- [ ] 2026-11-24 coffee\n",
        rests="name: Re Sts\ndo_not_contact: yes|## Log\n\n- [ ] 2026-11-23 visit\n",
    )
    found = json.loads(run("prep", "--json").out)["prep"]
    assert [one["slug"] for one in found] == ["today", "rests", "soon"]
    assert "La Te" in sheet(run, "late")


def test_nothing_planned_says_how_to_plan(run: Callable, notes: Callable) -> None:
    notes(ada="name: Ada\nprefers: [walk]")
    assert "Nothing is planned for the days ahead" in sheet(run)
    said = sheet(run, "ada")
    assert "Nothing is planned; on a walk is how they like it." in said
    assert "Suggest a coffee or a walk near where they are, on a day that they may change." in said


def test_a_meal_is_for_those_who_know_each_other(run: Callable, notes: Callable) -> None:
    plan = "|## Log\n\n- [ ] 2026-11-24 13:00 meal at Beco\n"
    notes(
        new=f"name: New{plan}",
        near=f"name: Near\ncloseness: close{plan}",
        bo="name: Bo\ncloseness: close",
    )
    assert "a coffee leaves both of you free to go" in sheet(run, "new")
    assert "free to go" not in sheet(run, "near")
    assert "or a meal" in sheet(run, "bo")


def test_not_looking_hides_the_asks(write: Callable, run: Callable) -> None:
    write({
        "mkdocs.yml": SETTINGS, "people/karthik.md": "---\nname: K\nseeking: no\ntarget_roles: [Engineer]\n---\n",
        "people/ada.md": "---\nname: Ada\ntitle: Engineer\nasks: [{kind: advice, what: Tell me, minutes: 5}]\n---\n",
    })  # fmt: skip
    assert "Tell me" not in sheet(run, "ada")


def test_thanks_and_birthdays_are_not_forgotten(run: Callable, notes: Callable) -> None:
    notes(
        ada="name: Ada\nbirthday: --11-24|## Log\n\n- 2026-11-10 email in: sent me the list #got\n"
    )
    said = section(run, "ada", "Not to forget")
    assert "They helped you on 10 November" in said
    assert "birthday is on Tuesday, 24 November" in said


def test_friends_get_no_homework(run: Callable, notes: Callable) -> None:
    notes(
        ada="name: Ada\ncontext: personal\ntitle: Engineer|## Log\n\n- [ ] 2026-11-24 16:00 coffee\n"
    )
    said = sheet(run, "ada")
    assert "The day before" not in said
    assert "A line the next day that takes up something they said." in said
    assert "What has made you laugh lately" in said
    assert "bug" not in section(run, "ada", "Questions")


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("nobody",), 2, "no person"),
        (("acme",), 2, "Acme is an organization"),
        (("me",), 2, "that is you"),
        (("broken",), 2, "cannot be read"),
        (("--asked", "1"), 2, "--asked needs WHO"),
        (("ada", "--commit"), 2, "--commit is for --asked"),
        (("ada", "--asked", "0"), 2, "--asked"),
        (("ada", "--ics", "x.ics"), 2, "nothing is planned with Ada"),
        (("ada", "--html", "people/x.html"), 3, "people/ is for notes"),
        (("ada", "--html", "mine.txt"), 3, "netnotes did not make"),
        (("ada", "--html", "folder"), 3, "something else of that name"),
        (("ada", "--html", "none/x.html"), 4, "there is no folder none"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    write: Callable, run: Callable, args: tuple[str, ...], status: int, said: str
) -> None:
    root = write({
        "mkdocs.yml": SETTINGS, "people/karthik.md": ME, "people/ada.md": "---\nname: Ada\n---\n",
        "people/acme.md": "---\nkind: org\nname: Acme\n---\n", "people/broken.md": "---\nname: [\n---\n",
        "mine.txt": "mine", "folder/x": "",
    })  # fmt: skip
    done = run("prep", *args)

    assert done.status == status, done
    assert len(done.err.splitlines()) == 1
    assert said in done.err
    assert (root / "mine.txt").read_text() == "mine"


def test_the_sheet_is_on_their_page(sample: tuple) -> None:
    network, settings = sample

    def titles(slug: str) -> tuple[list[str], list[str]]:
        found = list(plainly(person_page.build(network, TODAY, settings, slug).blocks))
        (block,) = [b for b in found if isinstance(b, Facts) and b.title == "Prepare"]
        return [label for label, _ in block.rows], [getattr(b, "title", "") for b in found]

    labels, blocks = titles("grace-mwangi")
    assert labels[:2] == ["Meeting", "Aim"]
    assert "To read before" in labels
    assert {"Questions to choose from", "The clock", "Afterwards", "While you are there"} <= set(
        blocks
    )
    labels, blocks = titles("jonas-keller")
    assert "Aim" not in labels
    assert "Questions to choose from" in blocks
    assert "The clock" not in blocks


def test_the_dead_are_not_prepared_for(run: Callable, notes: Callable) -> None:
    notes(ada="name: Ada\ndied: 2026-01-01")
    assert "Prepare" not in run("show", "ada").out


def test_the_answer_changes_with_the_bank(run: Callable, notes: Callable, tmp_path: Path) -> None:
    notes(ada="name: Ada")
    run("prep", "ada")
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "anyone.md").write_text("replace: yes\n- Who sings?\n")
    assert "Who sings?" in run("prep", "ada").out


def test_the_horizon_is_the_settings_own(sample: tuple) -> None:
    network, settings = sample
    days = [plan.entry.day for plan in plans(network, TODAY, settings)]
    assert days == sorted(days)
    assert all(0 <= (day - TODAY).days <= settings.horizon for day in days)


@pytest.mark.parametrize(
    ("field", "said"),
    [("died: 2026-11-01", "They have died."), ("do_not_contact: yes", "leave them in peace")],
)
def test_nobody_prepares_to_meet_who_died_or_wishes_for_no_contact(
    notes: Callable[..., None], run: Callable, field: str, said: str
) -> None:
    notes(ada=f"name: Ada\ncloseness: close\n{field}|\n## Log\n\n- 2026-05-02 visit: tea\n")

    found = sheet(run, "ada")

    assert said in found
    assert "Suggest" not in found
    assert "The clock" not in found
    assert json.loads(run("prep", "ada", "--json").out)["prep"] == []


def test_what_is_agreed_with_who_wishes_for_no_contact_is_prepared(
    notes: Callable[..., None], run: Callable
) -> None:
    notes(ada="name: Ada\ndo_not_contact: yes|\n## Log\n\n- [ ] 2026-11-23 coffee: her keys\n")

    assert "her keys" in sheet(run, "ada")


@pytest.mark.parametrize(("log", "said"), [("", "begin with that"), ("2026-11-01 coffee", "how it was")])  # fmt: skip
def test_who_brought_us_together_hears_how_it_was_once_it_was(
    notes: Callable[..., None], run: Callable, log: str, said: str
) -> None:
    body = f"\n## Log\n\n- {log}\n" if log else ""
    notes(ada=f"name: Ada\nintroduced_by: bo|{body}", bo="name: Bo|")

    assert f"Bo brought you together: {said}" in sheet(run, "ada").replace("let them know ", "")


def test_a_hand_is_offered_with_what_is_on_their_mind_by_now(
    run: Callable, notes: Callable
) -> None:
    notes(
        ada="name: Ada\ncloseness: warm|## Top of mind\n\n"
        "- 2027-03-01 the move to Oslo\n- 2026-11-01 her knee\n- 2026-10-01 sleep\n"
    )

    assert "Offer a hand with “her knee”." in section(run, "ada", "What you could give")
