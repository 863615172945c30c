"""The first run: calm steps, one question each; nothing is made before the last one.

answers     what was entered, frozen; make      the notebook made of it, whole or not at all
step        what every step shares
waiting     what is said of files the program was started with
welcome, unit, people, criteria, key, folder, finished      the steps in their order
The dialog that leads through them is `ui/dialogs/set_up.py`.
"""
