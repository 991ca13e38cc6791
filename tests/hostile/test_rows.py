"""The list of all: each of the 61 hostile inputs of the study has a case that proves what is to come of it.

A case says its row at the beginning of its title, or a test in its name. What is proved in another room,
because it takes a server, a browser, a system of its own or another user, is named here.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hostile_imports import CARDS, MAIL, TABLES
from hostile_notes import FILES, FRONT_MATTER
from test_hostile_imports import NO_FILES
from test_hostile_pages import BODIES

TESTS = Path(__file__).parents[1]
ROWS = range(1, 62)

#: The rows that another room proves, wholly or as well.
ELSEWHERE = {
    1: ("edit/test_verify.py::test_what_cannot_be_read_is_left_alone",),
    12: (
        "site/test_hostile_site.py::test_a_broken_note_keeps_its_place_and_says_where_to_look",
        "security/test_server.py::test_the_last_good_build_answers_while_anything_is_broken",
    ),
    15: ("load/test_settings.py::test_no_other_tag_is_ever_read",),
    29: ("site/test_hostile_site.py::test_links_out_of_the_folder_are_reported_and_not_followed",),
    39: ("site/test_hostile_site.py::test_names_of_files_make_safe_addresses",),
    41: ("site/test_hostile_site.py::test_keys_that_the_theme_reads_do_not_reach_it",),
    42: (
        "site/test_hostile_site.py::test_no_page_runs_or_loads_what_a_note_says",
        "security/test_browser.py::test_either_wall_alone_lets_nothing_run_and_leads_nowhere",
    ),
    43: ("site/test_prose.py::test_no_text_holds_up_a_page",),
    44: ("importers/test_import.py::test_whatever_a_name_is_the_note_stays_in_people_and_says_it",),
    46: ("importers/test_cards.py::test_cards_within_cards_end",),
    47: ("importers/test_cards.py::test_a_line_that_would_do_harm_costs_little",),
    49: ("importers/test_hostile_files.py::test_a_row_without_end_is_refused_with_its_line",),
    51: ("importers/test_import.py::test_a_huge_cell_is_refused_unless_it_is_meant",),
    52: ("importers/test_mail.py::test_what_is_no_mailbox_is_told_so",),
    53: ("importers/test_mail.py::test_what_is_made_to_hurt_does_not",),
    54: ("importers/test_mail.py::test_addresses",),
    55: ("importers/test_mail.py::test_what_is_no_day_is_none",),
    56: ("importers/test_import.py::test_the_same_file_twice_changes_not_a_byte",),
    57: ("git/test_no_commit.py::test_a_lock_is_respected",),
    58: ("changes/test_apply.py::test_read_only_files_are_refused",),
    59: ("changes/test_apply.py::test_a_folder_that_can_only_be_read",),
    60: ("changes/test_apply.py::test_mode_owner_and_attributes_are_kept",),
    61: ("changes/test_faults.py::test_killed_at_every_call",),
}


def functions(path: Path) -> list[str]:
    """The names of the tests of a file."""
    tree = ast.parse(path.read_text("utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]


def cases() -> list[int]:
    """The row of every case of this room."""
    titles = [case.title for case in (*FRONT_MATTER, *FILES, *CARDS, *TABLES, *MAIL)]
    titles += [one[0] for one in (*NO_FILES, *BODIES)]
    names = [name for path in Path(__file__).parent.glob("test_*.py") for name in functions(path)]
    found = [re.match(r"(?:test_)?(\d+)\b|test_(\d+)_", name) for name in (*titles, *names)]
    return [int(one[1] or one[2]) for one in found if one]


def test_every_row_has_a_case(record_property: Callable[[str, object], None]) -> None:
    found = Counter(cases())
    assert set(found) <= set(ROWS)
    assert set(ROWS) - set(found) == {42}, "what a browser would run is proved in rooms of its own"
    assert set(ROWS) - set(found) <= set(ELSEWHERE)
    assert found.total() >= 115, "as many as the study had"
    record_property("hostile cases", found.total())


def test_what_another_room_proves_is_there() -> None:
    for place in (place for places in ELSEWHERE.values() for place in places):
        file, _, name = place.partition("::")
        assert name in functions(TESTS / file), place
