"""The tests as other processors see them: ``python -m tests.machines [SETTING …] [-- PYTEST ARGUMENTS]``.

Libraries choose their arithmetic by the processor, and tiny models are trained when tests run: each setting takes away
what a newer processor has, and begins with an empty temporary folder.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time

SETTINGS: dict[str, dict[str, str]] = {
    "as-is": {},
    "torch-default": {"ATEN_CPU_CAPABILITY": "default"},
    "ctranslate2-generic": {"CT2_FORCE_CPU_ISA": "GENERIC"},
    "onednn-sse41": {"DNNL_MAX_CPU_ISA": "SSE41"},
    "one-thread": {"OMP_NUM_THREADS": "1"},
}
SETTINGS["all-at-once"] = {name: value for setting in SETTINGS.values() for name, value in setting.items()}


def run(setting: str, arguments: list[str]) -> tuple[int, str]:
    """pytest's exit code under a setting, and its last line."""
    with tempfile.TemporaryDirectory() as scratch:
        environment = {**os.environ, **SETTINGS[setting], "TMPDIR": scratch}
        command = [sys.executable, "-m", "pytest", "-q", *arguments]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
            last = ""
            for line in process.stdout or ():
                print(line, end="", flush=True)
                last = line.strip() or last
        return process.returncode, last


def main() -> int:
    """Command line; the exit code is 1 where a test failed under any setting."""
    parser = argparse.ArgumentParser(description="Run the tests as other processors see them.")
    parser.add_argument("settings", nargs="*", choices=[[], *SETTINGS], help="all if none")
    ours, _, theirs = _split(sys.argv[1:])
    settings = parser.parse_args(ours).settings or list(SETTINGS)
    rows = []
    for setting in settings:
        print(f"\n=== {setting}: {SETTINGS[setting] or 'nothing taken away'}", flush=True)
        start = time.monotonic()
        code, last = run(setting, theirs)
        rows.append((setting, code, time.monotonic() - start, last))
    print()
    for setting, code, seconds, last in rows:
        print(f"{setting:20} {'passed' if code == 0 else 'FAILED'} {seconds:6.0f} s  {last}")
    return int(any(code for _, code, _, _ in rows))


def _split(arguments: list[str]) -> tuple[list[str], str, list[str]]:
    if "--" not in arguments:
        return arguments, "", []
    place = arguments.index("--")
    return arguments[:place], "--", arguments[place + 1 :]


if __name__ == "__main__":
    sys.exit(main())
