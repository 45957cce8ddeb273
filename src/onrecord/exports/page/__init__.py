"""The parts of the HTML page: its template, style and script, and what they need computed."""
