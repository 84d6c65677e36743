"""What every row of the settings is called and means, a module for some sections each."""
