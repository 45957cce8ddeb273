"""The command line: one file a command, loaded when it is called."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; an error meant for the user is one line on standard error, exit code 2."""
    from onrecord.cli.app import app
    from onrecord.cli.common import clean
    from onrecord.errors import OnrecordError

    try:
        app()
    except OnrecordError as error:
        print(f"onrecord: {clean(str(error))}", file=sys.stderr)  # noqa: T201
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        print("onrecord: stopped; what was read whole is kept", file=sys.stderr)  # noqa: T201
        sys.exit(130)
