"""What a person sees: the window, and beside it the command line. Knows core; never storage.

services.py        the bundle of services every page and command receives
texts/             every Vietnamese sentence; no Qt
cli/               the command line; no Qt
first_window.py, window_starts.py    what a start shows at once, and which starts open a window
app.py, open_window.py, window.py    the application, how it opens, navigation and status line
desk.py, changes.py, jobs.py         what pages are given: services, news, the one worker
page.py, rail.py, page_list.py       the frame of a page, the rail, which role has which pages
tables.py, grid.py, grid_view.py, criteria_tree.py    lists, the number grid, the criteria as a tree
fields.py, record_form.py, criterion_form.py          inputs, one per form of a declared field
messages.py, error_sentences.py, progress_dialog.py, undo_bar.py    refusals, questions, long work, undo
look.py, icons.py, translation.py    colours, drawings, Vietnamese for Qt's own buttons
pages/, dialogs/   one file per page and per dialog; pages do not know each other
"""
