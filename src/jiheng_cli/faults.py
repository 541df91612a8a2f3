"""What is said when something was raised: a mistake in a file the user wrote, or one sentence on our fault."""

import errno
import os
import platform
import tempfile
import traceback
from pathlib import Path
from typing import Final

from jiheng_cli.parsing import shown
from jiheng_cli.tongue import Tongue

_MOST_SHOWN: Final = 40


def about_the_file(fault: Exception, say: Tongue) -> str | None:
    """Say what is wrong with a file that the user wrote or named, such as a rule pack, if that is what was raised."""
    from jiheng import BadFile

    if isinstance(fault, OSError) and fault.errno == errno.ENAMETOOLONG:
        name = shown(str(fault.filename or ""))[:_MOST_SHOWN]
        return say(
            f"文件名或路径太长：「{name}…」。请换一个短些的名称。",
            f"The name of a file or folder is too long: '{name}…'. Choose a shorter one.",
        )
    if not isinstance(fault, BadFile):
        return None
    called, called_en = fault.called
    return say(f"{called}有误：{shown(fault.message)}", f"{called_en}: {shown(fault.message_en)}")


def confess(fault: Exception, say: Tongue) -> str:
    """Write the details of ``fault`` to a file and say in one sentence that it is our fault, and where they are.

    With ``JIHENG_DEBUG=1`` the details are in what is said. They hold places in the program and the message of the
    fault, no content of a form.
    """
    details = _details(fault)
    if os.environ.get("JIHENG_DEBUG") == "1":
        return details + say("程序自身出了错，与您的文件无关。", "This is our own fault, not your file's.")
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="jiheng-fault-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(details)
    except OSError:
        return say(
            "程序自身出了错，与您的文件无关；详情没有写成文件，设 JIHENG_DEBUG=1 再运行一次可直接显示。",
            "This is our own fault, not your file's; the details could not be written: run again with JIHENG_DEBUG=1.",
        )
    return say(
        f"程序自身出了错，与您的文件无关。详情写在 {Path(file.name)}，请转给维护人员；设 JIHENG_DEBUG=1 可直接显示。",
        f"This is our own fault, not your file's. The details are in {Path(file.name)}; please pass them on.",
    )


def _details(fault: Exception) -> str:
    from jiheng import __version__

    head = f"jiheng {__version__}, Python {platform.python_version()}, {platform.system()}\n"
    return head + "".join(traceback.format_exception(fault))
