"""Notes in every manner that people write them in, for the properties to be tried on."""

from __future__ import annotations

from hypothesis import strategies as st

#: Words that need no quotes anywhere.
WORDS = st.sampled_from(
    ["climbing", "vector clocks", "no", "0171234", "1:30", "é日本", "🙂 joy", "a-b", "x_y"]
)
COMMENTS = st.sampled_from(["", "", "", " # why", "   # a: b, [c]", " #"])
OWN_LINES = st.lists(st.sampled_from(["", "# a comment", "  # - an old item", "   "]), max_size=2)
NAMES = [
    "city",
    "vibe",
    "title",
    "x-a",
    "tags",
    "interests",
    "needs",
    "offers",
    "asks",
    "knows",
    "links",
    "past",
]


@st.composite
def scalar_field(draw: st.DrawFn, name: str) -> list[str]:
    """A field with one value."""
    word = draw(WORDS)
    comment = draw(COMMENTS)
    gap = draw(st.sampled_from([" ", "  ", "     "]))
    how = draw(st.integers(0, 8))
    if how == 0:
        return [f"{name}:{gap}{word}{comment}"]
    if how == 1:
        return [f"{name}:{gap}'{word}'{comment}"]
    if how == 2:
        return [f'{name}:{gap}"{word}"{comment}']
    if how == 3:
        return [f"{name}:{comment}"]
    if how == 4:
        mark = draw(st.sampled_from(["|", ">", "|-", ">-", "|+", ">+"]))
        blank = draw(st.lists(st.just(""), max_size=2))
        return [
            f"{name}:{gap}{mark}{comment}",
            f"  {word}",
            "",
            f"   # {word}: - [",
            "  more",
            *blank,
        ]
    if how == 5:
        return [f"{name}:{gap}{word}", f"  and {word}{comment}"]
    if how == 6:
        return [f'{name}:{gap}"{word}', "", f'   and {word}"{comment}']
    if how == 7:
        return [f"{name}:", f"    {word}{comment}"]
    return [f'"{name}" :{gap}{word}{comment}']


@st.composite
def flow_field(draw: st.DrawFn, name: str) -> list[str]:
    """A field with a list in brackets."""
    words = draw(st.lists(WORDS, max_size=4))
    words = [draw(st.sampled_from([word, f"'{word}'", f'"{word}"'])) for word in words]
    pad = draw(st.sampled_from(["", " ", "  "]))
    tail = draw(st.sampled_from(["", ",", " ,"])) if words else ""
    how = draw(st.integers(0, 3))
    comment = draw(COMMENTS)
    if how == 0:
        return [f"{name}: [{pad}{', '.join(words)}{tail}{pad}]{comment}"]
    if how == 1:
        return [f"{name}: [{','.join(words)}{tail}]{comment}"]
    lines = [f"  {pad}{word}," + draw(COMMENTS) for word in words]
    if lines and not tail:
        lines[-1] = lines[-1].replace(",", "", 1) if "," in lines[-1] else lines[-1]
    closed = [f"  ]{comment}"]
    if how == 2:
        lines = [line for one in lines for line in [*draw(OWN_LINES), one]]
        return [f"{name}: [{draw(COMMENTS)}", *lines, *closed]
    return [f"{name}:", f"  [{', '.join(words)},", *closed] if words else [f"{name}: []"]


@st.composite
def block_field(draw: st.DrawFn, name: str) -> list[str]:
    """A field with a list over lines."""
    indent = " " * draw(st.sampled_from([0, 2, 4]))
    gap = " " * draw(st.integers(1, 3))
    lines = [f"{name}:{draw(COMMENTS)}"]
    maps = name in ("asks", "knows", "past")
    for _ in range(draw(st.integers(1, 4))):
        lines += draw(OWN_LINES)
        if maps and draw(st.booleans()):
            pairs = draw(
                st.lists(
                    st.sampled_from(["name", "title", "to", "what", "kind"]),
                    min_size=1,
                    max_size=3,
                    unique=True,
                )
            )
            if draw(st.booleans()):
                said = ", ".join(f"{key}: {draw(WORDS)}" for key in pairs)
                lines.append(f"{indent}-{gap}{{{said}}}{draw(COMMENTS)}")
                continue
            lead = f"{indent}-{gap}"
            for key in pairs:
                inner = draw(scalar_field(key))
                rest = " " * len(f"{indent}-{gap}")
                lines += [lead + inner[0], *(rest + line if line else line for line in inner[1:])]
                lead = rest
            continue
        word = draw(WORDS)
        lines.append(
            draw(
                st.sampled_from(
                    [f"{indent}-{gap}{word}{draw(COMMENTS)}", f"{indent}-{gap}'{word}'"]
                )
            )
        )
    return lines


@st.composite
def map_field(draw: st.DrawFn, name: str) -> list[str]:
    """A field with a map."""
    labels = draw(
        st.lists(st.sampled_from(["site", "blog", "work"]), min_size=1, max_size=3, unique=True)
    )
    if draw(st.booleans()):
        tail = draw(st.sampled_from(["", ",", " "]))
        return [
            f"{name}: {{{', '.join(f'{label}: {draw(WORDS)}' for label in labels)}{tail}}}{draw(COMMENTS)}"
        ]
    lines = [f"{name}:{draw(COMMENTS)}"]
    for label in labels:
        lines += [*draw(OWN_LINES), f"    {label}: {draw(WORDS)}{draw(COMMENTS)}"]
    return lines


@st.composite
def fronts(draw: st.DrawFn, name: str = "") -> list[str]:
    """The lines of a front matter; it holds the field `name`."""
    names = draw(
        st.lists(st.sampled_from([n for n in NAMES if n != name]), max_size=5, unique=True)
    )
    if name:
        names.insert(draw(st.integers(0, len(names))), name)
    lines: list[str] = [*draw(OWN_LINES), "name: Ada"]
    for one in names:
        lines += draw(OWN_LINES)
        if one in ("asks", "knows", "past"):
            kinds = [block_field(one)]
        elif one == "links":
            kinds = [map_field(one)]
        elif one in ("tags", "interests", "needs", "offers"):
            kinds = [flow_field(one), block_field(one), scalar_field(one)]
        else:
            kinds = [scalar_field(one)]
        lines += draw(st.one_of(*kinds))
    return [*lines, *draw(OWN_LINES)]


ENTRY_TEXTS = st.sampled_from(
    [
        "coffee",
        "email out: see [[bo-chen]]",
        "call: `## Log`",
        "walk with [[bo-chen|Bo]]: cats #gave",
        "meal at Lo: x <!-- y -->",
    ]
)
DAYS = st.integers(1, 28).map(lambda day: f"2026-{day % 3 + 9:02}-{day:02}")


@st.composite
def logs(draw: st.DrawFn) -> list[str]:
    """The lines of a log, heading included."""
    days = draw(st.lists(DAYS, max_size=6))
    order = draw(st.sampled_from(["newest", "oldest", "mixed"]))
    if order != "mixed":
        days = sorted(days, reverse=order == "newest")
    mark = draw(st.sampled_from("-*+"))
    loose = draw(st.booleans())
    lines = [draw(st.sampled_from(["## Log", "# LOG", "### log:", "## Log ##"])), *draw(BLANKS)]
    if draw(st.booleans()):
        lines += ["Newest first, I think.", "", "<!-- - 2026-01-01 coffee: not this -->", ""]
    for day in days:
        box = draw(st.sampled_from(["", "", "[ ] ", "[x] "]))
        time = draw(st.sampled_from(["", "", " 09:30", " 16:00"]))
        lines.append(f"{mark} {box}{day}{time} {draw(ENTRY_TEXTS)}")
        if draw(st.booleans()):
            lines += ["  and more of it", "  - a nested one"]
        if loose:
            lines.append("")
    return lines


BLANKS = st.lists(st.just(""), max_size=2)
PARTS = st.sampled_from(
    [["Prose about [[acme]].", "It goes on."], ["- [ ] send the paper (due 2026-11-28)", "- [x] the other one"],
     ["```", "## Log", "- 2026-01-01 coffee [[acme]]", "```"], ["<!-- ## Log", "- 2026-01-01 no", "-->"],
     ["## Projects", "", "- one"], ["## Top of mind", "", "- 2026-09-30 the move", "- 2026-08-01 a cat"],
     ["### Questions", "- [ ] how is Lisbon?", "- [x] and the cat?"], ["Title", "=====", "", "text"], ["***"]]
)  # fmt: skip


@st.composite
def bodies(draw: st.DrawFn) -> list[str]:
    """The lines of a body."""
    lines: list[str] = [*draw(BLANKS)]
    for part in draw(st.lists(PARTS, max_size=3)):
        lines += [*part, *draw(BLANKS)]
    if draw(st.booleans()):
        lines += ["", *draw(logs())]
        if draw(st.booleans()):
            lines += ["", *draw(PARTS)]
    return lines


@st.composite
def notes(draw: st.DrawFn, name: str = "") -> bytes:
    """A note that holds the field `name`."""
    lines = ["---", *draw(fronts(name)), "---", *draw(bodies())]
    how = draw(st.sampled_from(["lf", "lf", "crlf", "mixed"]))
    endings = {"lf": ["\n"], "crlf": ["\r\n"], "mixed": ["\n", "\r\n"]}[how]
    text = "".join(
        line + (draw(st.sampled_from(endings)) if len(endings) > 1 else endings[0])
        for line in lines
    )
    if draw(st.booleans()):
        text = text.rstrip("\r\n")
    return (draw(st.sampled_from(["", "", "\ufeff"])) + text).encode()
