"""What is vendored says where it comes from, and is what its recipe names."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VENDOR = ROOT / "site-overrides/assets/netnotes/vendor"
BUNDLES = sorted((ROOT / "tools/bundles").iterdir())


def test_every_vendored_file_has_a_recipe():
    names = {path.name.split(".")[0] for path in VENDOR.iterdir()}
    assert names == {folder.name for folder in BUNDLES}


@pytest.mark.parametrize("folder", BUNDLES, ids=lambda folder: folder.name)
def test_a_bundle_is_of_the_versions_in_its_recipe_and_brings_their_licences(folder):
    wanted = json.loads((folder / "package.json").read_text("utf-8"))["dependencies"]
    locked = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    script = (VENDOR / f"{folder.name}.min.js").read_text("utf-8")
    head = script.partition("\n")[0]
    licences = (VENDOR / f"{folder.name}.LICENSE.txt").read_text("utf-8")
    held = dict(re.findall(r"(\S+) (\d[\w.-]*) \(", head))
    assert wanted.keys() <= held.keys()
    for name, version in held.items():
        assert locked[f"node_modules/{name}"]["version"] == version
        assert wanted.get(name, version) == version
        assert f"{name} {version} (" in licences
    assert "Permission is hereby granted" in licences
    assert not re.search(r"""(?:from|import\()\s*["']https?:""", script)
