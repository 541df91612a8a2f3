"""The largest files that are taken, each read in a process of its own that tells its time and memory."""

import subprocess
import sys
from pathlib import Path
from typing import Final

HANGS_FROM_SECONDS: Final = 60
"""Of the processor. Reading such a file is to take less than 10; that is measured where nothing else runs
(docs/reference/fuzzing.md), for on a busy machine the same work may count as twice as many."""

_ROOT: Final = Path(__file__).parents[2]
_SCRIPT: Final = """
import io, sys, time
from struct import pack
from PIL import Image
from benchmarks.memory import high_water_mark
from jiheng.reading import Unreadable, limits, read_bytes
from tests.fuzzing.blind import put_out_the_eyes
from tests.reading import making, making_doc, making_opendocument as opendocument, making_pdf, making_xls
from tests.reading import test_mht as mht, test_sheet_xml as sheet_xml, test_word_xml as word_xml, test_xlsb as xlsb
def picture(form, *size):
    written = io.BytesIO()
    Image.new("L", size, 255).save(written, form)
    return written.getvalue()
LOT = range(140_000)
MAIL = b'MIME-Version: 1.0\\nContent-Type: multipart/related; boundary="b"\\n\\n--b\\nContent-Type: text/html\\n\\n'
limits.MAX_RATIO = 10**9
put_out_the_eyes()
source = {source}
begun = time.process_time()
try:
    read_bytes(source, file="表")
except Unreadable as refusal:
    print(refusal.reason)
print(time.process_time() - begun, int(high_water_mark()), file=sys.stderr)
"""


def read(source: str) -> tuple[float, int]:
    """Read the file that a piece of Python makes; give the seconds of the processor and the most memory, in MB."""
    words = [sys.executable, "-c", _SCRIPT.format(source=source)]
    measured = subprocess.run(words, capture_output=True, text=True, check=True, cwd=_ROOT)  # noqa: S603 - our own words
    seconds, megabytes = measured.stderr.split()
    return float(seconds), int(megabytes)
