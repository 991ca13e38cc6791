"""What a gate counts is what it names: no occasion more, and none less."""

from __future__ import annotations

import pytest
from examples import ask

HEAD = "---\nname: Sam\ntitle: Software Engineer\nwilling: [introduction]\n"
ASKED = 'introduction to Globex "Introduce me to Bob Smith"'


@pytest.mark.parametrize(
    ("head", "log", "said", "lines"),
    [
        ("met: 2026-09-01\n", "- 2026-10-10 event: pizza\n", "twice", (11, 5)),
        ("met: 2026-10-10\n", "- 2026-10-10 event: pizza\n", "once", (11,)),
        ("met: 2026-10\n", "- 2026-11-10 walk: herons\n", "twice", (11, 5)),
        ("", "- 2026-10-10 event: one\n- 2026-10-10 meal: two\n- 2026-10-11 walk: on\n", "twice", (12, 10)),
        ("", "- 2026-10-10 event: pizza\n- 2026-10-12 email out: hello\n", "once", (10,)),
        ("met: 2026-09-01\n", "", "once", (5,)),
        ("", "", "", (2,)),
    ],
)  # fmt: skip
def test_the_occasions_that_are_counted(
    head: str, log: str, said: str, lines: tuple[int, ...]
) -> None:
    text = f"{HEAD}{head}closeness: acquaintance\n---\n\n## Log\n\n{log}"

    answer = ask({"people/sam.md": text}, ASKED)
    stop = next(stop for gate, stop in answer.stops if gate.code == "A06")

    assert f"in touch {said}" in stop.text or not said
    assert stop.evidence == tuple(f"people/sam.md:{line}" for line in lines)


def test_an_occasion_of_another_note_is_named_where_it_stands() -> None:
    hana = "---\nname: Hana\n---\n\n## Log\n\n- 2026-10-10 meal with [[sam]]: soup\n"
    sam = f"{HEAD}closeness: acquaintance\nmet: 2026-09-01\n---\n"

    answer = ask({"people/sam.md": sam, "people/hana.md": hana}, ASKED, "sam")
    stop = next(stop for gate, stop in answer.stops if gate.code == "A06")

    assert stop.evidence == ("people/hana.md:7", "people/sam.md:6")
