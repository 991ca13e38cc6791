"""The vendored scripts are what their bundles gave, and the licences stand beside them."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "site-overrides/assets/netnotes/vendor"
BUNDLES = sorted(path.parent for path in (ROOT / "tools/bundles").glob("*/entry.js"))


def test_every_vendored_file_belongs_to_a_bundle():
    names = {f"{bundle.name}.{end}" for bundle in BUNDLES for end in ("min.js", "LICENSE.txt")}
    assert {path.name for path in VENDOR.iterdir()} == names


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda bundle: bundle.name)
def test_the_files_are_what_the_script_made(bundle):
    made = json.loads((bundle / "made.json").read_text("utf-8"))
    assert set(made) == {f"{bundle.name}.min.js", f"{bundle.name}.LICENSE.txt"}
    for name, digest in made.items():
        assert sha256((VENDOR / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda bundle: bundle.name)
def test_all_that_is_in_it_is_locked_and_has_its_licence(bundle):
    lock = json.loads((bundle / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = json.loads((bundle / "package.json").read_text("utf-8"))["dependencies"]
    head = (VENDOR / f"{bundle.name}.min.js").read_text("utf-8").partition("*/")[0]
    licences = (VENDOR / f"{bundle.name}.LICENSE.txt").read_text("utf-8")
    held = dict(re.findall(r"([@\w/.-]+) (\d+\.\d+\.\d+) \(", head))
    assert set(wanted) <= set(held)
    for name, version in held.items():
        assert lock[f"node_modules/{name}"]["version"] == version
        assert wanted.get(name, version) == version
        assert f"{name} {version} (" in licences
    assert "Permission is hereby granted" in licences


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda bundle: bundle.name)
def test_nothing_in_it_runs_text_as_a_script(bundle):
    """The policy of the pages would stop it."""
    script = (VENDOR / f"{bundle.name}.min.js").read_text("utf-8")
    assert not re.search(
        r"\beval\(|new Function\(|new Worker\(|new Blob\(|https?://(?!www\.w3\.org)", script
    )
