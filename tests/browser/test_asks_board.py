"""The board of asks: columns side by side, below one another on a phone, a command at a click."""

from __future__ import annotations

import pytest
from looking import STAYS_SAID, copied

pytestmark = pytest.mark.browser


def lanes(page):
    return page.locator(".nn-lane")


def test_the_columns_stand_side_by_side_and_below_one_another_on_a_phone(visit, sample_site):
    page = visit(sample_site, 1440).open("asks/")
    boxes = [lane.bounding_box() for lane in lanes(page).all()]
    assert len(boxes) == 6
    assert len({round(box["y"]) for box in boxes}) == 1
    page = visit(sample_site, 360).open("asks/")
    boxes = [lane.bounding_box() for lane in lanes(page).all()]
    assert len({round(box["x"]) for box in boxes}) == 1
    assert [box["y"] for box in boxes] == sorted(box["y"] for box in boxes)


def test_a_command_of_the_board_is_copied_at_a_click(visit, sample_site):
    seen = visit(sample_site)
    seen.page.add_init_script(STAYS_SAID)
    page = seen.open("asks/")
    ready = page.get_by_role("region", name="Ready to ask")
    button = ready.get_by_role("button", name="Copy the command netnotes ask sent alice-nguyen")
    assert copied(page, button.click) == "netnotes ask sent alice-nguyen"
    page.locator(".nn-copy--done").wait_for()
    assert seen.wrong == []


def test_a_no_is_folded_away_and_can_be_unfolded_by_keyboard(visit, sample_site):
    page = visit(sample_site).open("asks/")
    no = page.locator("summary", has_text="They said no")
    card = page.get_by_role("link", name="Dragana Petrović")
    assert not card.is_visible()
    no.focus()
    page.keyboard.press("Enter")
    assert card.is_visible()
