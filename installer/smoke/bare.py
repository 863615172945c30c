"""A window and nothing else: frozen as the program is, its start is what the program's start is held to."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
window.setWindowTitle("bare")
window.resize(1200, 700)
window.show()
sys.exit(application.exec())
