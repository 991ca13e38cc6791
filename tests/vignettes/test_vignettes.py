"""What the five texts want, as stories: each file of this folder is one (see `vignette.py`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from examples import request_of
from vignette import FOLDER, SETTINGS, Question, Vignette, read

from netnotes import discover
from netnotes.model.person import Person
from netnotes.outreach.asking import outreach_list, unasked
from netnotes.outreach.case import Case
from netnotes.outreach.connect import pairs
from netnotes.outreach.due import due
from netnotes.outreach.graph import Graph
from netnotes.outreach.growth import Branch, tree
from netnotes.outreach.paths import introduction, ladder
from netnotes.outreach.readiness import Answer, readiness, verdict_on
from netnotes.reporters.terminal import render
from netnotes.views.outreach import leads_to

ALL = sorted(FOLDER.glob("*.md"))

#: What no answer ever says (RULES, tone).
UNKIND = ("lead ", "prospect", "overdue", "score", "streak", "owes you", "!", "still haven")


@pytest.mark.parametrize("path", ALL, ids=[path.stem for path in ALL])
def test_vignette(path: Path) -> None:
    vignette = read(path)
    for question in vignette.questions:
        head = question.text.partition(":")[0].split()[0]
        HEADS[head](vignette, question)


def test_there_are_enough_and_each_names_its_sentence() -> None:
    read_all = [read(path) for path in ALL]

    assert len(read_all) >= 70
    assert len({vignette.title for vignette in read_all}) == len(read_all)
    assert all(len(vignette.quote.split()) <= 20 for vignette in read_all)


def about(question: Question) -> tuple[str, str]:
    """`ask sally: connect` -> sally, connect."""
    head, _, rest = question.text.partition(": ")
    words = head.split()
    return (words[-1] if len(words) > 1 else ""), rest


def someone(vignette: Vignette, slug: str) -> Person:
    """The person with a slug."""
    person = vignette.network.person(slug)
    assert person is not None, slug
    return person


def day_of(vignette: Vignette, question: Question) -> date:
    """The day of a question: its own, or the vignette's."""
    on = question.given("on")
    return date.fromisoformat(on) if on else vignette.today


def expect(question: Question, checks: dict[str, Callable[[str], object]]) -> None:
    """Hold every expectation of a question against the answer; an unknown one is a mistake."""
    for key, value in question.expected:
        if key in ("on", "with offer", "with benefit"):
            continue
        assert key in checks, f"{question.text}: nobody knows how to expect `{key}`"
        found = checks[key](value)
        assert found is None or found == value, f"{question.text}: {key}: {found}"


def contains(text: str, *, no: bool = False) -> Callable[[str], object]:
    """A check that a text holds a word, or does not."""

    def check(value: str) -> object:
        return None if (value.casefold() in text.casefold()) is not no else text

    return check


def yes(*, held: bool, found: object) -> object:
    """None where it held, else what was found instead."""
    return None if held else found


# -- the questions ------------------------------------------------------------------------------


def ask(vignette: Vignette, question: Question) -> None:
    slug, text = about(question)
    request = request_of(text)
    request = replace(
        request, offer=question.given("with offer"), benefit=question.given("with benefit")
    )
    day = day_of(vignette, question)
    answer = readiness(vignette.network, someone(vignette, slug), request, day, SETTINGS)
    said = answer.sentence + " ".join(stop.text for _, stop in answer.stops)
    kind_words(said + answer.step.text)
    expect(question, answer_checks(answer, said))


def answer_checks(answer: Answer, said: str) -> dict[str, Callable[[str], object]]:
    """What may be expected of a verdict."""
    codes = [gate.code for gate, _ in answer.stops]
    decided = answer.decided_by
    return {
        "verdict": lambda _: answer.verdict,
        "decided by": lambda _: f"{decided.code} {decided.name}" if decided else "nothing",
        "until": lambda _: str(answer.until),
        "weight": lambda _: str(answer.inquiry.weight),
        "instead": lambda _: ", ".join(answer.instead),
        "also stops": lambda v: yes(held=set(v.split(", ")) <= set(codes), found=codes),
        "does not stop": lambda v: yes(held=set(v.split(", ")).isdisjoint(codes), found=codes),
        "says": contains(answer.sentence),
        "never says": contains(said, no=True),
        "step says": contains(answer.step.text),
        "step never says": contains(answer.step.text, no=True),
        "note": lambda _: ", ".join(answer.notes) or "none",
        "note says": contains(" ".join(answer.notes)),
    }


def standing(vignette: Vignette, question: Question) -> None:
    slug, text = about(question)
    day = day_of(vignette, question)
    assert Case(vignette.network, someone(vignette, slug), day, SETTINGS).standing == text, slug


def state(vignette: Vignette, question: Question) -> None:
    slug, text = about(question)
    day = day_of(vignette, question)
    found = Case(vignette.network, someone(vignette, slug), day, SETTINGS).asks[0][1]
    assert found.state == text, question.text
    expect(question, {"changes on": lambda _: str(found.due_on)})


def due_(vignette: Vignette, question: Question) -> None:
    slug, text = about(question)
    lines = due(vignette.network, day_of(vignette, question), SETTINGS)
    if slug == "warm-up":
        found = [line for line in lines if "warm-up" in {b.code for b in line.reasons}]
        assert text == {2: "two people"}.get(len(found)), len(found)
        return
    line = next((line for line in lines if line.person.slug == slug), None)
    codes = ", ".join(because.code for because in line.reasons) if line else "nothing"
    assert codes == text, question.text
    if line:
        said = " ".join(because.text for because in line.reasons)
        kind_words(said + line.step.text)
        checks = {"says": contains(said), "never says": contains(said, no=True)}
        step = line.step.text
        checks |= {"step says": contains(step), "step never says": contains(step, no=True)}
        expect(question, checks)


def unasked_(vignette: Vignette, question: Question) -> None:
    _, text = about(question)
    found = [
        f"{item.person.slug} {item.request.kind}"
        + (f" since {item.since}" if "since" in text else "")
        for item in unasked(vignette.network, day_of(vignette, question), SETTINGS)
    ]
    assert ("; ".join(found) or "nobody") == text


def fits(vignette: Vignette, question: Question) -> None:
    slug, text = about(question) if ":" in question.text else (question.text.split()[1], "")
    lines = outreach_list(vignette.network, day_of(vignette, question), SETTINGS)
    line = next(line for line in lines if line.person.slug == slug)
    assert not text or line.request.kind == text, line.request
    leads = " and ".join(leads_to(line)) or "nothing"
    checks = {"leads to": contains(leads), "verdict": lambda _: line.answer.verdict}
    expect(question, {**checks, "asks": lambda _: line.request.what})


def ladder_(vignette: Vignette, question: Question) -> None:
    name = question.text.removeprefix("ladder of ")
    graph = Graph(vignette.network, vignette.today, SETTINGS)
    found = ladder(graph, vignette.network.org(name), name)

    def rung(key: str) -> str:
        rungs = getattr(found, key)
        names = [
            (r.node.slug or r.node.name) + (f" through {graph.node(r.via).slug}" if r.via else "")
            for r in rungs
        ]
        return ", ".join(names) or "nobody"

    checks: dict[str, Callable[[str], object]] = {
        words: lambda _, key=words: rung(key.replace(" ", "_"))
        for words in ("works there", "worked there", "wanted role", "second degree")
    }
    checks["diagnosis"] = lambda _: found.diagnosis
    checks["cold"] = lambda _: "yes" if found.cold else "no"
    expect(question, checks)


def paths(vignette: Vignette, question: Question) -> None:
    slug, text = about(question)
    graph = Graph(vignette.network, vignette.today, SETTINGS)
    found = ladder(graph, vignette.network.org(slug), slug).paths
    ways = [" > ".join(graph.node(k).slug or graph.node(k).name for k in p.hops) for p in found]
    assert "; ".join(ways) == text
    between = introduction(graph, found[0], slug)
    checks: dict[str, Callable[[str], object]] = {"distance": lambda _: str(found[0].distance)}
    checks["ready"] = lambda _: verdict_on(between) if between else "nobody between"
    expect(question, checks)


def connect(vignette: Vignette, question: Question) -> None:
    _, text = about(question)
    found = pairs(Graph(vignette.network, vignette.today, SETTINGS))
    said = "; ".join(f"{pair.one.slug} + {pair.other.slug}" for pair in found)
    assert (said or "nobody") == text


def tree_(vignette: Vignette, question: Question) -> None:
    def said(branch: Branch) -> list[str]:
        below = [line for child in branch.brought for line in said(child)]
        names = ", ".join(child.person.slug for child in branch.brought)
        return [f"{branch.person.slug} > {names}", *below] if names else below

    lines = [line for branch in tree(vignette.network) for line in said(branch)]
    assert "; ".join(lines) == about(question)[1]


def page(vignette: Vignette, question: Question) -> None:
    name = question.text.split()[1]
    views = {m.__name__.rpartition(".")[2]: m for m in discover.modules("netnotes.views")}
    view = views[name].build(vignette.network, day_of(vignette, question), SETTINGS)
    text = " ".join(render(view, color=False, width=90).split())
    kind_words(text.replace("[!]", ""))
    expect(question, {"says": contains(text), "never says": contains(text, no=True)})


def kind_words(text: str) -> None:
    """Nothing unkind is ever said."""
    for word in UNKIND:
        assert word not in text, f"{word!r} in {text}"


HEADS: dict[str, Callable[[Vignette, Question], None]] = {
    "ask": ask,
    "standing": standing,
    "state": state,
    "due": due_,
    "unasked": unasked_,
    "fits": fits,
    "ladder": ladder_,
    "paths": paths,
    "connect": connect,
    "tree": tree_,
    "page": page,
}
