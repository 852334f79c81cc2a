"""An article translated with terms of your own, written as Markdown.

python examples/glossary.py article.txt out.md [PROFILE]
"""

import sys
import tempfile
from pathlib import Path

import summarizer
from summarizer import outputs

# A term, its rendering, and the language of that; or a name that stays as it is in every language.
TERMS = """\
Borgo San Lauro\tkeep
Provincia\tprovincial government\ten
"""


def main(file: str, output: str, profile: str = "auto") -> None:
    with tempfile.TemporaryDirectory() as folder:
        glossary = Path(folder, "terms.tsv")
        glossary.write_text(TERMS, encoding="utf-8")
        with summarizer.Summarizer(profile, glossary=glossary) as engine:
            result = engine.translate(Path(file).read_text(encoding="utf-8"), targets=("en",))
    Path(output).write_bytes(outputs.write(result, "markdown"))
    unmet = [sentence for sentence in result["en"].sentences if any(f.kind == "glossary" for f in sentence.flags)]
    print(f"{output}: {len(unmet)} sentences in which a term is missing")


if __name__ == "__main__":
    main(*sys.argv[1:])
