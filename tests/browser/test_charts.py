"""Charts in the browser: seen in both schemes, told apart without colours, read without eyes, printed."""

from __future__ import annotations

import pytest
from looking import CONTRAST, comes

pytestmark = pytest.mark.browser

#: The contrast of what is drawn with what is behind it.
INK = """
(selector) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const rgb = (color, under) => {
    for (const c of [under, color]) if (c) { canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  };
  const luminance = (c) => {
    const [r, g, b] = c.map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = getComputedStyle(document.body).backgroundColor;
  const style = getComputedStyle(document.querySelector(selector));
  const ink = style.stroke !== "none" ? style.stroke : style.fill;
  const [a, b] = [luminance(rgb(ink, ground)), luminance(rgb(ground))].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_drawn_stands_out(visit, sample_site, scheme):
    page = visit(sample_site, scheme=scheme).open("statistics/")
    for selector in (".nn-bar--full", ".nn-bar--open", ".nn-bar--striped", ".nn-day--on"):
        assert page.evaluate(INK, selector) >= 3, selector
    page = visit(sample_site, scheme=scheme).open("asks/")
    assert page.evaluate(INK, ".nn-bar--faint") >= 3


def test_a_chart_has_a_name_and_says_its_numbers_as_a_table(visit, sample_site):
    page = visit(sample_site).open("statistics/")
    drawn = page.get_by_role("img", name="In touch, by month. 122 times in touch in two years.")
    assert drawn.locator("g").count() == 24
    assert "Oct 2026: 10 in person, 5 live, 3 written" in drawn.inner_html()
    chart = page.locator(".nn-chart").first
    assert not chart.locator("table").is_visible()
    chart.get_by_text("As a table").press("Enter")
    assert "Oct 2026" in chart.locator("table").inner_text()
    page.emulate_media(media="print")
    assert page.locator(".nn-yearmap svg").is_visible()


def test_on_a_phone_the_year_begins_at_its_end_and_scrolls_in_its_own_box(visit, sample_site):
    seen = visit(sample_site, 360)
    page = seen.open("statistics/")
    assert seen.overflow == 0
    box = page.locator(".nn-yearmap")
    assert box.evaluate("e => e.scrollWidth > e.clientWidth")
    last = page.locator(".nn-yearmap use").last.bounding_box()
    assert 0 < last["x"] < 360
    box.focus()
    page.keyboard.press("ArrowLeft")
    comes(page, lambda: box.evaluate("e => e.scrollLeft") < 0)


def test_the_matrix_keeps_its_labels_in_sight(visit, sample_site):
    seen = visit(sample_site, 360)
    page = seen.open("coverage/")
    assert seen.overflow == 0
    page.locator(".nn-matrix").evaluate("e => e.scrollLeft = 200")
    assert page.get_by_role("rowheader", name="friend").bounding_box()["x"] < 30
    assert page.get_by_role("columnheader", name="linkedin two months ago").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_too_what_is_drawn_stands_out(visit, sample_site, scheme):
    seen = visit(sample_site, scheme=scheme)
    page = seen.open("statistics/")
    page.emulate_media(media="print", color_scheme=scheme)
    for selector in (".nn-bar--full", ".nn-bar--open", ".nn-bar--striped", ".nn-day--on"):
        assert page.evaluate(INK, selector) >= 3, selector
    left = page.locator(".nn-yearmap").evaluate("e => e.getBoundingClientRect().x")
    year = page.locator(".nn-yearmap svg").evaluate("e => e.getBoundingClientRect().x")
    assert abs(year - left) < 1
    page = seen.open("coverage/")
    assert page.evaluate(CONTRAST) == []
    page = seen.open("calendar/")
    kinds = page.locator(".nn-page [class*='nn-is-']")
    assert kinds.count() > 0
    drawn = "e => getComputedStyle(e).getPropertyValue('--kind').trim()"
    assert {kind.evaluate(drawn) for kind in kinds.all()} == {"#333"}
