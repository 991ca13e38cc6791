"""Whatever a table says and a note holds: the same file twice is nothing new, and no line is lost."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netnotes import changes, importers
from netnotes.apart import Apart
from netnotes.config import load_settings
from netnotes.importers.source import Source
from netnotes.load import Store
from netnotes.model.network import Network
from netnotes.model.parse import parse_note
from netnotes.writing.imports.planning import Options, Plan
from netnotes.writing.imports.spread import spread
from netnotes.writing.imports.steps import steps_of

TODAY = date(2026, 11, 21)
COLUMNS = (
    "name",
    "email",
    "phone",
    "org",
    "title",
    "city",
    "birthday",
    "met",
    "tags",
    "links",
    "note",
)
NAMES = st.sampled_from(
    [
        "Ana Diaz",
        "ana diaz",
        "Diaz Ana",
        "Bo Chen",
        "Zoë Brandt",
        "Zoe Brandt",
        "A",
        "",
        "李雷",
        "- [ ] x",
    ]
)
WORDS = st.one_of(
    st.sampled_from(
        ["", "ana@a.example", "ANA@a.example", "bo@g.example", "Acme", "Acme Inc.", "Globex", "no",
         "0123", "2020-05-01", "--04-12", "1604-04-12", "+351 210 000 000", "0210000000", "~", "# x",
         "https://www.linkedin.com/in/ana", "linkedin.com/in/Ana/", "[[acme]]", "a: b", "{x}", "%%x%%",
         "<!-- x", "```", "## Log"]
    ),
    st.text(max_size=12),
)  # fmt: skip
ROWS = st.lists(st.fixed_dictionaries({"name": NAMES, **dict.fromkeys(COLUMNS[1:], WORDS)}), max_size=5)  # fmt: skip
NOTES = st.lists(
    st.sampled_from(
        [
            "---\nname: Ana Diaz\n---\n",
            "---\nname: Ana Diaz # hers\nemail: [ana@a.example]\norg: Acme\ncity:\n---\n\nProse.\n",
            "---\r\nname: Bo Chen\r\nphone: {work: +351 210 000 000}\r\ntags: [x]\r\n---\r\n\r\n## Log\r\n\r\n- 2020-01-01 coffee\r\n",
            "---\nname: Zoë Brandt\nlinks:\n  linkedin: https://www.linkedin.com/in/ana\nbirthday: soon\n---\n",
            "name: not front matter\n",
            "---\nname: Ana: Diaz\n---\n",
        ]
    ),
    max_size=3,
)  # fmt: skip


def table(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8", "replace")


def planned(root: Path, file: Path, **options: bool) -> tuple[Plan, Network]:
    network = Store(load_settings(root)).load()
    plan = Plan(network, Apart(), TODAY, Options(log=True, **options))
    source = Source(file, file.name, today=TODAY, mapping={"guess": ""})
    for found in importers.extract(source, importers.recognise(source, "table")):
        plan.take(found)
    plan.settle()
    spread(plan, load_settings(root))
    return plan, network


def tree(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "people").glob("*.md")}


@settings(
    max_examples=80, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(rows=ROWS, notes=NOTES, unsure=st.booleans())
def test_nothing_is_lost_and_the_second_time_nothing_is_new(
    tmp_path_factory, rows: list[dict[str, str]], notes: list[str], unsure: bool
) -> None:
    root = tmp_path_factory.mktemp("net")
    (root / "people").mkdir()
    for number, text in enumerate(notes):
        (root / "people" / f"n{number}.md").write_text(text, "utf-8", newline="")
    file = root / "table.csv"
    file.write_bytes(table(rows))
    before = tree(root)

    plan, _ = planned(root, file, unsure_as_new=unsure)
    changes.apply(root, steps_of(plan, root).steps, "import")
    after = tree(root)
    for name, raw in before.items():
        fields = dict(parse_note(raw)["fields"])
        now = dict(parse_note(after[name])["fields"])
        for field, value in fields.items():
            if field in ("@", "+"):
                continue
            kept = now[field][: len(value)] if isinstance(value, list) else now[field]
            if isinstance(value, dict):
                kept = {key: now[field][key] for key in value}
            assert kept == value, (name, field)
    for name in set(after) - set(before):
        assert not parse_note(after[name])["broken"]

    again, _ = planned(root, file, unsure_as_new=unsure)
    assert changes.apply(root, steps_of(again, root).steps, "import") == []
    assert tree(root) == after
