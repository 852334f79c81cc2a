"""What is written for others' machines: a Space, a container, systemd."""

import re
import tomllib
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path

import pytest
from huggingface_hub import SpaceCard

from deploy import space
from summarizer.errors import OptionError
from summarizer.web.options import ServeOptions

ROOT = Path(space.__file__).parents[1]


def test_a_space_installs_the_tested_versions(tmp_path: Path) -> None:
    space.main(str(tmp_path))
    lines = (tmp_path / "requirements.txt").read_text(encoding="utf-8").splitlines()
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    for name in ("gradio", "torch", "ctranslate2", "prometheus_client", "gguf"):
        (line,) = (line for line in lines if line.startswith(f"{name}=="))
        assert line in constraints
    names = {_bare(line) for line in lines if not line.startswith("--")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert names == {_bare(line) for line in (*project["dependencies"], *extras["starter"], *extras["files"])}
    assert all("==" in line for line in lines if not line.startswith("--"))


def test_the_front_matter_is_what_spaces_read(tmp_path: Path) -> None:
    space.main(str(tmp_path))
    card = SpaceCard.load(tmp_path / "README.md")
    assert (card.data.sdk, card.data.app_file) == ("gradio", "app.py")
    assert (ROOT / str(card.data.app_file)).is_file()
    assert card.data.sdk_version == version("gradio")
    assert len(str(card.data.short_description)) <= 60  # Spaces take no more
    assert card.text.lstrip().startswith("# summarizer")


def test_a_file_that_spaces_take_only_as_lfs_is_marked(tmp_path: Path) -> None:
    space.main(str(tmp_path))
    patterns = [line.split()[0] for line in (tmp_path / ".gitattributes").read_text().splitlines()]
    heavy = [path for path in (ROOT / "summarizer").rglob("*") if path.is_file() and path.stat().st_size > 10_000_000]
    assert heavy
    assert all(any(fnmatch(path.name, pattern) for pattern in patterns) for path in heavy)


def test_in_a_space_the_page_listens_where_it_is_told() -> None:
    options = ServeOptions.gather({}, {"SPACE_ID": "a/b", "GRADIO_SERVER_PORT": "7861"})
    assert (options.host, options.port) == ("0.0.0.0", 7861)  # noqa: S104
    assert options.framed_by == "https://huggingface.co"
    assert options.limit.count == 10
    assert ServeOptions.gather({}, {"SPACE_ID": "a/b", "SUMMARIZER_HOST": "127.0.0.2"}).host == "127.0.0.2"
    assert ServeOptions.gather({}, {}).framed_by == ""


@pytest.mark.parametrize("site", ["*", "https://a.example; script-src *", "news.example", "'none'"])
def test_only_one_site_may_frame_the_page(site: str) -> None:
    with pytest.raises(OptionError, match="is not a site"):
        ServeOptions.gather({"framed_by": site}, {})


def test_what_the_image_copies_exists() -> None:
    (copied,) = (line for line in _instructions() if line.startswith("COPY LICENSE"))
    for name in copied.split()[1:-1]:
        assert (ROOT / name).is_file()


def _bare(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def _instructions() -> list[str]:
    return (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
