"""Where a run was made: absolute times mean nothing without it."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

import msgspec
from lxml import etree

_LIBRARIES = ("jiheng", "lxml", "msgspec", "python-docx", "openpyxl")
_CPU = Path("/proc/cpuinfo")


class Machine(msgspec.Struct, frozen=True):
    """Processor, cores this process may use, memory in GiB, system, Python, and versions of what was compared.

    ``load`` is how many processes wanted a core, on average over the minute before the run began.
    """

    cpu: str
    cores: int
    memory_gib: int
    system: str
    python: str
    libraries: dict[str, str]
    load: float


def this_machine() -> Machine:
    """Look at the machine we are on."""
    return Machine(
        cpu=_cpu(),
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        memory_gib=round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        system=f"{_system()}, {platform.system()} {platform.machine()}",
        python=f"{platform.python_implementation()} {platform.python_version()}",
        libraries={name: version(name) for name in _LIBRARIES}
        | {"libxml2": ".".join(str(part) for part in etree.LIBXML_VERSION)},
        load=round(os.getloadavg()[0], 1),
    )


def _cpu() -> str:
    if _CPU.exists():
        for line in _CPU.read_text("utf-8").splitlines():
            name, _, said = line.partition(":")
            if name.strip() == "model name":
                return said.strip()
    return platform.processor() or platform.machine()


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform(terse=True)
