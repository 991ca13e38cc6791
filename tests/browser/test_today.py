"""Today in a browser: the daily round by keyboard alone, and what stands there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from looking import STAYS_SAID, opens_again
from serving import WAIT, serving

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """A copy of the sample network, its date pinned as ever."""
    root = tmp_path / "network"
    shutil.copytree(REPOSITORY / "people", root / "people")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root


def tab_to(page, said: str) -> None:
    """Press Tab until what is in focus says so; the place of the keyboard is to be seen all the way."""
    for _ in range(150):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            "() => { const e = document.activeElement;"
            " return [e.ariaLabel || e.innerText, getComputedStyle(e).outlineStyle]; }"
        )
        if name.strip() == said:
            assert outline != "none", said
            return
    raise AssertionError(f"the keyboard does not come to {said}")


def in_a_terminal(root: Path, command: str) -> str:
    """What a shell says to a command that was pasted as it stands."""
    script = f'netnotes() {{ "{sys.executable}" -m netnotes "$@"; }}\n{command}\n'
    done = subprocess.run(
        ["bash", "-c", script], cwd=root, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_daily_round_by_keyboard_alone(visit, network):
    with serving(network) as base:
        seen = visit(base)
        page = seen.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base)
        page.add_init_script(STAYS_SAID)
        opens_again(page)
        seen.open()
        tab_to(page, "Aroha Ngata")
        page.keyboard.press("Enter")
        page.locator("h1", has_text="Aroha Ngata").wait_for()
        tab_to(page, "Today")  # the tab
        page.keyboard.press("Enter")
        page.locator("h1", has_text="Today").wait_for()
        card = page.locator(".nn-card", has_text="How was it?")
        assert "video call was planned for 19 November" in card.inner_text()
        tab_to(page, "Copy the command netnotes log aroha-ngata video --on 2026-11-19")
        page.keyboard.press("Enter")
        page.locator("[role=status]", has_text="Copied").wait_for(state="attached")
        command = page.evaluate("navigator.clipboard.readText()")
        assert command == "netnotes log aroha-ngata video --on 2026-11-19"
        assert "Video call with Aroha Ngata" in in_a_terminal(
            network, f'{command} "0.10, and chicks"'
        )
        card.wait_for(state="detached", timeout=WAIT * 1000)
        page = seen.open("people/aroha-ngata/")
        page.get_by_text("0.10, and chicks").first.wait_for(timeout=WAIT * 1000)
        assert seen.wrong == []


def test_each_person_is_one_click_away_and_each_day_is_exact(visit, sample_site):
    seen = visit(sample_site)
    page = seen.open()
    for card in page.locator(".nn-cards:not(.nn-meetings) .nn-card").all():
        assert card.locator("a.nn-note").count() >= 1
    days = page.locator(".nn-page time")
    assert days.count() > 8
    for day in days.all():
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", day.get_attribute("datetime"))
        assert day.get_attribute("title") == day.get_attribute("datetime")
    first = page.locator(".nn-meeting").first
    assert "10:20" in first.inner_text()
    first.get_by_role("link", name="Prepare").click()
    page.locator("h1", has_text="Bo Chen").wait_for()
    assert seen.wrong == []


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_health_shows_each_finding_with_its_line_and_its_rule(
    visit, hostile_site, photo, width, scheme
):
    seen = visit(hostile_site, width, scheme)
    page = seen.open("health/")
    assert page.locator(".nn-finding").count() > 20
    assert seen.overflow == 0
    photo(page, f"findings-{width}-{scheme}")
    for finding in page.locator(".nn-finding").all()[:3]:
        place = finding.locator("a.nn-place")
        assert re.match(r"[\w-]+://.*:\d+", place.get_attribute("href"))
    link = page.locator(".nn-finding__where a:not(.nn-place)").first
    name = link.inner_text()
    link.click()
    page.wait_for_url("**#*")
    anchor = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert page.locator(f"[id='{anchor}']").inner_text().split()[0] == name.split()[0]
    assert seen.wrong == []
