"""Nothing runs by accident: no file name, repository, configuration or folder starts a program.

Each proof has a payload that leaves a file, the mark. It is first given to a naive call, which does leave
it, so that a proof that could not fail would fail here; then to every command that could meet it.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

NOTE = "---\nname: Ada\ncity: Porto\ncloseness: close\n---\n\n## Log\n\n- 2026-10-01 coffee: met\n"
#: What reads, and what only would write.
READING = [
    "due", "check", "doctor", "outreach", "stats", "find ada", "show-page people", "show-page health",
    "export json", "export csv", "sheet", "undo --dry-run", "check --staged", "prep",
]  # fmt: skip


class Mark:
    """The file that a payload leaves."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.program = path.parent / "payload"
        self.filter = path.parent / "filter"
        for program, on in ((self.program, "exit 0"), (self.filter, "cat")):
            program.write_text(f"#!/bin/sh\n: > '{path}'\n{on}\n")
            program.chmod(0o755)

    def proves(self, naive: Callable[[], object]) -> None:
        """A naive call leaves the mark, which is taken away again."""
        naive()
        assert self.path.exists(), "the payload does nothing, so nothing is proved"
        self.path.unlink()

    def is_missing_after(self, run: Run, *commands: str) -> None:
        """None of these leaves the mark, and none of them fails for want of a network."""
        for command in commands:
            done = run(*command.split(" "))
            assert not self.path.exists(), command
            assert "Traceback" not in done.err, command
            assert done.status in (0, 1, 3), (command, done.err)


@pytest.fixture
def mark(tmp_path_factory: pytest.TempPathFactory) -> Mark:
    return Mark(tmp_path_factory.mktemp("mark") / "was-run")


@pytest.fixture
def git(tmp_path: Path, apart: Path) -> Callable[..., str]:
    """Plain git in the network, as a person would run it; its status does not matter."""

    def run(*args: str) -> str:
        done = subprocess.run(
            ["git", *args], cwd=tmp_path, stdin=subprocess.DEVNULL, timeout=600, capture_output=True, text=True, check=False
        )  # fmt: skip
        return done.stdout + done.stderr

    return run


@pytest.fixture
def repository(tmp_path: Path, git: Callable[..., str]) -> Path:
    """Notes in a repository: one staged, one changed, one new."""
    people = tmp_path / "people"
    people.mkdir()
    for slug in ("ada", "bo"):
        (people / f"{slug}.md").write_text(NOTE)
    git("init", "--quiet", "--initial-branch=main")
    git("add", ".")
    git("commit", "--quiet", "--message", "Start")
    (people / "ada.md").write_text(NOTE.replace("Porto", "Faro"))
    git("add", ".")
    (people / "bo.md").write_text(NOTE.replace("Porto", "Braga"))
    (people / "cy.md").write_text(NOTE)
    return tmp_path


@pytest.mark.parametrize(
    "slug", ["$(touch MARK)", ";touch MARK;", "`touch MARK`", "a|touch MARK|cat ", "a&touch MARK&"]
)
def test_1_a_name_of_a_file_is_no_command(
    write: Callable[..., Path], run: Run, slug: str, monkeypatch: pytest.MonkeyPatch, mark: Mark
) -> None:
    root = write({f"people/{slug}.md": NOTE, "people/bo.md": NOTE})
    monkeypatch.chdir(root)
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    mark.path = root / "MARK"
    mark.proves(
        lambda: subprocess.run(
            f"true people/{slug}.md", shell=True, cwd=root, check=False, capture_output=True
        )
    )

    for words in (
        ("edit", slug), ("edit", f"people/{slug}.md"), ("show", slug), ("set", slug, "city", "Faro"),
        ("log", slug, "coffee", "a talk"), ("draft", slug, "warm-up"), ("prep", slug), ("undo",),
        ("rename", slug, "Bea", "--dry-run"), ("jot", slug, "a line"), ("merge", "bo", slug, "--dry-run"),
    ):  # fmt: skip
        done = run(*words)
        assert not mark.path.exists(), words
        assert done.status in (0, 1), (words, done.err)
    mark.is_missing_after(run, *READING)


#: A setting of a repository that is a program, what else it needs, and plain git that would start it.
SETTINGS = {
    "core.fsmonitor": ({}, ["status"]),
    "diff.external": ({}, ["diff", "HEAD"]),
    "diff.evil.textconv": ({}, ["diff", "HEAD"]),
    "filter.evil.clean": ({}, ["add", "people"]),
    "filter.evil.smudge": ({}, ["checkout", "--force", "HEAD", "--", "people"]),
    "core.editor": ({}, ["commit", "--amend"]),
    "core.sshCommand": ({"remote.origin.url": "ssh://nobody.invalid/x"}, ["fetch", "origin"]),
    "gpg.program": ({"commit.gpgSign": "true"}, ["commit", "--message", "x"]),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_2_a_setting_of_the_repository_is_not_run(
    repository: Path, git: Callable[..., str], run: Run, mark: Mark, name: str
) -> None:
    more, naive = SETTINGS[name]
    (repository / ".gitattributes").write_text("*.md diff=evil filter=evil\n")
    included = repository / ".git" / "included"
    git(
        "config",
        "--file",
        str(included),
        name,
        str(mark.filter if "filter" in name else mark.program),
    )
    for key, value in more.items():
        git("config", "--file", str(included), key, value)
    git("config", "include.path", "included")

    mark.is_missing_after(
        run, *READING, "show ada", "set ada city Lisbon", "log bo coffee hello", "undo"
    )
    mark.proves(lambda: git(*naive))


def test_2_a_pager_is_not_run(
    repository: Path, git: Callable[..., str], run: Run, mark: Mark
) -> None:
    """git starts one only on a terminal."""
    git("config", "core.pager", str(mark.program))

    def on_terminal(*command: str) -> None:
        ours, theirs = pty.openpty()
        subprocess.run(
            command, cwd=repository, stdin=theirs, stdout=theirs, stderr=theirs, check=False
        )
        os.close(theirs)
        os.close(ours)

    mark.proves(lambda: on_terminal("git", "log"))
    on_terminal(sys.executable, "-m", "netnotes", "doctor")
    assert not mark.path.exists()
    mark.is_missing_after(run, "show ada", "check --staged")


@pytest.mark.parametrize(
    "hook", ["pre-commit", "post-checkout", "post-index-change", "reference-transaction"]
)
def test_3_hooks_run_with_commit_alone(
    repository: Path, git: Callable[..., str], run: Run, mark: Mark, hook: str
) -> None:
    """Without `--commit` none is; with it the commit is yours, and so are its hooks (SECURITY.md)."""
    hooks = repository / "hooks-of-theirs"
    hooks.mkdir()
    (hooks / hook).symlink_to(mark.program)
    git("config", "core.hooksPath", str(hooks))

    mark.is_missing_after(
        run, *READING, "set ada city Lisbon", "undo", "new Dora", "init . --no-input"
    )
    mark.proves(lambda: [git("commit", "--allow-empty", "-m", "x"), git("checkout", "-b", "other")])
    if hook == "pre-commit":
        mark.proves(lambda: run("set", "ada", "city", "Lisbon", "--commit"))


def test_4_a_slug_is_no_option_of_git(
    repository: Path, git: Callable[..., str], run: Run, mark: Mark
) -> None:
    slug = "--output=MARK"
    mark.path = repository / "MARK"
    (repository / "people" / f"{slug}.md").write_text(NOTE)
    mark.proves(lambda: git("log", "-p", slug))

    mark.is_missing_after(run, *READING)
    end = ("--commit", "--", slug)
    for words in (
        ("show", "--", slug),
        ("set", *end, "city", "Faro"),
        ("log", *end, "coffee", "hi"),
    ):
        assert run(*words).status == 0, words
        assert not mark.path.exists()
    assert git("log", "-1", "--format=", "--name-only").split() == [f"people/{slug}.md"]


@pytest.mark.parametrize("slug", ["*", ":(glob)**", "?o", ":!bo"])
def test_5_a_slug_is_no_pattern_of_git(
    repository: Path, git: Callable[..., str], run: Run, slug: str
) -> None:
    (repository / "people" / f"{slug}.md").write_text(NOTE)
    git("reset", "--quiet")
    if slug in "*?o":  # the naive call takes others along
        git("add", "--", f"people/{slug}.md")
        assert len(git("diff", "--cached", "--name-only").split()) > 1
        git("reset", "--quiet")

    assert run("set", slug, "city", "Faro", "--commit").status == 0

    assert git("log", "-1", "--format=", "--name-only", "-z").strip("\0\n") == f"people/{slug}.md"


def test_6_the_configuration_builds_nothing(
    write: Callable[..., Path], run: Run, mark: Mark
) -> None:
    import yaml

    source = (
        "site_name: x\nplugins: [netnotes]\n"
        f"extra: !!python/object/apply:os.system ['{mark.program} < /dev/null']\n"
    )
    root = write({"mkdocs.yml": source, "people/ada.md": NOTE, "new.csv": "Name,City\nBo,Faro\n"})
    mark.proves(lambda: yaml.unsafe_load(source))

    mark.is_missing_after(
        run, *READING, "import new.csv", "show ada", "set ada city Faro", "fields settings"
    )
    assert (root / "people/ada.md").read_text() == NOTE.replace("Porto", "Faro")


def test_7_hooks_of_mkdocs_and_its_theme_are_not_loaded(
    write: Callable[..., Path], run: Run, mark: Mark
) -> None:
    """`serve` and `build` do load them: a configuration is a program there (SECURITY.md)."""
    root = write(
        {
            "mkdocs.yml": "site_name: x\nhooks: [theirs.py]\ntheme: {name: material, custom_dir: theme}\nplugins: [netnotes]\n",
            "theirs.py": f"open({str(mark.path)!r}, 'w').close()\n",
            "theme/main.html": "{{ cycler.__init__.__globals__.os.system('touch MARK') }}",
            "people/ada.md": NOTE,
            "new.csv": "Name,City\nBo,Faro\n",
        }
    )

    def naive() -> None:
        from mkdocs.config import load_config

        load_config(str(root / "mkdocs.yml"), docs_dir=str(root / "people"))

    mark.is_missing_after(run, *READING, "import new.csv", "show ada")
    mark.proves(naive)


@pytest.mark.parametrize("path", [".", "", "bin"])
def test_8_a_program_in_the_folder_is_not_taken_for_git(
    repository: Path, run: Run, mark: Mark, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    (repository / "bin").mkdir()
    for folder in (repository, repository / "bin"):
        (folder / "git").symlink_to(mark.program)
    monkeypatch.setenv("PATH", f"{path}{os.pathsep}{os.environ['PATH']}")
    mark.proves(
        lambda: subprocess.run(
            ["git", "--version"], cwd=repository, check=False, stdin=subprocess.DEVNULL
        )
    )

    mark.is_missing_after(run, *READING, "set ada city Lisbon --commit")


@pytest.mark.parametrize(
    "module",
    ["yaml", "click", "json", "frontmatter", "sitecustomize", "mkdocs_netnotes", "marshal"],
)
def test_a_module_in_the_folder_is_not_imported(
    write: Callable[..., Path], mark: Mark, module: str
) -> None:
    leaves = f"open({str(mark.path)!r}, 'w').close()\nraise SystemExit\n"
    root = write({f"{module}.py": leaves, "people/ada.md": NOTE})

    def python(*args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *args], cwd=root, capture_output=True, text=True, check=False, timeout=600
        )  # fmt: skip

    if module not in ("marshal", "sitecustomize"):  # of the interpreter itself, or read before
        mark.proves(lambda: python("-c", f"import {module}"))
    done = python("-m", "netnotes", "check")

    assert not mark.path.exists()
    assert (done.returncode, done.stderr) == (0, "")


def test_a_template_of_a_message_runs_nothing(
    write: Callable[..., Path], run: Run, mark: Mark
) -> None:
    import jinja2

    payload = f"{{{{ cycler.__init__.__globals__.os.system('{mark.program} < /dev/null') }}}}"
    write({"templates/warm-up.txt": f"Hello {payload}\n", "people/ada.md": NOTE})
    mark.proves(lambda: jinja2.Template(payload).render())

    done = run("draft", "ada", "warm-up")

    assert not mark.path.exists()
    assert done.status == 2
    assert done.err.startswith("netnotes: templates/warm-up.txt:1: ")


@pytest.mark.parametrize(
    "rule",
    [
        "__import__('os').system('touch MARK')",
        "open('MARK','w').close()",
        "n % 0",
        "n / 0",
        "(" * 99,
    ],
)
def test_a_language_runs_nothing(
    write: Callable[..., Path], run: Run, mark: Mark, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rule of the plural is read, not evaluated; a brace in a sentence reaches no attribute."""
    text = (
        f'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural={rule};\\n"\n\n'
        'msgid "Nobody is due."\nmsgstr "a\x1b[31m"\n\n'
        'msgid "The network is in {folder}."\nmsgstr "{folder.__class__}"\n\n'
        'msgid "{n} package; no hole in it was known in {month}"\n'
        'msgid_plural "{n} packages; no hole in them was known in {month}"\n'
        'msgstr[0] "{n} eins"\nmsgstr[1] "{n} mehr"\n'
    )
    root = write(
        {
            "languages/xx.po": text,
            "mkdocs.yml": "plugins: [{netnotes: {language: xx}}]\n",
            "people/ada.md": NOTE,
        }
    )
    mark.path = root / "MARK"
    if "MARK" in rule:
        monkeypatch.chdir(root)
        mark.proves(lambda: eval(rule))

    for command in ("doctor", "check"):
        done = run(command)
        assert not mark.path.exists()
        assert done.status in (0, 1)
        assert "Traceback" not in done.err
        assert "class" not in done.out
        assert "\x1b" not in done.out
    assert run("due").status in (0, 2)  # where the file cannot be read, that is a wrong setting


def test_a_shell_is_offered_no_command(write: Callable[..., Path], mark: Mark) -> None:
    """What is offered stands on the command line as it is, one Enter away from being run."""
    root = write(
        {
            "people/$(touch MARK).md": NOTE,
            "people/a;touch MARK.md": NOTE,
            "people/adam.md": '---\nname: "A\\e[31m\\u202ex"\n---\n',
        }
    )
    mark.path = root / "MARK"
    mark.proves(
        lambda: subprocess.run(
            "echo $(touch MARK)", shell=True, cwd=root, check=False, capture_output=True
        )
    )

    for shell in ("bash", "zsh", "fish"):
        asked = {
            "_NETNOTES_COMPLETE": f"{shell}_complete",
            "COMP_WORDS": "netnotes show ",
            "COMP_CWORD": "" if shell == "fish" else "2",
        }
        done = subprocess.run(
            [sys.executable, "-c", "import sys; sys.argv[0] = 'netnotes'; from netnotes.cli import cli; cli(prog_name='netnotes')"],
            cwd=root, env={**os.environ, **asked}, capture_output=True, text=True, check=False, timeout=600,
        )  # fmt: skip
        assert "adam" in done.stdout, done.stderr
        assert not {"$", ";", "\x1b", "\u202e"} & set(done.stdout)
    assert not mark.path.exists()
