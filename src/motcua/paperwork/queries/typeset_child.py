"""The child process that sets a site's own template, within bounds of time and memory."""

from __future__ import annotations

import json
import resource
import sys


def main() -> int:
    """Read an order on stdin, write the PDF on stdout; arguments: seconds, megabytes."""
    seconds, megabytes = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    import typst

    from motcua.paperwork.queries.typeset import compiled

    try:
        pdf = compiled(json.load(sys.stdin))
    except typst.TypstError as problem:
        sys.stderr.write(str(problem))
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
