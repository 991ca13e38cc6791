"""Lifelike people, made up: N notes of about 2 kB each, for benchmarks and tests.

    python tests/benchmarks/generate.py FOLDER PEOPLE [SEED]

The same arguments give the same bytes. Every note is clean: `netnotes check` has nothing to say.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

#: The day on which the made-up network is "now".
TODAY = date(2026, 11, 21)

GIVEN = (
    "Alma Amina Anouk Arjun Aya Bela Bruno Carmen Chiara Dalia Davit Dina Ebba Elio Emeka Esra Farah "
    "Felix Gaia Goran Hana Hugo Ida Imran Ines Ivo Jana Joao Kaito Kemi Lars Leila Lucia Maja Malik "
    "Marta Mei Milan Nadia Nils Noa Olga Omar Paula Pavel Quinn Rafael Rana Rosa Sanna Selin Simon "
    "Sofia Tara Tomas Uma Vera Viktor Wanda Yara Yusuf Zoe"
).split()
FAMILY = (
    "Abe Adler Alves Bakker Baptiste Bauer Bianchi Castro Cohen Costa Dahl Demir Diaz Dubois Eriksen "
    "Farkas Fischer Garcia Greco Haddad Hansen Ibrahim Ito Jansen Jensen Kaplan Kim Kovacs Kumar Lang "
    "Larsen Lopez Marino Mbeki Mehta Molina Moreau Nagy Nakamura Novak Nyberg Okoye Oliveira Ortiz "
    "Park Petrov Pham Quist Ramos Rossi Sato Schmidt Silva Singh Soto Tanaka Toth Urban Varga Weber "
    "Yilmaz Zhang"
).split()
ORG_FIRST = (
    "Amber Basalt Birch Cedar Cobalt Copper Delta Ember Fjord Granite Harbour Hazel Indigo Juniper "
    "Kestrel Lantern Linden Maple Meridian Nimbus North Opal Orchard Pebble Quarry River Saffron "
    "Sparrow Summit Tidal Umber Velvet Willow Yarrow Zephyr"
).split()
ORG_LAST = "Works Labs Systems Rail Maps Press Grid Foods Health Robotics Studio Freight".split()
TITLES = (
    "Software Engineer", "Senior Software Engineer", "Staff Engineer", "Engineering Manager",
    "Head of Engineering", "Product Manager", "Technical Recruiter", "Designer", "Data Engineer",
    "Site Reliability Engineer", "Editor", "Office Manager",
)  # fmt: skip
CITIES = (
    ("Lisbon", "Europe/Lisbon"), ("Berlin", "Europe/Berlin"), ("Nairobi", "Africa/Nairobi"),
    ("Lyon", "Europe/Paris"), ("Osaka", "Asia/Tokyo"), ("Toronto", "America/Toronto"),
    ("Sao Paulo", "America/Sao_Paulo"), ("Wellington", "Pacific/Auckland"),
)  # fmt: skip
INTERESTS = (
    "climbing", "bread baking", "vector clocks", "choir", "birdwatching", "night trains", "caving",
    "film cameras", "chess", "bookbinding", "swimming in the sea", "old maps", "synthesizers",
    "beekeeping", "letterpress", "tide tables",
)  # fmt: skip
TAGS = ("python", "storage", "travel", "music", "mentor", "neighbour", "conference", "writing")
SOURCES = ("friend", "classmate", "colleague", "alumni", "met", "introduced", "online")
CHANNELS = ("coffee", "walk", "meal", "video", "call", "email", "message", "event")
PLACES = (
    "the bakery",
    "Cafe Norte",
    "the river",
    "the climbing hall",
    "the library",
    "their office",
)
TOPICS = (
    "two hours on how their team decides what not to build, and a drawing on a napkin",
    "their new flat, the neighbours' piano, and whether to learn it too",
    "a long story about a migration that went wrong on a Friday and right on the Monday",
    "books mostly; I wrote down three titles and have read one of them since",
    "what they would do with a free month, which turned out to be nothing at all, gladly",
    "we looked at the plans for the garden and argued about the pear tree",
    "their sister's wedding, and who danced with whom until the lights went on",
    "the talk they are preparing; I heard the beginning twice and liked the second one more",
)
MARKS = ("", " #gave", " #got", " #thanked", " #personal", " #work", " #lit")
MARK_WEIGHTS = (80, 5, 1, 2, 5, 5, 2)
MINDS = (
    "whether to move closer to the sea before the winter",
    "an exam in spring that they keep calling the small one",
    "their father's workshop, and who will have the tools",
    "a first marathon, and the left knee",
    "how to say no to a project that everyone else likes",
)
PROMISES = (
    "send the photos of the hike", "lend the book on tides", "introduce them to the choir",
    "look over the first page of the talk", "bring back the blue tent",
)  # fmt: skip
WHATS = (
    "Half an hour on how you found your way into this work",
    "Twenty minutes on how your team reviews its own decisions",
    "A look at the first page of my talk on queues",
    "A walk along the river to compare notes on birds",
)
PROSE = (
    (
        "We met through a mutual friend and kept talking after everybody else had left. What I like is how "
        "carefully every question gets an answer, sometimes a week later and always with a footnote."
    ),
    (
        "Nobody else I know keeps a paper calendar and a list of good benches. Any plan made together "
        "happens, even in the rain, which can't be said of most of mine."
    ),
    (
        "Grew up between two languages and switches when it becomes important. Works best in the morning, "
        "answers late at night, and prefers a walk to a table if there is a choice."
    ),
    (
        "There is a whole theory behind the choice of tea, and it is worth hearing once a year. Generous "
        "with time, strict about promises, easily moved by small repairs done well."
    ),
)


SETTINGS = f"""\
site_name: Made up
docs_dir: people
theme: {{name: material}}
plugins:
  - search
  - netnotes:
      me: me
      today: {TODAY}
"""


def generate(folder: Path, people: int, seed: int = 1) -> None:
    """Write a network of so many people into `folder`: its mkdocs.yml and its `people/`."""
    random = Random(seed)
    notes = folder / "people"
    notes.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (notes / "me.md").write_text(_me(), "utf-8")
    orgs = [_org_name(number) for number in range(max(people // 25, 1))]
    names = [_name(number) for number in range(people)]
    for name in orgs:
        (notes / f"{_slug(name)}.md").write_text(_org(random, name), "utf-8")
    for number, name in enumerate(names):
        text = _person(random, number, names, orgs)
        (notes / f"{_slug(name)}.md").write_text(text, "utf-8")


def _name(number: int) -> str:
    """The name of person `number`: every pair of names once, then with a middle initial."""
    given = GIVEN[number % len(GIVEN)]
    round_, family = divmod(number // len(GIVEN), len(FAMILY))
    middle = f" {chr(64 + round_)}." if round_ else ""
    return f"{given}{middle} {FAMILY[(family + number) % len(FAMILY)]}"


def _org_name(number: int) -> str:
    round_, last = divmod(number // len(ORG_FIRST), len(ORG_LAST))
    again = f" {round_ + 1}" if round_ else ""
    return f"{ORG_FIRST[number % len(ORG_FIRST)]} {ORG_LAST[last]}{again}"


def _slug(name: str) -> str:
    return name.lower().replace(".", "").replace(" ", "-")


def _me() -> str:
    return (
        "---\nname: Karthik Rao\nemail: karthik@rao.example\nlinks: {website: https://rao.example}\n"
        "city: Lisbon\ntarget_roles: [Software Engineer, Data Engineer]\n---\n\n## Milestones\n\n"
        "- 2026-09-24 applied at Amber Works\n- 2026-11-02 interview at Cedar Works: two kind people\n"
    )


def _org(random: Random, name: str) -> str:
    slug = _slug(name)
    target = "target: yes\ntarget_roles: [Software Engineer]\n" if random.random() < 0.1 else ""
    return (
        f"---\nkind: org\nname: {name}\naliases: [{name} Group]\n"
        f"links: {{website: https://{slug}.example}}\ncity: {random.choice(CITIES)[0]}\n"
        f"size: {random.randrange(8, 900)}\n{target}product: what it says on the door\n---\n\n"
        f"{random.choice(PROSE)}\n"
    )


def _day(random: Random, least: int, most: int) -> date:
    """A day so many days ago."""
    return TODAY - timedelta(random.randint(least, most))


def _person(random: Random, number: int, names: list[str], orgs: list[str]) -> str:
    name, others = names[number], [_slug(names[random.randrange(len(names))]) for _ in range(3)]
    slug = _slug(name)
    others = [other for other in dict.fromkeys(others) if other != slug]
    met = _day(random, 1200, 4000)
    front = _front_matter(random, name, met, others, orgs)
    mind = [f"- {_day(random, 5, 300)} {random.choice(MINDS)}" for _ in range(random.randint(0, 2))]
    task = ""
    if random.random() < 0.2:
        done = random.random() < 0.9
        due = TODAY + timedelta(random.randint(-3, 60))
        task = f"- [{'x' if done else ' '}] {random.choice(PROMISES)} (due {due})\n\n"
    parts = [f"---\n{front}---\n\n{random.choice(PROSE)}\n"]
    if others:
        parts.append(f"Often speaks of [[{others[0]}]], and means well.\n")
    parts.append(task + "\n\n".join(random.sample(PROSE, 2)) + "\n")
    if mind:
        parts.append("## Top of mind\n\n" + "\n".join(mind) + "\n")
    parts.append("## Log\n\n" + "\n".join(_log(random, met, others)) + "\n")
    return "\n".join(parts)


def _front_matter(random: Random, name: str, met: date, others: list[str], orgs: list[str]) -> str:
    slug = _slug(name)
    city, zone = random.choice(CITIES)
    org = random.choice(orgs)
    said = random.choice((f'"[[{_slug(org)}]]"', org, f'"{org}, Inc."', org))
    lines = [
        f"name: {name}",
        f"email: {slug}@mail.example",
        f"phone: +351 910 {random.randrange(100, 1000)} {random.randrange(100, 1000)}",
        f"org: {said}",
        f"title: {random.choice(TITLES)}",
        f"city: {city}",
        f"timezone: {zone}",
        f"met: {met if random.random() < 0.7 else met.year}",
        f"source: {random.choice(SOURCES)}",
        f"birthday: {random.randrange(1950, 2004)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}",
        f"interests: [{', '.join(random.sample(INTERESTS, 2))}]",
        f"tags: [{random.choice(TAGS)}]",
        f"prefers: [{random.choice(CHANNELS)}]",
    ]
    if random.random() < 0.05:
        lines.append(f"closeness: {random.choice(('close', 'warm', 'acquaintance'))}")
    if random.random() < 0.05:
        lines.append(f"cadence: {random.choice(('6 weeks', '3 months', 'yearly', 'never'))}")
    if others and random.random() < 0.4:
        lines += ["knows:", *(f'  - "[[{other}]]"' for other in others[1:] or others)]
    if random.random() < 0.15:
        lines += _ask(random)
    return "\n".join(lines) + "\n"


def _ask(random: Random) -> list[str]:
    lines = ["asks:", "  - kind: advice", f"    what: {random.choice(WHATS)}", "    minutes: 20"]
    chance = random.random()
    if chance < 0.3:
        return lines
    sent = _day(random, 2, 300)
    lines += ["    channel: email", f"    sent: {sent}"]
    if chance < 0.8:
        answered = min(sent + timedelta(random.randint(0, 9)), TODAY)
        lines += [f"    answer: {random.choice(('yes', 'yes', 'no'))}", f"    answered: {answered}"]
    return lines


def _log(random: Random, met: date, others: list[str]) -> list[str]:
    """About eight entries, the newest first. Nobody sees thousands in a year: most ties sleep."""
    newest = random.choices((7, 30, 90, 250, 800), (3, 6, 8, 33, 50))[0]
    span = (TODAY - met).days
    ago = sorted(random.sample(range(newest, span), min(random.randint(6, 10), span - newest)))
    lines = []
    if random.random() < 0.01:
        plan = TODAY + timedelta(random.randint(0, 20))
        lines.append(f"- [ ] {plan} 16:00 coffee at {random.choice(PLACES)}: catch up")
    for days in ago:
        channel = random.choice(CHANNELS)
        direction = (
            random.choice(("", "", " in", " out")) if channel in ("email", "message") else ""
        )
        company = f" with [[{random.choice(others)}]]" if others and random.random() < 0.15 else ""
        in_person = channel in ("coffee", "walk", "meal", "event")
        place = f" at {random.choice(PLACES)}" if in_person and random.random() < 0.4 else ""
        text = random.choice(TOPICS) + random.choices(MARKS, MARK_WEIGHTS)[0]
        lines.append(f"- {TODAY - timedelta(days)} {channel}{direction}{company}{place}: {text}")
    lines.append(f"- {met} event: the first talk, by the window")
    return lines


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]), *(int(seed) for seed in sys.argv[3:4]))
