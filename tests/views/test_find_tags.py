"""A tag is found as people write it: with its `#`, and below another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("london", ["ada"]),
        ("#london", ["ada"]),
        ("work", ["ada", "bo"]),
        ("work/", ["ada", "bo"]),
        ("Work/Acme", ["bo"]),
        ("wor", []),
        ("acme", []),
    ],
)
def test_a_tag(asked: str, found: list[str], write: Callable, run: Callable) -> None:
    write(
        {
            "people/ada.md": '---\nname: Ada\ntags: ["#london", work]\n---\n',
            "people/bo.md": "---\nname: Bo\ntags: [work/acme, workshop]\n---\n",
        }
    )
    said = run("find", f"tag:{asked}", "--json").out
    assert [slug for slug in ("ada", "bo") if f'"slug": "{slug}"' in said] == found, said
