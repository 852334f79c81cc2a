"""The hub's errors as ours: one sentence that says truly what is wrong, and the next step."""

import errno
import json
from collections.abc import Iterator
from contextlib import contextmanager

from summarizer.errors import (
    GatedModel,
    HubUnreachable,
    ModelMissing,
    NotEnoughDisk,
    OutputError,
    SummarizerError,
)
from summarizer.models.registry import ModelSpec, Pin
from summarizer.models.snapshots import cache_root, pull_command

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# What a file system says; anything else in an OSError is the network's.
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.ENOENT, errno.ENAMETOOLONG)
# The HTTP library of the hub's client goes by several names, by its version.
_CLIENTS = ("httpx", "httpx2", "httpcore", "requests", "urllib3", "huggingface_hub")
_SAYS = {
    407: ("the proxy asks for a name and a password", "Put them into HTTPS_PROXY (http://name:password@host:port)"),
    429: ("the hub asks to slow down", "Wait some minutes, or set HF_TOKEN, with which more is allowed"),
    403: ("the hub, or a proxy before it, refuses access", "Check HTTPS_PROXY and HF_TOKEN"),
}


class HubSilent(HubUnreachable):
    """There is no answer at all: no other model will have one."""


@contextmanager
def telling(spec: ModelSpec, pin: Pin) -> Iterator[None]:
    """Turn whatever the hub's client raises into our errors.

    Raises:
        GatedModel, ModelMissing, HubUnreachable, NotEnoughDisk, OutputError: as the case is.
    """
    from huggingface_hub import errors

    try:
        yield
    except SummarizerError:
        raise
    except errors.GatedRepoError as error:
        raise GatedModel(
            f"{spec.id} is given only to those who accepted its licence.",
            f"Accept it on https://huggingface.co/{spec.id}, then run `hf auth login`, or set HF_TOKEN.",
        ) from error
    except errors.RevisionNotFoundError as error:
        raise ModelMissing(
            f"{spec.id} has no revision {pin.revision}.", "Choose another in a models.txt of your own."
        ) from error
    except errors.RepositoryNotFoundError as error:
        raise ModelMissing(
            f"The hub knows no model {spec.id}.", "Check its id in models.txt; for a private one set HF_TOKEN."
        ) from error
    except errors.LocalEntryNotFoundError as error:  # the client's word for "no answer"
        raise _translated(spec, error.__cause__ if isinstance(error.__cause__, Exception) else error) from error
    except errors.EntryNotFoundError as error:
        raise ModelMissing(f"{spec.id} lacks a file at {pin.revision}.", "Choose another revision.") from error
    except Exception as error:
        raise _translated(spec, error) from error


def _translated(spec: ModelSpec, error: Exception) -> Exception:
    if isinstance(error, OSError) and error.errno in _FULL:
        return NotEnoughDisk(
            f"The disk is full while {spec.id} is fetched.", "Make room, or set HF_HOME to a folder on a larger disk."
        )
    if isinstance(error, OSError) and error.errno in _CLOSED:
        return OutputError(
            f"The model cache {cache_root()} cannot be written: {error.strerror}.",
            "Set HF_HOME to a folder that can.",
        )
    if isinstance(error, json.JSONDecodeError):
        return HubUnreachable(
            f"{spec.describe()} could not be fetched: something else than the hub answers in its place, perhaps the "
            "login page of this network.",
            f"Log in to the network, or check HTTPS_PROXY and HF_ENDPOINT; then run `{pull_command(spec)}`.",
        )
    status = getattr(getattr(error, "response", None), "status_code", None)
    if isinstance(status, int):
        return _answered(spec, status)
    if isinstance(error, OSError) or type(error).__module__.split(".")[0] in _CLIENTS:
        return _silent(spec, error)
    return error


def _answered(spec: ModelSpec, status: int) -> HubUnreachable:
    what = "the hub has trouble of its own" if status >= 500 else "the hub's answer was unexpected"
    what, step = _SAYS.get(status, (what, "Try again later"))
    return HubUnreachable(
        f"{spec.describe()} could not be fetched: {what} ({status}).", f"{step}; then run `{pull_command(spec)}`."
    )


def _silent(spec: ModelSpec, error: Exception) -> HubUnreachable:
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if "407" in reason:  # a proxy refuses before there is any answer
        return _answered(spec, 407)
    return HubSilent(
        f"{spec.describe()} could not be fetched: {reason.rstrip('.')}.",
        f"Check the network (HTTPS_PROXY, HF_ENDPOINT) and run `{pull_command(spec)}`; what was fetched is kept.",
    )
