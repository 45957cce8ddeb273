"""What is fast and what is right, measured; not timed tests."""
