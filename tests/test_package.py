"""The package as a whole."""

import subprocess
import sys

import pytest

import tellings


def test_every_public_name_can_be_imported() -> None:
    for name in tellings.__all__:
        assert getattr(tellings, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        tellings.__getattr__("nonsense")


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, tellings; print([m for m in ('spacy', 'numpy', 'onnxruntime', 'trafilatura') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"
