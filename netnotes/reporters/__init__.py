"""Results turned into output: terminal, JSON, GitHub annotations, SARIF."""
