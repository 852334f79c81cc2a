"""One article through the library: its summaries, its translation, and what is worth checking.

python examples/library.py article.txt [PROFILE]
"""

import sys
from pathlib import Path

import summarizer


def main(file: str, profile: str = "auto") -> None:
    text = Path(file).read_text(encoding="utf-8")
    with summarizer.Summarizer(profile) as engine:
        for event in engine.stream(text, targets=("en", "uz"), length="short"):
            if isinstance(event, summarizer.events.SentencesTranslated):
                print(f"{event.language}: {event.done} of {event.total} sentences", file=sys.stderr)
            elif isinstance(event, summarizer.events.Finished):
                show(event.result)


def show(result: summarizer.Result) -> None:
    for language, translation in result.items():
        if not translation.available:
            print(f"{language}: {translation.reason}")
            continue
        print(f"{language}: {translation.title}\n")
        if translation.summary:
            print(f"{translation.summary.text}\n")
        print(translation.text)
        for sentence in translation.doubtful:
            print(f"? {sentence.target}  [{', '.join(flag.kind for flag in sentence.flags)}]")


if __name__ == "__main__":
    main(*sys.argv[1:])
