"""What a folder holds is found; what nobody asks for is not imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from netnotes import discover

VIEWS = "netnotes.views"


@pytest.mark.parametrize("name", ["TITLE", "PER", "leaves"])
def test_what_has_a_name_is_found_by_its_text(name: str) -> None:
    having = [module for module in discover.modules(VIEWS) if hasattr(module, name)]
    assert having
    assert discover.modules(VIEWS, having=name) == having


def test_a_module_that_came_without_its_text_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "some_rooms"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "one.py").write_text("TITLE = 1\n")
    (folder / "two.py").write_text("raise SystemExit\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert [m.TITLE for m in discover.modules("some_rooms", having="TITLE")] == [1]
    discover._defined.cache_clear()
    monkeypatch.setattr(Path, "read_text", lambda *_: (_ for _ in ()).throw(FileNotFoundError))
    (folder / "two.py").write_bytes(b"")
    assert [m.TITLE for m in discover.modules("some_rooms", having="TITLE")] == [1]
    discover._defined.cache_clear()


def test_for_the_pages_of_a_site_no_answer_of_a_command_is_loaded() -> None:
    code = (
        "import sys; from netnotes.views import registry; registry.pages(); registry.note_pages();"
        "print(*(m for m in sys.modules if m.startswith('netnotes.')))"
    )
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert "netnotes.views.today" in loaded
    assert not {"netnotes.views.import_plan", "netnotes.views.draft_check"} & {*loaded}
    assert not [
        name for name in loaded if name.startswith(("netnotes.importers", "netnotes.changes"))
    ]
