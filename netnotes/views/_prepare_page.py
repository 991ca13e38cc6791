"""The preparation on a person's own page, which says the rest of it already."""

from __future__ import annotations

from collections.abc import Iterable

from netnotes.messages.bank import bank
from netnotes.messages.plans import meeting_at, next_plan
from netnotes.messages.prepare import Preparation
from netnotes.outreach.case import Case
from netnotes.sentences import say
from netnotes.shell import quoted
from netnotes.views._occasion import meeting, occasion
from netnotes.views._prepare import aim, parts, questions
from netnotes.views.fold import Fold
from netnotes.views.view import Command, Facts, Inline, Link, Plain, Text

#: What a person's own page tells anyway.
_ON_PAGE = frozenset(
    ("Last time", "Their news", "On their mind", "What they look for", "Not to forget", "Asks")
)
#: What is only of use once a meeting is planned.
_FOR_A_PLAN = frozenset(("While you are there", "The clock", "Afterwards"))
#: A meeting so many days away is prepared without being asked for it.
_AT_HAND = 1


def for_page(case: Case) -> Preparation | None:
    """What is prepared on a person's own page.

    Nothing of the dead; of who does not wish to be contacted only what is agreed.
    """
    person = case.person
    plan = next_plan(case.network, person, case.today)
    if person.died or (person.do_not_contact and plan is None):
        return None
    network, root = case.network, case.settings.root
    return Preparation(case, network.once("bank", lambda: bank(root)), plan)


def on_page(prep: Preparation) -> Fold:
    """The sheet on a person's own page, which tells the rest of it already.

    Where nothing is planned, their own questions stand on the page by themselves.
    """
    rows: list[tuple[str, Text]] = []
    if prep.plan is not None:
        rows += [(say("Meeting"), (*meeting(prep), *_own_page(prep))), (say("Aim"), (aim(prep),))]
    below: list[Plain] = []
    for part in parts(prep):
        if part.key in _ON_PAGE or (prep.plan is None and part.key in _FOR_A_PLAN):
            continue
        if part.key == "Questions":
            asking = tuple(questions(prep, own=prep.plan is not None))
            below += [Facts(say("Questions to choose from"), asking)] if asking else []
        elif part.rows or part.key in _FOR_A_PLAN:
            below.append(part.block())
        else:
            rows.append((part.title, _run_on(part.items)))
    slug = quoted(prep.person.slug)
    sheet_ = Command(f"netnotes prep {slug} --html {slug}.html")
    rows.append((say("To take along"), (sheet_,)))
    days = (prep.when.day - prep.case.today).days if prep.when is not None else 0
    return Fold(
        say("Prepare"),
        (occasion(prep) if prep.plan is not None else say("for when you meet"),),
        (Facts("", tuple(rows)), *below),
        open=prep.plan is not None and days <= _AT_HAND,
        near=prep.plan is not None,
        common=True,
    )


def _own_page(prep: Preparation) -> Text:
    """The way to the page of the meeting itself."""
    case = prep.case
    assert prep.plan is not None
    at = prep.plan.touch.at
    found = meeting_at(case.network, case.today, case.settings, at, prep.person)
    return (" ", Link(say("All of it on one page"), found.name, "page")) if found else ()


def _run_on(texts: Iterable[Text]) -> Text:
    """Several lines as one: sentences behind each other, anything else with a dot between."""
    out: list[Inline] = []
    for text in texts:
        if out:
            said = [p if isinstance(p, str) else p.text for p in out if not _is_place(p)]
            last = next((words.rstrip() for words in reversed(said) if words.strip()), "")
            out.append(" " if last.endswith((".", "?", "!", "…", "”")) else " · ")
        out.extend(text)
    return tuple(out)


def _is_place(part: Inline) -> bool:
    return isinstance(part, Link) and part.kind == "place"
