"""The plan of an import: who is new, who gains what, who may be whom, and what was skipped and why.

The terminal shows the first of each; `--json` holds them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from netnotes.config import Settings
from netnotes.model.edit import Value
from netnotes.model.network import Network
from netnotes.sentences import count, say, tell
from netnotes.views._shape import DATE, NUMBER, TEXT, YES_NO, Shape, listed, record
from netnotes.views._written import CHANGED
from netnotes.views.view import Block, Bullets, Code, Link, Paragraph, Quiet, Strong, Text, View
from netnotes.words import shorten
from netnotes.writing.imports.planning import Plan, Row

#: So many of each are shown in words.
_SHOWN = 20
_WIDEST = 60
#: So many whom somebody could be are named in words.
_NAMED = 3

_RECORDS = listed(TEXT)
SHAPE: Shape = record(
    {"changed": CHANGED},
    schema={"const": 1},
    today=DATE,
    applied=YES_NO,
    sources=listed(TEXT),
    remarks=listed(TEXT),
    new=listed(record(name=TEXT, path=TEXT, records=_RECORDS, note=TEXT)),
    added=listed(
        record(
            slug=TEXT, path=TEXT, why=TEXT, records=_RECORDS,
            gains=listed(record(field=TEXT, value=TEXT)), entries=NUMBER,
        )
    ),
    unchanged=NUMBER,
    unsure=listed(
        record(name=TEXT, records=_RECORDS, could_be=listed(record({"slug": TEXT}, name=TEXT, why=TEXT)))
    ),
    conflicts=listed(record(slug=TEXT, field=TEXT, note=TEXT, source=TEXT, records=_RECORDS)),
    skipped=listed(record(record=TEXT, why=TEXT, count=NUMBER, broken=YES_NO)),
    left_out=listed(record(record=TEXT, what=TEXT, why=TEXT)),
    unlogged=NUMBER,
    rests=listed(record(path=TEXT, until=DATE)),
)  # fmt: skip


def build(
    network: Network, today: date, settings: Settings, plan: Plan, *, applied: bool = False
) -> View:  # fmt: skip
    """The plan, or, once it is `applied`, what was done."""
    blocks: list[Block] = [
        Paragraph((_summary(plan, applied=applied),)),
        *(Paragraph((remark,), "warning") for remark in plan.remarks),
        _some(say("New"), [_new(row) for row in plan.of("new")]),
        _some(say("More about those in your network"), [_more(row) for row in plan.of("add")]),
        _some(say("Different: what the note says stays"), list(_conflicts(plan))),
        _some(say("Unsure: nothing is written of these"), [_unsure(r, plan) for r in plan.of("unsure")]),
        _some(say("Skipped"), list(_skipped(plan))),
        _some(say("Left out of records that are imported"), list(_left_out(plan))),
        *_afterwards(plan, applied=applied),
    ]  # fmt: skip
    shown: tuple[Block, ...] = tuple(b for b in blocks if not isinstance(b, Bullets) or b.items)
    return View(
        "import", say("Import"), shown, lambda: _data(plan, applied=applied),
        status=1 if plan.broken else 0,
    )  # fmt: skip


def _summary(plan: Plan, *, applied: bool) -> str:
    new, more = len(plan.of("new")), len(plan.of("add"))
    there, unsure = len(plan.of("there")), len(plan.of("unsure"))
    skipped = sum(one.records for one in plan.skipped)
    said = [
        count("{n:,} new", "{n:,} new", new),
        count("{n:,} with more", "{n:,} with more", more),
        count("{n:,} unchanged", "{n:,} unchanged", there),
        count("{n:,} unsure", "{n:,} unsure", unsure),
        count("{n:,} record skipped", "{n:,} records skipped", skipped),
    ]
    sources = ", ".join(plan.titles)
    counts = ", ".join(said)
    if applied:
        return say("Imported from {sources}: {counts}.", sources=sources, counts=counts)
    return say("Found in {sources}: {counts}.", sources=sources, counts=counts)


def _some(title: str, items: Sequence[Text]) -> Bullets:
    """The first of a list, and how many there are besides."""
    shown = list(items[:_SHOWN])
    if len(items) > _SHOWN:
        more = count("and {n:,} more; --json lists it", "and {n:,} more; --json lists them all",
                     len(items) - _SHOWN)  # fmt: skip
        shown.append((Quiet(more),))
    return Bullets(f"{title} ({len(items):,})", tuple(shown))


def _new(row: Row) -> Text:
    one = row.gathered.candidate
    job = one.jobs[0] if one.jobs else None
    facts = [
        (job.title if job else "") or "",
        job.org if job else "",
        *(email.value for email in one.emails[:1]),
        say("met {day}", day=one.met) if one.met else "",
        count("{n} entry", "{n} entries", len(row.talks)) if row.talks else "",
    ]
    said = ", ".join(fact for fact in facts if fact)
    return (Strong(row.name), f": {shorten(said, _WIDEST)}" if said else "", " ", _at(row))


def _at(row: Row) -> Quiet:
    places = row.places
    more = f" +{len(places) - 1}" if len(places) > 1 else ""
    return Quiet(f"({places[0]}{more})")


def _more(row: Row) -> Text:
    note = row.note
    assert note is not None
    gains = [f"{field}: {value}" for field, value in _gains(row)]
    if row.talks:
        gains.append(count("{n} entry in the log", "{n} entries in the log", len(row.talks)))
    said = shorten("; ".join(gains), 2 * _WIDEST)
    link = Link(note.called, note.slug)
    return tell("{who}: {what} {record}: {why}.", who=link, what=said, record=_at(row), why=row.why)


def _gains(row: Row) -> list[tuple[str, str]]:
    found = [
        (f"{field}.{label}" if label else field, _value(value))
        for field, value, _, label in row.adding.additions
    ]
    found += [(line.section or "text", line.text) for line in row.lines]
    return found + [("text", line) for line in row.text]


def _value(value: Value) -> str:
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_value(one)}" for key, one in value.items())
    return value


def _conflicts(plan: Plan) -> Iterable[Text]:
    for row in plan.rows:
        for field, mine, theirs in row.adding.conflicts if row.note is not None else ():
            assert row.note is not None
            at = row.note.field_at(field.partition(".")[0])
            yield tell(
                "{who}, {field}: the note says “{mine}” {at}, the record “{theirs}”.",
                who=Link(row.note.called, row.note.slug), field=field, mine=mine,
                at=Link(at, at, "place"), theirs=theirs,
            )  # fmt: skip


def _unsure(row: Row, plan: Plan) -> Text:
    could = [
        say("{name} ({why})", name=name if not slug else f"{name}, {slug}", why=why)
        for slug, name, why in _could_be(row, plan)[:_NAMED]
    ]
    said = say(" or ").join(could)
    return tell(
        "{who} {record} could be {others}.", who=Strong(row.name), record=_at(row), others=said
    )


def _could_be(row: Row, plan: Plan) -> list[tuple[str, str, str]]:
    """Who a row may be: slug ('' where it is another record), name, and why."""
    found = []
    for known, why in row.hints:
        if known.note is not None:
            found.append((known.note.slug, known.note.called, why))
        else:
            other = plan.rows[known.row]
            found.append(("", f"{other.name} ({other.places[0]})", why))
    return found


def _skipped(plan: Plan) -> Iterable[Text]:
    """By why, with the first places."""
    reasons: dict[str, list[str]] = {}
    numbers: dict[str, int] = {}
    for one in plan.skipped:
        reasons.setdefault(one.why, []).append(str(one.at))
        numbers[one.why] = numbers.get(one.why, 0) + one.records
    for why, places in reasons.items():
        shown = ", ".join(places[:3]) + (", …" if numbers[why] > 3 else "")
        yield tell(
            "{n}: {why} {places}", n=f"{numbers[why]:,}", why=why, places=Quiet(f"({shown})")
        )


def _left_out(plan: Plan) -> Iterable[Text]:
    for at, (what, why) in plan.left_out:
        yield (f"{shorten(what, _WIDEST)}: {why} ", Quiet(f"({at})"))


def _afterwards(plan: Plan, *, applied: bool) -> Iterable[Paragraph]:
    if plan.rests:
        said = count(
            "{n} of the new ones would be due at once with the others; it rests until its turn.",
            "{n} of the new ones would be due at once; they rest until their turn, some each week.",
            len(plan.rests),
        )
        yield Paragraph((said,))
    if plan.unlogged:
        said = count(
            "{n:,} day in touch or planned can go into the logs: --log.",
            "{n:,} days in touch or planned can go into the logs: --log.",
            plan.unlogged,
        )
        yield Paragraph((said,))
    if not applied and (plan.of("new") or plan.of("add")):
        yield Paragraph(tell("Nothing is written yet; {apply} does it.", apply=Code("--apply")))
    if applied and (plan.of("new") or plan.of("add")):
        yield Paragraph(tell("{undo} takes all of it back.", undo=Code("netnotes undo")))


def _data(plan: Plan, *, applied: bool) -> dict[str, object]:
    return {
        "applied": applied,
        "sources": plan.titles,
        "remarks": plan.remarks,
        "new": [
            {
                "name": row.name, "path": row.made.path, "records": row.places,
                "note": row.made.data.decode(),
            }
            for row in plan.of("new") if row.made is not None
        ],
        "added": [
            {
                "slug": row.note.slug, "path": row.note.path, "why": row.why, "records": row.places,
                "gains": [{"field": field, "value": value} for field, value in _gains(row)],
                "entries": len(row.talks),
            }
            for row in plan.of("add") if row.note is not None
        ],
        "unchanged": len(plan.of("there")),
        "unsure": [
            {"name": row.name, "records": row.places, "could_be": [
                {**({"slug": slug} if slug else {}), "name": name, "why": why}
                for slug, name, why in _could_be(row, plan)
            ]}
            for row in plan.of("unsure")
        ],
        "conflicts": [
            {"slug": row.note.slug, "field": field, "note": mine, "source": theirs,
             "records": row.places}
            for row in plan.rows if row.note is not None
            for field, mine, theirs in row.adding.conflicts
        ],
        "skipped": [
            {"record": str(one.at), "why": one.why, "count": one.records, "broken": one.broken}
            for one in plan.skipped
        ],
        "left_out": [{"record": at, "what": what, "why": why} for at, (what, why) in plan.left_out],
        "unlogged": plan.unlogged,
        "rests": [{"path": p, "until": day.isoformat()} for p, day in plan.rests.items()],
    }  # fmt: skip
