"""The Linux script is tested where bash is."""

import sys

collect_ignore = ["test_dev_sh.py"] if sys.platform == "win32" else []
