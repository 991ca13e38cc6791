"""The program's beginning: `python -m netnotes`, and the console script.

Nothing is imported before somebody can interrupt it: from the first moment on Ctrl-C ends a run quietly.
"""

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


if __name__ == "__main__":
    run()
