"""Drawing documents: the compiler, and what every document is made of."""
