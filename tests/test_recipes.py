"""Every recipe of docs/recipes.md runs."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RECIPES = re.findall(
    r"^```sh\n(.*?)^```$", (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8"), re.S | re.M
)


@pytest.mark.parametrize("recipe", RECIPES)
def test_recipe(recipe: str, tmp_path: Path) -> None:
    for tool in ("jq", "sqlite3", "xargs"):
        if f"{tool} " in recipe and shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    if "import duckdb" in recipe and importlib.util.find_spec("duckdb") is None:
        pytest.skip("duckdb is not installed")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    env = {
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "OMP_NUM_THREADS": "1",
    }
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", recipe],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    made = [path for path in tmp_path.glob("facts.*") if path.stat().st_size]
    assert done.stdout.strip() or made
