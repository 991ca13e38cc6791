"""Addresses are safe, unique, and depend on nothing but the slug."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs_netnotes.addresses import anchor, name_notes, safe_name

from netnotes.model.parse import make_note, parse_note


@pytest.mark.parametrize("slug", ["alice-nguyen", "bo", "x1"])
def test_a_plain_slug_is_its_own_name(slug):
    assert safe_name(slug) == slug


def test_case_is_no_difference():
    assert safe_name("Alice-Nguyen") == "alice-nguyen"


@pytest.mark.parametrize(
    "slug", ["José García", "a b", "index", "👋🏽", "-rf", "a--b", "{{x}}", "x" * 250, "%", "#"]
)
def test_what_is_lost_leaves_a_trace(slug):
    assert re.fullmatch(r"[a-z0-9-]+-[0-9a-f]{8}", safe_name(slug))
    assert len(safe_name(slug)) < 100


@given(st.text(st.characters(exclude_characters="/\x00"), min_size=1))
def test_any_slug_makes_a_safe_name(slug):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", safe_name(slug))


def test_names_are_unique_even_where_someone_tries():
    taken = safe_name("a b")
    notes = [make_note(f"people/{slug}.md", parse_note(b"")) for slug in ("a b", taken, "a-b")]
    names = name_notes(notes)
    assert len(set(names.values())) == 3
    assert names[taken] == taken


def test_headings_have_ids_of_their_own():
    taken = {"start"}
    assert [anchor(t, taken) for t in ("Top of mind", "Start", "top of mind!", "水")] == [
        "top-of-mind", "start-2", "top-of-mind-2", "part",
    ]  # fmt: skip
