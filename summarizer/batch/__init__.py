"""Thousands of articles, each exactly once, on one machine or on a Ray cluster.

    with summarizer.batch.run("articles.jsonl", "results.jsonl") as job:
        for outcome in job:
            print(outcome.key, outcome.status)
    print(job.report.to_dict())

Input → ``items``; what is done → ``ledger``; the work → ``work``, by ``local`` or ``on_ray``; results → ``output``.
"""

from summarizer.batch.job import Job, run
from summarizer.batch.outcome import Failure, Outcome, Report

__all__ = ["Failure", "Job", "Outcome", "Report", "run"]
