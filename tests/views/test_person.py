"""A person's page, and an organization's, as data: what stands there, once, and what does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.config import load_settings
from netnotes.git import Commit
from netnotes.load import load_network
from netnotes.reporters.terminal import render
from netnotes.views import org, person
from netnotes.views.fold import Fold
from netnotes.views.ties import Ties
from netnotes.views.verdicts import Verdicts
from netnotes.views.view import Bullets, Cards, Day, Facts, Timeline, View

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
ME = "---\nname: Me\n---\n"
#: Words of a ledger; none of them may stand beside a number where friendship is all there is.
LEDGER = re.compile(
    r"(?:\d+|one|two|three|four|five|six) (?:times? )?(?:gives?|gifts?|favou?rs?|helps?|asks?)\b"
    r"|balance|owes? you|in your debt|\btally\b",
    re.IGNORECASE,
)

Page = Callable[..., View]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """The page of Ada, or of `slug`; what else is given are the texts of notes."""
    (tmp_path / "people").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "plugins:\n  - netnotes: {me: me, today: 2026-11-21}\n", "utf-8"
    )

    def make(text: str, slug: str = "ada", commits: tuple[Commit, ...] = (), **others: str) -> View:
        for name, said in {"me": ME, slug: text, **others}.items():
            (tmp_path / f"people/{name}.md").write_text(said, "utf-8")
        settings = load_settings(tmp_path)
        network = load_network(settings)
        build = org.build if "kind: org" in text else person.build
        return build(network, TODAY, settings, slug, commits)

    return make


def note(fields: str = "", body: str = "") -> str:
    fields = f"{fields}\n" if fields else ""
    return f"---\nname: Ada Byron\n{fields}---\n\n{body}\n"


def said(view: View) -> str:
    return " ".join(render(view, color=False, width=10_000).split())


def the(view: View, kind: type, title: str = ""):
    found = [b for b in view.blocks if isinstance(b, kind) and title in ("", b.title)]
    return found[0] if found else None


def test_silences_stand_between_what_happened(page: Page) -> None:
    view = page(
        note(body="## Log\n\n- [ ] 2026-12-24 visit\n- [ ] 2026-12-02 coffee: plans\n- 2026-11-01 coffee: a\n- 2026-03-28 call: b\n- 2026-03-20 email: c")
    )  # fmt: skip
    moments = the(view, Timeline).moments
    assert [m.text for m in moments] == ["plans", "", "a", "b", "c"]  # the next plan comes first
    assert [m.silence for m in moments] == ["", "", "seven months without a word", "", ""]
    assert "seven months without a word" in said(view)


def test_of_the_dead_no_silence_is_told_and_nothing_is_asked(page: Page) -> None:
    view = page(
        note(
            "died: 2026-09-01\ncadence: 2 weeks\nneeds: [a job]\nwilling: [pitch]\noffers: [help]\nprefers: [email]",
            "- [ ] bring the book back\n\n## Log\n\n- 2026-08-01 coffee: a\n- 2021-03-28 call: b",
        )
    )
    text = said(view)
    assert "Died on 1 September. Remembered here." in text
    assert the(view, Timeline).hint == ()
    for word in (
        "without a word",
        "Today",
        "May I ask",
        "Prepare",
        "Rhythm",
        "a job",
        "Would say yes",
    ):
        assert word not in text, word


def test_who_is_to_be_left_alone_is(page: Page) -> None:
    view = page(note("do_not_contact: yes\ncadence: 2 weeks", "## Log\n\n- 2026-08-01 coffee: a"))
    text = said(view)
    assert "Do not contact · last in touch" in text
    assert the(view, Timeline).hint == ()
    for word in ("Nothing is due", "May I ask", "Prepare", "comes round"):
        assert word not in text, word


def test_a_bare_name_says_what_to_do_about_it(page: Page) -> None:
    view = page("---\nname: Ada\n---\n")
    assert the(view, Cards).empty == "Nothing is due."
    assert "Only a name so far. Write down what you know: netnotes edit ada" in said(view)
    assert the(view, Facts, "Who") is None


@pytest.mark.parametrize("planned", [True, False])
def test_a_question_stands_there_once(page: Page, planned: bool) -> None:
    log = "\n## Log\n\n- [ ] 2026-12-02 coffee: looms\n" if planned else ""
    view = page(note(body=f"## Questions\n\n- [ ] Does the engine hum?\n{log}"))
    assert said(view).count("Does the engine hum?") == 1
    fold = the(view, Fold)
    assert fold.near is planned
    assert "Does the engine hum?" in str(
        fold.blocks if planned else the(view, Bullets, "Questions")
    )


def test_a_promise_that_is_due_stands_there_once(page: Page) -> None:
    view = page(note(body="- [ ] send the paper (due 2026-11-24)\n- [ ] bring the book back"))
    assert said(view).count("You promised: send the paper") == 1
    assert "send the paper" not in str(the(view, Bullets, "You promised"))
    assert "bring the book back" in str(the(view, Bullets, "You promised"))


def test_the_preparation_is_open_when_the_meeting_is_at_hand(page: Page) -> None:
    for day, is_open in (("2026-11-22", True), ("2026-12-02", False)):
        assert the(page(note(body=f"## Log\n\n- [ ] {day} coffee")), Fold).open is is_open


def test_every_reason_is_there_with_what_it_rests_on(page: Page) -> None:
    view = page(
        note("closeness: warm\nasks:\n  - {kind: favor, what: A big thing, about: money}", "## Log\n\n- 2026-11-10 coffee: a")
    )  # fmt: skip
    verdicts = the(view, Verdicts).items
    assert {one.kind for one in verdicts} >= {"introduction", "advice", "connect", "favor"}
    stopped = [one for one in verdicts if one.verdict != "ready"]
    assert stopped
    for one in stopped:
        assert one.sentence.startswith(one.head)
        assert all(re.fullmatch(r"A\d\d", reason.code) and reason.text for reason in one.reasons)
        assert one.command == ""
    assert all(one.command.startswith("netnotes ask ") for one in verdicts if one not in stopped)


def test_ties_are_told_once_from_both_notes(page: Page) -> None:
    view = page(
        note(
            "introduced_by: '[[cy]]'\nknows:\n  - '[[bo]]'\n  - {name: Eve, org: Acme, how: friend}"
        ),
        bo="---\nname: Bo\nintroduced_by: '[[ada]]'\nknows: ['[[ada]]', '[[cy]]']\n---\n",
        cy="---\nname: Cy\n---\n",
        me="---\nname: Me\nknows: ['[[ada]]']\n---\n",
    )
    ties = the(view, Ties)
    assert [(tie.name, tie.brought) for tie in ties.items] == [
        ("Cy", "you"),
        ("Bo", "them"),
        ("Eve", ""),
    ]
    assert ties.between == ((0, 1),)
    assert "Cy · brought you together" in said(view)
    assert "Mentioned by" not in said(view)


def test_who_speaks_of_them_is_quoted(page: Page) -> None:
    text = "---\nname: Bo\n---\n\nHe sings. He met [[ada]] at\nthe fair. More.\n\n## Top of mind\n\n- 2026-11-01 a gift for [[ada]]\n\n## Log\n\n- 2026-11-02 coffee with [[ada]]: looms\n- 2026-10-02 call: about [[ada|her]]\n"
    view = page(note(), bo=text)
    assert [part for item in the(view, Bullets, "Mentioned by").items for part in item if "“" in str(part)] == [
        "“He met Ada Byron at the fair.”", "“a gift for Ada Byron”", "“about her”",
    ]  # fmt: skip


def test_history_is_what_it_is_given(page: Page) -> None:
    assert the(page(note()), Fold, "History") is None
    commits = tuple(Commit(date(2026, 11, 20), "a" * 40, f"Change {n}", "Me") for n in range(40))
    fold = the(page(note(), commits=commits), Fold, "History")
    assert fold.said == ("40 changes, the last yesterday",)
    (listed,) = fold.blocks
    assert listed.items[0] == (Day("20 November", "2026-11-20"), " ", "Change 0")
    assert len(listed.items) == 31
    assert "git log --follow -- people/ada.md" in str(listed.items[-1])
    one = the(page(note(), commits=commits[:1]), Fold, "History")
    assert one.said == ("One change, yesterday",)


def test_among_friends_nothing_is_counted(page: Page) -> None:
    asked = "\n".join(
        f"  - {{kind: favor, what: A hand, sent: 2026-0{m}-01, answer: yes}}" for m in range(1, 7)
    )
    gifts = "\n".join(
        f"  - {{date: 2026-0{m}-02, what: A loaf, direction: given}}" for m in range(1, 5)
    )
    view = page(
        note(f"context: personal\nasks:\n{asked}\ngifts:\n{gifts}", "## Log\n\n- 2026-11-02 coffee: x #gave\n- 2026-10-02 coffee: y #got")
    )  # fmt: skip
    assert not LEDGER.findall(said(view))
    gates = {reason.code for one in the(view, Verdicts).items for reason in one.reasons}
    assert "A10" not in gates


def test_nothing_is_counted_on_the_pages_of_the_samples_friends() -> None:
    settings = load_settings(ROOT)
    network = load_network(settings)
    friends = [p for p in network.people if p.context == "personal"]
    assert len(friends) > 3
    for friend in friends:
        view = person.build(network, TODAY, settings, friend.slug)
        assert not LEDGER.findall(render(view, color=False, width=10_000)), friend.slug


def test_my_own_page_judges_nobody(page: Page) -> None:
    view = page(note("target_roles: [Weaver]"), "me")
    text = said(view)
    assert "Weaver" in text
    for word in ("May I ask", "Prepare", "in touch", "Nothing is due", "Only a name"):
        assert word not in text, word


def test_an_answer_is_not_called_being_in_touch(page: Page) -> None:
    """The header tells apart when we last met or talked, and an answer that came since."""
    ask = "{{kind: advice, what: It, sent: 2026-11-12, answer: yes, answered: {day}}}"
    met = "source: colleague\nasks:\n  - " + ask.format(day="2026-11-21")
    old = "## Log\n\n- 2025-11-21 meal: farewell lunch"
    text = said(page(note(met, old)))
    assert (
        "Dormant: it has been a while · last in touch twelve months ago · they answered today"
        in text
    )

    assert "Close to you · they answered today" in said(
        page(note(met.replace("source: colleague", "closeness: close")))
    )

    seen = "## Log\n\n- 2026-11-20 call: the plans"
    recent = met.replace("2026-11-21", "2026-11-20")
    assert "last in touch yesterday · the next hello on" in said(page(note(recent, seen)))
    own = said(page(note(f"{recent}\ncadence: 3 weeks", seen)))
    assert "last in touch yesterday · your rhythm comes round on 11 December" in own


def test_who_was_only_written_to_has_something_logged(page: Page) -> None:
    text = said(page(note("closeness: warm", "## Log\n\n- 2026-11-14 email out: hello")))
    assert "you wrote seven days ago" in text
    assert "nothing logged yet" not in text


def test_a_broken_note_says_where(page: Page) -> None:
    view = page("---\nname: Ada\nname: [\n---\n\nSecret words.\n")
    assert "people/ada.md:" in said(view)
    assert "Secret words" not in said(view)


def test_an_organization_says_how_one_stands_there(page: Page) -> None:
    view = page(
        "---\nname: Acme\nkind: org\ntarget: yes\nproduct: looms\n---\n",
        "acme",
        ada="---\nname: Ada\norg: '[[acme]]'\nmet: 2026-11-01\n---\n",
        bo="---\nname: Bo\npast:\n  - {org: '[[acme]]'}\nknows:\n  - {name: Eve, org: Acme}\n---\n",
    )
    text = said(view)
    assert (
        "You would like to work there · you know one person there, one who was there before" in text
    )
    assert "Eve · through Bo" in text
    assert "Best ways in" in text
    empty = said(page("---\nname: Globex\nkind: org\n---\n", "globex"))
    assert "You know nobody there" in empty
    assert "Nobody you know works there." in empty
