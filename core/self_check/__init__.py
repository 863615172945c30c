"""What the program proves of itself on a computer it was just put on.

`checks`        one check by its name, and how it says what it found wrong
`modules`       every module the program should hold can be loaded
`office_work`   the jobs of a commune and of an authority on a small sample, each as a check

`storage.self_check` adds what stands on the disk, `ui.self_check` the window; the command runs them all.
"""
