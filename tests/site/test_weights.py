"""How much a page weighs that has very much to say."""

from __future__ import annotations

import re
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
