"""Models of your own choice: a models.txt with one line a model, checked before anything is fetched.

python examples/own_models.py article.txt
"""

import sys
import tempfile
from pathlib import Path

import summarizer

# profiles, task, directions, id, revision, licence, size, options: models.txt says what each may be.
MODELS = """\
mine  translate  it-en        Helsinki-NLP/opus-mt-it-en  refs/pr/3  Apache-2.0  348MB  head=d43c831
mine  translate  it-fr,it-de  google/madlad400-3b-mt  fa184c675da0b5c9e1c8694fccd4e12e2d422094  Apache-2.0  11.8GB  \
prefix=<2{target}> input=512
"""


def main(file: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        models = Path(folder, "models.txt")
        models.write_text(MODELS, encoding="utf-8")
        with summarizer.Summarizer("mine", models=models) as engine:
            print("Targets:", ", ".join(engine.targets))
            result = engine.process(Path(file).read_text(encoding="utf-8"), targets=("en",))
            print(result["en"].model, result["en"].licence)
            print(result["en"].text)
            print(*engine.notices, sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
