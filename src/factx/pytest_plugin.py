"""pytest plugin: ``pytest --factx PATH`` collects golden articles as tests; the fixture ``factx_extract`` extracts facts.

Nothing heavy is imported before the first article is extracted; the model is loaded once per process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from factx.extractor import Extractor
    from factx.golden.check import Result
    from factx.golden.files import Case
    from factx.schema import Factsheet


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of the plugin."""
    group = parser.getgroup("factx", "golden articles")
    group.addoption(
        "--factx",
        action="store_true",
        help="Collect articles with a .facts.json beside them as tests.",
    )
    group.addoption(
        "--factx-only",
        action="append",
        default=[],
        metavar="FIELD",
        help="Compare only this field.",
    )
    group.addoption(
        "--factx-ignore", action="append", default=[], metavar="FIELD", help="Leave out this field."
    )
    group.addoption("--factx-model", metavar="NAME", help="Name or path of the spaCy model.")


def pytest_configure(config: pytest.Config) -> None:
    """Check the names of fields before anything runs."""
    if config.getoption("factx"):
        from factx.blas import use_one_thread
        from factx.errors import SetupError

        use_one_thread()
        try:
            _selection(config)
        except SetupError as error:
            raise pytest.UsageError(f"{error.message} ({error.hint})") from None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """An article with a golden file, or one without among those that have one; a golden file whose article is gone."""
    if not parent.config.getoption("factx"):
        return None
    from factx.golden.files import ALWAYS_ARTICLES, ARTICLES, GOLDEN, case_of

    if not file_path.name.endswith((GOLDEN, *ARTICLES)):
        return None
    case = case_of(file_path)
    if file_path == case.golden:
        wanted = not case.article.exists() or parent.session.isinitpath(file_path)
    else:
        among = file_path.suffix in ALWAYS_ARTICLES and any(file_path.parent.glob(f"*{GOLDEN}"))
        wanted = case.golden.exists() or among
    return GoldenFile.from_parent(parent, path=file_path) if wanted else None


class GoldenFile(pytest.File):
    """A file that belongs to a golden case."""

    def collect(self) -> Iterator[pytest.Item]:
        from factx.golden.files import case_of

        case = case_of(self.path)
        yield GoldenItem.from_parent(self, name=case.slug, case=case)


class GoldenItem(pytest.Item):
    """One article that must give the facts of its golden file."""

    def __init__(self, *, case: Case, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.case = case

    def runtest(self) -> None:
        from factx.golden.check import check

        (result,) = check(
            [self.case], extract=_extractor(self.config).stream, selection=_selection(self.config)
        )
        if result.outcome != "equal":
            raise MismatchError(result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, MismatchError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, f"facts of {self.name}"


class MismatchError(AssertionError):
    """The facts are not those of the golden file; its words are those of ``factx check``."""

    def __init__(self, result: Result) -> None:
        from factx.golden.formats.text import lines

        hint = f"if that is right: factx check --update {result.case.article}"
        super().__init__("\n".join([*lines(result), *([hint] if result.now else [])]))


@pytest.fixture(scope="session")
def factx_extract(pytestconfig: pytest.Config) -> Callable[..., Factsheet]:
    """The facts of a text: ``factx_extract(text, published="2024-05-14")``; the model is loaded once."""

    def extract(text: str, *, published: str | None = None, title: str | None = None) -> Factsheet:
        return _extractor(pytestconfig).extract(text, published=published, title=title)

    return extract


def _selection(config: pytest.Config) -> Any:
    from factx.golden.select import Selection

    return Selection(tuple(config.getoption("factx_only")), tuple(config.getoption("factx_ignore")))


def _extractor(config: pytest.Config) -> Extractor:
    from factx.extractor import loaded
    from factx.pipeline import DEFAULT_MODEL

    return loaded(config.getoption("factx_model") or DEFAULT_MODEL)
