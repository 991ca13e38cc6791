"""`python -m netnotes`."""

from netnotes.cli import run

if __name__ == "__main__":
    run()
