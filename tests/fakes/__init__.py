"""Stand-ins for the world outside: clocks, keyrings, services. No test lives here."""
