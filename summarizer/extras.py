"""What to install for an optional part of the program: the very requirements, whatever the program came from.

The program is installed from a checkout or a wheel, so that no name on an index would surely be it.
"""

import re
import shlex
from importlib.metadata import PackageNotFoundError, requires

DISTRIBUTION = "rassegna"
_EXTRA = re.compile(r"""extra\s*==\s*["']([\w-]+)["']""")


def install_command(extra: str) -> str:
    """The command that installs what an extra of this project needs ("starter", "files", "ray", "mcp")."""
    try:
        stated = requires(DISTRIBUTION) or ()
    except PackageNotFoundError:  # run from a checkout that is not installed
        return f"pip install {shlex.quote(f'.[{extra}]')}"
    halves = (requirement.partition(";") for requirement in stated)
    needed = [name.strip() for name, _, marker in halves if extra in _EXTRA.findall(marker)]
    return f"pip install {' '.join(map(shlex.quote, needed))}"
