"""Small made-up networks for the laws of paths and growth."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from examples import TODAY, settings_of
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from netnotes.model.network import Network
from netnotes.model.parse import make_note, parse_note
from netnotes.outreach.graph import Graph

SETTINGS = settings_of()

calm = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

#: Employers: the first five are one organization, the others are not.
SAME = ("Meta", "Meta, Inc.", "meta", "Meta Ltd", '"[[meta]]"')
OTHER = ("Metabase", "Met", "Meta Labs", "Ta", "The Meta")
ORG = "---\nkind: org\nname: Meta\ntarget: yes\n---\n"


def network_of(texts: Mapping[str, str], me: str = "") -> Network:
    """A network out of the texts of notes, by slug."""
    notes = [make_note(f"people/{slug}.md", parse_note(t.encode())) for slug, t in texts.items()]
    return Network(notes, me=me)


def graph_of(texts: Mapping[str, str], me: str = "") -> Graph:
    """The graph of such a network."""
    return Graph(network_of(texts, me), TODAY, SETTINGS)


def person(name: str, *lines: str, log: tuple[str, ...] = ()) -> str:
    """The text of a note."""
    front = "\n".join(["---", f"name: {name}", *lines, "---", ""])
    return front + "\n## Log\n\n" + "\n".join(log) + "\n"


STANDINGS = (
    ("closeness: close", ()),
    ("closeness: warm", ()),
    ("closeness: acquaintance", ()),
    ("", (f"- {TODAY - timedelta(9)} call: hello",)),
    ("", (f"- {TODAY - timedelta(40)} coffee: hello",)),
    ("", ("- 2019-03-03 event: hello",)),
    ("", ()),
    ("source: friend", ()),
)


@st.composite
def networks(draw: st.DrawFn, most: int = 7) -> dict[str, str]:
    """The texts of a few people who know one another, and of one organization."""
    slugs = [chr(ord("a") + n) for n in range(draw(st.integers(1, most)))]
    texts = {}
    for slug in slugs:
        standing, log = draw(st.sampled_from(STANDINGS))
        lines = [standing] if standing else []
        employer = draw(st.sampled_from(("", "", *SAME, *OTHER)))
        lines += [f"org: {employer}"] if employer else []
        title = draw(st.sampled_from(("", "Software Engineer", "Account Executive", "CTO")))
        lines += [f"title: {title}"] if title else []
        known = draw(st.lists(st.sampled_from(slugs), max_size=3, unique=True))
        names = draw(st.lists(st.sampled_from(("Bob", "Cy", "Zed")), max_size=2, unique=True))
        knows = [f'  - "[[{other}]]"' for other in known if other != slug]
        where = draw(st.sampled_from((", org: Meta", ", org: Metabase", "")))
        knows += [f"  - {{name: {name}{where}}}" for name in names]
        lines += ["knows:", *knows] if knows else []
        by = draw(st.sampled_from(("", "", *slugs)))
        lines += [f'introduced_by: "[[{by}]]"'] if by and by != slug else []
        lines += draw(
            st.sampled_from(((), (), (), ("died: 2026-01-01",), ("do_not_contact: yes",)))
        )
        lines += draw(
            st.sampled_from(((), ("needs: [sailing boats]",), ("offers: [boats to sail]",)))
        )
        lines += draw(
            st.sampled_from(((), ("interests: [go, tea]",), ("interests: [tea, go, bread]",)))
        )
        others = [
            other for other in draw(st.lists(st.sampled_from(slugs), max_size=2)) if other != slug
        ]
        if others and draw(st.booleans()):
            day = TODAY - timedelta(draw(st.sampled_from((20, 500))))
            log = (*log, f"- {day} meal with {', '.join(f'[[{o}]]' for o in others)}: soup")
        texts[slug] = person(slug.upper(), *lines, log=log)
    if draw(st.booleans()):
        texts["meta"] = ORG
    return texts
