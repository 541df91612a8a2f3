"""``python -m tools.reference --write`` or ``--check``."""

import sys

from tools.reference import reference, stale, write


def main(words: list[str]) -> int:
    """Write the reference, or say what in it is stale."""
    made = reference()
    if words == ["--write"]:
        write(made)
        return 0
    if words == ["--check"]:
        old = stale(made)
        for path in old:
            print(f"docs/reference/{path} is stale: make docs", file=sys.stderr)
        return 1 if old else 0
    print("python -m tools.reference --write | --check", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
