"""Lock the dependencies: ``python -m tools.lock [--upgrade]`` rewrites ``requirements/lock-*.txt``.

Four locks, one set of versions: what builds, what runs, what develops, what is measured beside us. The first three
hold for every Python that pyproject.toml allows; all carry a hash for every file and name no registry, so that
they work behind any mirror.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
OPTIONS = (
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
)
# Each later lock takes over the versions of the earlier ones.
LOCKS = {
    "requirements/lock-dev.txt": (
        "pyproject.toml",
        *("--extra=pdf", "--extra=scan", "--extra=web"),
        *("--group=dev", "--universal"),
    ),
    "requirements/lock-run.txt": ("pyproject.toml", "--universal", "--constraints=requirements/lock-dev.txt"),
    "requirements/lock-build.txt": ("requirements/build.in", "--universal", "--constraints=requirements/lock-dev.txt"),
    # The peers hold for one Python on one system only: that of whoever measures.
    "requirements/lock-peers.txt": ("pyproject.toml", "--group=peers", "--constraints=requirements/lock-dev.txt"),
}


def main(words: list[str]) -> int:
    """Rewrite every lock; further words such as ``--upgrade`` go to the resolver."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv"
    for lock, sources in LOCKS.items():
        command = [uv, "pip", "compile", *sources, *OPTIONS, f"--output-file={lock}", *words]
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)  # noqa: S603 - words of our own table
        print("lock:", lock)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
