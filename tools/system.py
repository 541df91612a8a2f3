"""Programs that some tests want and that pip cannot bring: what they are, whether they are here, how to get them.

Standard library only, because `make` runs it before anything is installed. A test that wants one says
``@pytest.mark.needs("chromium")``; where it is missing, the test is left out and the family is named at the end.
"""

import os
import shutil
import subprocess
import sys
from typing import NamedTuple


class Family(NamedTuple):
    """Programs that come together. ``probes`` are commands that exit 0 and print something where it is installed."""

    name: str
    probes: tuple[tuple[str, ...], ...]
    packages: tuple[str, ...]
    purpose: str


FAMILIES = (
    Family(
        "chromium",
        (("chromium", "--version"), ("fc-list", ":lang=zh-cn", "family")),
        ("chromium", "fontconfig", "fonts-noto-cjk"),
        "looks at the HTML report as a browser shows and prints it",
    ),
    Family(
        "libreoffice",
        (("soffice", "--version"), ("fc-list", ":lang=zh-cn", "family")),
        ("libreoffice-writer", "libreoffice-calc", "fontconfig", "fonts-noto-cjk"),
        "reads files that another office program wrote, and files that only it can open",
    ),
)


def is_there(family: Family) -> bool:
    """Ask each of the family's probes."""
    return all(_answers(probe) for probe in family.probes)


def missing() -> tuple[Family, ...]:
    """Name the families that this machine lacks, in the order of the table."""
    return tuple(family for family in FAMILIES if not is_there(family))


def advice(family: Family) -> str:
    """Say in one line what is left out and how to have it."""
    return f"{family.name}: {family.purpose}; apt-get install {' '.join(family.packages)}"


def _answers(probe: tuple[str, ...]) -> bool:
    program = shutil.which(probe[0])
    if program is None:
        return False
    done = subprocess.run([program, *probe[1:]], capture_output=True, check=False)  # noqa: S603 - words of our own table
    return done.returncode == 0 and bool(done.stdout.strip())


def _become_root() -> list[str] | None:
    """Give the words that go before a command to run it as root without asking, or ``None`` where nothing does."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:  # noqa: S603 - fixed words
        return [sudo, "-n"]
    return None


def _install(families: tuple[Family, ...], root: list[str], apt: str) -> bool:
    packages = [package for family in families for package in family.packages]
    print("setup-system:", *packages, flush=True)
    quiet = [*root, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq", "-o", "Dpkg::Use-Pty=0"]
    for words in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run([*quiet, *words], capture_output=True, text=True, check=False)  # noqa: S603 - own table
        if done.returncode != 0:
            print(done.stdout + done.stderr, file=sys.stderr)
            return False
    return True


def main(words: list[str]) -> int:
    """``install`` fails where something stays missing; ``offer`` only tries, since the tests name what is missing."""
    wanted = missing()
    if not wanted:
        return 0
    root, apt = _become_root(), shutil.which("apt-get")
    if root is not None and apt is not None:
        _install(wanted, root, apt)
    left = missing()
    if words != ["install"]:
        return 0
    for family in left:
        print("setup-system: missing", advice(family), file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
