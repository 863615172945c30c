"""The build's modules are imported as `python -m make` imports them, where what they stand on is there.

The Linux script is tested where bash is; what a freeze is made of where its tools are (requirements-dev.lock).
"""

import sys
from importlib.util import find_spec
from pathlib import Path

_NEEDS = {
    "pefile": ("test_identity.py",),
    "PyInstaller": ("test_shipped.py",),
    "cyclonedx": ("test_shipped.py",),
}
collect_ignore = ["test_dev_sh.py", "test_python_signature.py"] if sys.platform == "win32" else []
collect_ignore += [name for tool, names in _NEEDS.items() if find_spec(tool) is None for name in names]
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "installer"))
