"""What is written as rows and columns, whatever the file: each table as its columns, each column as what it says.

A column knows its two heads, what kind of cell it holds and how to fill it from a line of the table; the exporters
only put cells into a file. A new column is a new line here, in every format that has the table.
"""
