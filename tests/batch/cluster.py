"""A batch on a Ray cluster of two nodes, one of which is killed: python -m tests.batch.cluster IN OUT …

Prints one JSON object: articles finished when the node was killed, at the end, and which nodes' actors loaded.
"""

import argparse
import json
import os
import sys
from functools import partial
from importlib import import_module
from pathlib import Path

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

from summarizer import batch
from tests.batch.fake import Fake

# A dead node is found out after about 2 s instead of 30.
_QUICK = {
    "health_check_initial_delay_ms": 1000,
    "health_check_period_ms": 500,
    "health_check_timeout_ms": 500,
    "health_check_failure_threshold": 3,
}
_NODE = {"num_cpus": 1, "object_store_memory": 80_000_000}


def main() -> int:
    """Exit code as ``summarizer batch``."""
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--loads", type=Path, required=True)
    parser.add_argument("--kill-at", type=int, default=-1, help="articles finished before a node is killed")
    parser.add_argument("--pause", type=float, default=0.1)
    options = parser.parse_args()
    cluster = import_module("ray.cluster_utils").Cluster(
        initialize_head=True, head_node_args={**_NODE, "include_dashboard": False, "_system_config": _QUICK}
    )
    second = cluster.add_node(**_NODE)
    create = partial(Fake, pause=options.pause, loads=options.loads)
    told = {"at_kill": 0, "done": 0}
    with batch.run(
        options.source,
        options.output,
        create=create,
        runner="ray",
        workers=2,
        chunk_characters=40,
        ray={"address": cluster.address},
    ) as job:
        for number, _ in enumerate(job, start=1):
            if number == options.kill_at:
                told["at_kill"] = job.report.done
                told["loads_at_kill"] = len(list(options.loads.iterdir()))
                cluster.remove_node(second, allow_graceful=False)
    told |= {"done": job.report.done, "loads": len(list(options.loads.iterdir()))}
    print(json.dumps(told), flush=True)
    cluster.shutdown()
    return job.report.exit_code


if __name__ == "__main__":
    sys.exit(main())
