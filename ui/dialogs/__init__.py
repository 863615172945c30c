"""Dialogs: each opens with the focus where the first answer goes and closes on Esc without harm.

set_up              the first run: leads through the steps of `ui/set_up`; restore    a backup into a folder
evidence            add documents, or change what is said about one
choose_criteria     the criteria set of a year
write_package       folder, passphrase and reason before a package is written
keys                passphrases, and trust by typed digits
open_round          a year's round and the units expected
write_reason        one written reason
help, keys_list     F1 for every page; every key that works now
about, support      what this is and whose parts it uses; a file for the support
"""
