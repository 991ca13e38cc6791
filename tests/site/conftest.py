"""Sites for the tests: each is built once, by the real program, in a folder of its own."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import pytest
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

REPOSITORY = Path(__file__).parents[2]
VOID = set("area base br col embed hr img input link meta source track wbr".split())

#: A mkdocs.yml as short as it may be.
CONFIG = """\
site_name: Test
docs_dir: people
theme: {name: material}
plugins:
  - search
  - netnotes: {today: 2026-11-21}
"""


@dataclass
class Element:
    """A tag with its attributes, and what it stands in."""

    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]


class Elements(HTMLParser):
    """Every element of a page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Element] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append(Element(tag, {k: v or "" for k, v in attrs}, tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        if not {"script", "style"} & set(self.open):
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


class Built:
    """A site that was built, and what was said meanwhile."""

    def __init__(self, root: Path, site: Path, result: subprocess.CompletedProcess) -> None:
        self.root, self.site, self.result = root, site, result
        self.said = result.stdout + result.stderr

    def read(self, page: str) -> str:
        return (self.site / page).read_text("utf-8")

    def page(self, page: str) -> Elements:
        return Elements(self.read(f"{page}/index.html" if page else "index.html"))

    def pages(self) -> dict[str, str]:
        return {
            str(path.relative_to(self.site)): path.read_text("utf-8")
            for path in sorted(self.site.rglob("*.html"))
        }

    def everything(self) -> str:
        """All that the site says, in whatever file."""
        files = (path for path in self.site.rglob("*") if path.is_file())
        return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


def run_mkdocs(root: Path, *args: str, engine: str = "mkdocs", path: Path | None = None) -> Built:
    """Build as a user would, in a process of its own."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    env.pop("NETNOTES_TODAY", None)
    if path is not None:
        env["PYTHONPATH"] = str(path)
    command = [sys.executable, "-W", "error::SyntaxWarning", "-m", engine, "build", *args]
    result = subprocess.run(
        command, cwd=root, env=env, capture_output=True, text=True, timeout=600, check=False
    )
    return Built(root, root / "site", result)


def make_network(root: Path, notes: dict[str, str | bytes], config: str = CONFIG) -> Path:
    """A folder with notes, by path below people/, and a mkdocs.yml."""
    (root / "people").mkdir(parents=True, exist_ok=True)
    if config:
        (root / "mkdocs.yml").write_text(config, "utf-8")
    for name, text in notes.items():
        note = root / "people" / name
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Built]) -> Built:
    """A site for all workers of a run: whoever comes first builds it, the others wait until it is there."""
    top = factory.getbasetemp()
    top = (top.parent if "PYTEST_XDIST_WORKER" in os.environ else top) / "shared"
    top.mkdir(exist_ok=True)
    with (top / f"{name}.json").open("a+") as kept:
        fcntl.flock(kept, fcntl.LOCK_EX)
        kept.seek(0)
        said = kept.read()
        if not said:
            shutil.rmtree(top / name, ignore_errors=True)
            built = make(top / name)
            json.dump([built.result.returncode, built.result.stdout, built.result.stderr], kept)
            return built
    status, out, err = json.loads(said)
    return Built(top / name, top / name / "site", subprocess.CompletedProcess([], status, out, err))


class Compiled(jinja2.BytecodeCache):
    """The templates of themes, compiled once for all builds in this process; a third of their time."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get_bucket(self, environment, name, filename, source) -> Bucket:
        """Kept apart by what an environment adds to the language."""
        added = f"{filename} {sorted(environment.extensions)} {environment.autoescape}"
        return super().get_bucket(environment, name, added, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


@pytest.fixture
def compiled_once(monkeypatch):
    """For tests that build many sites in this process."""
    really = Theme.get_env

    def get_env(self: Theme) -> jinja2.Environment:
        environment = really(self)
        environment.bytecode_cache = COMPILED
        return environment

    monkeypatch.setattr(Theme, "get_env", get_env)


@pytest.fixture(scope="session")
def mkdocs():
    return run_mkdocs


@pytest.fixture
def at_one_moment(monkeypatch):
    """Some themes say when a site was built."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795262400")


@pytest.fixture(scope="session")
def network_folder():
    return make_network


@pytest.fixture(scope="session")
def parse():
    return Elements


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


def _sample(root: Path) -> Built:
    shutil.copytree(REPOSITORY / "people", root / "people")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return run_mkdocs(root, "--strict")


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Built:
    """The site of the sample network, built strictly."""
    return once(tmp_path_factory, "sample", _sample)


def copy_of(built: Built, folder: Path) -> Path:
    """A copy of a network, without its site: the one that is shared stays as it was built."""
    return Path(shutil.copytree(built.root, folder, ignore=_site_alone, symlinks=True))


def _site_alone(folder: str, names: list[str]) -> list[str]:
    """What is not copied: the site, and what nobody could read to its end."""
    return [
        name
        for name in names
        if name == "site" or stat.S_ISFIFO(os.lstat(f"{folder}/{name}").st_mode)
    ]


@pytest.fixture(scope="session")
def sample_folder(sample, tmp_path_factory) -> Path:
    """The sample network, somewhere else."""
    return copy_of(sample, tmp_path_factory.mktemp("sample") / "network")


@pytest.fixture(scope="session")
def again(sample_folder, tmp_path_factory) -> Path:
    """The site of the sample network, built once more; the picture's places were forgotten before."""
    (sample_folder / ".netnotes/graph.cache").unlink()
    site = tmp_path_factory.mktemp("again") / "site"
    built = run_mkdocs(sample_folder, "--strict", "--site-dir", str(site))
    assert built.result.returncode == 0, built.said
    return site


PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f"
    b"\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
SECRET = "0151-SECRET-4711"
EVIL = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
#: Ways to get a script, a frame or a request onto a page, each in the text of a note.
ESCAPES = {
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "svg": "<svg onload=alert(1)>",
    "svg-block": "\n<svg>\n<script>alert(1)</script>\n</svg>\n",
    "frame": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "base": '<base href="https://evil.example/">',
    "javascript-link": "[click](javascript:alert(1))",
    "entity-link": "[click](&#106;avascript:alert(1))",
    "twice-entity-link": "[click](&amp;#106;avascript:alert(1))",
    "tab-link": "[click](java&Tab;script:alert(1))",
    "reference-link": "[click][r]\n\n[r]: javascript:alert(1) 'x\" onclick=alert(1)'",
    "data-link": "[click](data:text/html,<script>alert(1)</script>)",
    "attributes": "# Head {onfocus=alert(1) tabindex=0 autofocus}\n\ntext{: onclick=alert(1)}",
    "remote-image": "![track](https://evil.example/pixel.png)",
    "auto-link": '<javascript:alert(1)> <https://evil.example/"onmouseover=alert(1)>',
    "wikilink": '[[x"><script>alert(1)</script>|y<script>alert(1)</script>]]',
    "fence": "``` {onclick=alert(1)}\n<script>alert(1)</script>\n```\n~~~html\n</code></pre><script>alert(1)</script>\n~~~",
    "comment": "<!-- --><script>alert(1)</script><!-- -->%%<script>alert(1)</script>%%",
    "table": '| a | b |\n|---|---|\n| <script>alert(1)</script> | [x](javascript:alert(1) "y") |',
    "title": "[a](https://ok.example \"' onmouseover=alert(1) x='\")",
}


def hostile_notes() -> dict[str, str | bytes]:
    """Notes that mean harm, and notes that are broken; each holds `SECRET` where none may see it."""
    quoted = EVIL.replace('"', '\\"')
    fields = "\n".join(
        f'{key}: "{quoted}"'
        for key in (
            "title",
            "city",
            "met_at",
            "vibe",
            "org",
            "pronouns",
            "description",
            "author",
            "subtitle",
        )
    )
    notes: dict[str, str | bytes] = {
        f"escape/{name}.md": f"---\nname: Escape {name}\n---\n\n{text}\n"
        for name, text in ESCAPES.items()
    }
    notes |= {
        "fields.md": f'---\nname: "{quoted}"\naliases: ["{quoted}"]\ntags: ["{quoted}"]\ninterests: ["{quoted}"]\n'
        f'{fields}\nlinks: {{"x": "javascript:alert(1)"}}\nknows:\n  - {{name: "{quoted}", org: "{quoted}"}}\n'
        f'asks:\n  - {{kind: favor, what: "{quoted}"}}\n---\n\n## Log\n\n- 2026-11-01 coffee with {EVIL} at {EVIL}: {EVIL}\n'
        f"\n## Top of mind\n\n- 2026-11-01 {EVIL}\n",
        "theme.md": "---\nname: Theme\ntemplate: redirect.html\nlocation: https://evil.example\nhide: true\n"
        'status: "<script>alert(1)</script>"\nicon: nope\nsearch: {exclude: true}\ntags: [null, 1]\n---\n',
        "template.md": "---\nname: Vip\ntemplate: vip\n---\n",
        "jinja {{ config }} {% raise %}.md": "---\nname: '{{ config }} {% include \"x\" %}'\n---\n\n{{ config.site_name }}\n",
        "<img src=x onerror=alert(1)>.md": "---\nname: Tag in the file's name\n---\n",
        "folder <b>x/in # it.md": "---\nname: Hash\n---\n",
        "👋🏽.md": "---\nname: Wave\n---\n",
        "José García.md": "---\nname: José\n---\n",
        "index.md": "---\nname: Index\n---\n",
        "README.md": "---\nname: Readme\n---\n",
        "100%.md": "---\nname: Percent\n---\n",
        "unclosed.md": f"---\nname: Unclosed\nphone: {SECRET}\n",
        "open-quote.md": f'---\nname: "Quote\nphone: {SECRET}\n---\n\nbody {SECRET}\n',
        "list.md": f"---\n- name: List\n- phone: {SECRET}\n---\n",
        "colon.md": f"---\nname: Ada: L\nphone: {SECRET}\n---\n",
        "tab.md": f"---\nname: Tab\n\tphone: {SECRET}\n---\n",
        "alias.md": f"---\nname: &a {SECRET}\nother: *a\n---\n",
        "marker.md": f"---\n<<<<<<< ours\nphone: {SECRET}\n=======\nphone: 1\n>>>>>>> theirs\n---\n",
        "dots.md": f"---\nname: Dots\nphone: {SECRET}\n...\n\nbody\n",
        "four.md": f"---\nname: Four\nphone: {SECRET}\n----\n\nbody\n",
        "blank-first.md": f"\n---\nname: Late\nphone: {SECRET}\n---\n",
        "latin.md": f"---\nname: Caf\xe9\nphone: {SECRET}\n---\n".encode("latin-1"),
        "utf16.md": f"---\nname: Wide\nphone: {SECRET}\n---\n".encode("utf-16"),
        "deep.md": f"---\nname: Deep\nx: {'[' * 30000}\nphone: {SECRET}\n",
        "huge.md": f"---\nname: Huge\nphone: {SECRET}\nx: {'a' * 70000}\n---\n",
        "brackets.md": "---\nname: Brackets\n---\n\n" + "[" * 20000,
        "nested.md": "---\nname: Nested\n---\n\n" + "\n".join("  " * i + "- x" for i in range(300)),
    }
    return notes


@pytest.fixture(scope="session")
def escapes() -> dict[str, str]:
    return ESCAPES


@pytest.fixture(scope="session")
def secret() -> str:
    return SECRET


def _hostile(root: Path) -> Built:
    make_network(root, hostile_notes())
    outside = root / "outside"
    outside.mkdir()
    (outside / "stolen.md").write_text("---\nname: Stolen\n---\n\nstolen words\n", "utf-8")
    (outside / "stolen.png").write_bytes(PNG + b"stolen words")
    people = root / "people"
    (people / "photo.png").write_bytes(PNG)
    (people / "notes.txt").write_text("stolen words", "utf-8")
    (people / "fake.png").write_text("<script>stolen words</script>", "utf-8")
    (people / "drawing.svg").write_text("<svg onload='alert(1)'/>", "utf-8")
    (people / "linked.png").symlink_to(outside / "stolen.png")
    (people / "linked.md").symlink_to(outside / "stolen.md")
    (people / "linked-folder").symlink_to(outside)
    (people / "nowhere.md").symlink_to(outside / "nothing.md")
    (people / "loop").symlink_to(".")
    (people / "another-loop").symlink_to(".")
    os.mkfifo(people / "pipe.md")
    pictures = [
        "photo.png",
        "fake.png",
        "drawing.svg",
        "linked.png",
        "../outside/stolen.png",
        "notes.txt",
    ]
    body = "\n".join(f"![]({name})" for name in pictures)
    (people / "pictures.md").write_text(
        f"---\nname: Pictures\nphoto: photo.png\n---\n\n{body}\n", "utf-8"
    )
    return run_mkdocs(root)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory) -> Built:
    """The site of the hostile notes."""
    return once(tmp_path_factory, "hostile", _hostile)


@pytest.fixture(scope="session")
def hostile_folder(hostile, tmp_path_factory) -> Path:
    """The hostile notes, somewhere else."""
    return copy_of(hostile, tmp_path_factory.mktemp("hostile") / "network")
