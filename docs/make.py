"""Makes what the docs quote: ``python docs/make.py``; with ``--check`` it only says what is out of date (exit code 1).

- Every ``console`` block of README.md and docs/*.md begins with ``$ command``; what follows is what that command prints.
- docs/cli.md is what ``--help`` says; docs/factsheet.schema.json is what ``factx schema`` prints, docs/glossary.md what it
  describes; docs/label-studio.xml is the labeling configuration for ``--format labelstudio``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from factx.show.exports.labelstudio import labeling_config
from factx.show.json_schema import glossary

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(
    r"(?P<head>^```console\n\$ (?P<command>[^\n]+)\n)(?P<printed>.*?)(?P<foot>^```$)", re.S | re.M
)
PLACE = {
    "COLUMNS": "80",
    "NO_COLOR": "1",
    "OMP_NUM_THREADS": "1",
    "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
}


def printed(command: str) -> str:
    """What a shell command prints on stdout and stderr, run in the project's folder, without blanks at line ends."""
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env=os.environ | PLACE,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n") + "\n"


def with_output(page: str) -> str:
    """A page with every block's output made anew."""
    return BLOCK.sub(
        lambda block: f"{block['head']}{printed(block['command'])}{block['foot']}", page
    )


def cli_page() -> str:
    """The reference of the command line: what ``--help`` says of every command."""
    commands = re.findall(r"^  ([a-z]+)  ", printed("factx --help").split("Commands:")[1], re.M)
    pages = [
        f"## {line}\n\n```text\n{printed(f'{line} --help')}```\n"
        for line in ["factx", *(f"factx {c}" for c in commands)]
    ]
    return "# The command line\n\n" + "\n".join(pages)


def made() -> Iterator[tuple[Path, str]]:
    """Every file that this program keeps, and what should stand in it."""
    yield ROOT / "docs" / "cli.md", cli_page()
    yield ROOT / "docs" / "factsheet.schema.json", printed("factx schema")
    yield ROOT / "docs" / "glossary.md", "\n".join(glossary()).rstrip() + "\n"
    yield ROOT / "docs" / "label-studio.xml", labeling_config()
    for path in [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md"))]:
        if path.name not in ("cli.md", "glossary.md"):
            yield path, with_output(path.read_text(encoding="utf-8"))


def main() -> int:
    """Write what has changed; or, with ``--check``, name it."""
    stale = [
        (path, text)
        for path, text in made()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path, text in stale:
        print(path.relative_to(ROOT))
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
