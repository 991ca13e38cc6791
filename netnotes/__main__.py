"""The program's beginning: `python -m netnotes`, and the console script.

Nothing is imported before somebody can interrupt it: from the first moment on Ctrl-C ends a run quietly.
"""

import os
import sys

#: The exit status of a run that was interrupted (INTERFACE, "Exit status").
_INTERRUPTED = 130


def run() -> None:
    """Run the program; the process ends with its exit status."""
    try:
        from netnotes.cli import run as begin

        begin()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _leave_this_folder() -> None:
    """Let no file of the folder one stands in be taken for a library: it may be somebody else's.

    `python -m` looks there first. The command `netnotes` does not, nor does `python -P -m netnotes`.
    """
    if not sys.flags.safe_path and sys.path and sys.path[0] in ("", os.getcwd()):
        del sys.path[0]


if __name__ == "__main__":
    _leave_this_folder()
    run()
