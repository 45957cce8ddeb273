"""The trained models and the one place that loads them, once and lazily."""
