"""The calendar and the page of a meeting in a real browser."""

from __future__ import annotations

import re
from urllib.request import urlopen

import pytest
from icalendar import Calendar
from looking import copied
from serving import WAIT

pytestmark = pytest.mark.browser

PAGES = {
    "calendar": "calendar/",
    "month": "calendar/2026-12/",
    "meeting": "meetings/2026-11-25-grace-mwangi/",
    "passed-meeting": "meetings/2026-11-19-aroha-ngata/",
}


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_page_fits_and_opens_without_a_fault(visit, sample_site, photo, width, scheme):
    seen = visit(sample_site, width, scheme)
    for name, path in PAGES.items():
        page = seen.open(path)
        assert page.locator("h1").count() == 1, name
        assert seen.overflow == 0, name
        photo(page, f"{name}-{width}-{scheme}", full_page=True)
    assert seen.wrong == []


def test_a_month_is_a_table_with_names_for_its_days(visit, sample_site):
    page = visit(sample_site, 1440).open("calendar/")
    table = page.get_by_role("table", name="November 2026")
    assert table.get_by_role("columnheader").count() == 7
    assert table.get_by_role("cell").count() == 42
    today = page.locator("[aria-current=date]")
    assert today.locator("time").get_attribute("datetime") == "2026-11-21"
    assert "Bo Chen" in today.inner_text()


def test_on_a_phone_the_list_stands_in_for_the_table(visit, sample_site):
    page = visit(sample_site, 360).open("calendar/")
    assert not page.locator(".nn-cal__month").is_visible()
    day = page.locator("#day-2026-11-25")
    assert day.is_visible()
    assert "16:00 Coffee with Grace Mwangi" in " ".join(day.inner_text().split())


def test_the_months_and_a_meeting_are_reached_by_keyboard_alone(visit, sample_site):
    page = visit(sample_site, 1440).open("calendar/")
    page.get_by_role("link", name="The month after, December 2026").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/calendar/2026-12/")
    assert (
        page.get_by_role("navigation", name="Months").locator("[aria-current=page]").inner_text()
        == "Dec"
    )
    page.locator("td a", has_text="Alice Nguyen").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/meetings/2026-12-04-alice-nguyen/")
    assert page.locator("h1").inner_text() == "Coffee with Alice Nguyen"
    page.locator(".nn-appointment").get_by_role("link", name="Alice Nguyen").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/alice-nguyen/")


def test_without_scripts_the_calendar_says_all_it_has_to_say(visit, sample_site):
    page = visit(sample_site, 1440, java_script_enabled=False).open("calendar/")
    assert page.get_by_role("link", name="calendar.ics").get_attribute("href") == "../calendar.ics"
    assert page.locator("#day-2026-11-25").is_visible()


def test_the_address_to_subscribe_to_is_copied_and_gives_a_calendar(visit, sample_site):
    page = visit(sample_site).open("calendar/")
    address = copied(page, page.get_by_role("button", name="Copy the address").click)
    assert address == f"{sample_site}calendar.ics"
    with urlopen(address, timeout=WAIT) as answer:  # as a calendar program asks for it
        found = Calendar.from_ical(answer.read()).walk("VEVENT")
    assert any(str(event["summary"]) == "Coffee with Grace Mwangi" for event in found)


def test_the_message_of_the_clock_is_copied_as_it_is_sent(visit, sample_site):
    page = visit(sample_site).open("meetings/2026-11-25-grace-mwangi/")
    said = copied(page, page.get_by_role("button", name="Copy the message").click)
    assert said == "I’m at the counter already. What may I get you?"


def test_before_the_door_the_clock_stands_on_the_first_screen_of_a_phone(visit, sample_site):
    page = visit(sample_site, 360).open("meetings/2026-11-25-grace-mwangi/")
    first = page.locator(".nn-ticks__at", has_text=re.compile("15:50")).bounding_box()
    assert first["y"] < 900


def test_today_and_the_person_lead_to_the_page_of_the_meeting(visit, sample_site):
    seen = visit(sample_site, 1440)
    for path in ("", "people/grace-mwangi/", "prepare/", "calendar/"):
        page = seen.open(path)
        assert page.locator('a[href$="meetings/2026-11-25-grace-mwangi/"]').count() >= 1, path


def test_on_paper_the_meeting_is_whole_and_the_buttons_are_gone(visit, sample_site):
    page = visit(sample_site, 1440).open("meetings/2026-11-25-grace-mwangi/")
    page.emulate_media(media="print")
    assert page.get_by_text("15:50").is_visible()
    assert not page.locator(".nn-copy").first.is_visible()
