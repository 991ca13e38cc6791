"""What files of other programs give, case by case: `cases/*.md`.

`python tests/importers/test_sources.py --update [NAME…]` writes down what comes out now; read the
difference before you keep it.
"""

from __future__ import annotations

import sys
import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


def _module(name: str) -> Any:
    spec = spec_from_file_location(f"importers_{name}", HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


sources = _module("sources")
FILES = sorted((HERE / "cases").glob("*.md"))
CASES = [(path.stem, case) for path in FILES for case in sources.cases(path)]


@pytest.mark.parametrize(
    ("stem", "case"), CASES, ids=[f"{stem}: {case.name}" for stem, case in CASES]
)
def test_a_file_gives_what_it_says(stem: str, case: Any, tmp_path: Path) -> None:
    assert sources.run(case, tmp_path) == case.gives.rstrip("\n") + "\n"


def _update(names: list[str]) -> None:
    for path in FILES:
        if names and path.stem not in names:
            continue
        text = path.read_text("utf-8")
        for case in sources.cases(path):
            with tempfile.TemporaryDirectory() as folder:
                given = f"--- gives{case.gives}"
                at = text.index(f"## {case.name}\n")
                begin = text.index("--- gives", at)
                text = f"{text[:begin]}--- gives{sources.run(case, Path(folder))}\n{text[begin + len(given):]}"  # fmt: skip
        path.write_text(text.rstrip("\n") + "\n", "utf-8")


if __name__ == "__main__":
    _update([word for word in sys.argv[1:] if word != "--update"])
