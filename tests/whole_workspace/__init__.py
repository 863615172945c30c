"""A commune and its authority at play, each beside a small model of what it must hold; see `tests/journeys`.

books      what an office holds of one year, as plain values; the model of it is the same value
files      packages that went to and fro, and what the table of section 6 says of each
lives      a program killed at a chosen call to the disk: the folder is copied as it lies there
worlds     the two workspaces a play begins with: of this version, or as an old version left them
played     one office at play: every act is foretold, done, perhaps killed, and compared
drawn      what officers type
"""
