"""Long work: the job engine, task slots and child processes."""
