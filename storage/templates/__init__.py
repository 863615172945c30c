"""Templates of a province: Word files with fields, checked before they are kept and when they are filled.

`archive`      the file as an archive: size, macros, objects, links, field codes, declarations
`paragraphs`   the tags of a document, paragraph by paragraph
`language`     what a tag may say: names, `for` over lists, `if`, a few filters; nothing is called
`checking`     all of it together, and what is missing
`filling`      the filled document
`starting`     the built-in form with fields in the places of its texts
`bundle`       templates in one file, from office to office
"""
