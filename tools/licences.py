"""Let no dependency in whose licence would bind those who install Jiheng.

The list is of licences we allow, so that an unknown one stops the build until a person has read it.
"""

import json
import subprocess
import sys

ALLOWED = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "ISC",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-2.0",  # binds changed files of its own only
        "OFL-1.1",  # a font that is sold by itself, or changed under its old name, is all it forbids
        "PSF-2.0",
        "Zlib",
    }
)

# What packages write for the licences above.
SPELLINGS = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
    "Python Software Foundation License": "PSF-2.0",
}

# Read by a person, because the licence field alone does not tell.
READ = {
    "pypdfium2": "itself BSD-3-Clause or Apache-2.0, as is PDFium; what PDFium is built of is as free",
    "docutils": "makes the documentation only; what is GPL in it is an editor mode that is not installed",
}


def is_allowed(licence: str) -> bool:
    """Judge a licence field: every part of ``A AND B`` or ``A; B`` must be allowed, one of ``A OR B``.

    ``OR`` binds last, as in SPDX; parentheses, which no dependency uses, are not understood and so refused.
    """
    return any(
        all(SPELLINGS.get(part.strip(), part.strip()) in ALLOWED for part in choice.replace(" AND ", ";").split(";"))
        for choice in licence.split(" OR ")
    )


def main() -> int:
    """Name every installed package whose licence is not on the list."""
    words = [sys.executable, "-m", "piplicenses", "--format=json", "--with-system", "--ignore-packages", "jiheng"]
    printed = subprocess.run(words, capture_output=True, check=True, text=True).stdout  # noqa: S603 - fixed words
    refused = [row for row in json.loads(printed) if row["Name"] not in READ and not is_allowed(row["License"])]
    for row in refused:
        print(f"licences: {row['Name']} {row['Version']}: {row['License']} is not on the list", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
