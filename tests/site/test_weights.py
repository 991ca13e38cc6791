"""How much a page weighs that has very much to say."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, timedelta

import pytest

CHANNELS = ("coffee", "call", "email", "walk", "video", "message")
ENTRIES = 150


@pytest.fixture(scope="module")
def friend(mkdocs, network_folder, tmp_path_factory) -> str:
    """The page of somebody with whom much was shared."""
    last = date(2026, 9, 1)
    log = "\n".join(
        f"- {last - timedelta(13 * n)} {CHANNELS[n % 6]} with [[bo]] at the quay: the choir, and plan number {n}"
        for n in range(ENTRIES)
    )
    ada = f"---\nname: Ada\ncity: Lisbon\ntags: [choir, boats]\n---\n\nWe met at sea.\n\n## Log\n\n{log}\n"
    notes = {"ada.md": ada, "bo.md": "---\nname: Bo\n---\n"}
    built = mkdocs(network_folder(tmp_path_factory.mktemp("friend"), notes))
    return built.read("people/ada/index.html")


def test_a_long_friendship_is_a_light_page(friend):
    assert len(friend.encode()) <= 60_000


def test_all_of_it_is_there_and_can_be_filtered(friend):
    assert all(f"plan number {n}" in friend for n in range(ENTRIES))
    assert friend.count("at the quay") == ENTRIES
    shown, _, folded = friend.partition('<ol class="nn-briefs">')
    assert folded
    for group, times in (("in_person", 50), ("live", 50), ("written", 50)):
        whole = len(re.findall(rf'<li class="nn-moment nn-moment--{group}"', shown))
        assert whole + folded.count(f'<li class="nn-{group}">') == times


PEOPLE = 150


@pytest.fixture(scope="module")
def crowd(mkdocs, network_folder, tmp_path_factory):
    """A site of many whom one owes something, and who all said no once."""
    notes = {
        f"p{n}.md": f"---\nname: Person {n:03}\ncloseness: warm\n"
        f'asks: [{{kind: advice, what: "About {n:03}", minutes: 15, sent: 2026-01-02, answer: "no"}}]\n'
        f"---\n\n- [ ] call about {n:03} (due 2026-11-02)\n\n## Log\n\n- 2026-01-01 coffee\n"
        for n in range(PEOPLE)
    }
    return mkdocs(network_folder(tmp_path_factory.mktemp("crowd"), notes))


@pytest.mark.parametrize(
    ("page", "drawn", "command"),
    [("due", "nn-card", "netnotes due --all"), ("asks", "nn-ask", "netnotes asks")],
)
def test_of_very_many_the_first_are_drawn_and_all_are_a_command_away(crowd, page, drawn, command):
    html = crowd.read(f"{page}/index.html")
    assert len(html.encode()) <= 60_000
    cards = html.count(f'<li class="{drawn}">')
    assert 0 < cards < PEOPLE
    assert f"These are the first {cards}. All of them:" in html
    assert f'<code class="nn-command" data-nn="copy">{command}</code>' in html
    words = (sys.executable, "-m", *command.split(), "--today", "2026-11-21")
    printed = subprocess.run(
        words, cwd=crowd.root, capture_output=True, text=True, check=True
    ).stdout
    assert all(f"{n:03}" in printed for n in range(PEOPLE))
