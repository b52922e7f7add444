"""Documents: a neutral form of each paper, and its writers to HTML, DOCX and XLSX.

PDF and print are drawn by the desk from the same neutral form (`ui/print`). Geometry and type follow GB/T 9704-2012:
A4, 37 mm above, 28 mm at the binding, a text area of 156 by 225 mm with 22 lines of 28 characters in 3 号仿宋 (16 pt).
"""
