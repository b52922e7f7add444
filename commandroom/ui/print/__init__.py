"""Papers drawn with Qt: the pages of a neutral document, as PDF, on a printer, or on the screen.

The bundled face holds no Kangxi radicals, so text that is copied out of a PDF is the text that was written; an official
face of the machine is used only where that is true of it too.
"""
