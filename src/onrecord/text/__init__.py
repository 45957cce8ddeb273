"""Pure functions on strings: offsets, quotation marks, blocks, dates, language."""
