"""How the office is put together and run: settings from the environment, addresses, the command that serves it."""
