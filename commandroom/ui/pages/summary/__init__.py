"""每日专报: a day's paper as its director reads it, on one page in large type.

Days go back and forth; who has read it and what was remarked stands below; a paragraph can be put into other words; the
paper goes out as PDF, DOCX, XLSX, HTML, or to a printer. The text is the paper's own and stays Chinese in every language.
"""
