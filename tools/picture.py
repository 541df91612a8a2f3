"""Makes the picture of a report that the README shows: `python -m tools.picture`, with Debian's chromium installed."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "技师工作室奖励.docx"
PICTURE = ROOT / "docs" / "images" / "report.png"
CHROMIUM = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--window-size=1000,1390",
)


def main() -> None:
    """Check one of the examples, open the report in a browser, and keep what it shows."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(EXAMPLE, folder)
        check = [sys.executable, "-m", "jiheng_cli", "check", EXAMPLE.name, "--rules", "mof-2020-10"]
        report = ["--format", "html", "-o", "report.html", "--fail-on", "never"]
        subprocess.run([*check, *report], cwd=folder, check=True)  # noqa: S603 - words of our own
        page = Path(folder, "report.html").as_uri()
        shot = [*CHROMIUM, f"--user-data-dir={folder}/profile", f"--screenshot={PICTURE}", page]
        subprocess.run(shot, check=True)  # noqa: S603 - words of our own


if __name__ == "__main__":
    main()
