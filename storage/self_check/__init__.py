"""What stands on the disk, as checks of this installation by itself.

`every`           all of them, in order
`shipped`         resources that papers and criteria need; the list of modules
`library`         SQLite: version, settings, migration from the first schema
`sealing`         signatures, keys, encryption, the government signature, a token's process
`children`        processes of their own: pictures, PDF
`old_workspaces`  copies of the workspaces in a folder, opened with this installation
"""
