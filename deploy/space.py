"""What a Space of Hugging Face needs beside a copy of this repository: ``python -m deploy.space DIRECTORY``."""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
# https://huggingface.co/docs/hub/spaces-config-reference
_FRONT_MATTER = """---
title: summarizer
sdk: gradio
sdk_version: {gradio}
python_version: "3.11"
app_file: app.py
short_description: Italian news in English and Uzbek, with summaries
license: other
suggested_hardware: cpu-basic
---

"""
_EXTRAS = ("starter", "files")
# A free Space has no GPU: PyTorch for processors alone is a fifth of the size of the usual one.
_TORCH = "--extra-index-url https://download.pytorch.org/whl/cpu"
# Files above 10 MB are taken only this way.
_ATTRIBUTES = "*.safetensors filter=lfs diff=lfs merge=lfs -text\n"


def requirements() -> list[str]:
    """The dependencies and the extras of a Space, each at its version in constraints.txt where it has one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in _EXTRAS for one in project["optional-dependencies"][extra])]
    pinned = _pinned()
    return [pinned.get(_name(one), one) for one in wanted]


def readme() -> str:
    """README.md after the front matter that Spaces read, which the README itself is spared."""
    version = _pinned()["gradio"].partition("==")[2]
    return _FRONT_MATTER.format(gradio=version) + (ROOT / "README.md").read_text(encoding="utf-8")


def main(directory: str) -> None:
    """Write README.md, requirements.txt and .gitattributes."""
    (Path(directory) / "README.md").write_text(readme(), encoding="utf-8")
    (Path(directory) / "requirements.txt").write_text("\n".join([_TORCH, *requirements()]) + "\n", encoding="utf-8")
    (Path(directory) / ".gitattributes").write_text(_ATTRIBUTES, encoding="utf-8")


def _pinned() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {_name(line): line for line in lines if "==" in line}


def _name(requirement: str) -> str:
    """As PEP 503 compares names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement, maxsplit=1)[0]).lower()


if __name__ == "__main__":
    main(*sys.argv[1:])
