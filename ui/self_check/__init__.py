"""The window looks at itself: every page of both roles, every kind of dialog, charts, PDF and printing.

`window_work`   the checks in order; `offices` what a person would meet: pages, their acts, menus
`watch`         pictures, dialogs that open by themselves, errors nobody would see
`dialogs`       dialogs no act of the sample opens, made as the pages make them
`shown`         charts, PDF and printing: something is really drawn
`shipped`       help, icons, style and licences of the window
"""
