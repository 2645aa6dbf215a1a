"""Data with gold that lives beside the project, not in it; what needs it is skipped where it is absent."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "harbour-fire" / "reports"


def shared(part: str) -> Path:
    """The folder or file `part` of the shared data; skips the test, with the reason, where it is absent."""
    path = Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared")) / part
    if not path.exists():
        pytest.skip(f"needs {part} of the shared data, which is not at {path}; set TELLINGS_SHARED")
    return path
