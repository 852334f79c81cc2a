"""A folder of articles into a file of JSON lines. Stop it and start it again: each article is done once.

python examples/batch.py FOLDER out.jsonl [PROFILE]
"""

import sys

from summarizer import batch


def main(folder: str, output: str, profile: str = "auto") -> None:
    with batch.run(folder, output, targets=("en",), profile=profile) as job:
        for outcome in job:
            print(f"{outcome.key}: {outcome.status}, {outcome.flagged} of {outcome.sentences} sentences to check")
    print(f"{job.report.done} done, {job.report.failed} failed")


if __name__ == "__main__":
    main(*sys.argv[1:])
