"""An organization without a note is called as the notes write it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from netnotes.model.org_name import as_written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("globex", "Globex"),
        ("GLOBEX", "Globex"),
        ("globex inc", "Globex, Inc."),
        ("hooli", "Hooli"),
        ("Hooli GmbH", "Hooli"),
        ("HOOLI", "HOOLI"),  # somebody writes it so
        ("initech", "Initech"),
        ("nowhere", "nowhere"),
    ],
)
def test_the_form_that_the_notes_have(network: Callable, typed: str, written: str) -> None:
    found = network(
        {
            "people/ada.md": '---\nname: Ada\norg: "Globex, Inc."\npast: [{org: Hooli}]\n---\n',
            "people/bo.md": "---\nname: Bo\norg: Hooli\nknows: [{name: Cy, org: HOOLI}]\n---\n",
            "people/di.md": "---\nname: Di\nasks: [{kind: pitch, what: A seat, to: Initech}]\n---\n",
        }
    )
    assert as_written(found, typed) == written
